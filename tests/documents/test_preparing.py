"""From a kept text to a paper that can be issued, and a symbol for one that has none."""

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_draft
from tests.factories.meetings import make_meeting
from tests.factories.people import make_officer, make_secretariat
from tests.factories.texts import make_kept
from wgtr.core.database import db
from wgtr.core.paths import agendas_folder
from wgtr.documents.issuing.queries import draft_with_slug
from wgtr.documents.models import RegisteredSymbol
from wgtr.documents.operations import begin_serials, reserve
from wgtr.meetings.models import Meeting
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.symbols import parse

SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9002/Conf.Rep"
SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9002-Conf.Rep"


@pytest.fixture
def desk(client: Browser) -> Browser:
    sign_in(client, make_secretariat())
    return client


@pytest.fixture
def reserved(database: object) -> RegisteredSymbol:
    begin_serials(scope="ATT", first=9001, by="x")
    symbol = parse(SYMBOL, symbol_grammars(agendas_folder()))
    entry = reserve(symbol=symbol, purpose="The Chair's report", by="x")
    db.session.commit()
    return entry


@pytest.fixture
def meeting(database: object) -> Meeting:
    meeting = make_meeting()
    make_kept(f"{meeting.slug}-report")
    db.session.commit()
    return meeting


def test_a_text_becomes_a_paper_of_its_meeting_under_a_reserved_symbol(
    desk: Browser, meeting: Meeting, reserved: RegisteredSymbol
) -> None:
    name = f"{meeting.slug}-report"
    listed = desk.get("/issuing/").text
    assert f"/issuing/texts/{name}/" in listed
    assert "<bdi>Agenda (en)</bdi>" in listed
    page = desk.get(f"/issuing/texts/{name}/").text
    assert f'selected value="{meeting.slug}"' in page
    assert SYMBOL in page
    sent = {"meeting": meeting.slug, "symbol": SLUG}
    answer = desk.submit(f"/issuing/texts/{name}/", sent)
    assert (answer.status_code, answer.location) == (303, f"/issuing/{SLUG}/")
    draft = draft_with_slug(SLUG)
    assert draft is not None
    assert draft.document.body is not None
    assert draft.document.body.code == "WGTR"
    assert f"/issuing/texts/{name}/" not in desk.get("/issuing/").text
    assert desk.get(f"/issuing/texts/{name}/").status_code == 404


def test_a_paper_without_a_symbol_has_its_texts_name_and_gets_a_symbol_later(
    desk: Browser, meeting: Meeting, reserved: RegisteredSymbol
) -> None:
    name = f"{meeting.slug}-report"
    answer = desk.submit(f"/issuing/texts/{name}/", {"meeting": "", "symbol": ""})
    assert answer.location == f"/issuing/{name}/"
    assert SYMBOL in desk.get(f"/issuing/{name}/symbol").text
    assert desk.submit(f"/issuing/{name}/symbol", {"symbol": SLUG}).status_code == 303
    assert "9002" in desk.get(f"/issuing/{name}/").text
    assert SYMBOL not in desk.get(f"/issuing/{name}/symbol").text


def test_others_do_not_learn_what_is_prepared(client: Browser, meeting: Meeting) -> None:
    draft = make_draft()
    slug = draft.slug
    db.session.commit()
    sign_in(client, make_officer())
    for address in (f"/issuing/texts/{meeting.slug}-report/", f"/issuing/{slug}/symbol"):
        assert client.get(address).status_code == 404


def test_the_meeting_and_the_text_are_named_by_their_titles(
    desk: Browser, meeting: Meeting
) -> None:
    page = desk.get(f"/issuing/texts/{meeting.slug}-report/?lang=en").text
    assert f'selected value="{meeting.slug}">WGTR 28 February 2025<' in page
    assert "<bdi>Agenda (en)</bdi>" in page
