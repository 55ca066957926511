"""No reader crashes, hangs or loses text, whatever is done to a file."""

import pytest

from tests.reading.fuzz.fuzzing import fuzz
from tests.reading.fuzz.honest import FILES
from tests.reading.fuzz.vanishing import letters_of_body, nothing_vanishes
from wgtr.reading.files import read_blocks

MINUTE, HOUR = 60, 3_600


@pytest.mark.parametrize("kind", FILES)
def test_the_honest_files_are_read_whole(kind: str) -> None:
    data = FILES[kind]()
    text = "\n".join(block.text for block in read_blocks(data, f"agenda.{kind}", language="en"))
    assert "The Chair will open the meeting." in text
    nothing_vanishes(data, f"agenda.{kind}", "en")
    assert letters_of_body(data) or kind in {"pdf", "txt"}


@pytest.mark.parametrize("kind", FILES)
def test_changed_files_are_read_or_refused(kind: str) -> None:
    assert fuzz(kind, MINUTE / len(FILES), seed=1) > 20


@pytest.mark.drill
@pytest.mark.parametrize("kind", FILES)
def test_changed_files_are_read_or_refused_for_an_hour(kind: str) -> None:
    assert fuzz(kind, HOUR / len(FILES), seed=2) > 2_000
