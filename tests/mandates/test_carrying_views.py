"""The page on which a mandate is carried over to the next cycle."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_conference
from tests.factories.people import make_delegate, make_officer, make_secretariat
from tests.factories.year import make_approved_mandate, make_mandate_text
from wgtr.core.database import db
from wgtr.mandates.carrying.naming import said
from wgtr.mandates.carrying.results import Left, Reason, Spot
from wgtr.mandates.queries import mandate_with_slug
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Span

PAGE = "/mandates/wgtr-csp10-csp11/next"


@pytest.fixture(autouse=True)
def _kept(database: object) -> None:
    text = make_mandate_text()
    title = {Language.EN: (Span("Mandate between CSP10 and CSP11"),)}
    text = text.with_parts((replace(text.parts[0], title=title), *text.parts[1:]))
    make_approved_mandate(text=text)
    make_conference(12, days=(date(2026, 8, 24), date(2026, 8, 28)))
    db.session.commit()


def test_the_chair_sees_what_shifts_and_keeps_it(client: Browser) -> None:
    sign_in(client, make_officer())

    page = client.get(f"{PAGE}?lang=en").text

    assert "What needs you" in page
    assert "<del><bdi>10</bdi></del> → <ins><bdi>11</bdi></ins>" in page
    assert mandate_with_slug("wgtr-csp11-csp12") is None, "looking keeps nothing"
    assert client.submit(PAGE).status_code == 303
    assert mandate_with_slug("wgtr-csp11-csp12") is not None
    assert "The next mandate is there already." in client.get(f"{PAGE}?lang=en").text
    assert client.submit(PAGE).status_code == 409


def test_where_the_next_conference_is_not_known_it_is_said_before(client: Browser) -> None:
    sign_in(client, make_officer())
    client.submit(PAGE)
    page = client.get("/mandates/wgtr-csp11-csp12/next?lang=en").text
    assert "The Conference after CSP12 is not known yet: add it first." in page
    assert "Keep it as a draft" not in page
    assert "/conferences/new" not in page
    sign_in(client, make_secretariat())
    assert "/conferences/new" in client.get("/mandates/wgtr-csp11-csp12/next?lang=en").text


def test_the_redline_comes_as_word(client: Browser) -> None:
    sign_in(client, make_officer())

    answer = client.get(f"{PAGE}.docx?lang=en")

    assert answer.status_code == 200
    assert answer.data.startswith(b"PK\x03\x04")


def test_nobody_else_is_told_of_it(client: Browser) -> None:
    sign_in(client, make_delegate("CH"))

    assert client.get(PAGE).status_code == 404
    assert client.get(f"{PAGE}.docx").status_code == 404
    assert client.submit(PAGE).status_code == 404


def test_a_paper_s_date_is_written_as_days_are(app: Flask) -> None:
    def left(words: str) -> str:
        return said(Left(Spot("masthead", None, Language.EN), Reason.DATE, words, words))

    with app.test_request_context("/?lang=en"):
        assert left("2024-08-23") == "23 August 2024"
        assert left("29 January 2025") == "29 January 2025"
