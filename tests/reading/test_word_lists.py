"""Word's automatic numbers, as Word prints them."""

from typing import Any

import pytest

from tests.reading.hostile.word_files import (
    in_list,
    level,
    num,
    numbering,
    paragraph,
    word_file,
)
from wgtr.reading.blocks import Block, BlockKind
from wgtr.reading.files import read_blocks


def read(body: str, **more: Any) -> list[Block]:
    return read_blocks(word_file(body, **more), "agenda.docx", language="en")


def numbers(body: str, levels: str | tuple[str, ...], **more: Any) -> list[str | None]:
    definitions = (levels,) if isinstance(levels, str) else levels
    blocks = read(body, numbering=numbering(*definitions, **more))
    return [block.number for block in blocks]


def entries(*places: tuple[int, int]) -> str:
    """A paragraph for each (list, level)."""
    return "".join(paragraph("Text", properties=in_list(*place)) for place in places)


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("decimal", "3."),
        ("decimalZero", "03."),
        ("lowerLetter", "c."),
        ("upperLetter", "C."),
        ("lowerRoman", "iii."),
        ("upperRoman", "III."),
        ("russianLower", "в."),
        ("russianUpper", "В."),
        ("arabicAbjad", "ج."),
        ("arabicAlpha", "ت."),
        ("hindiNumbers", "٣."),
        ("chineseCounting", "三."),
        ("chineseCountingThousand", "三."),
        ("ideographDigital", "三."),
        ("japaneseCounting", "三."),
        ("ideographTraditional", "丙."),
        ("decimalFullWidth", "３."),
        ("decimalEnclosedCircle", "③."),
        ("numberInDash", "- 3 -."),
        ("hebrew1", "3."),
        ("none", "."),
    ],
)
def test_every_number_format_prints_as_word_prints_it(form: str, third: str) -> None:
    assert numbers(entries((1, 0), (1, 0), (1, 0)), level(0, form, "%1."))[2] == third


def test_a_level_begins_again_below_each_higher_one() -> None:
    levels = (
        level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%3.")
    )
    body = entries((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert numbers(body, levels) == ["1.", "a)", "b)", "i.", "2.", "a)", "i."]


def test_numbers_of_several_levels_stand_together() -> None:
    levels = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2")
    legal = levels + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    assert numbers(entries((1, 0), (1, 1), (1, 1), (1, 2)), legal) == ["I", "I.1", "I.2", "1.2.1"]


def test_a_level_may_go_on_across_higher_ones() -> None:
    levels = level(0, "decimal", "Group %1") + level(
        1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'
    )
    body = entries((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert numbers(body, levels) == ["Group 1", "1.", "2.", "Group 2", "3."]


def test_a_level_may_begin_again_only_after_a_much_higher_one() -> None:
    levels = "".join(level(depth, "decimal", f"%{depth + 1}") for depth in range(2))
    levels += level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    body = entries((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert numbers(body, levels)[2::1] == ["1", "2", "2", "2", "1", "1"]


def test_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = num(1, 0) + num(2, 0) + num(3, 0, start)
    body = entries((1, 0), (2, 0), (3, 0), (3, 0), (1, 0))
    assert numbers(body, level(0, "decimal", "%1."), lists=lists) == ["1.", "2.", "5.", "6.", "7."]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "(%1)")}</w:lvlOverride>'
    lists = num(1, 0) + num(2, 0, other)
    body = entries((1, 0), (2, 0))
    assert numbers(body, level(0, "decimal", "%1."), lists=lists) == ["1.", "(B)"]


def test_a_newer_number_format_stands_in_an_alternative() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert numbers(entries((1, 0)), custom) == ["007"]


def test_styles_carry_lists_levels_and_headings_in_any_language_of_word() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard">'
        '<w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Standard"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Absatz"><w:basedOn w:val="Standard"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kind"><w:basedOn w:val="Absatz"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Verzeichnis"><w:name w:val="toc 1"/></w:style>'
    )
    levels = level(0, "upperRoman", "%1.", '<w:pStyle w:val="berschrift1"/>') + level(
        1, "decimal", "%2)", '<w:pStyle w:val="Absatz"/>'
    )
    body = (
        paragraph("Heading", style="berschrift1")
        + paragraph("First", style="Absatz")
        + paragraph("Second", style="Kind")
        + paragraph("None", style="Absatz", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("Contents", style="Verzeichnis")
        + paragraph("Plain")
    )
    blocks = read(body, styles=styles, numbering=numbering(levels))
    assert [(b.kind, b.level, b.number) for b in blocks[:2]] == [
        (BlockKind.HEADING, 1, "I."),
        (BlockKind.LIST_ITEM, 2, "1)"),
    ]
    assert (blocks[2].level, blocks[2].number) == (2, "2)")  # inherits its level with its list
    assert [b.number for b in blocks[3:]] == [None, None, None]
    assert [b.style for b in blocks[4:]] == ["toc", "Normal"]


def test_a_list_style_only_points_at_the_list() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    definitions = ('<w:numStyleLink w:val="L"/>', level(0, "upperLetter", "%1."))
    blocks = read(entries((1, 0)), styles=styles, numbering=numbering(*definitions))
    assert blocks[0].number == "A."


def test_bullets_are_bullets_and_blank_ones_are_none() -> None:
    body = entries((1, 0), (1, 1))
    levels = level(0, "bullet", "\uf0b7") + level(1, "bullet", " ")
    assert numbers(body, levels) == ["•", None]


def test_an_empty_paragraph_counts_where_it_is_numbered() -> None:
    body = entries((1, 0)) + paragraph(properties=in_list(1)) + paragraph() + entries((1, 0))
    assert numbers(body, level(0, "decimal", "%1.")) == ["1.", "2.", "3."]
