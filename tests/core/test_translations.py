"""Every sentence of the interface is there in all six languages."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from wgtr.core.languages import LANGUAGES
from wgtr.core.settings import ROOT


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Collect the sentences of the code and the templates as they are now."""
    out = tmp_path_factory.mktemp("sentences") / "messages.pot"
    collect = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg"]
    keywords = [
        "-k",
        "_l",
        "-k",
        "RuleViolation",
        "-k",
        "DropsLanguages",
        "-k",
        "NotInOriginal",
        "-k",
        "CannotEdit",
    ]
    more = [*keywords, "--no-location", "-o", str(out), "."]
    subprocess.run([*collect, *more], check=True, cwd=ROOT)
    with out.open("rb") as file:
        return read_po(file)


def catalogue(code: str) -> Catalog:
    path = ROOT / "wgtr" / "translations" / code / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_is_translated(sentences: Catalog, code: str) -> None:
    translated = catalogue(code)
    wanted = {message.id for message in sentences if message.id}
    assert len(wanted) > 50
    there = {message.id for message in translated if message.id and _complete(message.string)}
    assert wanted - there == set(), f"untranslated: run `make translations`, then fill in {code}"
    assert there - wanted == set(), "no longer used: run `make translations`"
    assert [message.id for message in translated if message.id and message.fuzzy] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_hold_the_same_places_to_fill(code: str) -> None:
    wrong = [
        (message.id, error)
        for message in catalogue(code)
        for error in message.check()
        if message.id
    ]
    assert wrong == []


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_nothing_was_left_in_english(code: str) -> None:
    same = [message.id for message in catalogue(code) if len(message.id) > 12 and _same(message)]
    assert same == []


def _complete(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _same(message: object) -> bool:
    return getattr(message, "id", None) == getattr(message, "string", "")


def test_the_compiled_files_are_not_kept_in_the_repository() -> None:
    assert "*.mo" in Path(ROOT / ".gitignore").read_text().split("\n")
