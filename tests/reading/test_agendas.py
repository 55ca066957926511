"""The example agendas, written by people who had not seen the reader, come out as they expect."""

from pathlib import Path

import pytest

from tests.reading.expectations import differences, documents, expected_of
from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.tree.json_form import from_json, to_json
from wgtr.tree.languages import Language

LISTS = word_lists(agendas_folder())
HERE = Path(__file__).parent
DOCUMENTS = [*documents(HERE / "agendas"), *documents(HERE / "more_agendas")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_an_agenda_comes_out_as_its_author_expects(document: Path) -> None:
    expected = expected_of(document)

    written = imported(document.read_bytes(), document.name, Language(expected["language"]), LISTS)

    assert differences(written, expected, pdf=document.suffix == ".pdf") == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_language_is_found_out(document: Path) -> None:
    expected = expected_of(document)

    written = imported(document.read_bytes(), document.name, None, LISTS)

    assert written["language"] == expected["language"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_an_imported_text_goes_out_and_in_as_json(document: Path) -> None:
    language = Language(expected_of(document)["language"])
    written = imported(document.read_bytes(), document.name, language, LISTS)

    text = from_json(written)

    assert to_json(text, language).items() <= written.items()
