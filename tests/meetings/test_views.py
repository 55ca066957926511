from datetime import date, timedelta

from flask.testing import FlaskClient

from tests.factories.meetings import make_body, make_conference, make_meeting
from wgtr.core import clock
from wgtr.core.database import db


def test_meetings_to_come_stand_before_those_held(client: FlaskClient) -> None:
    make_meeting()
    make_meeting(date(2024, 2, 23), conference=make_conference(10))
    db.session.commit()
    page = client.get("/meetings/").text
    places = [page.index(words) for words in ("To come", "28 February 2025", "Held", "23 February")]
    assert places == sorted(places)


def test_the_deadline_is_said_in_the_same_words_everywhere(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    for address in ("/", "/meetings/", "/meetings/csp11/"):
        assert "14 February 2025, 24:00 Geneva (CET)" in client.get(address).text


def test_a_deadline_that_has_passed_is_no_longer_counted_down(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    assert "in 6 days 14 hours" in client.get("/meetings/").text
    clock.freeze(clock.now() + timedelta(days=6, hours=14))
    page = client.get("/meetings/").text
    assert "in 6 days" not in page
    assert page.count("· past") == 2


def test_days_without_a_source_are_said_to_be_unconfirmed(client: FlaskClient) -> None:
    make_conference(8, days=None)
    db.session.commit()
    page = client.get("/meetings/csp8/").text
    assert "Days not confirmed" in page
    assert "No meeting of this cycle is kept here." in page


def test_a_cycle_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/meetings/csp99/").status_code == 404


def test_statements_do_not_grow_with_the_data(client: FlaskClient, statements: list[str]) -> None:
    def counted() -> list[int]:
        numbers = []
        for address in (
            "/",
            "/meetings/",
            "/meetings/csp11/",
            "/meetings/csp11-wgtr-2025-02-28/",
            "/bodies/wgtr/",
            "/bodies/",
            "/cycles/",
        ):
            statements.clear()
            assert client.get(address).status_code == 200
            numbers.append(len(statements))
        return numbers

    make_meeting()
    make_meeting(date(2024, 12, 1))
    db.session.commit()
    few = counted()
    for number in range(20):
        make_meeting(date(2025, 3, 1 + number), body=make_body(f"B{number}"))
        make_meeting(date(2024, 3, 1 + number), conference=make_conference(20 + number))
        make_meeting(date(2025, 4, 1 + number))
    db.session.commit()
    assert counted() == few
    assert max(few) <= 10


def test_a_meeting_says_its_dates_and_that_its_agenda_is_to_come(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    page = client.get("/meetings/csp11-wgtr-2025-02-28/").text
    assert "<h1>Meeting of 28 February 2025</h1>" in page
    assert "14 February, <bdi>24:00</bdi>" in page
    assert "25 July" in page  # 31 days before CSP11, which starts on 25 August
    assert "The agenda is not issued yet." in page


def test_papers_that_are_late_are_said_to_be(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    assert "not issued yet</strong>" in client.get("/meetings/csp11-wgtr-2025-02-28/").text
    clock.freeze(clock.now() - timedelta(days=30))
    assert "not issued yet</strong>" not in client.get("/meetings/csp11-wgtr-2025-02-28/").text


def test_a_meeting_that_is_not_there(client: FlaskClient) -> None:
    for slug in ("csp11-wgtr-2025-02-29", "a--b", "A--B"):
        assert client.get(f"/meetings/{slug}/").status_code == 404


def test_a_body_shows_its_meetings_and_no_other_bodys(client: FlaskClient) -> None:
    make_meeting()
    make_meeting(date(2024, 2, 23), conference=make_conference(10))
    make_meeting(date(2025, 2, 26), body=make_body("WGTU"))
    db.session.commit()
    page = client.get("/bodies/wgtr/").text
    places = [page.index(words) for words in ("to come", "28 February 2025", "23 February")]
    assert places == sorted(places)
    assert "26 February" not in page
    assert client.get("/bodies/wgxx/").status_code == 404
