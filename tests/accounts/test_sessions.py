"""Who is signed in, request by request; the pages of sign-in have tests of their own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask, flash, get_flashed_messages, session

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_delegate, make_officer, make_person
from wgtr.accounts.models import WebSession
from wgtr.accounts.operations import change_person, deactivate, end_web_session
from wgtr.accounts.queries import web_sessions_of
from wgtr.accounts.sessions import FORM, TOKEN
from wgtr.bodies.models import OfficeTitle
from wgtr.core import clock
from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.core.database import db


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application, with pages that tell who asks and that keep something for the next page."""

    @app.get("/who")
    @requires(PUBLIC)
    def who() -> str:
        asks = visitor()
        return f"{asks.name or 'nobody'} {sorted(asks.roles)} {sorted(asks.offices)}"

    @app.get("/keep/<path:what>")
    @requires(PUBLIC)
    def keep(what: str) -> str:
        session["kept"] = what
        return "kept"

    @app.get("/kept")
    @requires(PUBLIC)
    def kept() -> str:
        return str(session.get("kept"))

    @app.get("/notice")
    @requires(PUBLIC)
    def notice() -> str:
        flash("A notice")
        return "noted"

    @app.get("/notices")
    @requires(PUBLIC)
    def notices() -> str:
        return str(get_flashed_messages())

    return app


def test_a_visitor_gets_no_session_and_no_cookie(client: Browser) -> None:
    for address in ("/", "/who", "/meetings/", "/static/wgtr.css"):
        with client.get(address) as answer:
            assert "Set-Cookie" not in answer.headers, address
    assert db.session.query(WebSession).count() == 0


def test_a_person_is_recognised_with_roles_and_delegation(client: Browser) -> None:
    sign_in(client, make_delegate("CH"))
    answer = client.get("/who")
    assert answer.text == "delegate.ch@example.org ['delegate'] []"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer.headers["Vary"]


def test_an_officer_is_recognised_by_title_and_body(client: Browser) -> None:
    chair = make_officer(OfficeTitle.CHAIR)
    sign_in(client, chair)
    assert client.get("/who").text == "chair@example.org ['reader'] [('chair', 1)]"


def test_only_a_hash_of_the_token_is_kept(client: Browser) -> None:
    person = make_person()
    sign_in(client, person)
    token = client.get_cookie(TOKEN)
    assert token is not None
    (row,) = web_sessions_of(person.id)
    assert token.value not in str(vars(row))
    assert len(row.token_hash) == 64


@pytest.mark.parametrize("token", ["", "x", "a" * 5000, "ü", "'; drop table people; --", "\x00"])
def test_another_token_is_nobodys(client: Browser, token: str) -> None:
    sign_in(client, make_person())
    client.delete_cookie(TOKEN)
    answer = client.get("/who", headers={"Cookie": f"{TOKEN}={token}"})
    assert answer.text.startswith("nobody")


def test_the_id_of_a_person_in_a_signed_cookie_is_not_believed(app: Flask, client: Browser) -> None:
    person = make_person()
    db.session.commit()
    with client.session_transaction() as kept:
        kept["_user_id"] = str(person.id)
    assert client.get_cookie(FORM) is not None
    assert client.get("/who").text.startswith("nobody")


@pytest.mark.parametrize(
    ("unused", "lasts"), [(timedelta(hours=7, minutes=59), True), (timedelta(hours=8), False)]
)
def test_a_session_ends_when_it_is_not_used(
    client: Browser,
    unused: timedelta,
    lasts: bool,  # noqa: FBT001
) -> None:
    sign_in(client, make_person())
    clock.freeze(clock.now() + unused)
    assert client.get("/who").text.startswith("reader@example.org" if lasts else "nobody")


def test_a_session_in_use_ends_after_a_week(client: Browser) -> None:
    sign_in(client, make_person())
    for _ in range(27):
        clock.freeze(clock.now() + timedelta(hours=6))
        assert client.get("/who").text.startswith("reader")
    clock.freeze(clock.now() + timedelta(hours=6))
    answer = client.get("/who")
    assert answer.text.startswith("nobody")
    assert f"{TOKEN}=;" in answer.headers["Set-Cookie"]


def test_using_it_is_written_down_every_five_minutes_and_not_more(
    client: Browser, statements: list[str]
) -> None:
    sign_in(client, make_person())
    statements.clear()
    client.get("/who")
    assert [each for each in statements if "UPDATE" in each] == []
    assert len(statements) == 2, "one for the session with its person, one for the offices"
    clock.freeze(clock.now() + timedelta(minutes=5))
    client.get("/who")
    assert len([each for each in statements if "UPDATE" in each]) == 1


def test_who_is_deactivated_or_signed_out_is_nobody_at_the_next_request(
    client: Browser, new_client: Callable[[], Browser]
) -> None:
    person, other = make_person(), new_client()
    sign_in(client, person)
    sign_in(other, person)
    end_web_session(web_sessions_of(person.id)[0], by="test")
    db.session.commit()
    still = [each for each in (client, other) if each.get("/who").text.startswith("reader")]
    assert len(still) == 1
    deactivate(person, by="test")
    db.session.commit()
    assert still[0].get("/who").text.startswith("nobody")


def test_a_changed_role_counts_at_the_next_request(client: Browser) -> None:
    person = make_delegate("CH")
    sign_in(client, person)
    change_person(person, email=person.email, name="A", roles=[], delegation=None, by="test")
    db.session.commit()
    assert client.get("/who").text == "delegate.ch@example.org [] []"


def test_what_is_kept_is_in_the_row_of_who_is_signed_in(client: Browser) -> None:
    person = make_person()
    sign_in(client, person)
    answer = client.get("/keep/something")
    assert "Set-Cookie" not in answer.headers
    assert client.get("/kept").text == "something"
    assert web_sessions_of(person.id)[0].data["kept"] == "something"


def test_what_is_kept_for_a_visitor_is_in_a_signed_cookie(client: Browser) -> None:
    answer = client.get("/keep/something")
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert client.get("/kept").text == "something"
    forged = client.get_cookie(FORM)
    assert forged is not None
    client.set_cookie(FORM, f"x{forged.value}")
    assert client.get("/kept").text == "None"


@pytest.mark.parametrize("signed", [True, False])
def test_a_notice_is_given_once(client: Browser, signed: bool) -> None:  # noqa: FBT001
    if signed:
        sign_in(client, make_person())
    client.get("/notice")
    assert client.get("/notices").text == "['A notice']"
    assert client.get("/notices").text == "[]"


def test_the_cookie_is_secure_but_in_a_demonstration(app: Flask) -> None:
    app.config["SESSION_COOKIE_SECURE"] = True
    assert "Secure" in app.test_client().get("/keep/it").headers["Set-Cookie"]


def test_limits_come_from_the_settings() -> None:
    from pathlib import Path

    from wgtr.application import _limits
    from wgtr.core.settings import Settings

    short = Settings(data=Path("x"), secret_key="x" * 32, session_idle_hours=1, session_hours=2)
    assert _limits(short).whole == timedelta(hours=2)
    assert _limits(replace(short, session_idle_hours=3)).idle == timedelta(hours=3)
