"""What every page owes a reader who hears it, or who walks it with the keyboard."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement

from tests.factories.documents import make_issued, make_symbol
from tests.factories.meetings import make_conference, make_meeting
from wgtr.core.database import db
from wgtr.core.languages import LANGUAGES

PAGES = [
    "/",
    "/meetings/",
    "/meetings/csp11/",
    "/meetings/csp10/",
    "/meetings/csp11-wgtr-2025-02-28/",
    "/bodies/wgtr/",
    "/documents/",
    "/documents/ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda/",
    "/documents/ATT-CSP11.WGTR-2025-CHAIR-9002-AnnAgenda/",
    "/nowhere/",
]


@pytest.fixture
def visitor(client: FlaskClient) -> FlaskClient:
    """A browser before a house with a meeting, its agenda, a reserved symbol and an empty cycle."""
    make_issued(meetings=[make_meeting()])
    make_symbol()
    make_conference(10)
    db.session.commit()
    return client


def faults(page: HtmlElement, language: str) -> list[str]:
    """Everything that is wrong with a page."""
    return [*_frame(page, language), *_headings(page), *_names(page), *_tables(page), *_ids(page)]


def _frame(page: HtmlElement, language: str) -> list[str]:
    wrong = []
    if (page.get("lang"), page.get("dir")) != (language, "rtl" if language == "ar" else "ltr"):
        wrong.append(f"<html lang={page.get('lang')} dir={page.get('dir')}>")
    first = page.xpath("//body//a")[0]
    if first.get("href") != "#content" or len(page.xpath("//main[@id='content']")) != 1:
        wrong.append("the first link does not skip to the content")
    if not page.findtext(".//title", "").strip():
        wrong.append("no title")
    wrong += ["a <nav> without a name" for nav in page.xpath("//nav") if not nav.get("aria-label")]
    tags = {each.get("lang") for each in page.xpath("//*[@lang]")}
    return wrong + [f"lang={tag}" for tag in tags - set(LANGUAGES)]


def _headings(page: HtmlElement) -> list[str]:
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    wrong = [f"h{above} then h{below}" for above, below in pairwise(levels) if below > above + 1]
    return wrong + ([] if levels.count(1) == 1 and levels[0] == 1 else [f"headings {levels}"])


def _names(page: HtmlElement) -> list[str]:
    controls = page.xpath("//a[@href] | //button | //summary")
    return [
        f"{html.tostring(each)[:80]!r} has no name"
        for each in controls
        if not (each.get("aria-label") or each.text_content()).strip()
    ]


def _tables(page: HtmlElement) -> list[str]:
    wrong = ["a table without heads" for each in page.xpath("//table") if not each.xpath(".//th")]
    return wrong + ["a <th> without scope" for each in page.xpath("//th[not(@scope)]")]


def _ids(page: HtmlElement) -> list[str]:
    ids = Counter(page.xpath("//@id"))
    wrong = [f"id {name} twice" for name, times in ids.items() if times > 1]
    local = {target[1:] for target in page.xpath("//a/@href") if re.match("#.", target)}
    labelled = {name for names in page.xpath("//@aria-labelledby") for name in names.split()}
    return wrong + [f"#{name} leads nowhere" for name in (local | labelled) - set(ids)]


def test_pages_can_be_heard_and_walked_in_every_language(visitor: FlaskClient) -> None:
    wrong = {}
    for address in PAGES:
        for language in LANGUAGES:
            page = html.document_fromstring(visitor.get(f"{address}?lang={language}").text)
            if found := faults(page, language):
                wrong[f"{address} {language}"] = found
    assert wrong == {}


def test_the_checks_find_what_they_look_for() -> None:
    page = html.document_fromstring(
        '<html lang="en" dir="ltr"><head><title>x</title></head><body><a href="#content">s</a>'
        '<nav></nav><main id="content"><h1>a</h1><h3>b</h3><a href="#none"></a><table></table>'
        '<p id="content" lang="xx">c</p></main></body></html>'
    )
    found = "\n".join(faults(page, "ar"))
    for fault in ("<html lang=en", "<nav>", "lang=xx", "h1 then h3", "no name", "without heads"):
        assert fault in found
    assert "id content twice" in found
    assert "#none leads nowhere" in found
