"""In the example agendas of two authors, the planted defects are found and no others."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.reading.expectations import documents, expected_of, provisions, words_of
from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language

Json = dict[str, Any]
READING = Path(__file__).parents[1]
EVERY = [*documents(READING / "agendas"), *documents(READING / "more_agendas")]
LISTS = word_lists(agendas_folder())


@pytest.mark.parametrize("document", EVERY, ids=lambda path: path.stem)
def test_the_planted_defects_are_found_and_no_others(document: Path) -> None:
    expected = expected_of(document)
    written = imported(document.read_bytes(), document.name, Language(expected["language"]), LISTS)
    said = words_by_place(written)
    found = [(f["code"], said[f["where"]]) for f in written["findings"]]
    wanted = [defect for defect in expected["defects"] if not defect.get("arguable")]

    missed = [d for d in wanted if not any(fits(d, code, words) for code, words in found)]
    false = [
        (code, words)
        for code, words in found
        if not any(fits(d, code, words) for d in expected["defects"])
    ]
    assert (missed, false) == ([], [])
    assert not [code for code, count in Counter(found).items() if count > 1]


def fits(defect: Json, code: str, words: str) -> bool:
    return bool(code == defect["code"] and letters(defect["near"]) in letters(words))


def letters(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


def words_by_place(written: Json) -> dict[str, str]:
    """All that stands at each id: provisions, notes and parts."""
    said = {note["id"]: note["text"] for note in written["notes"]}
    for part in written["parts"]:
        said[part["id"]] = part["title"] or ""
        said |= {found["id"]: words_of(found) for found, _ in provisions(part["provisions"])}
    return said
