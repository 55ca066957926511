"""What does not come from a page of ours is refused, and changes nothing."""

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_person
from wgtr.accounts.models import Person
from wgtr.accounts.queries import person_numbered
from wgtr.core.database import db


@pytest.fixture
def anna(client: Browser) -> Person:
    """Anna, signed in."""
    person = make_person("anna@example.org")
    sign_in(client, person)
    return person


def rename(client: Browser, token: str | None, **headers: str) -> int:
    data = {"name": "Changed", "language": "en", **({} if token is None else {"csrf_token": token})}
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/account", data=data, headers=sent).status_code


@pytest.mark.parametrize("token", [None, "", "x", "IjEyMyI.aaaa.bbbb"])
def test_without_the_pages_token_nothing_is_changed(
    client: Browser, anna: Person, token: str | None
) -> None:
    assert rename(client, token) == 400
    db.session.expire_all()
    kept = person_numbered(anna.id)
    assert kept is not None
    assert kept.name == "Anna"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec_Fetch_Site": "same-origin"}, 303),
        ({"Sec_Fetch_Site": "none"}, 303),
        ({"Sec_Fetch_Site": "same-site"}, 400),
        ({"Sec_Fetch_Site": "cross-site"}, 400),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "http://localhost"}, 400),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "null"}, 303),
        ({"Origin": "https://evil.example"}, 400),
        ({"Origin": "http://localhost:9999"}, 400),
        ({"Origin": "http://localhost.evil.example"}, 400),
    ],
)
def test_a_form_from_another_site_is_refused_even_with_a_token(
    client: Browser, anna: Person, headers: dict[str, str], status: int
) -> None:
    assert rename(client, client.token(), **headers) == status


def test_anothers_token_is_refused(client: Browser, app: object, anna: Person) -> None:
    stranger = Browser(client.application, client.application.response_class)
    sign_in(stranger, make_person("other@example.org"))
    assert rename(client, stranger.token()) == 400


def test_the_refusal_says_what_to_do(client: Browser) -> None:
    page = client.post("/sign-in", data={"email": "a@example.org", "password": "x"})
    assert page.status_code == 400
    assert "open the page anew to send" in page.text


def test_the_token_is_good_as_long_as_one_is_signed_in(client: Browser, anna: Person) -> None:
    from datetime import timedelta

    from wgtr.core import clock

    token = client.token()
    clock.freeze(clock.now() + timedelta(hours=7))
    assert rename(client, token) == 303


def test_reading_needs_no_token(client: Browser) -> None:
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
