"""Papers in Markdown: readable, harmless, and read again by `wgtr import`."""

import pytest

from tests.rendering.papers import in_all_languages, paper, said
from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.markdown import markdown
from wgtr.tree.json_form import from_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Span, SpanKind, Wording

LISTS = word_lists(agendas_folder())
EXAMPLES = agendas_folder() / "att" / "csp11-wgtr-2025-02-28"
TREE = ("masthead", "parts", "notes", "notes_title", "note_pattern")
EN = Language.EN


@pytest.mark.parametrize("language", Language)
def test_an_example_agenda_comes_back_from_markdown(style: HouseStyle, language: Language) -> None:
    path = EXAMPLES / f"agenda.{language}.txt"
    first = imported(path.read_bytes(), path.name, language, LISTS)

    written = markdown(from_json(first), language, style)
    second = imported(written.encode(), "agenda.txt", language, LISTS)

    assert {name: second[name] for name in TREE} == {name: first[name] for name in TREE}


def test_numbers_headings_and_notes_read_as_on_paper(style: HouseStyle) -> None:
    lines = markdown(in_all_languages(), EN, style).split("\n")

    assert "## 1. The Working Group considers the reports." in lines
    assert "  b) The Working Group considers the reports." in lines
    assert "# Annex A" in lines
    assert "¹ The Working Group considers the reports." in lines


def test_marks_in_words_are_escaped(style: HouseStyle) -> None:
    words = "*x* <script>alert(1)</script> [a](javascript:b) `c` _d_ 1 < 2"
    link = Span("a]b", SpanKind.LINK, "https://example.org/(x)")
    written = markdown(paper(Provision("p1", Kind.PARAGRAPH, said((Span(words), link)))), EN, style)

    assert r"\*x\* \<script>alert(1)\</script> \[a](javascript:b) \`c\` \_d_ 1 < 2" in written
    assert r"[a\]b](https://example.org/%28x%29)" in written


def test_a_line_that_would_be_a_heading_or_a_list_is_words(style: HouseStyle) -> None:
    bodies = ("# no heading", "- no list", "> no quote", "| no table")
    text = paper(*(Provision(f"p{n}", Kind.PARAGRAPH, said(b)) for n, b in enumerate(bodies)))

    for line, body in zip(markdown(text, EN, style).split("\n\n")[1:], bodies, strict=True):
        assert line.strip() == f"\\{body}"


def test_a_table_is_a_table(style: HouseStyle) -> None:
    rows = (((Span("a"),), (Span("b|c"),)), ((Span("d\ne"),),))
    text = paper(Provision("p1", Kind.TABLE, {EN: Wording(rows=rows)}))

    assert "| a | b/c |\n|---|---|\n| d e |  |" in markdown(text, EN, style)
