"""Papers in HTML: a complete page, nothing dangerous, everything addressed."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tests.rendering.papers import SYMBOL, in_all_languages, paper, said
from tests.tree.texts import texts
from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.rendering.html import html_fragment, html_page, sanitised
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Note, Provision, Span, SpanKind, Text, Wording

STYLE = load_style(agendas_folder() / "house-style")
EN = Language.EN


def page(text: Text, style: HouseStyle, language: Language = EN) -> html.HtmlElement:
    return html.document_fromstring(html_page(text, language, style))


def every(root: html.HtmlElement, path: str, **names: str) -> list[Any]:
    """Whatever an XPath of nodes or strings finds."""
    found: Any = root.xpath(path, **names)
    return list(found)


def by_id(root: html.HtmlElement, name: str) -> html.HtmlElement:
    (found,) = every(root, "//*[@id=$name]", name=name)
    assert isinstance(found, html.HtmlElement)
    return found


def shown(root: html.HtmlElement, path: str) -> str:
    """The words of the first node that an XPath finds."""
    return str(root.xpath(f"string({path})"))


@pytest.mark.parametrize("language", Language)
def test_a_page_says_its_language_direction_and_title(
    style: HouseStyle, language: Language
) -> None:
    root = page(in_all_languages(), style, language)

    assert root.get("lang") == style.tags[language]
    assert root.get("dir") == language.direction
    assert root.findtext(".//title")
    assert not every(root, "//script | //link | //img | //*[@style]")


def test_every_provision_is_addressed_by_its_id(style: HouseStyle) -> None:
    text = in_all_languages()
    root = page(text, style)

    for provision in text.walk():
        assert by_id(root, provision.id) is not None
    assert shown(by_id(root, "i1"), ".//h2").startswith("1. The Working Group")
    assert shown(by_id(root, "t2"), "p").startswith("b) The Working Group")


def test_a_note_called_twice_is_linked_both_ways(style: HouseStyle) -> None:
    root = page(in_all_languages(), style)

    calls = every(root, "//a[@class='note-call']")
    assert [(c.get("id"), c.get("href"), c.text) for c in calls] == [
        ("call-n1", "#note-n1", "1"),
        ("call-n1-2", "#note-n1", "1"),
    ]
    backs = every(by_id(root, "note-n1"), ".//a[@class='back']/@href")
    assert backs == ["#call-n1", "#call-n1-2"]


def test_notes_stand_before_the_annexes_that_call_none(style: HouseStyle) -> None:
    written = html_fragment(in_all_languages(), EN, style)

    assert written.index('id="note-n1"') < written.index('id="annex-a"')


def test_a_fragment_leaves_the_first_heading_to_the_page(style: HouseStyle) -> None:
    written = html_fragment(in_all_languages(), EN, style, first_heading=2)

    assert "<h1" not in written
    assert "<html" not in written
    assert written.count("<h2") == 3  # agenda, notes, annex


def test_what_is_not_translated_is_marked_and_said_at_the_top(style: HouseStyle) -> None:
    text = paper(Provision("p1", Kind.PARAGRAPH, said("English only.")))
    root = page(text, style, Language.AR)

    borrowed = by_id(root, "p1")
    assert "untranslated" in borrowed.get("class", "").split()
    assert (borrowed.get("lang"), borrowed.get("dir")) == ("en-GB", "ltr")
    notice = every(root, "//*[@class='notice']")[0].text_content().strip()
    assert notice == style.word("untranslated", Language.AR)
    assert not every(page(text, style), "//*[@class='notice']")


def test_symbols_and_ranges_keep_their_order_in_arabic(style: HouseStyle) -> None:
    root = page(in_all_languages(), style, Language.AR)

    symbols = every(root, "//span[@class='symbol']")
    assert {(s.get("dir"), s.text_content()) for s in symbols} == {("ltr", f"\u2066{SYMBOL}\u2069")}
    words = by_id(root, "l1").text_content()
    assert "\u206613 (2-4)\u2069" in words
    assert "\u206610:00-13:00\u2069" in words


HOSTILE = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
    ),
    *("data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//evil.example", "/local"),
    *("https://", "http:relative", "mailto:", "https://a b", "\u202ehttps://x.example", "#", ""),
)


@pytest.mark.parametrize("address", HOSTILE)
def test_a_link_that_leads_elsewhere_is_words(style: HouseStyle, address: str) -> None:
    link = Span("words", SpanKind.LINK, address)
    root = page(paper(Provision("p1", Kind.PARAGRAPH, said((link,)))), style)

    assert every(by_id(root, "p1"), ".//a") == []
    assert "words" in by_id(root, "p1").text_content()


def test_markup_in_words_is_words(style: HouseStyle) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=y>`x`{=html} $body$ &lt;b&gt;"
    text = paper(
        Provision("p1", Kind.PARAGRAPH, said(attack, attack)),
        title={EN: (Span(attack),)},
        label="<i>",
    )
    root = page(text, style)

    assert not every(root, "//script | //img | //i | //b")
    assert attack in by_id(root, "p1").getparent().text_content()
    assert root.findtext(".//title") == attack


def test_what_pandoc_would_let_through_is_taken_out(style: HouseStyle) -> None:
    dirty = '<p style="x" onclick="y">a<script>b</script><a href="javascript:c">d</a></p><!-- e -->'

    assert sanitised(dirty, style) == '<p>a<a rel="noopener noreferrer">d</a></p>'


def test_ids_that_are_no_plain_words_get_anchors_of_their_own(style: HouseStyle) -> None:
    ids = ("第一", '"><x', "p 1", "P1", "p1")
    text = paper(*(Provision(name, Kind.PARAGRAPH, said(name)) for name in ids))

    anchors = every(page(text, style), "//*[contains(@class, 'provision')]/@id")

    assert len({anchor.lower() for anchor in anchors}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", anchor) for anchor in anchors)


def test_a_stray_mark_and_a_cross_reference_are_printed(style: HouseStyle) -> None:
    inlines = (
        Span(kind=SpanKind.NOTE, target="?7"),
        Span("see paragraph {number}", SpanKind.REFERENCE, "p2"),
        Span("see {number}", SpanKind.REFERENCE, "gone"),
    )
    text = paper(
        Provision("p1", Kind.PARAGRAPH, said(inlines)),
        Provision("p2", Kind.PARAGRAPH, said("x"), numbered=True),
        notes=(Note("n1", said("A note that nobody calls.")),),
    )
    root = page(text, style)

    assert shown(by_id(root, "p1"), ".//sup") == "7"
    assert shown(by_id(root, "p1"), ".//a[@href='#p2']") == "see paragraph\u00a01"
    assert "see\u00a0?" in by_id(root, "p1").text_content()
    assert "A note that nobody calls." in by_id(root, "note-n1").text_content()


def test_a_long_paragraph_and_a_deep_tree_are_rendered(style: HouseStyle) -> None:
    provision = Provision("p100", Kind.BULLET, said("the deepest " * 9_000))
    for depth in range(99, 0, -1):
        provision = Provision(f"p{depth}", Kind.BULLET, said("x"), (provision,))

    assert by_id(page(paper(provision), style), "p100").text_content().count("deepest") == 9_000


def test_a_table_has_a_head_and_equal_rows(style: HouseStyle) -> None:
    rows = (((Span("a"),), (Span("b"),)), ((Span("c"),),))
    table = Provision("p1", Kind.TABLE, {EN: Wording(rows=rows)})
    root = by_id(page(paper(table), style), "p1")

    assert [cell.text_content() for cell in every(root, ".//thead//th")] == ["a", "b"]
    assert [len(row) for row in every(root, ".//tbody/tr")] == [2]


def test_a_stylesheet_cannot_end_its_element(style: HouseStyle) -> None:
    dirty = replace(style, stylesheet="</style><script>x</script>")

    assert not every(page(paper(), dirty), "//body//script | //head//script")


@given(texts(), st.sampled_from(Language))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_becomes_a_harmless_page(text: Text, language: Language) -> None:
    root = html.document_fromstring(html_page(text, language, STYLE))

    ids = every(root, "//@id")
    assert len(ids) == len(set(ids))
    for href in every(root, "//a/@href"):
        assert href[1:] in ids if href.startswith("#") else href.startswith(("https:", "mailto:"))
    assert not every(root, "//script | //iframe | //object | //*[@onclick] | //*[@style]")
    assert etree.tostring(root)
