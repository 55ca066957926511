"""How long the example agendas take as files, beside bare pandoc and typst on the same texts."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.benchmarks.bench_tree import text_of
from wgtr.boxed.pandoc import run_pandoc
from wgtr.boxed.typst import Job, run_typst
from wgtr.core.paths import agendas_folder, fonts_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.rendering.ast import document
from wgtr.rendering.fonts.faces import FAMILIES
from wgtr.rendering.house_style import load_style
from wgtr.rendering.html import html_page
from wgtr.rendering.pdf.printing import load_press, render_pdf
from wgtr.rendering.word.document import word_document
from wgtr.tree.json_form import loads
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

ISSUED = datetime(2025, 1, 29, tzinfo=UTC)
HOUSE = agendas_folder() / "house-style"
STYLE, PRESS = load_style(HOUSE), load_press(HOUSE, fonts_folder())
FONTS = "#set text(font: ({}))\n".format(", ".join(f'"{name}"' for name in FAMILIES))


def agenda(language: Language) -> Text:
    """The example agenda of one language."""
    path = agendas_folder() / "att" / "csp11-wgtr-2025-02-28" / f"agenda.{language}.txt"
    told = imported(path.read_bytes(), path.name, language, word_lists(agendas_folder()))
    return loads(json.dumps(told))


AGENDAS = {language: agenda(language) for language in Language}


def ours(text: Text, language: Language) -> bytes:
    """One paper as we print it."""
    return render_pdf(text, language, STYLE, PRESS, issued_at=ISSUED)


def our_three(language: Language) -> object:
    """One paper as Word, PDF and HTML."""
    text = AGENDAS[language]
    word, page = word_document(text, language, STYLE), html_page(text, language, STYLE)
    return word, page, ours(text, language)


def bare(language: Language) -> bytes:
    """The same words by pandoc's own template: no tags to a standard, no head, no numbers hung."""
    options = ("-f", "json", "-t", "typst-smart", "--wrap=none", "--standalone")
    source = FONTS + run_pandoc(drawn(language), *options).decode()
    return run_typst(Job(source, {}, PRESS.fonts.usual, 0))


def bare_three(language: Language) -> object:
    """The same words by bare pandoc as Word and HTML, and with typst as PDF."""
    word = run_pandoc(drawn(language), "-f", "json", "-t", "docx", "-o", "-")
    page = run_pandoc(drawn(language), "-f", "json", "-t", "html", "--standalone")
    return word, page, bare(language)


def drawn(language: Language) -> bytes:
    """The agenda as pandoc's own JSON."""
    return json.dumps(without_inner_links(document(AGENDAS[language], language, STYLE))).encode()


def without_inner_links(drawn: Any) -> Any:
    """An AST whose notes lead nowhere: pandoc writes no label for the mark they lead back to."""
    if isinstance(drawn, list):
        return [without_inner_links(each) for each in drawn]
    if not isinstance(drawn, dict):
        return drawn
    if drawn.get("t") == "Link" and drawn["c"][2][0].startswith("#"):
        return {"t": "Span", "c": without_inner_links(drawn["c"][:2])}
    return {name: without_inner_links(value) for name, value in drawn.items()}


def all_six(render: Callable[[Language], object]) -> Callable[[], object]:
    """A benchmark over the six languages."""
    return lambda: [render(language) for language in Language]


THOUSAND = text_of(100, 9)

BENCHMARKS: dict[str, Callable[[], object]] = {
    "pdf: the agenda in English": lambda: ours(AGENDAS[Language.EN], Language.EN),
    "pdf: the agenda in six languages": all_six(lambda each: ours(AGENDAS[each], each)),
    "pdf: the same by bare pandoc and typst": all_six(bare),
    "files: six languages as Word, PDF, HTML (< 2.5 s)": all_six(our_three),
    "files: the same by bare pandoc and typst (≤ 1.3)": all_six(bare_three),
    "pdf: 1,000 provisions and 100 notes": lambda: ours(THOUSAND, Language.EN),
}
