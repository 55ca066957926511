"""Adding a meeting on its page."""

from datetime import date

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.people import make_delegate, make_officer, make_secretariat
from wgtr.core.database import db
from wgtr.meetings.queries import meeting_with_slug

SENT = {
    "body": "WGTR",
    "conference": "11",
    "first": "2025-02-28",
    "sittings": ["morning", "afternoon"],
    "place-en": "Geneva",
}


def test_the_secretariat_adds_a_meeting_with_deadlines_by_rule(client: Browser) -> None:
    make_conference()
    make_body()
    sign_in(client, make_secretariat())
    assert "New meeting" in client.get("/meetings/?lang=en").text
    answer = client.submit("/meetings/new", SENT)
    assert answer.location == "/meetings/csp11-wgtr-2025-02-28/"
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    assert meeting.input_until == date(2025, 2, 14)
    assert meeting.papers_due == date(2025, 1, 29)
    assert [f"{each.opens:%H}-{each.closes:%H}" for each in meeting.sittings] == ["10-13", "15-18"]
    assert "The meeting was added" in client.get(f"{answer.location}?lang=en").text


def test_deadlines_and_days_may_be_entered(client: Browser) -> None:
    make_conference()
    make_body()
    sign_in(client, make_secretariat())
    more = {"second": "2025-03-01", "papers_due": "2025-02-01", "input_until": "2025-02-20"}
    assert client.submit("/meetings/new", SENT | more).status_code == 303
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    assert (meeting.last_day, len(meeting.sittings)) == (date(2025, 3, 1), 4)
    assert meeting.input_until == date(2025, 2, 20)


def test_what_is_wrong_is_told_and_what_was_typed_stays(client: Browser) -> None:
    make_conference()
    make_body()
    sign_in(client, make_secretariat())
    refused = client.submit("/meetings/new?lang=en", SENT | {"second": "2025-02-28"})
    assert refused.status_code == 422
    assert "This day is entered already." in refused.text
    assert 'value="Geneva"' in refused.text
    late = client.submit("/meetings/new?lang=en", SENT | {"input_until": "2025-03-01"})
    assert "Written input must close before the meeting begins." in late.text
    assert client.submit("/meetings/new", {}).status_code == 422


def test_nobody_else_adds_meetings(client: Browser) -> None:
    make_conference()
    db.session.commit()
    for person in (None, make_delegate("CH"), make_officer()):
        if person is not None:
            sign_in(client, person)
        assert client.get("/meetings/new").status_code == 403
        assert "New meeting" not in client.get("/meetings/?lang=en").text


def test_the_form_begins_with_the_last_place_in_all_its_languages(client: Browser) -> None:
    make_meeting(place={"en": "Geneva", "fr": "Genève"})
    sign_in(client, make_secretariat())
    db.session.commit()
    page = client.get("/meetings/new?lang=en").text
    assert 'value="Geneva"' in page
    assert 'value="Genève"' in page
