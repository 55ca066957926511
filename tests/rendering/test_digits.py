"""An Arabic paper is counted in one kind of digits, in every format."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from tests.rendering.papers import in_all_languages, part_of, values
from wgtr.ooxml.names import W
from wgtr.rendering.ast import document
from wgtr.rendering.digits import digits_of, in_digits
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.html import html_page
from wgtr.rendering.pdf.paper_data import paper_data
from wgtr.rendering.running_head import running_date
from wgtr.rendering.settling import settled
from wgtr.rendering.word.document import word_document
from wgtr.tree.languages import Language
from wgtr.tree.numerals import ARABIC_INDIC, in_own_digits
from wgtr.tree.provisions import Kind, Part, Provision, Span, SpanKind, Text, Wording

AR, EN = Language.AR, Language.EN


def text(counted: str = "{digit}.", notes: str = "{decimal}") -> Text:
    """A paper of two items, a note called in both and a reference; items counted by a pattern."""
    made = in_all_languages()
    parts = [
        replace(part, numbering={**part.numbering, "item": counted, "paragraph": counted})
        for part in made.parts
    ]
    reference = Span("البند {number}", SpanKind.REFERENCE, "i2")
    said = {AR: Wording(body=(reference,)), EN: Wording(body=(Span("item"),))}
    refers = Part("annex-b", "annex", provisions=(Provision("r", Kind.PARAGRAPH, said),))
    return replace(made, parts=(*parts, refers), note_pattern=notes)


@pytest.mark.parametrize(
    ("counted", "notes", "digits", "two"),
    [
        ("{digit}.", "{decimal}", "arabic-indic", "٢"),
        ("{arabic-indic}.", "{decimal}", "arabic-indic", "٢"),
        ("{digit}.", "{digit}", "arabic-indic", "٢"),
        ("{decimal}.", "{digit}", "decimal", "2"),
        ("{un-digit}.", "{digit}", "decimal", "2"),
    ],
)
def test_notes_pages_dates_and_references_follow_the_provisions(
    counted: str, notes: str, digits: str, two: str, style: HouseStyle
) -> None:
    printed = settled(text(counted, notes), AR, style)

    assert digits_of(text(counted, notes), AR) == printed.digits == digits
    assert next(p.number for p in printed.walk() if p.source.id == "i2") == f"{two}."
    others = ARABIC_INDIC if digits == "decimal" else "0123456789"
    counted_words = [note.number for note in printed.notes]
    counted_words += [piece.text for p in printed.walk() for piece in p.said.body if piece.call]
    counted_words += [
        piece.text
        for p in printed.walk()
        for piece in p.said.body
        if piece.kind is SpanKind.REFERENCE
    ]
    counted_words += [printed.masthead[1].text, running_date(printed, style) or ""]
    assert len(counted_words) == 6
    assert not [word for word in counted_words if set(word) & set(others)]
    assert paper_data(printed, style)["digits"][2] == two


def test_other_languages_count_in_european_digits_always(style: HouseStyle) -> None:
    for language in set(Language) - {AR}:
        printed = settled(text(), language, style)
        assert printed.digits == "decimal"
        assert [note.number for note in printed.notes] == ["1"]


def test_other_forms_than_digits_stay() -> None:
    assert in_digits("({letter})", "arabic-indic") == "({letter})"
    assert in_digits("[{decimal}]", "arabic-indic") == "[{arabic-indic}]"
    assert in_digits("{un-digit}", "arabic-indic") == "{un-digit}"


def test_what_is_typed_stays_typed(style: HouseStyle) -> None:
    page = html_page(text(), AR, style)
    assert "13 (2-4)" in re.sub("[\u2066\u2069]", "", page)
    assert document(text(), AR, style)


def test_whatever_word_counts_itself_is_told_to_be_arabic(style: HouseStyle) -> None:
    data = word_document(text(), AR, style)
    body, notes = part_of(data, "word/document.xml"), part_of(data, "word/endnotes.xml")
    counting = [run for root in (body, notes) for run in root.iter(W + "r") if _counts(run)]
    footer = part_of(data, "word/footer1.xml")
    fields = [run for field in footer.iter(W + "fldSimple") for run in field.iter(W + "r")]

    assert len(counting) >= 2
    assert len(fields) == 2
    for run in [*counting, *fields]:
        assert run.find(f"{W}rPr/{W}rtl") is not None
        assert values(run, "lang", "bidi") == ["ar-SA"]
    assert {t.text for run in fields for t in run.iter(W + "t")} == {"١"}


def test_a_paper_counted_in_european_digits_is_so_in_word(style: HouseStyle) -> None:
    footer = part_of(word_document(text("{decimal}."), AR, style), "word/footer1.xml")
    fields = [run for field in footer.iter(W + "fldSimple") for run in field.iter(W + "r")]
    assert [run.find(f"{W}rPr/{W}rtl") for run in fields] == [None, None]


def test_what_we_write_is_in_a_language_s_own_digits() -> None:
    assert in_own_digits("10:00–13:00", AR) == "١٠:٠٠–١٣:٠٠"
    assert in_own_digits("10:00–13:00", EN) == "10:00–13:00"


def _counts(run: etree._Element) -> bool:
    return any(run.find(W + tag) is not None for tag in ("endnoteReference", "endnoteRef"))
