"""The proof that no paragraph vanished: it finds each one that is left out, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.lines import LISTS, entries, entry, lexicon
from wgtr.reading.blocks import BlockKind
from wgtr.reading.completeness import NO_PLACE, lost_entries
from wgtr.reading.entries import Entry
from wgtr.reading.furniture import Unplaced
from wgtr.reading.plain import blocks_of_text
from wgtr.reading.texts import read_text
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Kind,
    Masthead,
    Note,
    Part,
    Provision,
    Span,
    Text,
    Wording,
)

EN = Language.EN


def wording(words: str) -> dict[Language, Wording]:
    return {EN: Wording(body=(Span(words),))}


TEXT = Text(
    kind="annotated-agenda",
    original_language=EN,
    masthead=Masthead(lines={EN: ("Arms Trade Treaty",)}),
    parts=(
        Part(
            id="agenda",
            kind="agenda",
            label="A",
            label_word={EN: "Annex"},
            title={EN: (Span("Annotated agenda"),)},
            provisions=(
                Provision("p1", Kind.PARAGRAPH, wording("The Chair opens.")),
                Provision(
                    "p2", Kind.TABLE, {EN: Wording(rows=(((Span("10:00"),), (Span("Opening"),)),))}
                ),
            ),
        ),
    ),
    notes=(Note("n1", wording("Sent in 2025.")),),
    notes_title={EN: "Endnotes"},
)


def lost(*made: Entry) -> list[str]:
    found = lost_entries(made, TEXT, [Unplaced("Page 3", "page number", 4)])
    assert {each.reason for each in found} <= {NO_PLACE}
    return [each.text for each in found]


@pytest.mark.parametrize(
    "line",
    [
        *("The Chair opens.", "THE CHAIR OPENS", "Arms Trade Treaty", "Annotated agenda"),
        *(
            "1 Sent in 2025.",
            "Endnotes",
            "Page 3",
            "Annex A: Annotated agenda",
            "The Chair\nopens.",
        ),
    ],
)
def test_what_stands_anywhere_is_not_lost(line: str) -> None:
    assert lost(entry(line)) == []


@pytest.mark.parametrize(
    "line", ["The Chair closes.", "The Chair opens it.", "Sent in 2024.", "主席宣布开会。"]
)
def test_what_stands_nowhere_is_handed_back(line: str) -> None:
    assert lost(entry("Arms Trade Treaty"), entry(line)) == [line]


def test_a_tables_cells_are_looked_for_one_by_one() -> None:
    table = entry("", kind=BlockKind.TABLE, rows=(("10:00", "Opening"), ("10:15", "Reports")))

    assert lost(table) == ["10:15", "Reports"]


def test_a_line_said_twice_must_stand_twice() -> None:
    assert lost(entry("Endnotes"), entry("Page 3"), entry("Endnotes")) == ["Endnotes"]


def test_each_piece_left_out_is_told_with_its_line() -> None:
    found = lost_entries(entries(("The Chair opens.", "Gone.")), TEXT, [])

    assert found == [Unplaced("Gone.", NO_PLACE, 2)]


words = st.text(alphabet="abc 1.(议项أب¹*[]", min_size=1, max_size=30)


@given(st.lists(words, max_size=12), st.integers(0, 11))
def test_a_provision_left_out_of_any_text_is_found(lines: list[str], which: int) -> None:
    reading = read_text(blocks_of_text("\n\n".join(lines)), lexicon("en"), LISTS.grammars)
    provisions = list(reading.text.walk())
    if not provisions:
        return
    gone = provisions[which % len(provisions)]
    others = entries(["xyz unique words"])

    found = lost_entries([reading.nodes[gone.id].entry, *others], Text("x", EN), [])

    assert [each.text for each in found][-1:] == ["xyz unique words"]
    assert len(found) >= 1 + bool(letters(reading.nodes[gone.id].entry.text))


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
