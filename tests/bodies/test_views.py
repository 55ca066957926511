"""The pages on which Conferences and bodies are added and kept up to date."""

from datetime import date

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.people import make_delegate, make_officer, make_secretariat
from wgtr.bodies.models import Mode
from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.core.database import db

CONFERENCE = {"number": "13", "mode": "in-person", "place-en": "Geneva"}


def test_a_conference_is_added_before_its_days_are_confirmed(client: Browser) -> None:
    sign_in(client, make_secretariat())
    assert 'href="/conferences/new"' in client.get("/").text
    assert client.submit("/conferences/new", CONFERENCE).location == "/meetings/csp13/"
    added = conference_numbered(13)
    assert added is not None
    assert (added.starts, added.place, added.theme) == (None, {"en": "Geneva"}, None)
    shown = client.get("/meetings/csp13/?lang=en").text
    assert "Days not confirmed" in shown
    assert 'href="/conferences/13/edit"' in shown


def test_its_days_follow_and_calendars_say_so(client: Browser) -> None:
    make_conference(13, days=None, theme={"en": "Reporting"})
    sign_in(client, make_secretariat())
    assert 'value="Geneva"' in client.get("/conferences/13/edit").text
    sent = CONFERENCE | {"starts": "2027-08-23", "ends": "2027-08-27", "mode": "hybrid"}
    assert client.submit("/conferences/13/edit", sent).status_code == 303
    db.session.expire_all()
    changed = conference_numbered(13)
    assert changed is not None
    assert (changed.starts, changed.ends) == (date(2027, 8, 23), date(2027, 8, 27))
    assert changed.mode is Mode.HYBRID
    assert "SEQUENCE:1" in client.get("/meetings/csp13/calendar.ics").text


def test_what_is_wrong_with_a_conference_is_told_and_what_was_typed_stays(client: Browser) -> None:
    make_conference(11)
    sign_in(client, make_secretariat())
    for wrong, why in (
        ({"number": "CSP13"}, "Write the number alone"),
        ({"number": "11"}, "CSP11 is already there."),
        ({"starts": "2027-08-23"}, "Enter both days"),
        ({"starts": "2027-08-23", "ends": "2027-08-22"}, "would end before it starts"),
    ):
        answer = client.submit("/conferences/new?lang=en", CONFERENCE | wrong)
        assert answer.status_code == 422
        assert why in answer.text
        assert 'value="Geneva"' in answer.text
    assert conference_numbered(13) is None


def test_a_body_is_added_and_renamed(client: Browser) -> None:
    sign_in(client, make_secretariat())
    for code, why in (("wgti", "This is no code."), ("", "Fill this in")):
        answer = client.submit("/bodies/new?lang=en", {"code": code, "name-en": "Implementation"})
        assert answer.status_code == 422
        assert why in answer.text
    sent = {"code": "WGTI", "name-en": "Implementation"}
    assert client.submit("/bodies/new", sent).location == "/bodies/wgti/"
    assert "already there" in client.submit("/bodies/new?lang=en", sent).text
    names = {"name-en": "Working Group on Implementation", "name-fr": "Groupe de travail"}
    assert client.submit("/bodies/wgti/edit", names).location == "/bodies/wgti/"
    db.session.expire_all()
    body = body_coded("WGTI")
    assert body is not None
    assert body.name == {"en": names["name-en"], "fr": names["name-fr"]}
    assert "Groupe de travail" in client.get("/bodies/wgti/?lang=fr").text


def test_nobody_else_is_offered_or_let_in(client: Browser) -> None:
    make_meeting()
    make_body()
    db.session.commit()
    paths = ("/conferences/new", "/conferences/11/edit", "/bodies/new", "/bodies/wgtr/edit")
    for person in (None, make_delegate("CH"), make_officer()):
        if person is not None:
            sign_in(client, person)
        assert [client.get(path).status_code for path in paths] == [403] * len(paths)
        shown = client.get("/").text + client.get("/bodies/wgtr/").text
        assert not any(path in shown for path in paths)
