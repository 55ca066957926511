"""Where the lines of a PDF end, what its links look like, what stands at the head of its pages."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.pdf.conftest import agenda
from tests.rendering.pdf.opened import Inside, pages
from tests.rendering.pdf.test_printing import paper, paragraph, printed_pdf, worded
from wgtr.core.paths import agendas_folder
from wgtr.rendering.blanks import BOUND_BLANK, BOUND_STROKE, Bound
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.rendering.pdf.paper_data import MAY_BREAK, WHOLE, laid_out
from wgtr.rendering.pdf.printing import Press
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Masthead, Note, Provision, Span, SpanKind

EN, AR = Language.EN, Language.AR
SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
STYLE = load_style(agendas_folder() / "house-style")


def lines(pdf: bytes) -> list[str]:
    return [line.strip() for page in pages(pdf) for line in page.splitlines()]


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        (EN, "on 28_February_2025 under Article_13_(3)_(a), paragraph_4 of Annex_B, May_2025"),
        (EN, "Articles_6 and 7; February_28, 2025; 5 reports in May"),
        (Language.FR, "le 1er_mars_2025, article_13, paragraphe_4 de l’annexe_B; août_2025"),
        (Language.ES, "el 28_de_febrero_de_2025, artículo_13; febrero_de_2025; 28_de_febrero"),
        (Language.RU, "28_февраля_2025_года, статьи_13, в пункте_4, февраля_2025_года; №_5"),
        (AR, "في ٢٨_شباط|فبراير_٢٠٢٥ وفقا للمادة_١٣ والفقرة_4 من المرفق_A و/أو"),
        (Language.ZH, "2025年2月28日 第13条 Article 13"),
    ],
)
def test_dates_and_references_are_bound(language: Language, typed: str, style: HouseStyle) -> None:
    bound = Bound(style, language).words(typed.replace("_", " ").replace("|", "/"))
    assert bound.replace(BOUND_BLANK, "_").replace(BOUND_STROKE, "|") == typed


@given(st.lists(st.text(alphabet="Articleé 13(a)٣/مادة28 May", max_size=30), max_size=4))
def test_binding_changes_blanks_and_strokes_only(stretches: list[str]) -> None:
    for language in Language:
        bound = Bound(STYLE, language).stretches(stretches, [1])
        plain = [words.translate({0x1D: " ", 0x1E: "/"}) for words in bound]
        assert plain == stretches


def test_a_reference_is_bound_over_the_border_of_a_link(style: HouseStyle) -> None:
    bound = Bound(style, EN).stretches(["see paragraph ", "4", "1", " (b)"], [2])
    assert bound == [f"see paragraph{BOUND_BLANK}", "4", "1", " (b)"]


@pytest.mark.parametrize("indent", range(0, 60, 4))
def test_no_line_ends_in_a_date_or_reference(indent: int, style: HouseStyle, press: Press) -> None:
    words = f"{'x' * indent} " + "See paragraph 4 of Article 13 as of 28 February 2025. " * 12
    title = f"{'x' * (indent // 2)} The meeting of 28 February 2025 on Article 13, paragraph 4"
    text = paper(paragraph("p", words), title=title)
    pdf = printed_pdf(text, style, press)
    ends = {line.split()[-1] for line in lines(pdf) if line}
    assert not ends & {"28", "February", "Article", "paragraph"}
    copied = " ".join(" ".join(pages(pdf)).split())
    assert " ".join(words.split()) in copied
    assert "\u00a0" not in copied


def test_an_endless_word_stays_on_the_page_and_copies_as_it_was(
    style: HouseStyle, press: Press
) -> None:
    endless = "x" * 450 + "é" * 450
    rows = (((Span(endless[:200]),), (Span("b"),), (Span("c"),)),)
    text = paper(
        paragraph("p", endless, numbered=True),
        Provision("t", Kind.TABLE, worded(rows=rows)),
        title="w" * 200,
    )
    pdf = printed_pdf(text, style, press)
    said = lines(pdf)
    assert max(map(len, said)) < 100
    copied = "".join(said)
    assert all(word in copied for word in (endless, endless[:200], "w" * 200))


def test_what_is_endless_breaks_between_letters_and_never_before_a_mark() -> None:
    marked = "ae\u0301" * 40
    for piece in laid_out(marked).split(MAY_BREAK)[1:]:
        assert piece[0] != "\u0301"
    assert laid_out("a" * 30) == "a" * 30
    assert MAY_BREAK not in laid_out(SYMBOL)
    assert WHOLE not in laid_out("28 February 2025")


@pytest.mark.parametrize("symbol", [SYMBOL + "/Part" * 40, "ATT/" + "A" * 200, SYMBOL])
def test_a_long_symbol_leaves_room_for_date_and_example(
    symbol: str, style: HouseStyle, press: Press
) -> None:
    head = Masthead(symbol, "2025-01-29", lines={EN: (symbol, style.words["example"][EN])})
    words = [paragraph(f"p{n}", "words and words " * 40) for n in range(12)]
    text = replace(paper(*words), masthead=head)
    second = pages(printed_pdf(text, style, press))[1].splitlines()
    said = [line.strip() for line in second[:4]]
    assert any(line.endswith("29 January 2025") for line in said)
    assert style.words["example"][EN] in said
    assert max(map(len, said)) < 120


def test_a_paper_without_symbol_is_headed_by_its_title(style: HouseStyle, press: Press) -> None:
    words = [paragraph(f"p{n}", "words and words " * 40) for n in range(12)]
    text = paper(
        *words, title="Draft annotated agenda of the meeting on the transfer of all reports"
    )
    text = replace(text, masthead=Masthead(None, "2025-01-29"))
    second = pages(printed_pdf(text, style, press))[1].splitlines()
    assert " ".join(second[0].split()) == (
        "Draft annotated agenda of the meeting on the transfer of all… 29 January 2025"
    )


def test_label_and_title_of_an_annex_are_parted_in_bookmarks(
    agendas: dict[Language, bytes], tmp_path: Path
) -> None:
    for language in (EN, Language.FR, Language.RU):
        marks = Inside(agendas[language], tmp_path).bookmarks
        annexes = [part for part in settled(agenda(language), language, STYLE).parts if part.label]
        assert len(annexes) == 2
        for annex in annexes:
            assert any(mark.startswith(f"{annex.label} ") for mark in marks)


def test_what_leads_somewhere_is_seen(style: HouseStyle, press: Press) -> None:
    """A look of another house sees every link, and of which kind it is."""
    look = press.look + "\n#let link-look(paper, kind, body) = [(#kind) #body]\n"
    text = paper(
        paragraph("one", "See ", Span("paragraph {number}", SpanKind.REFERENCE, "two")),
        paragraph("two", Span("site", SpanKind.LINK, "https://example.org/a"), numbered=True),
        paragraph("three", "Called", Span(kind=SpanKind.NOTE, target="n")),
        notes=(Note("n", worded("A note")),),
    )
    said = " ".join(pages(printed_pdf(text, style, replace(press, look=look)))[0].split())
    assert "(place) paragraph 1" in said
    assert "(address) site" in said
    assert said.count("(note) 1") == 2
