"""The register in the browser: reserving the next number, giving one up, nobody else's business."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_draft, make_issued, make_symbol
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.people import make_delegate, make_officer, make_secretariat
from wgtr.core.database import db
from wgtr.documents.models import RegisteredSymbol, SymbolState
from wgtr.documents.operations import begin_serials
from wgtr.documents.queries import unexplained_serials

PARTS = {
    "conference": "11",
    "body": "WGTR",
    "year": "2025",
    "author": "CHAIR",
    "type": "AnnAgenda",
    "purpose": "The Chair's agenda",
}
FIRST = "/symbols/ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda/"


@pytest.fixture
def secretariat(client: Browser) -> Browser:
    """Give a browser of the Secretariat, beside a Conference and a body."""
    make_conference()
    make_body()
    sign_in(client, make_secretariat())
    return client


def symbols() -> list[tuple[str, str]]:
    db.session.rollback()
    found = db.session.scalars(select(RegisteredSymbol).order_by(RegisteredSymbol.id))
    return [(entry.symbol, entry.state.value) for entry in found]


def test_the_next_number_is_reserved(secretariat: Browser) -> None:
    begin_serials(scope="ATT", first=9001, by="test")
    db.session.commit()
    assert 'value="2025"' in secretariat.get("/symbols/reserve?lang=en").text
    for _ in range(2):
        answer = secretariat.submit("/symbols/reserve", PARTS)
        assert (answer.status_code, answer.location) == (303, "/symbols/")
    assert symbols() == [
        ("ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda", "reserved"),
        ("ATT/CSP11.WGTR/2025/CHAIR/9002/AnnAgenda", "reserved"),
    ]
    page = secretariat.get("/symbols/?lang=en").text.split("rows register")[1]
    assert page.index("9002") < page.index("9001")
    assert "The Chair&#39;s agenda" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"year": "soon"}, "This is no year."),
        ({"author": ""}, "Fill this in: Author"),
        ({"type": "an agenda!"}, "These parts make no symbol"),
    ],
)
def test_what_makes_no_symbol_takes_no_number(
    secretariat: Browser, wrong: dict[str, str], said: str
) -> None:
    begin_serials(scope="ATT", first=9001, by="test")
    db.session.commit()
    answer = secretariat.submit("/symbols/reserve?lang=en", PARTS | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert "The Chair&#39;s agenda" in answer.text
    assert symbols() == []
    assert unexplained_serials("ATT") == []


def test_without_a_beginning_it_says_so(secretariat: Browser) -> None:
    db.session.commit()
    answer = secretariat.submit("/symbols/reserve?lang=en", PARTS)
    assert answer.status_code == 422
    assert "have no beginning yet" in answer.text


def test_a_reserved_symbol_is_given_up_with_a_reason(secretariat: Browser) -> None:
    make_symbol()
    db.session.commit()
    refused = secretariat.submit(f"{FIRST}?lang=en", {"reason": " "})
    assert refused.status_code == 422
    assert symbols()[0][1] == "reserved"
    done = secretariat.submit(FIRST, {"reason": "The paper was dropped."})
    assert done.status_code == 303
    assert symbols()[0][1] == SymbolState.VOID.value
    assert "The paper was dropped." in secretariat.get(f"{FIRST}?lang=en").text


def test_what_is_issued_cannot_be_given_up(secretariat: Browser) -> None:
    make_issued()
    db.session.commit()
    assert "Give up" not in secretariat.get(f"{FIRST}?lang=en").text
    assert secretariat.submit(FIRST, {"reason": "A slip"}).status_code == 422
    assert symbols()[0][1] == "issued"


@pytest.mark.parametrize("who", ["nobody", "delegate", "chair"])
def test_to_others_there_is_no_register(client: Browser, who: str) -> None:
    if who != "nobody":
        sign_in(client, make_delegate() if who == "delegate" else make_officer())
    make_symbol()
    db.session.commit()
    for address in ("/symbols/", "/symbols/reserve", FIRST):
        assert client.get(address).status_code == 404
        assert client.submit(address, PARTS | {"reason": "x"}).status_code in {404, 405}
    assert symbols()[0][1] == "reserved"


def test_statements_do_not_grow_with_symbols(secretariat: Browser, statements: list[str]) -> None:
    def counted() -> int:
        db.session.commit()
        secretariat.get("/symbols/")
        statements.clear()
        assert secretariat.get("/symbols/").status_code == 200
        return len(statements)

    make_draft()
    few = counted()
    for _ in range(4):
        make_symbol()
    assert counted() == few


def test_reserving_begins_with_the_next_meeting_and_leads_back_to_the_draft(
    secretariat: Browser,
) -> None:
    make_conference(12, days=(date(2026, 8, 24), date(2026, 8, 28)))
    begin_serials(scope="ATT", first=9001, by="x")
    make_meeting()
    slug = make_draft(symbol=None, slug="agenda-without-symbol").slug
    db.session.commit()
    page = secretariat.get("/symbols/reserve?lang=en").text
    assert 'selected value="11"' in page
    assert 'selected value="WGTR"' in page
    sent_for = f"/symbols/reserve?for={slug}"
    assert sent_for in secretariat.get(f"/issuing/{slug}/symbol").text
    assert secretariat.submit(sent_for, PARTS).location == f"/issuing/{slug}/symbol"
