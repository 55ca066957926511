"""The Secretariat's desk: an e-mail is dropped and logged, calls are opened and extended."""

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.factories.browser import Browser, sign_in
from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegate, make_delegation, make_secretariat
from tests.factories.submissions import make_call, make_sent
from tests.submissions.test_mail import mail
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.outbox import MailState, post
from wgtr.submissions.bands import Band
from wgtr.submissions.models import Call, CallKind, Channel, State, Submission


@pytest.fixture
def desk(client: Browser) -> Browser:
    """A browser of the Secretariat, with both calls open and one mission known."""
    make_call()
    make_delegation("CH", mailbox="mission.exampleland@example.org")
    clock.freeze(make_call().closes)
    sign_in(client, make_secretariat())
    return client


def dropped(desk: Browser, kind: CallKind = CallKind.COMMENTS) -> str:
    """Drop an e-mail of 13 February with a file; give the address of the next page."""
    message = mail()
    message.set_content("We support item 2.")
    message.add_attachment(b"Words", maintype="text", subtype="plain", filename="more.txt")
    call = make_call(kind)
    fields = {"token": "t" * 32, "call": str(call.id)}
    file = (BytesIO(message.as_bytes()), "mail.eml")
    return str(desk.submit("/input/log/", {**fields, "mail": file}).location)


FORM = {
    "token": "t" * 32,
    "delegation": "CH",
    "arrived": "2025-02-13T18:04:31",
    "visibility": "chair",
    "language": "en",
    "words-general:": "We support item 2.",
}


def logged() -> Submission:
    db.session.rollback()
    return db.session.scalars(select(Submission)).one()


def test_an_e_mail_is_logged_in_two_steps(desk: Browser) -> None:
    address = dropped(desk)
    page = desk.get(address).text
    for words in ("We support item 2.", "more.txt", 'value="CH" selected', "18:04:31"):
        assert words in page
    answer = desk.submit(address, FORM, follow_redirects=True)
    assert "Logged." in answer.text
    found = logged()
    assert (found.state, found.channel, found.band) == (
        State.SUBMITTED,
        Channel.MAIL,
        Band.ON_TIME,
    )


def test_an_e_mail_may_replace_what_the_same_delegation_sent(desk: Browser) -> None:
    first, others = make_sent(person=make_delegate("CH")), make_sent(person=make_delegate("ES"))
    db.session.commit()
    address = dropped(desk)
    page = desk.get(f"{address}?lang=en").text
    assert f'value="{first.number}"' in page
    wrong = desk.submit(f"{address}?lang=en", {**FORM, "instead_of": str(others.number)})
    assert "sent by another delegation" in wrong.text
    assert wrong.status_code == 422
    receipt = desk.submit(address, {**FORM, "instead_of": str(first.number)}, follow_redirects=True)
    assert "Replaces" in receipt.text
    db.session.rollback()
    states = dict(db.session.execute(select(Submission.number, Submission.state)).all())
    assert states == {
        first.number: State.SUPERSEDED,
        others.number: State.SUBMITTED,
        3: State.SUBMITTED,
    }


def test_another_time_of_arrival_needs_a_reason(desk: Browser) -> None:
    address = dropped(desk)
    other = {**FORM, "arrived": "2025-02-14T23:59:59"}
    answer = desk.submit(address, other)
    assert answer.status_code == 422
    assert "another time of arrival" in answer.text
    desk.submit(address, {**other, "because": "Our server held it back."})
    assert logged().received_because == "Our server held it back."


def test_what_is_no_e_mail_is_refused_and_pasted_words_are_taken(desk: Browser) -> None:
    call = str(make_call().id)
    file = (BytesIO(b"\x00\x01"), "mail.eml")
    answer = desk.submit("/input/log/", {"token": "u" * 32, "call": call, "mail": file})
    assert answer.status_code == 422
    answer = desk.submit("/input/log/", {"token": "v" * 32, "call": call, "words": "Pasted."})
    assert "Pasted." in desk.get(answer.location).text
    pasted = db.session.scalars(select(Submission).where(Submission.channel == Channel.MAIL)).one()
    assert pasted.sender == "", "without an address nobody is named, not “<>”"
    page = desk.get(f"{answer.location}?lang=en").text
    assert 'name="arrived" value=""' in page, "today's clock would say when it arrived"
    assert "give the time that your mail program shows" in page
    refused = desk.submit(f"{answer.location}?lang=en", {**FORM, "token": "v" * 32, "arrived": ""})
    assert (refused.status_code, "Say when the e-mail arrived." in refused.text) == (422, True)


def test_a_logged_e_mail_is_kept_for_the_secretariat_alone(desk: Browser) -> None:
    receipt = str(desk.submit(dropped(desk), FORM).location)
    page = receipt.replace("/receipts/", "/input/")
    mail = f"{page}mail.eml"
    assert "Logged by the Secretariat from an e-mail:" in desk.get(f"{page}?lang=en").text
    assert mail in desk.get(page).text
    assert desk.get(mail).headers["Content-Disposition"].startswith("attachment")
    sign_in(desk, make_delegate("CH"))
    assert mail not in desk.get(page).text
    assert desk.get(mail).status_code == 404


def test_calls_are_opened_and_extended(desk: Browser) -> None:
    day = make_call().meeting.first_day.replace(month=5)
    slug = make_meeting(day).slug
    db.session.commit()
    assert "Open its calls" in desk.get("/input/inbox/").text
    desk.submit(f"/meetings/{slug}/input/open")
    form = {"until": "2025-05-20", "because": "Late papers"}
    answer = desk.submit(f"/meetings/{slug}/input/comments/extend", form)
    assert answer.location == "/input/inbox/", answer.text
    db.session.rollback()
    extended = select(Call.extended_until).where(Call.extended_until.is_not(None))
    assert [str(each) for each in db.session.scalars(extended)] == ["2025-05-20"]
    assert "Late papers" in desk.get(f"/meetings/{slug}/input/").text


def test_an_extension_that_is_refused_comes_back_as_it_was_typed(desk: Browser) -> None:
    page = f"/meetings/{make_call().meeting.slug}/input/comments/extend"
    assert "14 February 2025, 24:00 Geneva (CET)" in desk.get(f"{page}?lang=en").text
    early = {"until": "2025-02-10", "because": "Late papers"}
    answer = desk.submit(f"{page}?lang=en", early)
    assert answer.status_code == 422
    assert "only ever moved to a later day" in answer.text
    assert 'value="Late papers"' in answer.text
    assert 'value="2025-02-10"' in answer.text
    assert desk.submit(page, {"until": "2025-02-18"}).status_code == 422
    db.session.rollback()
    assert db.session.scalars(select(Call.extended_until)).all() == [None, None]


def extended(desk: Browser, slug: str, kind: str) -> None:
    later = {"until": "2025-02-18", "because": "Late papers"}
    desk.submit(f"/meetings/{slug}/input/{kind}/extend", later)


def test_pages_and_calendars_say_an_extended_deadline_at_once(desk: Browser) -> None:
    slug = make_call().meeting.slug
    extended(desk, slug, "comments")
    page = desk.get(f"/meetings/{slug}/?lang=en").text
    assert "18 February 2025, 24:00 Geneva (CET)" in page
    assert "Late papers" in page
    calendar = desk.get(f"/meetings/{slug}/calendar.ics?lang=en").text.replace("\r\n ", "")
    entries = {entry.partition("@")[0]: entry for entry in calendar.split("UID:")[1:]}
    assert "18 February 2025" in entries[f"{slug}.input"]
    assert "SEQUENCE:1" in entries[f"{slug}.input"]


def test_a_call_that_ends_on_another_day_than_the_rest_is_told_apart(desk: Browser) -> None:
    slug = make_call().meeting.slug
    extended(desk, slug, "comments")
    page = desk.get(f"/meetings/{slug}/?lang=en").text
    assert "Closed since:" in page
    assert "14 February 2025, 24:00 Geneva (CET)" in page
    calendar = desk.get(f"/meetings/{slug}/calendar.ics?lang=en").text
    assert f"UID:{slug}.faq@wgtr" in calendar
    extended(desk, slug, "faq")
    assert f"UID:{slug}.faq@wgtr" not in desk.get(f"/meetings/{slug}/calendar.ics").text


def test_mail_that_was_refused_is_told_where_input_is_read(desk: Browser) -> None:
    assert "Some mail could not be delivered." not in desk.get("/input/inbox/?lang=en").text
    [message] = post(to=["x@example.org"], subject="x", body="x", language="en", about="x", by="x")
    message.state, message.answer = MailState.REFUSED, "550 no such mailbox"
    db.session.commit()
    assert "Some mail could not be delivered." in desk.get("/input/inbox/?lang=en").text


def test_nothing_chosen_is_said_to_be_nothing_and_the_calls_are_named_in_words(
    desk: Browser,
) -> None:
    call = make_call()
    page = desk.get(f"/input/log/?meeting={call.meeting.slug}&lang=en").text
    assert f'value="{call.id}" selected>Written input, WGTR 28 February 2025<' in page
    answer = desk.submit("/input/log/?lang=en", {"token": "u" * 32, "call": str(call.id)})
    assert answer.status_code == 422
    assert "Choose the e-mail’s file, or paste its words." in answer.text


def test_a_logged_e_mail_of_a_mission_without_mailbox_says_that_nobody_was_told(
    desk: Browser,
) -> None:
    address = dropped(desk)
    make_delegation("CH").mailbox = None
    db.session.commit()
    answer = desk.submit(address, FORM, follow_redirects=True)
    assert "this receipt went to nobody by mail" in answer.text
    assert "mission.exampleland@example.org" in answer.text, "it says who sent the e-mail"


def test_the_meeting_leads_to_the_desk(desk: Browser, client: Browser) -> None:
    page = desk.get("/meetings/csp11-wgtr-2025-02-28/?lang=en").text
    assert "/input/log/?meeting=csp11-wgtr-2025-02-28" in page
    later = make_meeting(make_call().meeting.first_day.replace(month=5)).slug
    db.session.commit()
    assert "/input/inbox/#without" in desk.get(f"/meetings/{later}/?lang=en").text
