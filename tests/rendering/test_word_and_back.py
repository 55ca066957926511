"""Import → Word → import gives the same tree; an edited file gives the edited tree."""

import os
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.reading.expectations import documents, expected_of
from tests.rendering.package_rules import broken_rules
from tests.rendering.papers import in_all_languages, words_in
from tests.rendering.printable import printable
from tests.tree.texts import texts
from wgtr.core.paths import agendas_folder
from wgtr.ooxml.names import W
from wgtr.reading.commands import word_lists
from wgtr.reading.findings import find
from wgtr.reading.importing import imported
from wgtr.reading.rendered import reading_of_rendered
from wgtr.reading.texts import Reading
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.rendering.word.document import word_document
from wgtr.tree.json_form import from_json, to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Kind, SpanKind, Text, plain

STYLE = load_style(agendas_folder() / "house-style")
LISTS = word_lists(agendas_folder())
HERE = Path(__file__).parent
AGENDAS = HERE.parent / "reading"
DOCUMENTS = [*documents(AGENDAS / "agendas"), *documents(AGENDAS / "more_agendas")]
EXAMPLES = agendas_folder() / "att" / "csp11-wgtr-2025-02-28"
SEEDS = HERE.parents[2] / "shared" / "seeds"
MANY = 200 if os.environ.get("WGTR_DRILL") else 40
EN = Language.EN


def read_back(data: bytes) -> Reading:
    read = reading_of_rendered(data, LISTS.lexicons, LISTS.grammars)
    assert read is not None
    return read[0]


def assert_comes_back(path: Path, language: Language | None) -> None:
    first = imported(path.read_bytes(), path.name, language, LISTS)
    shown = Language(first["language"])
    text = from_json(first)

    data = word_document(text, shown, STYLE)
    reading = read_back(data)

    assert broken_rules(data) == []
    assert to_json(reading.text, shown) == to_json(text, shown)
    assert reading.unplaced == []
    find(reading, LISTS.lexicons[shown], LISTS.terms[shown], LISTS.grammars)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_an_agenda_comes_back(path: Path) -> None:
    assert_comes_back(path, Language(expected_of(path)["language"]))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_an_example_comes_back(path: Path) -> None:
    assert_comes_back(path, Language(path.suffixes[0].lstrip(".")))


def test_the_official_text_comes_back() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the official text is not beside this checkout")
    for path in SEEDS.glob("*.zh.txt"):
        assert_comes_back(path, Language.ZH)


@given(texts(), st.sampled_from(Language))
@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_comes_back(text: Text, language: Language) -> None:
    data = word_document(text, language, STYLE)
    reading = read_back(data)

    assert broken_rules(data) == []
    assert to_json(reading.text, language) == to_json(printable(text, language), language)


def edited(data: bytes, change: Callable[[etree._Element], None], part: str = "document") -> bytes:
    """The file after `change` was made to the root of one of its parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == f"word/{part}.xml":
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return made.getvalue()


def found(root: etree._Element, name: str) -> etree._Element:
    """The paragraph that a bookmark stands in."""
    (mark,) = [m for m in root.iter(W + "bookmarkStart") if m.get(W + "name") == name]
    paragraph = mark.getparent()
    assert paragraph is not None
    return paragraph


@pytest.fixture
def paper_in_word(style: HouseStyle) -> bytes:
    return word_document(in_all_languages(), EN, style)


def test_changed_words_are_read_as_changed(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        run = next(r for r in found(root, "t2").iter(W + "t"))
        run.text = "Other words"

    text = read_back(edited(paper_in_word, change)).text

    before = in_all_languages()
    assert plain(text.provision("t2").wording[EN].body) == "Other words"
    assert text.provision("t1") == printable(before, EN).provision("t1")
    assert numbers(text, EN) == numbers(before, EN)


def test_an_edited_item_keeps_its_note_call_and_bold_words(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        run = found(root, "i1_text").find(W + "r")
        assert run is not None
        bold = deepcopy(run)
        bold.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:b/></w:rPr>'))
        run.addnext(bold)

    body = read_back(edited(paper_in_word, change)).text.provision("i1").wording[EN].body

    assert [span.strong for span in body][:2] == [False, True]
    assert [span.target for span in body if span.kind is SpanKind.NOTE] == ["n1"]


def test_a_paragraph_taken_out_is_gone_and_its_tasks_move_up(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        gone = found(root, "a1")
        gone.getparent().remove(gone)  # type: ignore[union-attr]

    text = read_back(edited(paper_in_word, change)).text

    assert [p.id for p in text.parts[2].walk()] == ["t1", "t2", "t3"]


def test_a_new_paragraph_takes_kind_and_depth_from_its_style(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        last = found(root, "t2")
        new = deepcopy(last)
        for mark in [*new.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
            new.remove(mark)
        next(new.iter(W + "t")).text = "A new task"
        last.addnext(new)

    reading = read_back(edited(paper_in_word, change))

    lead = reading.text.provision("a1")
    assert [plain(p.wording[EN].body)[:10] for p in lead.children][2] == "A new task"
    assert [p.kind for p in lead.children] == [Kind.TASK] * 4
    counted = numbers(reading.text, EN)
    assert [counted[p.id] for p in lead.children] == ["a)", "b)", "c)", "d)"]


def test_an_edited_masthead_is_understood_anew(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        next(found(root, "masthead_line_1").iter(W + "t")).text = "3 February 2025"

    masthead = read_back(edited(paper_in_word, change)).text.masthead

    assert masthead.date == "2025-02-03"
    assert "3 February 2025" in masthead.lines[EN]


def test_an_edited_note_is_read_as_edited(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        list(root.iter(W + "t"))[-1].text = "Brought up to date."

    note = read_back(edited(paper_in_word, change, "endnotes")).text.notes[0]

    assert plain(note.wording[EN].body) == "Brought up to date."


def test_paragraphs_in_another_order_are_left_to_the_ordinary_reader(paper_in_word: bytes) -> None:
    def change(root: etree._Element) -> None:
        first = found(root, "t1")
        found(root, "t3").addnext(first)

    data = edited(paper_in_word, change)

    assert reading_of_rendered(data, LISTS.lexicons, LISTS.grammars) is None


@pytest.mark.parametrize(
    "outline", ["", "{}", "[1]", '{"language": "en", "parts": 3}', "nul", "{" * 9]
)
def test_an_outline_somebody_wrote_into_is_not_believed(paper_in_word: bytes, outline: str) -> None:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(paper_in_word)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "customXml/item1.xml":
                root = etree.fromstring(content)
                root.text = outline
                content = etree.tostring(root)
            new.writestr(name, content)

    assert reading_of_rendered(made.getvalue(), LISTS.lexicons, LISTS.grammars) is None


def test_the_outline_holds_no_words_of_the_text(paper_in_word: bytes) -> None:
    outline = zipfile.ZipFile(BytesIO(paper_in_word)).read("customXml/item1.xml").decode()
    document = etree.fromstring(zipfile.ZipFile(BytesIO(paper_in_word)).read("word/document.xml"))

    assert words_in(found(document, "t1")) == "The Working Group considers the reports."
    assert "considers" not in outline


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_anything_else_is_none_of_ours(data: bytes) -> None:
    assert reading_of_rendered(data, LISTS.lexicons, LISTS.grammars) is None
