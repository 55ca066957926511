"""Our Word files keep the package's rules, and the rules notice a file that does not."""

import zipfile
from io import BytesIO

import pytest

from tests.rendering.package_rules import broken_rules
from tests.rendering.papers import in_all_languages, paper
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.word.document import word_document
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Span, Wording

DOCUMENT, NOTES, TYPES = "word/document.xml", "word/endnotes.xml", "[Content_Types].xml"


@pytest.mark.parametrize("language", Language)
def test_a_file_keeps_them(style: HouseStyle, language: Language) -> None:
    assert broken_rules(word_document(in_all_languages(), language, style)) == []


def test_a_table_with_a_number_keeps_them(style: HouseStyle) -> None:
    rows = (((Span("A"),), (Span("B"),)), ((Span("1"),), (Span("2"),)))
    wording = {Language.EN: Wording(body=(Span("Table of figures"),), rows=rows)}
    table = Provision("t1", Kind.TABLE, wording, numbered=True, pattern="{digit}.")
    assert broken_rules(word_document(paper(table), Language.EN, style)) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (DOCUMENT, 'w:name="annex_a"', 'w:name="AGENDA"', "bookmark agenda twice"),
        (DOCUMENT, 'w:name="annex_a"', 'w:name="annex a"', "is no name for Word"),
        (DOCUMENT, 'w:pStyle w:val="Heading1"', 'w:pStyle w:val="Gone"', "pStyle Gone is not"),
        (DOCUMENT, 'w:numId w:val="1"', 'w:numId w:val="99"', "numId 99 is not defined"),
        (DOCUMENT, 'w:endnoteReference w:id="1"', 'w:endnoteReference w:id="7"', "never called"),
        (DOCUMENT, "<w:bookmarkEnd ", "<w:proofErr ", "do not end where they began"),
        (DOCUMENT, 'r:id="rId1"', 'r:id="rId99"', "pointer rId99 is not defined"),
        (DOCUMENT, 'fldCharType="end"', 'fldCharType="separate"', "a field is not closed"),
        (NOTES, 'w:endnote w:id="1"', 'w:endnote w:id="0"', "endnote 0 twice"),
        (TYPES, "/word/settings.xml", "/word/gone.xml", "word/gone.xml, which is not there"),
        ("_rels/.rels", "docProps/core.xml", "docProps/gone.xml", "nothing leads to docProps/core"),
    ],
)
def test_a_file_that_breaks_one_is_noticed(
    style: HouseStyle, part: str, old: str, new: str, said: str
) -> None:
    data = word_document(in_all_languages(), Language.EN, style)
    assert any(said in each for each in broken_rules(changed(data, part, old, new)))


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first place where `old` stands in a part written otherwise."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode()
            assert name != part or old in content
            after.writestr(name, content.replace(old, new, 1) if name == part else content)
    return made.getvalue()
