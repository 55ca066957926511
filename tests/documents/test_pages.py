"""Texts on pages: every word escaped and there, numbers and notes that lead where they should."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings

from tests.tree.texts import texts
from wgtr.application import create_app
from wgtr.core.kept import Kept
from wgtr.core.paths import agendas_folder
from wgtr.core.settings import Settings
from wgtr.documents.drawing import part_drawn, whole_drawn
from wgtr.documents.pages import ranges_isolated, runs
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.rendering.printed import Printed
from wgtr.rendering.settling import settled
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Note, Part, Provision, Span, SpanKind, Text, Wording

NOWHERE = "postgresql+psycopg://nobody@/nothing?host=/nowhere"
EN, AR = Language.EN, Language.AR


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, without a database behind it."""
    data = tmp_path_factory.mktemp("data")
    return create_app(Settings(data=data, secret_key="x" * 32, database_url=NOWHERE))


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return load_style(agendas_folder() / "house-style")


@pytest.fixture
def english(pages: Flask) -> Iterator[None]:
    with pages.test_request_context("/?lang=en"):
        yield


def worded(*spans: Span, heading: str = "", language: Language = EN) -> dict[Language, Wording]:
    return {language: Wording(heading=(Span(heading),) if heading else (), body=spans)}


def words(text: str) -> Span:
    return Span(text)


def provision(name: str, kind: Kind, *spans: Span, **more: object) -> Provision:
    heading = str(more.pop("heading", ""))
    return Provision(name, kind, worded(*spans, heading=heading), **more)  # type: ignore[arg-type]


CALL = Span(kind=SpanKind.NOTE, target="n1")
AGENDA = Part(
    "agenda",
    "agenda",
    title={EN: (Span("Agenda"),)},
    provisions=(
        provision(
            "i1",
            Kind.ITEM,
            heading="First item",
            numbered=True,
            children=(
                provision("p1", Kind.PARAGRAPH, words("See "), CALL),
                provision("p2", Kind.PARAGRAPH, words("Again "), CALL),
                provision("b1", Kind.BULLET, words("one")),
                provision("b2", Kind.BULLET, words("two")),
            ),
        ),
        provision(
            "i2",
            Kind.ITEM,
            Span("Annex {number}", SpanKind.REFERENCE, "annex"),
            Span("ATT/CSP1/2015/1", SpanKind.SYMBOL, "ATT/CSP1/2015/1"),
            Span("a script", SpanKind.LINK, "javascript:alert(1)"),
            Span("a page", SpanKind.LINK, "https://example.org/"),
            heading="Second",
            numbered=True,
        ),
    ),
)
ANNEX = Part(
    "annex",
    "annex",
    label="A",
    title={EN: (Span("Questions"),)},
    provisions=(provision("q1", Kind.QUESTION, words("Which?"), numbered=True),),
)
NOTES = (Note("n1", worded(words("The note."))),)
LETTER = Part(
    "letter",
    "letter",
    provisions=(
        provision("l1", Kind.BULLET, words("What has been done?"), about=("i1",)),
        provision("l2", Kind.BULLET, words("What is to be done?"), about=("i1",)),
    ),
)
TEXT = Text("agenda", EN, parts=(AGENDA, ANNEX, LETTER), notes=NOTES)


def drawn(printed: Printed, *, alone: bool = False) -> str:
    """The whole text as a page shows it, or its first part alone, as a meeting's page does."""
    if alone:
        return part_drawn(printed, printed.parts[0], "/documents/x/")
    return whole_drawn(printed)


def ids(page: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', page)


def targets(page: str) -> set[str]:
    return set(re.findall(r'href="#([^"]+)"', page))


class Words(HTMLParser):
    """The words of a page, as a browser shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def said(page: str) -> str:
    parser = Words()
    parser.feed(page)
    return re.sub(r"\s+", "", "".join(parser.said))


@pytest.mark.usefixtures("english")
def test_each_provision_has_an_address_of_its_own(style: HouseStyle) -> None:
    page = drawn(settled(TEXT, EN, style))
    assert {"i1", "p1", "p2", "b1", "b2", "i2", "q1", "n1", "agenda", "annex"} <= set(ids(page))
    assert {"i1", "p1", "b1", "q1"} <= targets(page)
    assert targets(page) <= set(ids(page))
    assert len(ids(page)) == len(set(ids(page)))


@pytest.mark.usefixtures("english")
def test_a_note_leads_back_to_its_first_call_on_the_page(style: HouseStyle) -> None:
    page = drawn(settled(TEXT, EN, style))
    assert 'id="call-n1" href="#n1"' in page
    assert 'id="call-n1-2" href="#n1"' in page
    assert 'href="#call-n1" aria-label="Note 1, back to the text"' in page


@pytest.mark.usefixtures("english")
def test_what_is_not_on_the_page_is_found_on_the_documents(style: HouseStyle) -> None:
    page = drawn(settled(TEXT, EN, style), alone=True)
    assert 'href="/documents/x/#annex"' in page
    assert "Which?" not in page
    assert 'href="#annex"' in drawn(settled(TEXT, EN, style))


@pytest.mark.usefixtures("english")
def test_links_lead_nowhere_harmful_and_symbols_keep_their_order(style: HouseStyle) -> None:
    page = drawn(settled(TEXT, EN, style)).replace("<wbr>", "")  # it breaks after a stroke
    assert "javascript:" not in page
    assert 'href="https://example.org/"' in page
    assert '<bdi class="symbol" dir="ltr">ATT/CSP1/2015/1</bdi>' in page


@pytest.mark.usefixtures("english")
def test_bullets_are_one_list(style: HouseStyle) -> None:
    page = drawn(settled(TEXT, EN, style))
    assert page.count('<ul class="list" role="list">') == 3  # and the annex's, the letter's
    assert len(re.findall(r'<li class="prov bullet" id="b', page)) == 2


@pytest.mark.usefixtures("english")
def test_the_letters_questions_stand_beside_the_item_they_prepare(style: HouseStyle) -> None:
    page = drawn(settled(TEXT, EN, style), alone=True)
    assert '<a href="/documents/x/#l1">2 questions in the letter</a>' in page


def test_what_is_not_translated_stands_in_the_original_and_says_so(
    pages: Flask, style: HouseStyle
) -> None:
    with pages.test_request_context("/?lang=ar"):
        page = drawn(settled(TEXT, AR, style))
    assert re.search(r'<li class="prov bullet borrowed" id="b1" lang="en" dir="ltr">', page)
    assert "The note." in page


def test_runs_divide_where_the_kind_changes(style: HouseStyle) -> None:
    part = settled(TEXT, EN, style).parts[0]
    found = runs(part.provisions[0].children)
    assert [(run.listed, len(run.members)) for run in found] == [(False, 2), (True, 2)]


def test_ranges_of_figures_are_kept_in_order() -> None:
    assert ranges_isolated("10:00–13:00") == "\u206610:00–13:00\u2069"
    assert ranges_isolated("المادة 15(2-4)") == "المادة \u206615(2-4)\u2069"
    assert ranges_isolated("2025") == "2025"


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=texts())
def test_every_text_can_be_shown_and_no_word_of_it_is_lost(
    pages: Flask, style: HouseStyle, text: Text
) -> None:
    for language in (EN, AR):
        printed = settled(text, language, style)
        with pages.test_request_context(f"/?lang={language}"):
            page = drawn(printed)
        assert "<b>" not in page
        shown = said(page).replace("\u2066", "").replace("\u2069", "")
        for one in printed.walk():
            for piece in (*one.said.heading, *one.said.body):
                assert re.sub(r"\s+|[\u2066\u2069]", "", piece.text) in shown


def test_what_was_drawn_is_kept_and_the_oldest_goes() -> None:
    kept: Kept[str] = Kept(2)
    made: list[str] = []

    def get(key: str) -> str:
        return kept.get(key, lambda: made.append(key) or key)  # type: ignore[func-returns-value]

    assert [get(key) for key in "aabacb"] == list("aabacb")
    assert made == ["a", "b", "c", "b"]
