"""No reader crashes, hangs or loses text, whatever is done to a file."""

from pathlib import Path

import pytest

from tests.reading.fuzz.fuzzing import LANGUAGES, ask, fuzz
from tests.reading.fuzz.honest import FILES
from tests.reading.fuzz.vanishing import letters_of_body
from wgtr.reading.files import read_blocks

MINUTE, HOUR = 60, 3_600
LEAST_LETTERS = 50
FEWEST = 20
FOUND = Path(__file__).parent / "found"


@pytest.mark.parametrize("kind", FILES)
def test_the_honest_files_are_read_whole(kind: str) -> None:
    data, name = FILES[kind](), f"agenda.{kind}"
    text = "\n".join(block.text for block in read_blocks(data, name, language="en"))
    assert "The Chair will open the meeting." in text
    assert letters_of_body(data, "en").total() > LEAST_LETTERS
    ask(data, name, "en")


@pytest.mark.parametrize("file", sorted(FOUND.iterdir()), ids=lambda file: file.name)
def test_what_once_broke_a_reader_holds(file: Path) -> None:
    for language in LANGUAGES:
        ask(file.read_bytes(), file.name, language)


@pytest.mark.parametrize("kind", FILES)
def test_changed_files_are_read_or_refused(kind: str) -> None:
    assert fuzz(kind, MINUTE / len(FILES), seed=1) > FEWEST


@pytest.mark.drill
@pytest.mark.parametrize("kind", FILES)
def test_changed_files_are_read_or_refused_for_an_hour(kind: str) -> None:
    assert fuzz(kind, HOUR / len(FILES), seed=2) > 100 * FEWEST
