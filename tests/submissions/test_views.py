"""Writing input in a browser without scripts."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.documents.uploads.bad_files import BAD, DOCX
from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_issued
from tests.factories.people import make_delegate, make_delegation, make_secretariat
from tests.factories.submissions import make_call, make_draft_input, make_sent
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.outbox import MailState, OutboxMessage
from wgtr.meetings.operations import call_off
from wgtr.submissions.models import CallKind, State, Submission

WRITE = "/meetings/csp11-wgtr-2025-02-28/input/comments/write"
FAQ = "/meetings/csp11-wgtr-2025-02-28/input/faq/write"
FORM = {
    "token": "t" * 32,
    "words-general:": "We agree.",
    "visibility": "everybody",
    "language": "en",
}


def form(**overrides: Any) -> dict[str, Any]:
    return {**FORM, **overrides}


@pytest.fixture
def delegate(client: Browser) -> Browser:
    """A browser of a delegate of Switzerland, with both calls open."""
    make_call()
    sign_in(client, make_delegate())
    return client


def sent() -> list[Submission]:
    db.session.rollback()
    return list(db.session.scalars(select(Submission).where(Submission.state != State.DRAFT)))


def test_the_form_has_a_field_for_each_place(delegate: Browser) -> None:
    make_issued(meetings=[make_call().meeting])
    db.session.commit()
    page = delegate.get(WRITE).text
    assert page.count("<textarea") >= 2
    assert "14 February 2025, 24:00 Geneva (CET)" in page
    assert len(page.encode()) < 40_000


def test_who_may_not_send_is_not_invited_to(
    delegate: Browser, new_client: Callable[[], Browser]
) -> None:
    secretariat, anonymous = new_client(), new_client()
    sign_in(secretariat, make_secretariat())
    for page in ("/meetings/csp11-wgtr-2025-02-28/", "/meetings/csp11-wgtr-2025-02-28/input/"):
        assert WRITE in delegate.get(page).text
        assert WRITE in anonymous.get(page).text
        assert WRITE not in secretariat.get(page).text


def test_sending_shows_a_receipt(delegate: Browser) -> None:
    answer = delegate.submit(WRITE, form(send="1"), follow_redirects=True)
    assert answer.status_code == 200
    for words in ("Receipt", "csp11-wgtr-2025-02-28-comments-1", "on time", "Verified", "10:00:00"):
        assert words in answer.text
    assert [each.number for each in sent()] == [1]


def test_pressed_twice_sends_once(delegate: Browser) -> None:
    first = delegate.submit(WRITE, form(send="1"))
    second = delegate.submit(WRITE, form(send="1"))
    assert first.location == second.location
    assert len(sent()) == 1
    assert db.session.scalar(select(func.count()).select_from(OutboxMessage)) == 2


def test_a_draft_is_saved_and_comes_back(delegate: Browser) -> None:
    answer = delegate.submit(WRITE, form(save="1"), follow_redirects=True)
    assert "Saved as a draft" in answer.text
    assert "We agree." in answer.text
    assert sent() == []
    assert "saved" in delegate.get("/input/mine/").text


def upload(browser: Browser, name: str, data: bytes, **more: Any) -> TestResponse:
    return browser.submit(WRITE, form(files=(BytesIO(data), name), **more))


def test_an_empty_form_says_what_is_in_hand_already(
    delegate: Browser, new_client: Callable[[], Browser]
) -> None:
    assert "Your delegation has" not in delegate.get(f"{WRITE}?lang=en").text
    draft = str(delegate.submit(WRITE, {**FORM, "token": "d" * 32, "save": "1"}).location)
    delegate.submit(WRITE, {**FORM, "token": "s" * 32, "send": "1"})
    page = delegate.get(f"{WRITE}?lang=en").text
    assert f'href="{draft}"' in page.split("Your delegation has a draft")[1]
    assert "/replace" in page.split("Your delegation has sent")[1]
    other = new_client()
    sign_in(other, make_delegate("JP"))
    assert "Your delegation has" not in other.get(f"{WRITE}?lang=en").text


def test_a_file_is_kept_bit_for_bit_and_only_given_to_be_kept(delegate: Browser) -> None:
    page = upload(delegate, "Comments – Genève.docx", DOCX, send="1")
    number = page.location.split("/")[-2]
    answer = delegate.get(f"/input/{number}/files/1")
    assert answer.data == DOCX
    headers = answer.headers
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("data", "name", "word"), BAD.values(), ids=BAD)
def test_what_was_typed_stays_beside_a_bad_file(
    delegate: Browser, data: bytes, name: str, word: str
) -> None:
    answer = upload(delegate, name, data, send="1")
    assert answer.status_code == 422
    assert word in answer.text
    assert "We agree." in answer.text
    assert 'value="everybody" checked' in answer.text
    assert sent() == []


def test_a_file_beyond_every_limit_costs_nothing_that_was_typed(delegate: Browser) -> None:
    fields = {**form(send="1"), "csrf_token": delegate.token()}
    head = 'Content-Disposition: form-data; name="'
    parts = [f'--edge\r\n{head}{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    last = f'--edge\r\n{head}files"; filename="huge.txt"\r\n\r\n'
    body = "".join([*parts, last]).encode() + b"x" * (51 * 1024 * 1024) + b"\r\n--edge--\r\n"
    kind = "multipart/form-data; boundary=edge"
    answer = delegate.post(WRITE, data=body, content_type=kind)
    assert answer.status_code == 422
    assert "larger than 50 MB" in answer.text
    assert "We agree." in answer.text


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"visibility": ""}, "Choose who may read this."),
        ({"words-general:": ""}, "There is nothing in it yet"),
    ],
)
def test_a_form_half_filled_comes_back_filled(
    delegate: Browser, left_out: dict[str, str], sentence: str
) -> None:
    answer = delegate.submit(WRITE, form(**left_out, send="1"))
    assert answer.status_code == 422
    assert sentence in answer.text
    kept = "We agree." if "visibility" in left_out else 'value="everybody" checked'
    assert kept in answer.text


def test_signed_out_while_typing_nothing_is_lost(delegate: Browser) -> None:
    stranger = delegate.application.test_client()
    answer = stranger.post(WRITE, data=form(send="1", csrf_token="old"))
    assert answer.status_code == 401
    assert "We agree." in answer.text
    assert "Nothing that you typed is lost" in answer.text
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', answer.text))
    fields |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n([^<]*)<', answer.text))
    again = delegate.post(WRITE, data=fields)  # signed in again, with the old form
    assert again.status_code == 400
    assert "Nothing is lost: press once more" in again.text
    assert "We agree." in again.text
    fields = {**fields, "send": "1"}
    assert delegate.submit(WRITE, fields).status_code == 302
    assert [each.state for each in sent()] == [State.SUBMITTED]


def test_after_a_strict_deadline_the_form_says_so_and_keeps_a_draft(delegate: Browser) -> None:
    make_call(CallKind.FAQ)
    db.session.commit()
    clock.freeze(make_call(CallKind.FAQ).closes)
    sign_in(delegate, make_delegate())
    answer = delegate.submit(FAQ, form(**{"words-faq:proposal": "Amend 12."}, send="1"))
    assert answer.status_code == 422
    assert "it is a strict one" in answer.text
    assert "Amend 12." in answer.text
    assert sent() == []


def test_after_a_soft_deadline_it_is_taken_and_marked(delegate: Browser) -> None:
    clock.freeze(make_call().closes + timedelta(hours=1))
    sign_in(delegate, make_delegate())
    assert "marked late" in delegate.get(WRITE).text
    mine = delegate.get("/input/mine/?lang=en").text
    assert (WRITE in mine, FAQ in mine, "marked late" in mine) == (True, False, True)
    assert "late" in delegate.submit(WRITE, form(send="1"), follow_redirects=True).text


def test_replacing_carries_words_and_files(delegate: Browser) -> None:
    number = upload(delegate, "a.docx", DOCX, send="1").location.split("/")[-2]
    page = delegate.get(f"/input/{number}/replace").text
    assert "We agree." in page
    assert "a.docx" in page
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    more = {"token": token[1], "replaces": number, "carry": "1", "words-general:": "We do not."}
    delegate.submit(WRITE, form(**more, send="1"))
    first, second = sorted(sent(), key=lambda each: each.id)
    assert (first.state, second.state) == (State.SUPERSEDED, State.SUBMITTED)
    assert delegate.get("/input/csp11-wgtr-2025-02-28-comments-2/files/1").data == DOCX
    old = delegate.get(f"/input/{number}/").text
    assert "Replaced by a later one" in old


def test_withdrawing(delegate: Browser) -> None:
    number = delegate.submit(WRITE, form(send="1")).location.split("/")[-2]
    db.session.remove()  # as in a process of its own: nothing is loaded yet
    answer = delegate.submit(f"/input/{number}/withdraw")
    assert answer.location == f"/receipts/{number}/"
    assert [each.state for each in sent()] == [State.WITHDRAWN]
    assert "withdrawn" in delegate.get(f"/receipts/{number}/").text


def drafts() -> int:
    db.session.rollback()
    return db.session.query(Submission).filter_by(state=State.DRAFT).count()


@pytest.mark.parametrize("pressed", ["send", "save"])
def test_an_empty_form_leaves_nothing_behind(delegate: Browser, pressed: str) -> None:
    answer = delegate.submit(f"{WRITE}?lang=en", form(**{"words-general:": " ", pressed: "1"}))
    assert answer.status_code == 422
    assert "There is nothing in it yet" in answer.text
    assert 'value="everybody" checked' in answer.text
    assert drafts() == 0


def test_a_draft_that_is_emptied_goes_and_what_it_should_replace_stays(delegate: Browser) -> None:
    number = delegate.submit(WRITE, form(send="1")).location.split("/")[-2]
    more = {"token": "u" * 32, "replaces": number}
    delegate.submit(WRITE, form(**more, save="1"))
    answer = delegate.submit(f"{WRITE}?lang=en", form(**more, **{"words-general:": ""}, send="1"))
    assert f'name="replaces" value="{number}"' in answer.text
    assert drafts() == 0
    assert [each.state for each in sent()] == [State.SUBMITTED]


def test_nothing_is_sent_to_a_meeting_that_is_called_off(delegate: Browser) -> None:
    call_off(meeting=make_call().meeting, notice={"en": "Too few papers."}, by="test")
    db.session.commit()
    page = delegate.get(f"{WRITE}?lang=en").text
    assert "The meeting is called off.</strong> <bdi>Too few papers.</bdi>" in page
    assert 'name="send" value="1" disabled' in page
    answer = delegate.submit(f"{WRITE}?lang=en", form(send="1"))
    assert answer.status_code == 422
    assert "The meeting is called off, so nothing is sent" in answer.text
    assert ">\nWe agree.</textarea>" in answer.text
    assert (sent(), drafts()) == ([], 1)
    mine = delegate.get("/input/mine/?lang=en").text
    assert "No call is open." in mine


def test_after_a_strict_deadline_nothing_is_offered_that_would_be_refused(
    delegate: Browser,
) -> None:
    words = {"words-general:": "", "words-faq:proposal": "Add one."}
    number = delegate.submit(FAQ, form(**words, send="1")).location.split("/")[-2]
    assert f"/input/{number}/withdraw" in delegate.get(f"/input/{number}/").text
    clock.freeze(make_call(CallKind.FAQ).closes + timedelta(hours=1))
    sign_in(delegate, make_delegate())
    page = delegate.get(f"/input/{number}/?lang=en").text
    assert f"/input/{number}/withdraw" not in page
    assert "The strict deadline has passed" in page
    assert "/replace" not in delegate.get(f"/receipts/{number}/").text


def test_a_foreign_token_is_refused_everywhere(delegate: Browser) -> None:
    number = delegate.submit(WRITE, form(send="1")).location.split("/")[-2]
    assert delegate.post(f"/input/{number}/withdraw").status_code == 400
    assert delegate.post(WRITE, data=form(token="u" * 32, send="1")).status_code == 400
    assert len(sent()) == 1


def test_others_find_nothing(client: Browser, new_client: Callable[[], Browser]) -> None:
    call = make_call()
    own, stranger = make_delegate("CH"), make_delegate("ES")
    draft = make_draft_input(call, own)
    receipt = make_sent(call, own).receipt
    assert receipt is not None
    number, draft_id = receipt.number, draft.id
    sign_in(client, own)
    other, desk = new_client(), new_client()
    sign_in(other, stranger)
    sign_in(desk, make_secretariat())
    for address in (f"/input/drafts/{draft_id}/", f"/receipts/{number}/"):
        assert client.get(address).status_code == 200
        assert other.get(address).status_code == 404
    assert desk.get(f"/receipts/{number}/").status_code == 200
    assert desk.get(f"/input/drafts/{draft_id}/").status_code == 404
    assert other.submit(f"/input/{number}/withdraw").status_code == 404
    assert other.get(f"/input/{number}/replace").status_code == 404
    assert other.get(f"/input/{number}/").status_code == 200


def test_the_words_of_a_receipt_are_the_bytes_that_it_names(delegate: Browser) -> None:
    import hashlib

    address = delegate.submit(WRITE, form(send="1")).location
    words = delegate.get(f"{address}words.txt").data
    assert hashlib.sha256(words).hexdigest() in delegate.get(address).text


def test_a_receipt_says_days_as_a_person_does(delegate: Browser) -> None:
    delegate.submit(WRITE, form(send="1"))
    number = "csp11-wgtr-2025-02-28-comments-1"
    delegate.submit(WRITE, form(token="u" * 32, replaces=number, carry="1", send="1"))
    page = delegate.get("/receipts/csp11-wgtr-2025-02-28-comments-2/?lang=en").text
    assert ", 28 February 2025</bdi>" in page
    assert "<bdi>Input 1</bdi>" in page
    assert "after 14 February 2025, 24:00 Geneva (CET) is late" in page
    assert "This receipt is on its way by mail to " in page


def receipt_after(delegate: Browser, state: MailState, mailbox: str | None) -> str:
    """Send, let the mail end in `state`, change the mission's mailbox, and give the receipt."""
    address = delegate.submit(WRITE, form(send="1")).location
    for message in db.session.scalars(select(OutboxMessage)):
        message.state, message.answer = state, "said"
        message.sent_at = clock.now() if state is MailState.SENT else None
    make_delegation("CH").mailbox = mailbox
    db.session.commit()
    return delegate.get(f"{address}?lang=en").text


def test_a_receipt_says_where_it_went_and_not_where_it_would_go_today(delegate: Browser) -> None:
    make_delegation("CH").mailbox = "then@mission.example.org"
    db.session.commit()
    page = receipt_after(delegate, MailState.SENT, "now@mission.example.org")
    assert re.search(r"was sent by mail to [^<]*then@mission\.example\.org", page)
    assert "now@mission.example.org" not in page
    assert "No mailbox" not in page


def test_a_receipt_that_was_refused_says_so(delegate: Browser) -> None:
    page = receipt_after(delegate, MailState.REFUSED, None)
    assert "was refused. Pass this receipt on" in page
    assert "was sent by mail" not in page


def test_a_receipt_of_a_mission_without_mailbox_says_that_one_person_has_it(
    delegate: Browser,
) -> None:
    make_delegation("CH").mailbox = None
    db.session.commit()
    page = receipt_after(delegate, MailState.SENT, "now@mission.example.org")
    assert "was sent by mail to " in page
    assert "No mailbox of the mission was recorded." in page


def test_where_the_mailbox_is_the_senders_own_the_mission_has_the_receipt(
    delegate: Browser,
) -> None:
    own = make_delegate().email
    make_delegation("CH").mailbox = own
    db.session.commit()
    page = receipt_after(delegate, MailState.SENT, own)
    assert "was sent by mail to " in page
    assert "No mailbox" not in page


def test_a_strict_deadline_is_called_strict_on_the_form(delegate: Browser) -> None:
    make_call(CallKind.FAQ)
    db.session.commit()
    assert "A strict deadline, nothing is taken afterwards:" in delegate.get(f"{FAQ}?lang=en").text
    assert "A strict deadline" not in delegate.get(f"{WRITE}?lang=en").text


def test_choices_of_the_table_begin_with_a_capital(delegate: Browser) -> None:
    delegate.submit(WRITE, form(send="1"))
    page = delegate.get("/meetings/csp11-wgtr-2025-02-28/input/?lang=en").text
    assert ">On time</option>" in page
    assert ">Within the extended deadline</option>" in page
