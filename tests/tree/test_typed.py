"""What a person edits in a plain field keeps every mark whose words stayed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.tree.texts import inlines, words
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)
from wgtr.tree.typed import brackets_for, read_back

CALL = Span("", SpanKind.NOTE, "n1")
LATER = Span("", SpanKind.NOTE, "n2")
SYMBOL = Span("ATT/CSP1/2015/1", SpanKind.SYMBOL, "ATT/CSP1/2015/1")
DEADLINE = Span("14 February 2025", SpanKind.PLACE, "deadline")
ABOVE = Span("paragraph {number} above", SpanKind.REFERENCE, "p1")


def text_with(body: Inlines) -> Text:
    """A text whose second paragraph says `body`, with two notes."""
    first = Provision("p1", Kind.PARAGRAPH, {Language.EN: Wording()}, numbered=True)
    second = Provision("p2", Kind.PARAGRAPH, {Language.EN: Wording(body=body)}, numbered=True)
    part = Part("a", "agenda", provisions=(first, second))
    notes = (Note("n1"), Note("n2"))
    return Text("annotated-agenda", Language.EN, parts=(part,), notes=notes)


def edited(old: Inlines, *changes: tuple[str, str]) -> Inlines:
    """`old` as it is read back after each change of one stretch of what the field shows."""
    brackets = brackets_for(text_with(old), Language.EN)
    typed = brackets.shown(old)
    for was, now in changes:
        assert was in typed
        typed = typed.replace(was, now)
    return read_back(old, typed, brackets)


def test_marks_are_shown_in_brackets_that_say_what_they_are() -> None:
    body = (Span("See "), ABOVE, CALL, Span(" by "), DEADLINE, Span(": "), SYMBOL)
    shown = brackets_for(text_with(body), Language.EN).shown(body)
    assert shown == "See [paragraph 1 above][note 1] by [14 February 2025]: ATT/CSP1/2015/1"


def test_an_arabic_field_speaks_arabic() -> None:
    arabic = brackets_for(text_with((CALL,)), Language.AR)
    assert arabic.shown((CALL,)) == "[حاشية ١]"
    assert read_back((), "[حاشية 1]", arabic) == (CALL,)


def test_marks_stay_when_words_around_them_change() -> None:
    body = (Span("See the report"), CALL, Span(" by "), DEADLINE, Span("."))
    found = edited(body, ("the report", "all the reports"), (".", "!"))
    assert found == (Span("See all the reports"), CALL, Span(" by "), DEADLINE, Span("!"))


def test_a_mark_is_deleted_moved_and_called_by_its_bracket() -> None:
    body = (Span("One"), CALL, Span(" two."))
    assert edited(body, ("[note 1]", "")) == (Span("One two."),)
    assert edited(body, ("[note 1] two.", " two[note 1].")) == (
        Span("One two"),
        CALL,
        Span("."),
    )
    assert edited(body, (" two.", " two.[note 2]")) == (
        Span("One"),
        CALL,
        Span(" two."),
        LATER,
    )


def test_a_bracket_that_means_nothing_is_words() -> None:
    assert edited((Span("One"),), ("One", "One [note 9] [sic]")) == (Span("One [note 9] [sic]"),)


def test_words_typed_inside_a_look_belong_to_it_and_at_its_border_do_not() -> None:
    link = Span("the multi year workplan", SpanKind.LINK, "https://example.org/")
    body = (Span("Read "), link, Span(" first."))
    assert edited(body, ("multi year", "whole multi-year")) == (
        Span("Read "),
        replace(link, text="the whole multi-year workplan"),
        Span(" first."),
    )
    assert edited(body, ("workplan first", "workplan of the group first"))[1:] == (
        link,
        Span(" of the group first."),
    )


def test_emphasis_stays_within_a_word() -> None:
    body = (Span("re", emphasis=True), Span("issued today"))
    assert edited(body, ("today", "now")) == (Span("re", emphasis=True), Span("issued now"))


def test_a_changed_symbol_is_words_again() -> None:
    body = (Span("See "), SYMBOL, Span("."))
    assert edited(body, ("2015/1", "2015/2")) == (Span("See ATT/CSP1/2015/2."),)
    assert edited(body, ("See ", "Read ")) == (Span("Read "), SYMBOL, Span("."))


def test_chinese_is_matched_by_character() -> None:
    link = Span("工作组", SpanKind.LINK, "https://example.org/")
    body = (Span("请"), link, Span("审议报告"), CALL, Span("。"))
    found = edited(body, ("审议报告", "审议年度报告"))
    assert found == (Span("请"), link, Span("审议年度报告"), CALL, Span("。"))


def test_line_ends_of_a_browser_change_nothing() -> None:
    body = (Span("One\ntwo"), CALL)
    assert edited(body, ("\n", "\r\n")) == body


@given(inlines)
def test_what_is_left_as_it_is_stays_as_it_is(body: Inlines) -> None:
    brackets = brackets_for(text_with(body), Language.EN)
    assert read_back(body, brackets.shown(body), brackets) == body


@given(inlines, st.lists(words, max_size=4).map("".join))
def test_what_was_typed_is_what_is_shown_next(body: Inlines, typed: str) -> None:
    brackets = brackets_for(text_with(body), Language.EN)
    kept = read_back(body, typed, brackets)
    assert brackets.shown(kept) == line_ends(typed)


def line_ends(words: str) -> str:
    """Words with line ends as they are kept: a browser sends others."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


@given(inlines, words, st.integers(0, 60))
def test_words_put_in_between_lose_no_mark(body: Inlines, put: str, at: int) -> None:
    brackets = brackets_for(text_with(body), Language.EN)
    shown = brackets.shown((*body, CALL))
    at = min(at, shown.rindex("["))
    at = at if at == 0 or "[" not in shown[:at] else shown.index("[")
    kept = read_back((*body, CALL), shown[:at] + put + shown[at:], brackets)
    assert CALL in kept
    assert plain(kept).count(line_ends(put)) >= line_ends(plain(body)).count(line_ends(put))
