"""A meeting's page: its agenda, its documents, and that it never says what was true before."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from tests.factories.documents import grammars, make_issued, make_press, make_symbol
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.submissions import make_call
from tests.factories.texts import make_text
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.kept import Kept
from wgtr.documents.models import Revision
from wgtr.documents.operations import issue, prepare_revision
from wgtr.meetings.models import Meeting
from wgtr.overview import kept_pages
from wgtr.submissions.models import CallKind

PAGE = "/meetings/csp11-wgtr-2025-02-28/?lang=en"


def with_agenda() -> tuple[Meeting, Revision]:
    meeting = make_meeting(conference=make_conference(), body=make_body())
    return meeting, make_issued(meetings=[meeting])


def test_the_agenda_stands_on_the_page_with_its_documents(client: FlaskClient) -> None:
    _meeting, agenda = with_agenda()
    db.session.commit()
    page = client.get(PAGE).text
    assert "Issued on 29 January 2025 · Original: English" in page
    assert '<div class="agenda">' in page
    assert f'href="/documents/{agenda.slug}/"' in page
    assert f'href="/documents/{agenda.slug}/?lang=fr" lang="fr"' in page
    assert "Papers issued" in page
    assert "not issued yet" not in page
    for listed in ("/", "/meetings/", "/meetings/csp11/", "/bodies/wgtr/"):
        assert "Papers issued" in client.get(f"{listed}?lang=en").text


def test_a_revision_does_not_move_the_day_on_which_papers_were_issued(client: FlaskClient) -> None:
    _meeting, agenda = with_agenda()
    draft = prepare_revision(latest=agenda, by="test", grammars=grammars())
    draft.dated = date(2025, 2, 5)
    issue(revision=draft, text=make_text(), press=make_press(), by="test")
    db.session.commit()
    page = client.get(PAGE).text
    step = page.split("Papers issued")[1].split("</li>")[0]
    assert ("29 January" in step, "5 February" in step) == (True, False)
    assert "Issued on 5 February 2025" in page
    cycle = client.get("/meetings/csp11/?lang=en").text
    line = cycle.split('id="line"')[1].split("</section>")[0]
    said = [" ".join(re.sub("<[^>]*>", " ", each).split()) for each in line.split("<p ")]
    assert 'class="paper"> 29 Papers issued' in said
    assert 'class="paper"> 5 Papers revised or corrected' in said
    assert "29 January 2025" in cycle.split('id="meetings"')[1].split("</section>")[0]


def test_what_can_be_done_now_comes_before_what_is_to_be_read(client: FlaskClient) -> None:
    """Also for who hears the page or goes through it by keyboard: order is that of the source."""
    meeting, _agenda = with_agenda()
    make_call(CallKind.COMMENTS, meeting)
    db.session.commit()
    page = client.get(PAGE).text
    told = ["<h1>", "14 February 2025, 24:00 Geneva (CET)", "/input/comments/write", "24:00</bdi>"]
    places = [page.index(each) for each in [*told, 'id="agenda-title"', 'id="received"']]
    assert places == sorted(places)
    assert page.count("14 February 2025, 24:00 Geneva (CET)") == page.count('class="a-call"')


def test_once_the_meeting_is_over_its_calls_stand_aside(client: FlaskClient) -> None:
    meeting, _agenda = with_agenda()
    make_call(CallKind.COMMENTS, meeting)
    db.session.commit()
    clock.freeze(clock.now() + timedelta(days=60))
    page = client.get(PAGE).text
    assert page.index('id="agenda-title"') < page.index("/input/comments/write")


def test_a_report_that_is_issued_is_no_longer_due(client: FlaskClient) -> None:
    meeting, _agenda = with_agenda()
    db.session.commit()
    due = client.get(PAGE).text.split("Report to CSP11")[1].split("</li>")[0]
    assert "25 July" in due
    make_issued(
        kind="chairs-report",
        meetings=[meeting],
        dated=date(2025, 4, 2),
        symbol=make_symbol(type="Rep"),
    )
    db.session.commit()
    said = client.get(PAGE).text.split("Report to CSP11")[1].split("</li>")[0]
    assert ("2 April" in said, "issued" in said, "target" in said) == (True, True, False)


def test_the_page_is_kept_until_something_changes(
    client: FlaskClient, statements: list[str]
) -> None:
    _meeting, agenda = with_agenda()
    db.session.commit()
    first = client.get(PAGE).text
    statements.clear()
    assert client.get(PAGE).text == first
    assert len(statements) == 2  # the meeting, and whether anything changed
    draft = prepare_revision(latest=agenda, by="test", grammars=grammars())
    later = issue(revision=draft, text=make_text(), press=make_press(), by="test")
    db.session.commit()
    after = client.get(PAGE).text
    assert f'href="/documents/{later.slug}/"' in after
    assert f'href="/documents/{agenda.slug}/"' not in after


def test_each_language_and_address_has_a_page_of_its_own(client: FlaskClient) -> None:
    with_agenda()
    db.session.commit()
    english, french = client.get(PAGE).text, client.get(PAGE.replace("=en", "=fr")).text
    assert '<html lang="fr" dir="ltr">' in french
    assert client.get(PAGE).text == english
    assert "x=1" in client.get(f"{PAGE}&x=1").text
    assert "x=1" not in client.get(PAGE).text


def test_statements_do_not_grow_with_papers(
    client: FlaskClient, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_pages, "_parts", Kept(0))
    meeting, _agenda = with_agenda()
    db.session.commit()

    def counted() -> int:
        client.get(f"{PAGE}&warm")
        statements.clear()
        client.get(f"{PAGE}&again")
        return len(statements)

    few = counted()
    make_issued(meetings=[meeting], kind="mandate")
    make_issued(meetings=[meeting], kind="mandate")
    db.session.commit()
    assert counted() == few <= 8


def test_a_first_visit_loads_little(client: FlaskClient) -> None:
    """The page with all that a browser fetches for it; 300 kB on a slow line are enough to wait."""
    with_agenda()
    db.session.commit()
    page = client.get(PAGE)
    linked = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page.text)
    assert any(address.endswith(".css") for address in linked)
    sizes = [len(page.data)]
    for address in linked:
        with client.get(address) as answer:
            assert answer.status_code == 200
            sizes.append(len(answer.data))
    assert sum(sizes) < 300_000
