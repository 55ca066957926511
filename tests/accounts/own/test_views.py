from collections.abc import Callable

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_delegate, make_person
from wgtr.accounts.models import Person
from wgtr.accounts.operations import set_password
from wgtr.accounts.own.browsers import browser_name
from wgtr.accounts.passwords import is_right
from wgtr.accounts.queries import person_numbered, web_sessions_of
from wgtr.core.database import db

OLD, NEW = "the old password", "another password"


@pytest.fixture
def anna(client: Browser) -> Person:
    """Anna, signed in."""
    person = make_person("anna@example.org")
    set_password(person, password=OLD, by="test")
    sign_in(client, person)
    return person


def kept(person: Person) -> Person:
    """The person as the database has them now."""
    db.session.rollback()
    db.session.expire_all()
    found = person_numbered(person.id)
    assert found is not None
    return found


def test_a_person_changes_name_and_language(client: Browser, anna: Person) -> None:
    answer = client.submit("/account", {"name": "  Anna\x00 B. ", "language": "ar"})
    assert answer.headers["Location"] == "/account"
    assert (kept(anna).name, kept(anna).language) == ("Anna B.", "ar")
    page = client.get("/account").text
    assert 'dir="rtl"' in page
    assert 'value="Anna B."' in page


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("", "en", "Fill this in: Name"),
        ("x" * 201, "en", "Name: 201 characters, and there is room for 200."),
        ("Anna", "tlh", "Choose one of the options."),
    ],
)
def test_wrong_input_comes_back_with_what_was_typed(
    client: Browser, anna: Person, name: str, language: str, said: str
) -> None:
    answer = client.submit("/account", {"name": name, "language": language})
    assert answer.status_code == 422
    assert answer.text.count(said) == 2, "above the form and at the field"
    assert f'value="{name}"' in answer.text
    assert "<title>Please look: My account" in answer.text
    assert kept(anna).name == "Anna"


def test_nobody_changes_their_role_or_delegation_here(client: Browser) -> None:
    person = make_delegate("CH")
    sign_in(client, person)
    data = {"name": "A", "language": "en", "roles": "secretariat", "delegation_id": "7"}
    assert client.submit("/account", data).status_code == 303
    assert (kept(person).roles, kept(person).delegation_id) == (["delegate"], person.delegation_id)


def test_a_new_password_ends_every_other_session(
    client: Browser, new_client: Callable[[], Browser], anna: Person
) -> None:
    other = new_client()
    sign_in(other, anna)
    data = {"present": OLD, "password": NEW, "again": NEW}
    assert client.submit("/account/password", data).status_code == 303
    assert is_right(NEW, kept(anna).password_hash)
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 403


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("wrong password", NEW, NEW), "This is not your present password."),
        (("", NEW, NEW), "Fill this in: Present password"),
        ((OLD, "short", "short"), "A password has 12 to 1024 characters."),
        ((OLD, "x" * 1025, "x" * 1025), "A password has 12 to 1024 characters."),
        ((OLD, NEW, "something else"), "The two new passwords are not the same."),
    ],
)
def test_a_password_that_is_wrong_or_short_is_not_set(
    client: Browser, anna: Person, words: tuple[str, str, str], said: str
) -> None:
    data = dict(zip(("present", "password", "again"), words, strict=True))
    answer = client.submit("/account/password", data)
    assert answer.status_code == 422
    assert said in answer.text
    assert is_right(OLD, kept(anna).password_hash)


def test_guessing_the_present_password_waits_too(client: Browser, anna: Person) -> None:
    data = {"present": "wrong password", "password": NEW, "again": NEW}
    for _ in range(5):
        assert client.submit("/account/password", data).status_code == 422
    assert "Wait a minute" in client.submit("/account/password", {**data, "present": OLD}).text


def test_a_person_ends_a_session_of_their_own(
    client: Browser, new_client: Callable[[], Browser], anna: Person
) -> None:
    other = new_client()
    sign_in(other, anna)
    page = client.get("/account").text
    (number,) = [each.id for each in web_sessions_of(anna.id) if f"/{each.id}/end" in page]
    assert client.submit(f"/account/sessions/{number}/end").status_code == 303
    assert (client.get("/account").status_code, other.get("/account").status_code) == (200, 403)


def test_nobody_ends_another_persons_session(
    client: Browser, new_client: Callable[[], Browser], anna: Person
) -> None:
    other, stranger = make_person("other@example.org"), new_client()
    sign_in(stranger, other)
    (foreign,) = web_sessions_of(other.id)
    answers = [client.submit(f"/account/sessions/{number}/end") for number in (foreign.id, 99999)]
    assert [each.status_code for each in answers] == [404, 404]
    assert client.submit(f"/account/sessions/{2**40}/end").status_code == 404
    assert stranger.get("/account").status_code == 200


def test_a_person_signs_out_everywhere_else(
    client: Browser, new_client: Callable[[], Browser], anna: Person
) -> None:
    others = [new_client() for _ in range(3)]
    for each in others:
        sign_in(each, anna)
    assert client.submit("/account/sessions/end-others").status_code == 303
    assert client.get("/account").status_code == 200
    assert {each.get("/account").status_code for each in others} == {403}


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox, Linux"),
        (EDGE, "Edge, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("", ""),
    ],
)
def test_a_browser_has_a_name_that_a_person_knows(user_agent: str, name: str) -> None:
    assert browser_name(user_agent) == name
