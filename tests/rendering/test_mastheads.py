"""Mastheads in a language that they are not worded in."""

import json
from dataclasses import replace
from pathlib import Path

from tests.rendering.papers import SYMBOL, part_of, words_in
from tests.rendering.test_commands import run
from wgtr.ooxml.names import W
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.html import html_page
from wgtr.rendering.pdf.paper_data import paper_data
from wgtr.rendering.printed import MastheadRole
from wgtr.rendering.settling import settled
from wgtr.rendering.word.document import word_document
from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead, Part, Span, Text

AR, EN, FR = Language.AR, Language.EN, Language.FR
LINES = (
    SYMBOL,
    "29 January 2025",
    "Issued by: The Group",
    "Original: English",
    "Example, not an official document",
    "Eleventh Conference of States Parties",
)
HEAD = Masthead(SYMBOL, "2025-01-29", {EN: "The Group"}, EN, {EN: LINES})
TEXT = Text(
    "annotated-agenda",
    EN,
    HEAD,
    (Part("agenda", "agenda", title={EN: (Span("Draft agenda"),)}, masthead=HEAD),),
)


def test_what_the_house_can_say_is_said_and_the_rest_stands_in_its_own_language(
    style: HouseStyle,
) -> None:
    lines = settled(TEXT, FR, style).masthead

    assert [(line.text, line.language) for line in lines] == [
        (SYMBOL, None),
        ("29 janvier 2025", None),
        ("Issued by: The Group", EN),
        ("Original : anglais", None),
        ("Exemple, document non officiel", None),
        ("Eleventh Conference of States Parties", EN),
    ]
    assert [line.role for line in lines if line.role is not MastheadRole.LINE] == [
        MastheadRole.SYMBOL,
        MastheadRole.EXAMPLE,
    ]


def test_no_line_is_dropped_in_any_language(style: HouseStyle) -> None:
    for language in Language:
        assert len(settled(TEXT, language, style).masthead) == len(LINES)


def test_every_page_says_that_it_is_an_example_whatever_the_language(style: HouseStyle) -> None:
    paper = paper_data(settled(TEXT, AR, style), style)

    assert paper["example"] == style.words["example"][AR]
    borrowed = [line for line in paper["masthead"] if "language" in line]
    assert [line["language"] for line in borrowed] == ["en", "en"]


def test_a_borrowed_line_runs_its_own_way_in_html(style: HouseStyle) -> None:
    page = html_page(TEXT, AR, style)

    assert page.count('class="masthead-line untranslated" lang="en-GB" dir="ltr"') == 4
    assert style.words["untranslated"][AR] in page


def test_a_borrowed_line_runs_its_own_way_in_word(style: HouseStyle) -> None:
    body = part_of(word_document(TEXT, AR, style), "word/document.xml")

    line = next(p for p in body.iter(W + "p") if words_in(p) == LINES[-1])
    turned = line.find(f"{W}pPr/{W}bidi")
    told = line.find(f"{W}r/{W}rPr/{W}lang")
    assert turned is not None
    assert turned.get(W + "val") == "0"
    assert told is not None
    assert told.get(W + "val") == "en-GB"


def test_a_masthead_in_the_paper_s_own_words_borrows_nothing(style: HouseStyle) -> None:
    known = replace(HEAD, issued_by={EN: "The Group", FR: "Le Groupe"}, lines={EN: LINES[:5]})

    printed = settled(Text("mandate", EN, known, ()), FR, style)

    assert printed.masthead[2].text == "Publié par : Le Groupe"
    assert printed.borrowed == {}
    assert printed.notice is None


def test_a_masthead_that_was_never_written_names_its_issuer_in_one_language(
    style: HouseStyle,
) -> None:
    made = settled(replace(TEXT, masthead=replace(HEAD, lines={})), AR, style)

    issued = [line for line in made.masthead if line.language]
    assert [(line.text, line.language) for line in issued] == [("Issued by: The Group", EN)]


def test_the_usual_word_for_annexes_is_said_in_the_paper_s_language(style: HouseStyle) -> None:
    def label(word: str) -> str | None:
        annex = Part("annex-b", "annex", "B", label_word={EN: word})
        return settled(replace(TEXT, parts=(annex,)), FR, style).parts[0].label

    assert label("Annex") == "Annexe B"
    assert label("Attachment") == "Attachment B"


def test_the_command_says_what_it_fell_back_for(tmp_path: Path) -> None:
    tree, output = tmp_path / "tree.json", tmp_path / "out.html"
    tree.write_text(json.dumps(to_json(TEXT)), "utf-8")

    own = run(tree, "--to", "html", "--output", output)
    other = run(tree, "--to", "html", "--output", output, "--language", "ar")

    assert own.stderr == ""
    assert other.exit_code == 0
    assert other.stderr == (
        "Not worded in Arabic: the masthead and 1 passage of the text. "
        "Printed in English and marked.\n"
    )
