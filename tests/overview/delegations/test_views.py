import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_delegate, make_delegation, make_secretariat
from wgtr.accounts.models import Category
from wgtr.accounts.queries import delegation_coded
from wgtr.core.database import db


@pytest.fixture
def secretary(client: Browser) -> Browser:
    """A browser in which somebody of the Secretariat is signed in."""
    sign_in(client, make_secretariat())
    return client


def test_they_stand_in_the_order_of_the_pages_language(secretary: Browser) -> None:
    names = {
        "AT": ("Austria", "Autriche"),
        "EG": ("Egypt", "Égypte"),
        "DE": ("Germany", "Allemagne"),
    }
    for code, (english, french) in names.items():
        make_delegation(code, name={"en": english, "fr": french})
    db.session.commit()
    for language, order in (("en", ["AT", "EG", "DE"]), ("fr", ["DE", "AT", "EG"])):
        page = secretary.get(f"/delegations/?lang={language}").text
        places = [page.index(f"<bdi>{code}</bdi>") for code in order]
        assert places == sorted(places)


def test_a_delegation_is_added(secretary: Browser) -> None:
    data = {
        "code": "example-alliance",
        "name-en": "Alliance (example)",
        "name-fr": "Alliance (exemple)",
        "category": "civil_society",
        "mailbox": "alliance@example.org",
    }
    assert secretary.submit("/delegations/new", data).status_code == 303
    added = delegation_coded("example-alliance")
    assert added is not None
    assert added.name == {"en": "Alliance (example)", "fr": "Alliance (exemple)"}
    assert (added.category, added.mailbox) == (Category.CIVIL_SOCIETY, "alliance@example.org")
    again = secretary.submit("/delegations/new", data)
    assert (again.status_code, "is already there" in again.text) == (422, True)


@pytest.mark.parametrize("code", ["ch", "Chile", "A-B", "-x", "x", "a_b", "../x"])
def test_a_code_is_two_capitals_or_a_slug(secretary: Browser, code: str) -> None:
    data = {"code": code, "name-en": "Name", "category": "state"}
    answer = secretary.submit("/delegations/new", data)
    assert (answer.status_code, "This is no code." in answer.text) == (422, True)


def test_a_name_is_changed_in_six_languages(secretary: Browser) -> None:
    make_delegate("CH")
    delegation = make_delegation("CH")
    db.session.commit()
    page = secretary.get(f"/delegations/{delegation.id}/").text
    assert "Delegate.ch" in page
    data = {
        "name-ar": "الاتحاد السويسري",
        "name-en": "Swiss Confederation",
        "name-fr": "",
        "category": "signatory",
        "mailbox": "",
    }
    assert secretary.submit(f"/delegations/{delegation.id}/", data).status_code == 303
    db.session.rollback()
    db.session.expire_all()
    assert delegation.name == {"ar": "الاتحاد السويسري", "en": "Swiss Confederation"}
    assert (delegation.category, delegation.mailbox) == (Category.SIGNATORY, None)


def test_english_is_needed(secretary: Browser) -> None:
    delegation = make_delegation("CH")
    db.session.commit()
    data = {"name-en": " ", "name-fr": "Suisse", "category": "state"}
    answer = secretary.submit(f"/delegations/{delegation.id}/", data)
    assert answer.status_code == 422
    assert 'value="Suisse"' in answer.text
