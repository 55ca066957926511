"""A text's page says what of it is fixed: issued, or approved by a Conference."""

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_draft, make_press
from tests.factories.people import make_secretariat
from tests.factories.texts import make_kept, make_text
from tests.factories.year import make_approved_mandate, make_mandate
from wgtr.core.database import db
from wgtr.documents.operations import issue, withdraw
from wgtr.mandates.models import Mandate


def notices(client: Browser, name: str) -> str:
    page = client.get(f"/texts/{name}/?lang=en").text
    return page.split("<section")[0]


def test_what_is_issued_of_a_text_is_said_until_it_is_withdrawn(client: Browser) -> None:
    sign_in(client, make_secretariat())
    draft = make_draft(text=make_kept().text)
    db.session.commit()
    assert "Issued." not in notices(client, "agenda")
    paper = issue(revision=draft, text=make_text(), press=make_press(), by="test")
    address = f"/documents/{paper.slug}/"
    db.session.commit()
    assert "What is changed here does not change that" in notices(client, "agenda")
    assert f'href="{address}"' in notices(client, "agenda")
    withdraw(revision=paper, reason="Wrong.", by="test")
    db.session.commit()
    assert address not in notices(client, "agenda")


def said_of(client: Browser, mandate: Mandate) -> str:
    name = mandate.text.name
    db.session.commit()
    return notices(client, name)


def test_a_text_whose_mandate_was_approved_says_so(client: Browser) -> None:
    sign_in(client, make_secretariat())
    assert "Approved by the Conference." in said_of(client, make_approved_mandate())


def test_a_text_whose_mandate_is_a_draft_says_nothing(client: Browser) -> None:
    sign_in(client, make_secretariat())
    assert "Approved by the Conference." not in said_of(client, make_mandate())
