"""OpenDocument texts as blocks: the numbers a word processor prints, and its white space."""

from typing import Any

import pytest

from tests.reading.hostile.odt_files import named_styles, odt_file
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.files import read_blocks
from wgtr.reading.second_opinion import missing_words


def read(body: str, **more: Any) -> list[Block]:
    return read_blocks(odt_file(body, **more), "agenda.odt", language="en")


def level(depth: int, form: str, *, suffix: str = ".", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}"'
        f' style:num-suffix="{suffix}" {more}/>'
    )


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def listed(*items: str, more: str = "", style: str = "L") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


P = "<text:p>Text</text:p>"


def numbers(body: str, *levels: str) -> list[str | None]:
    return [block.number for block in read(body, styles=list_style(*levels))]


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("1", "3."),
        ("a", "c."),
        ("A", "C."),
        ("i", "iii."),
        ("I", "III."),
        ("А, Б, .., Аа, Аб, ...", "В."),
        ("а, б, .., аа, аб, ...", "в."),
        ("أ, ب, ت, ...", "ت."),
        ("ا, ب, ج, ...", "ج."),
        ("一, 二, 三, ...", "三."),
        ("١, ٢, ٣, ...", "٣."),
        ("①, ②, ③, ...", "③."),
        ("", "."),
    ],
)
def test_every_number_format_prints_as_a_word_processor_prints_it(form: str, third: str) -> None:
    assert numbers(listed(P, P, P), level(1, form))[2] == third


def test_levels_begin_again_and_show_those_above() -> None:
    levels = (
        level(1, "1"),
        level(2, "a", suffix=")"),
        level(3, "1", more='text:display-levels="3"'),
    )
    deep = listed(P + listed(P + listed(P), P), P + listed(P))
    assert numbers(deep, *levels) == ["1.", "a)", "1.a.1.", "b)", "2.", "a)"]


def test_a_format_may_be_a_pattern() -> None:
    pattern = level(2, "1", more='loext:num-list-format="(%1%-%2%)"')
    assert numbers(listed(P + listed(P, P)), level(1, "I"), pattern) == ["I.", "(I-1)", "(I-2)"]


def test_lists_begin_anew_unless_they_continue_one() -> None:
    body = (
        listed(P, P, more='xml:id="one"')
        + listed(P)
        + listed(P, more='text:continue-list="one"')
        + listed(P, more='text:continue-numbering="true"')
    )
    assert numbers(body, level(1, "1")) == ["1.", "2.", "1.", "3.", "4."]


def test_starts_headers_and_second_paragraphs() -> None:
    body = (
        '<text:list text:style-name="L"><text:list-header>'
        "<text:p>No number</text:p></text:list-header>"
        f'<text:list-item text:start-value="5">{P}{P}</text:list-item>'
        f"<text:list-item>{P}</text:list-item></text:list>"
    )
    start = level(1, "1", more='text:start-value="9"')
    assert numbers(body, start) == [None, "5.", None, "6."]
    assert numbers(listed(P), start) == ["9."]


def test_numbered_paragraphs_and_bullets() -> None:
    body = (
        '<text:numbered-paragraph text:list-id="x" text:level="1" text:style-name="L">'
        "<text:p>A</text:p></text:numbered-paragraph>"
    ) * 2 + listed(listed(P))
    bullet = '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/>'
    assert numbers(body, level(1, "1"), bullet) == ["1.", "2.", "•"]


def test_headings_take_the_outlines_numbers() -> None:
    outline = "".join(
        f'<text:outline-level-style text:level="{depth}" style:num-format="{form}"'
        f' text:display-levels="{depth}"/>'
        for depth, form in ((1, "I"), (2, "1"))
    )
    named = named_styles(f"<text:outline-style>{outline}</text:outline-style>")
    body = (
        '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">C</text:h>'
        '<text:h text:outline-level="1">D</text:h>'
    )
    blocks = read(body, named=named)
    assert [(b.kind, b.level, b.number) for b in blocks] == [
        (BlockKind.HEADING, 1, "I"),
        (BlockKind.HEADING, 2, "I.1"),
        (BlockKind.HEADING, 1, None),
        (BlockKind.HEADING, 1, "II"),
    ]


def test_white_space_is_what_the_format_says() -> None:
    body = (
        "<text:p>  one\n   two <text:span> three</text:span><text:s text:c='2'/>four<text:tab/>"
        "five<text:line-break/>six<text:soft-page-break/></text:p>"
    )
    assert [b.text for b in read(body)] == ["one two three  four\tfive\nsix"]


def test_looks_links_and_hidden_text() -> None:
    def text(name: str, properties: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {properties}/></style:style>"
        )

    styles = (
        text("B", 'fo:font-weight="bold"')
        + text("I", 'fo:font-style="italic"')
        + text("S", 'style:text-position="super 58%"')
        + text("U", 'style:text-position="-33% 58%"')
        + text("H", 'text:display="none"')
    )
    spans = "".join(f'<text:span text:style-name="{name}">{name}</text:span>' for name in "BISUH")
    link = '<text:a xlink:href="https://example.org/">site</text:a>'
    seen, hidden = read(f"<text:p>{spans}{link}</text:p>", styles=styles)
    assert seen.runs == (
        Run("B", bold=True),
        Run("I", italic=True),
        Run("S", raised=True),
        Run("U"),
        Run("site", link="https://example.org/"),
    )
    assert (hidden.text, hidden.style) == ("H", "hidden")


def test_notes_come_after_the_text_and_may_be_called_again() -> None:
    def note(note_id: str, kind: str, text: str, label: str = "") -> str:
        return (
            f'<text:note text:id="{note_id}" text:note-class="{kind}">'
            f"<text:note-citation {label}>1</text:note-citation>"
            f"<text:note-body><text:p> {text}</text:p></text:note-body></text:note>"
        )

    starred = 'text:label="*"'
    body = (
        f"<text:p>A{note('f', 'footnote', 'Foot')}</text:p>"
        f"<text:p>B{note('e', 'endnote', 'End', starred)}"
        '<text:note-ref text:ref-name="f">1</text:note-ref></text:p>'
    )
    blocks = read(body)
    assert [(r.text, r.note) for b in blocks[:2] for r in b.runs] == [
        ("A", None),
        ("", "fn1"),
        ("B", None),
        ("*", "en2"),
        ("1", "fn1"),
    ]
    assert [(b.kind, b.note, b.text) for b in blocks[2:]] == [
        (BlockKind.NOTE, "fn1", "Foot"),
        (BlockKind.NOTE, "en2", "End"),
    ]


def test_what_was_deleted_or_commented_is_not_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Kept<office:annotation><text:p>Comment</text:p></office:annotation>"
        "<text:change-start/> inserted<text:change-end/></text:p>"
    )
    assert [b.text for b in read(body)] == ["Kept inserted"]


def test_what_wraps_text_does_not_hide_it() -> None:
    body = (
        "<text:section><text:p>Section</text:p></text:section>"
        "<text:p>Anchor<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box>"
        "<svg:title>no</svg:title></draw:frame></text:p>"
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>no"
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        "<text:p>Opening 1</text:p></text:index-body></text:table-of-content>"
        "<text:p><text:ruby><text:ruby-base>会</text:ruby-base><text:ruby-text>hui</text:ruby-text>"
        "</text:ruby></text:p>"
    )
    assert [(b.text, b.style) for b in read(body)] == [
        ("Section", None),
        ("Anchor", None),
        ("Boxed", None),
        ("Opening 1", "toc"),
        ("会(hui)", None),
    ]


def test_headers_of_the_pages_in_use_come_once() -> None:
    masters = (
        '<style:master-page style:name="First" style:next-style-name="Standard"><style:header>'
        "<text:p>ATT/9001</text:p></style:header></style:master-page>"
        '<style:master-page style:name="Standard"><style:header><text:p>ATT/9001</text:p>'
        "</style:header><style:footer><text:p>Page <text:page-number>2</text:page-number></text:p>"
        "<text:p>Example</text:p></style:footer></style:master-page>"
        '<style:master-page style:name="Unused"><style:header><text:p>No</text:p></style:header>'
        "</style:master-page>"
    )
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:master-page-name="First"/>'
    )
    body = '<text:p text:style-name="P1">Text</text:p>'
    blocks = read(body, styles=styles, named=named_styles(masters=masters))
    assert [(b.style, b.text) for b in blocks] == [
        ("header", "ATT/9001"),
        (None, "Text"),
        ("footer", "Example"),
    ]


def test_tables_and_arrangements() -> None:
    def table(*rows: str) -> str:
        inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table>{inner}</table:table>"

    def cells(*texts: str) -> str:
        return "".join(f"<table:table-cell><text:p>{t}</text:p></table:table-cell>" for t in texts)

    spanned = (
        '<table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
    )
    blocks = read(
        table(cells("Treaty", "ATT/1"), cells("Conference", "Date"))
        + table(spanned, cells("10:00", "Opening"))
    )
    assert [b.text or b.rows for b in blocks] == [
        "Treaty",
        "ATT/1",
        "Conference",
        "Date",
        (("Both", ""), ("10:00", "Opening")),
    ]


def test_named_styles_give_alignment_indentation_and_their_own_names() -> None:
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"'
        ' style:parent-style-name="Body_20_Text">'
        '<style:paragraph-properties fo:text-align="end"/></style:style>'
    )
    named = named_styles(
        '<style:style style:name="Body_20_Text" style:display-name="Body Text"'
        ' style:family="paragraph"><style:paragraph-properties fo:margin-left="1.27cm"'
        ' fo:text-align="center"/></style:style>'
    )
    (block,) = read('<text:p text:style-name="P1">Text</text:p>', styles=automatic, named=named)
    assert (block.style, block.align, block.indent) == ("Body Text", "end", 36.0)


def test_pandoc_sees_nothing_that_was_missed() -> None:
    body = (
        listed(P, "<text:p>Пункт</text:p>") + "<text:p>所有 <text:span>тексты</text:span></text:p>"
    )
    data = odt_file(body, styles=list_style(level(1, "1")), named=named_styles())
    blocks = read_blocks(data, "a.odt", language="en")
    assert missing_words(data, blocks) == []
    assert missing_words(data, blocks[:-1]) == ["所有 тексты"]
