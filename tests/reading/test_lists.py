"""Which list a number belongs to, how deep it stands, and in which letters it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.lines import entry, lexicon
from wgtr.reading.entries import Entry
from wgtr.reading.lists import Numbered, read_lists
from wgtr.reading.markers import marker_of

TITLE = "!"  # before a line: it is bold, as titles are


def read(*lines: str, language: str = "en") -> list[Numbered | None]:
    made = [made_entry(line, language) for line in lines]
    placed = read_lists(made)
    return [placed.get(place) for place in range(len(made))]


def made_entry(line: str, language: str) -> Entry:
    return entry(line.removeprefix(TITLE), language, bold=line.startswith(TITLE))


def outline(*lines: str, language: str = "en") -> str:
    """Depth and value of each line, "-" for a line without a number."""
    numbers = read(*lines, language=language)
    return " ".join(f"{n.depth}:{n.value}" if n else "-" for n in numbers)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1. One.", "2. Two.", "Words.", "3. Three."], "0:1 0:2 - 0:3"),
        (["1. One:", "a) x;", "b) y.", "2. Two:", "a) z."], "0:1 1:1 1:2 0:2 1:1"),
        (["1. One:", "(a) x:", "(i) y;", "(ii) z;", "(b) x."], "0:1 1:1 2:1 2:2 1:2"),
        (["1. One.", "1.1 x.", "1.2 y.", "2. Two.", "2.1 z."], "0:1 1:1 1:2 0:2 1:1"),
        (["I. One", "1. x.", "2. y.", "II. Two", "3. z."], "0:1 1:1 1:2 0:2 1:3"),
        (["I. One", "1. x.", "2. y.", "II. Two", "1. z."], "0:1 1:1 1:2 0:2 1:1"),
        (["1. One.", "1. Again.", "2. Two."], "0:1 0:1 0:2"),
        (["1. One.", "3. Three.", "4. Four."], "0:1 0:3 0:4"),
        (["1. One.", "2. Two.", "2 bis. More.", "3. Three."], "0:1 0:2 0:2 0:3"),
        (["4. Four.", "5. Five."], "0:4 0:5"),
        (["a) x", "b) y", "c) z", "i) last", "j) more"], "0:1 0:2 0:3 1:1 -"),
        (["g) x", "h) y"], "- -"),
        (["• x", "1. One."], "- 0:1"),
    ],
)
def test_numbers_find_their_list(lines: list[str], expected: str) -> None:
    assert outline(*lines) == expected


def test_i_follows_h_and_opens_a_roman_list_under_a() -> None:
    alphabet = [f"{letter}) words;" for letter in "abcdefghij"]

    assert outline(*alphabet) == " ".join(f"0:{number}" for number in range(1, 11))
    assert [n.system for n in read("a) x:", "i) y;", "ii) z.") if n] == [
        "latin-lower",
        "roman-lower",
        "roman-lower",
    ]


def test_paragraphs_run_on_across_items() -> None:
    lines = [
        "!1. Opening",
        "(1) The Chair opens.",
        "(2) All sit.",
        "!2. Reports",
        "(3) Reports are given.",
    ]

    assert outline(*lines) == "0:1 1:1 1:2 0:2 1:3"


def test_paragraphs_run_on_though_the_items_next_number_is_the_same() -> None:
    lines = [
        *("!1. Opening", "1. The Chair opens.", "2. All sit."),
        *("!2. Reports", "3. Reports are given.", "!3. Any other business"),
    ]

    assert outline(*lines) == "0:1 1:1 1:2 0:2 1:3 0:3"


@pytest.mark.parametrize(
    ("language", "lines", "system"),
    [
        ("ar", "أبجدهوز", "abjad"),
        ("ar", "أبتثجح", "hijai"),
        ("ru", "абвгдежзи", "cyrillic-lower"),
        ("ru", "абвгдежик", "cyrillic-standard-lower"),
        ("zh", "一二三四五", "chinese"),
        ("zh", "甲乙丙丁", "stems"),
        ("ar", "١٢٣", "arabic-indic"),
        ("en", "abc", "latin-lower"),
    ],
)
def test_a_list_counts_in_one_alphabet_from_its_first_letter(
    language: str, lines: str, system: str
) -> None:
    mark = "、" if language == "zh" else ")"

    found = read(*(f"{letter}{mark} x" for letter in lines), language=language)

    assert [(n.system, n.value) for n in found if n] == [
        (system, number) for number in range(1, len(lines) + 1)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A. Speaker took the floor.",
        "99.9 percent of all reports.",
        "1.5 million people are concerned.",
    ],
)
def test_a_sentence_that_begins_like_a_number_keeps_its_words(sentence: str) -> None:
    assert outline("1. One.", sentence, "2. Two.") == "0:1 - 0:2"
    assert outline(sentence, "1. One.", "2. Two.") == "- 0:1 0:2"


def test_a_gap_is_remembered() -> None:
    found = read("1. One.", "4. Four.", "5. Five.")

    assert [number.jumped for number in found if number] == [False, True, False]


def test_a_word_processors_count_is_believed_from_any_number_on() -> None:
    made = [entry("words", number=number) for number in ("d)", "e)")]

    assert [numbered.value for numbered in read_lists(made).values()] == [4, 5]


LATIN = "1. 2. 3. 1) 2) a) b) c) i) ii) I. II. A. B. 1.1 1.2 2.1 4. 12. (a) (i) •"
OTHERS = "أ) ب) ج) ت) а) б) з) и)"
marks = st.sampled_from((*LATIN.split(), *OTHERS.split(), "2 bis."))


@given(st.lists(st.tuples(marks, st.booleans()), max_size=40))
def test_every_number_placed_is_one_its_marker_may_say(lines: list[tuple[str, bool]]) -> None:
    made = [entry(f"{mark} words", bold=bold) for mark, bold in lines]

    placed = read_lists(made)

    deepest = 0
    for place, numbered in placed.items():
        marker = marker_of(f"{lines[place][0]} words", lexicon("en"))
        assert marker is not None
        assert (numbered.system, numbered.value) in marker.values
        assert numbered.depth <= deepest
        deepest = max(deepest, numbered.depth + 1)
