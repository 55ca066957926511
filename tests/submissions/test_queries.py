"""Pages about input take a few statements, however much was sent."""

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegate, make_secretariat
from tests.factories.submissions import SLUG, make_call, make_draft_input, make_sent, typed
from wgtr.core.database import db
from wgtr.documents.uploads.taking import Upload

TABLES = (f"/meetings/{SLUG}/input/", f"/meetings/{SLUG}/input.csv", f"/meetings/{SLUG}/input.xlsx")
LANDS = ("FR", "DE", "JP", "MX", "GH")


def counted(browser: Browser, statements: list[str], *addresses: str) -> dict[str, int]:
    numbers = {}
    for address in addresses:
        statements.clear()
        assert browser.get(address).status_code == 200, address
        numbers[address] = len(statements)
    return numbers


def send_much() -> None:
    for number, land in enumerate(LANDS):
        who = make_delegate(land, email=f"{land.lower()}@example.org")
        for again in range(2):
            uploads = [Upload(f"{number}-{again}.txt", b"Our comments.")]
            make_sent(person=who, what=typed(f"Words {number} {again}"), uploads=uploads)
    db.session.commit()


def test_what_the_secretariat_reads_does_not_grow(client: Browser, statements: list[str]) -> None:
    make_call(meeting=make_meeting())
    make_sent(person=make_delegate("CH"))
    sign_in(client, make_secretariat())
    pages = (*TABLES, "/input/inbox/", f"/input/{SLUG}-comments-1/")
    few = counted(client, statements, *pages)
    send_much()
    assert counted(client, statements, *pages) == few
    assert max(few.values()) <= 16


def test_what_a_delegation_sees_does_not_grow(client: Browser, statements: list[str]) -> None:
    make_call(meeting=make_meeting())
    own = make_delegate("CH")
    make_sent(person=own)
    make_draft_input(person=own)
    sign_in(client, own)
    write = f"/meetings/{SLUG}/input/comments/write"
    pages = (*TABLES, "/input/mine/", write, f"/receipts/{SLUG}-comments-1/")
    few = counted(client, statements, *pages)
    for again in range(12):
        make_sent(person=own, what=typed(f"More {again}"))
    send_much()
    assert counted(client, statements, *pages) == few
    assert max(few.values()) <= 16
