"""The example agendas as PDF, in six languages: what they say, and how they are made."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.rendering.pdf.conftest import ISSUED, agenda, read_example
from tests.rendering.pdf.opened import Inside, body, expected, furniture, pages, seen
from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.pdf.printing import Press, render_pdf
from wgtr.rendering.settling import settled
from wgtr.tree.json_form import from_json
from wgtr.tree.languages import Language

LEFT_TO_RIGHT = [language for language in Language if language.direction == "ltr"]


@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
def test_the_text_copied_is_the_text(
    language: Language, agendas: dict[Language, bytes], style: HouseStyle
) -> None:
    printed = settled(agenda(language), language, style)
    assert body(agendas[language], printed, style) == expected(printed)


def test_the_official_text_copied_is_the_text(style: HouseStyle, press: Press) -> None:
    path = ROOT.parent / "shared/seeds/att-csp11-wgtr-annotated-draft-agenda.zh.txt"
    if not path.exists():
        pytest.skip("the official text is not beside this checkout")
    text = read_example(path, Language.ZH)
    printed = settled(text, Language.ZH, style)
    pdf = render_pdf(text, Language.ZH, style, press, issued_at=ISSUED)
    assert body(pdf, printed, style) == expected(printed)


def test_the_arabic_text_copied_is_nearly_the_text(
    agendas: dict[Language, bytes], style: HouseStyle
) -> None:
    """PDFium puts some signs between words elsewhere; hardly a letter may be lost or doubled."""
    printed = settled(agenda(Language.AR), Language.AR, style)
    texts = pages(agendas[Language.AR])
    copied, said = seen("".join(texts)), expected(printed)
    # Comparing takes time by the square of the length, so the first and the last pages only.
    for some in (slice(4_000), slice(-4_000, None)):
        alike = SequenceMatcher(None, copied[some], said[some], autojunk=False)
        assert alike.ratio() >= 0.9
    around = [furniture(printed, style, place + 1, len(texts)) for place in range(len(texts))]
    there, wanted = Counter(copied), Counter(said + "".join(chain.from_iterable(around)))
    assert (there - wanted).total() + (wanted - there).total() <= len(said) / 500


@pytest.mark.parametrize("language", list(Language))
def test_the_symbol_is_found_on_every_page(
    language: Language, agendas: dict[Language, bytes]
) -> None:
    symbol = agenda(language).masthead.symbol
    assert symbol is not None
    assert all(symbol in page for page in pages(agendas[language]))


@pytest.mark.parametrize("language", list(Language))
def test_a_pdf_is_sound_and_says_what_it_is(
    language: Language, agendas: dict[Language, bytes], style: HouseStyle, tmp_path: Path
) -> None:
    inside = Inside(agendas[language], tmp_path)
    printed = settled(agenda(language), language, style)
    assert inside.check.returncode == 0, inside.check.stdout + inside.check.stderr
    assert "No syntax or stream encoding errors found" in inside.check.stdout
    assert inside.root["/Lang"] in {f"u:{style.tags[language]}", f"u:{language}"}
    # Left to right in Arabic too: PDFium turns a symbol round where a paper says R2L.
    assert inside.root["/ViewerPreferences"] == {"/Direction": "/L2R", "/DisplayDocTitle": True}
    assert inside.root["/MarkInfo"]["/Marked"] is True
    assert inside.information["/Title"] == f"u:{printed.title}"
    assert inside.information["/Author"] == f"u:{style.word('creator', language)}"
    assert inside.information["/CreationDate"] == "u:D:20250129120000Z"


@pytest.mark.parametrize("language", list(Language))
def test_a_pdf_is_tagged(
    language: Language, agendas: dict[Language, bytes], style: HouseStyle, tmp_path: Path
) -> None:
    tags = Inside(agendas[language], tmp_path).tags
    printed = settled(agenda(language), language, style)
    walked = list(printed.walk())
    listed = [p for p in walked if not p.titled and (p.number or p.source.kind == "bullet")]
    assert tags["/LI"] == tags["/LBody"] == tags["/Lbl"] == len(listed) + len(printed.notes)
    heads = sum(tags[f"/H{level}"] for level in range(1, 7))
    titled = [part for part in printed.parts if part.label or part.title.body]
    assert heads == len(titled) + sum(p.titled for p in walked) + bool(printed.notes)
    assert tags["/P"] > len(walked) - len(listed)
    assert tags["/Link"] >= 2 * len(printed.notes)


@pytest.mark.parametrize("language", list(Language))
def test_headings_are_bookmarks_and_can_be_addressed(
    language: Language, agendas: dict[Language, bytes], style: HouseStyle, tmp_path: Path
) -> None:
    inside = Inside(agendas[language], tmp_path)
    printed = settled(agenda(language), language, style)
    item = next(p for p in printed.walk() if p.number and p.titled)
    heading = "".join(piece.text for piece in item.said.heading)
    assert seen(f"{item.number}{heading}") in map(seen, inside.bookmarks)
    assert printed.notes_title in inside.bookmarks
    assert {item.anchor, *(p.anchor for p in printed.parts if p.title.body)} <= set(inside.names)
    assert inside.names == sorted(inside.names)


@pytest.mark.parametrize("language", list(Language))
def test_only_our_fonts_are_used(
    language: Language, agendas: dict[Language, bytes], tmp_path: Path
) -> None:
    own = {Language.AR: "Amiri", Language.ZH: "NotoSansSC"}.get(language, "NotoSans")
    fonts = Inside(agendas[language], tmp_path).fonts
    assert any(font.startswith(own) for font in fonts)
    assert all(font.startswith(("NotoSans", "Amiri")) for font in fonts)


@pytest.mark.parametrize("language", list(Language))
def test_every_page_but_the_first_is_headed_and_every_page_counted(
    language: Language, agendas: dict[Language, bytes], style: HouseStyle
) -> None:
    printed = settled(agenda(language), language, style)
    texts = [seen(page) for page in pages(agendas[language])]
    assert len(texts) >= 6
    symbol, example = seen(printed.symbol or ""), seen(printed.example or "")
    assert symbol in texts[0]
    assert example in texts[0]
    if language is not Language.AR:  # whose date PDFium reads from the other end beside a symbol
        day = seen(style.day(printed.date or "", language))
        assert all(text.startswith(f"{symbol}{day}{example}") for text in texts[1:])
        assert not texts[0].startswith(f"{symbol}{day}{example}{symbol}")


@pytest.mark.parametrize("language", list(Language))
def test_a_line_that_ends_before_a_date_does_not_end_its_paragraph(
    language: Language, agendas: dict[Language, bytes]
) -> None:
    told = imported(agendas[language], "a.pdf", language, word_lists(agendas_folder()))
    back = from_json(told)
    counts = [len(list(part.walk())) for part in back.parts]
    assert counts == [len(list(part.walk())) for part in agenda(language).parts]


def test_annexes_and_the_agenda_begin_pages(
    agendas: dict[Language, bytes], style: HouseStyle
) -> None:
    printed = settled(agenda(Language.EN), Language.EN, style)
    texts = pages(agendas[Language.EN])
    for label in ("Annex A", "Annex B"):
        assert [label in text.splitlines()[2] for text in texts].count(True) == 1
    opening = next(text for text in texts[1:] if printed.title in text)
    assert opening.splitlines()[2] == printed.symbol


def test_the_same_text_gives_the_same_bytes_four_at_once(
    agendas: dict[Language, bytes], style: HouseStyle, press: Press
) -> None:
    def render(language: Language) -> bytes:
        return render_pdf(agenda(language), language, style, press, issued_at=ISSUED)

    languages = [Language.AR, Language.EN, Language.RU, Language.ZH]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, languages)) == [agendas[each] for each in languages]
