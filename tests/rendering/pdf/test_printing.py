"""Texts of every sort as PDF: hostile words, tables, deep nesting, notes, rare characters."""

import json
import re
import shutil
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rendering.pdf.conftest import ISSUED
from tests.rendering.pdf.opened import Inside, body, expected, pages, seen
from tests.tree.texts import texts
from wgtr.core.paths import agendas_folder, fonts_folder
from wgtr.rendering.fonts.faces import FontFolder, MissingFonts
from wgtr.rendering.house_style import BadStyle, HouseStyle, load_style
from wgtr.rendering.pdf.paper_data import paper_data
from wgtr.rendering.pdf.printing import MissingGlyph, Press, load_press, render_pdf
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Masthead,
    Note,
    Part,
    Provision,
    Rows,
    Span,
    SpanKind,
    Text,
    Wording,
)

EN, AR, ZH = Language.EN, Language.AR, Language.ZH


def worded(*body: Span | str, heading: str = "", rows: Rows = ()) -> dict[Language, Wording]:
    spans = tuple(Span(each) if isinstance(each, str) else each for each in body)
    return {EN: Wording((Span(heading),) if heading else (), spans, rows)}


def paragraph(name: str, *words: Span | str, **more: object) -> Provision:
    return replace(Provision(name, Kind.PARAGRAPH, worded(*words)), **more)  # type: ignore[arg-type]


def paper(*provisions: Provision, notes: tuple[Note, ...] = (), title: str = "A paper") -> Text:
    part = Part("agenda", "agenda", title={EN: (Span(title),)}, provisions=provisions)
    return Text("agenda", EN, Masthead(), (part,), notes)


def cell(words: str) -> Inlines:
    return (Span(words),)


def printed_pdf(text: Text, style: HouseStyle, press: Press, language: Language = EN) -> bytes:
    return render_pdf(text, language, style, press, issued_at=ISSUED)


HOSTILE = (
    '#import "@preview/cetz:0.3.0"',
    '#read("/etc/passwd")',
    "$ x^2 $ and $y$",
    "@agenda <agenda> = not a heading",
    "= heading",
    "/ term: said",
    "*strong* _emphasis_ `code` ~ -- --- ... 'single' \"double\"",
    "back\\slash \\u{41} \\ # [ ] { } ( ) \\n",
    "// no comment /* none */",
    "- bullet\n+ number\n1. number",
    '"), panic("',
    "https://example.org/ and &amp; <b>",
)


def test_nothing_people_wrote_is_read_as_an_instruction(style: HouseStyle, press: Press) -> None:
    notes = (Note("n1", worded(*HOSTILE)),)
    call = Span(kind=SpanKind.NOTE, target="n1")
    table = tuple((cell(words),) for words in HOSTILE)
    provisions = [Provision("t", Kind.TABLE, worded(rows=table))]
    provisions += [paragraph(f"p{at}", words) for at, words in enumerate(HOSTILE)]
    provisions += [
        Provision("h", Kind.ITEM, worded(HOSTILE[1], call, heading=HOSTILE[4]), numbered=True),
        Provision("l", Kind.TASK, worded(HOSTILE[3]), label="#panic()"),
    ]
    masthead = Masthead(symbol="#panic() <x>", lines={EN: ("#panic() <x>", *HOSTILE)})
    text = replace(paper(*provisions, notes=notes, title=HOSTILE[0]), masthead=masthead)
    pdf = printed_pdf(text, style, press)
    printed = settled(text, EN, style)
    assert body(pdf, printed, style) == expected(printed)


def test_controls_are_left_out_and_blanks_are_blanks(style: HouseStyle, press: Press) -> None:
    text = paper(paragraph("p", "one\x00\x07two\tthree\x0bfour\u2028five\r\nsix\u00a0seven"))
    assert "onetwo three" in pages(printed_pdf(text, style, press))[0]


def test_a_table_has_a_head(style: HouseStyle, press: Press, tmp_path: Path) -> None:
    rows = ((cell("Item"), cell("Speaker")), (cell("1"), cell("Chair")), (cell("2"),))
    table = Provision("t", Kind.TABLE, worded(rows=rows))
    lone = Provision("u", Kind.TABLE, worded(rows=rows[:1]))
    tags = Inside(printed_pdf(paper(table, lone), style, press), tmp_path).tags
    assert (tags["/Table"], tags["/THead"], tags["/TH"], tags["/TR"]) == (2, 1, 2, 4)
    assert tags["/TD"] == 6


def test_numbers_are_those_computed(style: HouseStyle, press: Press) -> None:
    inner = (
        paragraph("a", "first", numbered=True, pattern="({letter})"),
        paragraph("b", "second", label="(b) bis"),
    )
    text = paper(
        paragraph("one", "Take:", numbered=True, start=7, children=inner),
        paragraph("two", "Then", numbered=True),
        Provision("three", Kind.BULLET, worded("a bullet")),
    )
    said = " ".join(pages(printed_pdf(text, style, press))[0].split())
    assert "7. Take: (a) first (b) bis second 8. Then • a bullet" in said


def test_notes_and_references_lead_there_and_back(
    style: HouseStyle, press: Press, tmp_path: Path
) -> None:
    call = Span(kind=SpanKind.NOTE, target="n")
    reference = Span("paragraph {number}", SpanKind.REFERENCE, "two")
    text = paper(
        paragraph("one", "See ", reference, call, " and again", call),
        paragraph("two", "Second ", Span("site", SpanKind.LINK, "https://example.org/a")),
        paragraph("three", Span("bad", SpanKind.LINK, "javascript:alert(1)")),
        notes=(Note("n", worded("A note")), Note("never", worded("Not called"))),
    )
    inside = Inside(printed_pdf(text, style, press), tmp_path)
    links = [v for v in inside.objects.values() if isinstance(v, dict) and "/Subtype" in v]
    links = [link for link in links if link["/Subtype"] == "/Link"]
    addresses = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]
    assert addresses == ["u:https://example.org/a"]
    assert len(links) - len(addresses) == 1 + 2 + 1


def test_a_hundred_provisions_in_one_another(style: HouseStyle, press: Press) -> None:
    inner = paragraph("p100", "word 100", numbered=True)
    for depth in range(99, 0, -1):
        inner = paragraph(f"p{depth}", f"word {depth}", numbered=True, children=(inner,))
    text = paper(inner)
    printed = settled(text, EN, style)
    assert body(printed_pdf(text, style, press), printed, style) == expected(printed)


def test_no_level_of_headings_is_left_out(style: HouseStyle, press: Press, tmp_path: Path) -> None:
    """PDF/UA refuses it: a letter without title may begin with a heading of the second level."""
    below = Provision("b", Kind.HEADING, worded("text", heading="below"))
    untitled = Part("l", "letter", provisions=(replace(below, id="a", children=(below,)),))
    text = Text("chairs-letter", EN, parts=(untitled,))
    tags = Inside(printed_pdf(text, style, press), tmp_path).tags
    assert (tags["/H1"], tags["/H2"]) == (1, 1)


def test_what_is_not_translated_stands_in_its_own_language(
    style: HouseStyle, press: Press, tmp_path: Path
) -> None:
    arabic = {AR: Wording(body=(Span("نص"),))}
    text = paper(
        paragraph("p", "Only in English, (2-4)."),
        Provision("q", Kind.PARAGRAPH, {**worded("Both"), **arabic}),
        Provision("i", Kind.ITEM, worded("English", heading="English heading"), numbered=True),
    )
    pdf = printed_pdf(text, style, press, AR)
    said = "".join(pages(pdf))
    assert {"Only", "(2-4)", "heading"} <= set(re.split(r"[\s.,]+", said))
    assert "Both" not in said
    inside = Inside(pdf, tmp_path)
    languages = [
        v["/Lang"] for v in inside.objects.values() if isinstance(v, dict) and "/Lang" in v
    ]
    assert {"u:ar-SA", "u:en-GB"} <= set(languages)
    assert inside.check.returncode == 0


@pytest.mark.parametrize("language", list(Language))
def test_an_empty_text_is_a_page(language: Language, style: HouseStyle, press: Press) -> None:
    assert len(pages(printed_pdf(Text("agenda", EN), style, press, language))) == 1


def test_a_rare_character_comes_from_the_whole_font(style: HouseStyle, press: Press) -> None:
    text = paper(paragraph("p", "Name: 喆 镕 龘 犇"))
    assert "喆 镕 龘 犇" in pages(printed_pdf(text, style, press))[0]


def test_a_character_no_font_has_is_named(style: HouseStyle, press: Press) -> None:
    text = paper(paragraph("p", "Rare 龘, private \ue000 and \U00013000"))
    with pytest.raises(MissingGlyph, match=r"U\+E000.*U\+13000") as error:
        printed_pdf(text, style, press)
    assert error.value.characters == "\ue000\U00013000"


def test_every_script_of_the_six_languages_mixes(style: HouseStyle, press: Press) -> None:
    words = "English Español Français Русский 中文 العربية ½ № € → ≥ ① „…“ «–»"
    text = paper(paragraph("p", words))
    for language in Language:
        copied = seen("".join(pages(printed_pdf(text, style, press, language))))
        for word in ("Español", "Français", "Русский", "中文", "№", "€", "→", "1/2"):
            assert seen(word) in copied


def test_the_date_and_the_bytes_are_those_asked_for(style: HouseStyle, press: Press) -> None:
    text = paper(paragraph("p", "words"))
    made = [
        render_pdf(text, EN, style, press, issued_at=ISSUED + timedelta(days=days))
        for days in (0, 0, 1)
    ]
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_a_look_that_is_wrong_is_told_with_its_place(style: HouseStyle, press: Press) -> None:
    lines = press.look.splitlines()
    wrong = Press("\n".join(["#let x = nowhere", *lines]), press.fonts)
    with pytest.raises(BadStyle, match=r"paper\.typ: error: unknown variable: nowhere\n.*:1:9"):
        printed_pdf(paper(paragraph("p", "words")), style, wrong)


def test_missing_fonts_are_an_error_and_never_boxes(
    style: HouseStyle, press: Press, tmp_path: Path
) -> None:
    with pytest.raises(MissingFonts, match="make install"):
        load_press(agendas_folder() / "house-style", tmp_path)
    shutil.copytree(fonts_folder(), tmp_path / "fonts")
    (tmp_path / "fonts" / "always" / "NotoSans_400Regular.ttf").write_bytes(b"")
    spoiled = Press(press.look, FontFolder(tmp_path / "fonts"))
    with pytest.raises(MissingFonts, match="is no font"):
        printed_pdf(paper(paragraph("p", "words")), style, spoiled)


def test_a_look_of_another_body(style: HouseStyle, press: Press) -> None:
    other = Press(press.look.replace("[•]", "[–]"), press.fonts)
    text = paper(Provision("b", Kind.BULLET, worded("entry")))
    assert "– entry" in pages(printed_pdf(text, style, other))[0]


def test_a_paper_of_a_hundred_pages(style: HouseStyle, press: Press) -> None:
    """Its time grows with its length, not with its square."""
    words = "Delegations may wish to say how this was done, and what would help. " * 8

    def elapsed(items: int) -> tuple[int, float]:
        text = paper(
            *(
                Provision(
                    f"i{at}",
                    Kind.ITEM,
                    worded(words, heading=f"Item {at}"),
                    tuple(paragraph(f"i{at}-{n}", words, numbered=True) for n in range(8)),
                    numbered=True,
                )
                for at in range(items)
            )
        )
        started = time.monotonic()
        made = len(pages(printed_pdf(text, style, press)))
        return made, time.monotonic() - started

    quarter, whole = elapsed(20), elapsed(80)
    assert whole[0] >= 100
    assert whole[1] < max(10 * quarter[1], 8)


STYLE = load_style(agendas_folder() / "house-style")
PRESS = load_press(agendas_folder() / "house-style", fonts_folder())


@given(texts(), st.sampled_from(Language))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_becomes_a_pdf_but_for_characters_without_a_font(
    text: Text, language: Language
) -> None:
    try:
        pdf = render_pdf(text, language, STYLE, PRESS, issued_at=ISSUED)
    except MissingGlyph as missing:
        data = paper_data(settled(text, language, STYLE), STYLE)
        unknown = set(missing.characters) - set(json.dumps(data, ensure_ascii=False))
    else:
        unknown = set() if pages(pdf) else {"no page"}
    assert unknown == set()
