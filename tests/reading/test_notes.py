"""Notes kept by a word processor or typed, and the calls that belong to them."""

import pytest

from tests.reading.lines import entries, entry, lexicon
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.entries import Entry, entry_of
from wgtr.reading.notes import Notes, take_notes, tie_calls, typed_marks, with_typed_calls
from wgtr.tree.provisions import SpanKind


def read(made: list[Entry], zone: set[int] | None = None) -> tuple[list[Entry], Notes]:
    """All steps in the order in which a text is read."""
    inside = zone or set()
    with_typed_calls(made, typed_marks(made, inside))
    text, notes = take_notes(made, inside)
    tie_calls(text, notes)
    return text, notes


def calls(text: list[Entry]) -> list[str | None]:
    return [s.target for each in text for s in each.inlines if s.kind is SpanKind.NOTE]


def said(notes: Notes) -> list[tuple[str | None, str]]:
    return [(note.mark, "".join(span.text for span in note.inlines)) for note in notes.found]


def note(words: str, key: str, line: int = 9) -> Entry:
    return entry(words, kind=BlockKind.NOTE, note=key, line=line)


def calling(words: str, key: str) -> Entry:
    runs = (Run(words), Run("", note=key), Run(" and more."))
    return entry_of_runs(runs)


def entry_of_runs(runs: tuple[Run, ...], line: int = 1) -> Entry:
    return entry_of(Block(line, runs), lexicon("en"))


def test_a_kept_note_is_called_by_its_key() -> None:
    text, notes = read([calling("The reports", "fn7"), note("Sent in 2025.", "fn7")])

    assert [each.text for each in text] == ["The reports and more."]
    assert said(notes) == [(None, "Sent in 2025.")]
    assert calls(text) == ["n1"]


def test_a_kept_note_of_two_paragraphs_is_one() -> None:
    _, notes = read(
        [note("Sent in 2025.", "fn7"), note("1. All of them.", "fn7"), note("X", "fn8")]
    )

    assert said(notes) == [(None, "Sent in 2025.\n1. All of them."), (None, "X")]


def test_a_paragraph_that_begins_with_a_kept_call_is_no_note() -> None:
    opening = entry_of_runs((Run("", note="fn7"), Run("The Chair opens the meeting.")))

    text, notes = read([opening, note("The rules say so.", "fn7")])

    assert [each.text for each in text] == ["The Chair opens the meeting."]
    assert calls(text) == ["n1"]
    assert said(notes) == [(None, "The rules say so.")]


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        ("The reports¹ are many.", ["¹ Sent in 2025."]),
        ("The reports[1] are many.", ["[1] Sent in 2025."]),
        ("The reports** are many.", ["** Sent in 2025."]),
        ("The reports* are many.", ["*Sent in 2025."]),
        ("The reports† are many.", ["† Sent in 2025."]),
    ],
)
def test_a_typed_note_is_known_by_its_mark(call: str, lines: list[str]) -> None:
    text, notes = read(entries([call, "Words.", *lines]))

    assert [each.text for each in text] == ["The reports are many.", "Words."]
    assert [words for _, words in said(notes)] == ["Sent in 2025."]
    assert calls(text) == ["n1"]


@pytest.mark.parametrize(
    ("language", "call", "opening"),
    [
        ("en", "reports¹", "1. "),
        ("en", "reports¹", "1 "),
        ("en", "reports¹", "(1) "),
        ("en", "reports (1)", "1. "),
        ("ar", "التقارير[١]", "[١] "),
        ("zh", "报告①", "① "),
        ("zh", "报告¹", "1、"),
    ],
)
def test_under_their_heading_notes_may_be_numbered_like_paragraphs(
    language: str, call: str, opening: str
) -> None:
    text, notes = read(entries([call, f"{opening}Sent in 2025."], language), {1})

    assert calls(text) == ["n1"]
    assert [words for _, words in said(notes)] == ["Sent in 2025."]


def test_a_list_in_a_note_belongs_to_the_note() -> None:
    lines = ["Words¹ and words².", "1. First:", "(a) one;", "(b) two.", "2. Second."]

    _, notes = read(entries(lines), {1, 2, 3, 4})

    assert said(notes) == [("1", "First:\n(a) one;\n(b) two."), ("2", "Second.")]


@pytest.mark.parametrize(
    "line",
    ["Rules 13 (3) and 14 (1) say so.", "See [1] above.", "An area of 5 m².", "a * b", "2*3"],
)
def test_what_calls_no_note_stays_words(line: str) -> None:
    text, notes = read(entries([line, "Words."]))

    assert [each.text for each in text] == [line, "Words."]
    assert notes.found == []
    assert notes.strays == []


def test_a_call_without_a_note_is_remembered() -> None:
    text, notes = read(entries(["The reports⁵ are many.", "¹ Sent in 2025."]))

    assert calls(text) == ["?5"]
    assert [(each.line, mark) for each, mark in notes.strays] == [(1, "5")]


def test_a_note_called_twice_has_one_body() -> None:
    text, _ = read(entries(["Reports¹ and more¹.", "Again¹.", "¹ Sent in 2025."]))

    assert calls(text) == ["n1", "n1", "n1"]


def test_notes_that_begin_anew_on_each_page_are_the_next_ones_below() -> None:
    lines = ["One¹.", "¹ First.", "Two¹.", "¹ Second.", "Three¹ is behind them all."]

    text, notes = read(entries(lines))

    assert [words for _, words in said(notes)] == ["First.", "Second."]
    assert calls(text) == ["n1", "n2", "n2"]


def test_a_note_may_call_another() -> None:
    body = Block(9, (Run("See also"), Run("", note="b")), BlockKind.NOTE, note="a")

    _, notes = read([calling("Words", "a"), entry_of(body, lexicon("en")), note("The other.", "b")])

    assert [span.target for span in notes.found[0].inlines if span.target] == ["n2"]
