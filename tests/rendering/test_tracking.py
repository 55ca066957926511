"""Word's tracked changes: rejecting all gives the old paper, accepting all the new one."""

import os
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.rendering.papers import in_all_languages, paper, said
from tests.rendering.resolving import resolved
from tests.tree.comparison.edited import edited
from wgtr.boxed.pandoc import run_pandoc
from wgtr.core.paths import agendas_folder
from wgtr.ooxml.names import W
from wgtr.ooxml.package import open_package
from wgtr.ooxml.word_package import find_word
from wgtr.reading.blocks import Block, BlockKind
from wgtr.reading.word.document import blocks_of_word
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.rendering.word.document import word_document
from wgtr.rendering.word.tracking.document import Revisor, tracked_document
from wgtr.tree import edits
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Note, Provision, Span, SpanKind, Text, Wording

STYLE = load_style(agendas_folder() / "house-style")
MANY = 200 if os.environ.get("WGTR_DRILL") else 15
CHAIR = Revisor("Chair (Chile)", date(2025, 2, 28))
EN = Language.EN
Line = tuple[object, ...]


def read(data: bytes) -> list[Line]:
    """What this project's reader finds in a Word file: words, numbers, notes, links, looks.

    Whether Word writes a note's number or the file does, and what a bookmark is called, is left
    out: two papers in one file must agree on that.
    """
    word = find_word(open_package(data))
    assert word is not None
    blocks = blocks_of_word(word)
    keys = {run.note: None for block in blocks for run in block.runs if run.note}
    order = {key: place for place, key in enumerate(keys)}
    return [line for block in blocks if (line := line_of(block, order))]


def line_of(block: Block, order: dict[str, int]) -> Line | None:
    """One block; None where there is nothing to see in it."""
    is_note = block.kind is BlockKind.NOTE
    runs: list[tuple[str, object]] = []
    for run in block.runs:
        link = "#" if (run.link or "").startswith("#") else run.link
        look = (run.bold, run.italic, run.raised, link, order.get(run.note or ""))
        said = "" if run.note or (is_note and run.raised and not runs) else run.text
        if runs and runs[-1][1] == look and run.note is None:
            runs[-1] = (runs[-1][0] + said, look)
        elif said or run.note:
            runs.append((said, look))
    if is_note and runs and not runs[0][0].strip():
        del runs[0]
    if not (runs or block.rows or block.number):
        return None
    note = order.get(block.note or "")
    return (block.kind, block.number, block.style, note, block.rows, block.indent, tuple(runs))


def assert_both_are_in_it(old: Text, new: Text, language: Language) -> None:
    data = tracked_document(old, new, language, STYLE, revisor=CHAIR)

    assert read(resolved(data, accept=False)) == read(word_document(old, language, STYLE))
    assert read(resolved(data, accept=True)) == read(word_document(new, language, STYLE))


@given(edited(), st.sampled_from(Language))
@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_edits_can_be_accepted_or_rejected(pair: tuple[Text, Text], language: Language) -> None:
    assert_both_are_in_it(*pair, language)


def changed(text: Text) -> Text:
    """Words changed, a task out and one in, an item moved."""
    words = {language: Wording(body=(Span("2025 13(2)."),)) for language in Language}
    text = edits.remove(text, "t1")
    text = edits.add_after(text, "t3", Provision("t9", Kind.TASK, words, numbered=True))
    text = edits.reword(text, "l1", EN, Wording(body=(Span("The Working Group considers all."),)))
    return edits.move_after(text, "i1", "i2")


@pytest.mark.parametrize("language", Language)
def test_in_every_language(language: Language) -> None:
    text = in_all_languages()

    assert_both_are_in_it(text, changed(text), language)


def test_a_numbered_paragraph_taken_out_moves_those_after_it_up_and_back() -> None:
    text = paper(
        *(Provision(f"p{n}", Kind.PARAGRAPH, said(f"Words {n}."), numbered=True) for n in range(5))
    )
    data = tracked_document(text, edits.remove(text, "p1"), EN, STYLE, revisor=CHAIR)

    def numbers(accept: bool) -> list[object]:  # noqa: FBT001 - a test's own shorthand
        return [line[1] for line in read(resolved(data, accept=accept)) if line[1]]

    assert numbers(accept=True) == ["1.", "2.", "3.", "4."]
    assert numbers(accept=False) == ["1.", "2.", "3.", "4.", "5."]
    lists = {e.get(W + "val") for e in part(data, "document").iter(W + "numId")}
    assert len(lists) == 1


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(f"word/{name}.xml"))


def test_a_change_says_who_and_when_and_has_a_number_of_its_own() -> None:
    text = in_all_languages()
    data = tracked_document(text, changed(text), EN, STYLE, revisor=CHAIR)

    marks = list(part(data, "document").iter(W + "ins", W + "del", W + "pPrChange"))

    assert len(marks) > 5
    assert {m.get(W + "author") for m in marks} == {"Chair (Chile)"}
    assert {m.get(W + "date") for m in marks} == {"2025-02-28T00:00:00Z"}
    assert len({m.get(W + "id") for m in marks}) == len(marks)


def test_the_same_texts_give_the_same_bytes_and_no_change() -> None:
    text = in_all_languages()

    data = tracked_document(text, text, EN, STYLE, revisor=CHAIR)

    assert data == tracked_document(text, text, EN, STYLE, revisor=CHAIR)
    assert not list(part(data, "document").iter(W + "ins", W + "del", W + "pPrChange"))


def test_marks_stand_inside_links_as_the_schema_asks() -> None:
    def linked(words: str) -> Text:
        body = (Span("See "), Span(words, SpanKind.LINK, "https://example.org"), Span("."))
        return paper(Provision("p", Kind.PARAGRAPH, said(body)))

    data = tracked_document(linked("the page"), linked("the new page"), EN, STYLE, revisor=CHAIR)

    root = part(data, "document")
    assert not [link for mark in root.iter(W + "ins") for link in mark.iter(W + "hyperlink")]
    (link,) = root.iter(W + "hyperlink")
    assert [child.tag.removeprefix(W) for child in link] == ["r", "ins", "r"]


def test_a_note_whose_call_moves_is_there_before_and_after() -> None:
    def calling(*names: str) -> Text:
        return paper(
            *(
                Provision(
                    f"p{n}",
                    Kind.PARAGRAPH,
                    said((Span(f"Words {n}"), Span(kind=SpanKind.NOTE, target=name))),
                )
                for n, name in enumerate(names)
            ),
            notes=(Note("n1", said("One.")), Note("n2", said("Two."))),
        )

    assert_both_are_in_it(calling("n1", "n2"), calling("n2", "n1"), EN)
    assert_both_are_in_it(calling("n1", "n2"), calling("n1", "n1"), EN)
    assert_both_are_in_it(calling("n1", "n1", "n2"), calling("n2", "n1", "n1"), EN)


def test_a_changed_note_is_marked_where_it_stands() -> None:
    def noted(words: str) -> Text:
        call = Span(kind=SpanKind.NOTE, target="n1")
        body = Provision("p", Kind.PARAGRAPH, said((Span("Words"), call)))
        return paper(body, notes=(Note("n1", said(words)),))

    data = tracked_document(noted("It is new."), noted("It is old."), EN, STYLE, revisor=CHAIR)

    assert [t.text for t in part(data, "endnotes").iter(W + "delText")] == ["new"]
    assert_both_are_in_it(noted("It is new."), noted("It is old."), EN)


def test_rows_come_and_go() -> None:
    def table(*rows: str) -> Text:
        cells = tuple(((Span(row),), (Span(f"about {row}"),)) for row in rows)
        wording = {EN: Wording(body=(Span("A table."),), rows=cells)}
        return paper(Provision("p", Kind.TABLE, wording), Provision("q", Kind.TABLE, wording))

    assert_both_are_in_it(table("a b", "c d", "e f"), table("a b", "e f", "g h"), EN)
    assert_both_are_in_it(table("a b"), table(), EN)


def paragraphs(data: bytes, *args: str) -> list[str]:
    """What pandoc finds: words of each paragraph without blanks, which it moves about."""
    plain = run_pandoc(data, "-f", "docx", "-t", "plain", "--wrap=none", *args).decode()
    lines = [re.sub(r"^ *\w{1,2}[.)] +|\s+|\[\d+\]", "", line + " ") for line in plain.split("\n")]
    return [line for line in lines if line]


@pytest.mark.parametrize("language", [Language.EN, Language.AR, Language.ZH])
def test_pandoc_agrees(language: Language) -> None:
    """A second reader, which knows nothing of us. It leaves the number of an entry taken out."""
    text = in_all_languages()
    new = changed(text)

    data = tracked_document(text, new, language, STYLE, revisor=CHAIR)

    accepted = paragraphs(data, "--track-changes=accept")
    assert accepted == paragraphs(word_document(new, language, STYLE))
    rejected = paragraphs(data, "--track-changes=reject")
    assert rejected == paragraphs(word_document(text, language, STYLE))


def test_a_paper_without_a_part_that_was_there(style: HouseStyle) -> None:
    text = in_all_languages()
    shorter = replace(text, parts=text.parts[1:])

    for one, other in ((text, shorter), (shorter, text)):
        data = tracked_document(one, other, EN, style, revisor=CHAIR)
        assert read(resolved(data, accept=False)) == read(word_document(one, EN, style))
        assert read(resolved(data, accept=True)) == read(word_document(other, EN, style))
