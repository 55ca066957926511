"""Signing in and out, as a browser without scripts does."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.application import application
from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_person
from wgtr.accounts.models import Person, SignInAttempt, WebSession
from wgtr.accounts.operations import deactivate, give_password, set_password
from wgtr.accounts.queries import person_numbered, web_sessions_of
from wgtr.accounts.sessions import FORM, TOKEN
from wgtr.accounts.sign_in import operations, views
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.settings import Settings

RIGHT = "four words of mine"
NOT_TOGETHER = "E-mail and password do not belong together."


@pytest.fixture
def anna(client: Browser) -> Person:
    """Anna, who reads French and whose password is RIGHT."""
    person = make_person("anna@example.org", language="fr")
    set_password(person, password=RIGHT, by="test")
    db.session.commit()
    return person


def send(client: Browser, email: str, password: str, to: str = "/sign-in") -> tuple[int, str]:
    answer = client.submit(to, {"email": email, "password": password})
    return answer.status_code, answer.headers.get("Location") or answer.text


def test_the_page_can_be_sent_as_a_browser_reads_it(client: Browser, anna: Person) -> None:
    page = client.get("/sign-in")
    assert page.status_code == 200
    assert client.get_cookie(FORM) is not None, "a visitor with a form before them has a cookie"
    (token,) = re.findall(r'name="csrf_token" value="([^"]+)"', page.text)
    data = {"email": "Anna@Example.org ", "password": RIGHT, "csrf_token": token}
    answer = client.post("/sign-in", data=data)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    home = client.get("/").text
    assert "<bdi>Anna</bdi>" in home
    assert 'lang="fr"' in home, "pages come in the person's language"


def test_signing_in_leads_to_the_page_that_was_asked_for(client: Browser, anna: Person) -> None:
    assert send(client, anna.email, RIGHT, "/sign-in?next=/meetings/?lang=ar") == (
        303,
        "/meetings/?lang=ar",
    )


def test_it_leads_to_no_other_house(client: Browser, anna: Person) -> None:
    assert send(client, anna.email, RIGHT, "/sign-in?next=//evil.example/") == (303, "/")


def test_every_sign_in_has_a_token_of_its_own(client: Browser, anna: Person) -> None:
    """A token planted before, or left by somebody else, is worth nothing afterwards."""
    client.set_cookie(TOKEN, "planted")
    send(client, anna.email, RIGHT)
    first = client.get_cookie(TOKEN)
    assert first is not None
    assert first.value != "planted"
    assert (first.http_only, first.same_site, first.secure) == (True, "Lax", False)
    send(client, anna.email, RIGHT)
    second = client.get_cookie(TOKEN)
    assert second is not None
    assert second.value != first.value
    assert len(web_sessions_of(anna.id)) == 1, "the browser's earlier session has ended"


def test_nothing_kept_before_signing_in_is_taken_along(client: Browser, anna: Person) -> None:
    with client.session_transaction() as before:
        before["planted"] = "by somebody else"
        before["csrf_token"] = "known to somebody else"
    send(client, anna.email, RIGHT)
    with client.session_transaction() as after:
        assert "planted" not in after
        assert after["csrf_token"] != "known to somebody else"
    assert client.get_cookie(FORM) is None


def test_wrong_and_unknown_answer_the_same(client: Browser, anna: Person) -> None:
    gone = make_person("gone@example.org")
    set_password(gone, password=RIGHT, by="test")
    deactivate(gone, by="test")
    make_person("none@example.org")
    db.session.commit()
    tries = [
        (anna.email, "wrong password"),
        ("nobody@example.org", RIGHT),
        (gone.email, RIGHT),
        ("none@example.org", RIGHT),
    ]
    told = set()
    for email, password in tries:
        status, page = send(client, email, password)
        told.add((status, re.sub(r'value="[^"]*"', "", page)))
        assert NOT_TOGETHER in page
        assert f'value="{email}"' in page, "what was typed is still there"
        assert password not in page
    assert len(told) == 1
    assert db.session.query(WebSession).count() == 0


def test_a_password_is_checked_for_nobody_too(
    client: Browser, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is that of the check, which must be made once whoever it is."""
    checked: list[str | None] = []

    def is_right(_password: str, kept: str | None) -> bool:
        checked.append(kept)
        return False

    monkeypatch.setattr(operations, "is_right", is_right)
    for email in (anna.email, "nobody@example.org"):
        send(client, email, "wrong password")
    assert checked == [anna.password_hash, None]


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("", "x", "Fill this in: E-mail"),
        ("anna@example.org", "", "Fill this in: Password"),
        ("anna", "x", "This is no e-mail address."),
        ("a" * 321 + "@example.org", "x", "there is room for 320"),
        ("anna@example.org\x00", "x", NOT_TOGETHER),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    client: Browser, anna: Person, email: str, password: str, said: str
) -> None:
    status, page = send(client, email, password)
    assert status == 422
    assert said in page


def test_a_novel_is_no_password(client: Browser, anna: Person) -> None:
    assert send(client, anna.email, "x" * 100_000)[0] == 422


def test_the_sixth_try_waits_and_says_so(client: Browser, anna: Person) -> None:
    for _ in range(5):
        assert send(client, anna.email, "wrong password")[0] == 422
    status, page = send(client, anna.email, RIGHT)
    assert status == 429
    assert "Wait a minute" in page
    assert db.session.query(SignInAttempt).count() == 5
    clock.freeze(clock.now() + timedelta(seconds=61))
    assert send(client, anna.email, RIGHT)[0] == 303


def test_a_forwarded_address_is_not_believed(client: Browser, anna: Person) -> None:
    for number in range(6):
        headers = {"X-Forwarded-For": f"203.0.113.{number}"}
        data = {"email": anna.email, "password": "wrong password"}
        last = client.submit("/sign-in", data, headers=headers)
    assert last.status_code == 429


@pytest.mark.usefixtures("_translations")
def test_behind_a_proxy_of_ours_its_word_is_believed_and_no_other(
    database: Settings, stopped_clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client may write what it likes before the entry that our own proxy adds."""
    places: list[str | None] = []

    def recognise(*, address: str | None, **_other: object) -> None:
        places.append(address)

    monkeypatch.setattr(views, "recognise", recognise)
    with application(replace(database, proxies=1)) as behind:
        browser = Browser(behind, behind.response_class, use_cookies=True)
        headers = {"X-Forwarded-For": "203.0.113.9, 198.51.100.4"}
        data = {"email": "anna@example.org", "password": "wrong password"}
        browser.submit("/sign-in", data, headers=headers)
    assert places == ["198.51.100.4"]


def test_signing_out_ends_it_for_whoever_kept_the_token(
    client: Browser, new_client: Callable[[], Browser], anna: Person
) -> None:
    sign_in(client, anna)
    token, thief = client.get_cookie(TOKEN), new_client()
    assert token is not None
    thief.set_cookie(TOKEN, token.value)
    answer = client.submit("/sign-out")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "You have signed out." in client.get("/?lang=en").text
    assert client.get_cookie(TOKEN) is None
    for browser in (client, thief):
        assert browser.get("/account").status_code == 403


def test_who_is_not_signed_in_may_sign_out(client: Browser) -> None:
    assert client.submit("/sign-out").status_code == 303


def test_signing_out_takes_a_form_and_no_link(client: Browser) -> None:
    assert client.get("/sign-out").status_code == 405


def test_a_closed_page_leads_to_signing_in_and_back(client: Browser) -> None:
    page = client.get("/account?x=1")
    assert page.status_code == 403
    assert 'href="/sign-in?next=/account?x%3D1"' in page.text


def test_a_password_of_the_secretariat_opens_only_the_way_to_ones_own(client: Browser) -> None:
    person = make_person("new@example.org")
    given = give_password(person, by="test")
    db.session.commit()
    assert send(client, person.email, given) == (303, "/account/password")
    for address in ("/", "/account", "/meetings/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/account/password")
    own = {"password": "a password of my own", "again": "a password of my own"}
    assert client.submit("/account/password", own).headers["Location"] == "/account"
    assert client.get("/").status_code == 200
    db.session.expire_all()
    kept = person_numbered(person.id)
    assert kept is not None
    assert kept.password_expires is None
    assert send(client, person.email, given)[0] == 422


def test_a_password_of_the_secretariat_is_good_for_a_week(client: Browser) -> None:
    person = make_person("new@example.org")
    given = give_password(person, by="test")
    db.session.commit()
    clock.freeze(clock.now() + timedelta(days=7))
    assert send(client, person.email, given)[0] == 422


def test_signing_in_is_written_down_once(client: Browser, anna: Person) -> None:
    from wgtr.core.audit.models import AuditEvent

    before = len(db.session.scalars(select(AuditEvent)).all())
    send(client, anna.email, RIGHT)
    db.session.rollback()
    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.sequence)).all()[before:]
    assert [(each.action, each.actor) for each in events] == [
        ("accounts.sign_in", "anna@example.org")
    ]
