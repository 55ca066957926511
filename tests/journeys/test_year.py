"""One small year with five people: mandate, agenda, input, record, report, next mandate."""

import shutil
from io import BytesIO
from zipfile import ZipFile

import pytest
from selenium.webdriver import Chrome

from tests.factories.serving import Serving
from tests.journeys.desk import Desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromium-driver: make test installs them where there is apt",
    ),
]

SLUG = "csp11-wgtr-2025-05-06"
MEETING = f"/meetings/{SLUG}/"
TITLE = "Draft annotated agenda: Working Group on Transparency and Reporting, 6 May 2025"
ITEM = "State of play of compliance with the reporting obligations"
EDITED = "Matters announced when the meeting opens are taken up here."
FOR_THE_CHAIR = "A word in confidence: our report will be late this year."
BY_MAIL = "Switzerland would welcome more time on peer support."
CONCLUSION = "Timely reports matter."
RECOMMENDATION = "CSP11 is invited to encourage States Parties to report in time."
SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9002/Conf.Rep"
BETTER = "Timely and complete reports matter."


def test_one_year_from_the_approved_mandate_to_the_next(browser: Chrome, house: Serving) -> None:
    desk = Desk(browser, house)
    the_secretariat_plans_a_meeting(desk)
    makes_the_agenda_from_the_approved_mandate(desk)
    edits_a_provision_and_issues_the_paper(desk)
    opens_the_call_for_input(desk)
    receipt = a_delegate_writes_to_the_chair(desk)
    another_delegate_sees_nothing_of_it(desk, receipt)
    the_secretariat_logs_an_email(desk)
    the_chair_prepares_for_the_podium(desk)
    the_recorder_notes_what_is_said(desk)
    the_chair_drafts_the_report_and_edits_it(desk)
    nothing_is_cut_off_on_a_phone(desk)
    the_secretariat_reserves_a_symbol(desk)
    the_secretariat_issues_the_report(desk)
    the_secretariat_adds_the_conference_after_next(desk)
    the_chair_carries_the_mandate_over(desk)


def the_secretariat_plans_a_meeting(desk: Desk) -> None:
    desk.take_a_seat("secretariat")
    desk.follow("Meetings")
    desk.follow("New meeting")
    desk.choose("body", "Working Group on Transparency and Reporting")
    desk.choose("conference", "CSP11")
    desk.pick_day("first", "2025-05-06")
    desk.tick("sittings", "morning")
    desk.fill("place-en", "Geneva")
    desk.press("Add the meeting")
    desk.arrive_at(MEETING)
    desk.wait_for("22 April, 24:00")


def makes_the_agenda_from_the_approved_mandate(desk: Desk) -> None:
    desk.follow("Make the agenda")
    desk.wait_for("CSP10–CSP11: each paragraph after the standing items becomes an item")
    desk.press("Make the agenda")
    desk.wait_for("The papers are made, as a draft.")
    desk.wait_for(ITEM)


def edits_a_provision_and_issues_the_paper(desk: Desk) -> None:
    desk.follow("Edit the draft")
    desk.follow("Edit", inside="#item-other-words")
    desk.fill("body", EDITED)
    desk.press("Save")
    desk.wait_for(EDITED)
    desk.wait_for("version 2")
    desk.follow_from_account("Prepared papers")
    desk.follow(TITLE)
    issue(desk)
    desk.wait_for(EDITED)
    desk.go(MEETING)
    desk.wait_for(EDITED)


def issue(desk: Desk) -> None:
    """Press the button, watch the files being made, and come out at the document."""
    desk.press("Issue")
    desk.arrive_at("/issuing/runs/")
    desk.wait_for("Issued by: Working Group on Transparency and Reporting")
    desk.arrive_at("/documents/")


def opens_the_call_for_input(desk: Desk) -> None:
    desk.follow_from_account("Input received")
    desk.press("Open its calls")
    desk.wait_for("Written input, WGTR 6 May 2025")


def a_delegate_writes_to_the_chair(desk: Desk) -> str:
    desk.take_a_seat("delegate.mexico")
    desk.go(MEETING)
    desk.follow("Submit written input")
    desk.fill("words-item:item-p8", FOR_THE_CHAIR)
    desk.tick("visibility", "chair")
    desk.press("Send")
    receipt = f"{SLUG}-comments-1"
    desk.arrive_at(f"/receipts/{receipt}/")
    desk.wait_for("on time")
    for address in ("delegate.mexico@demo.example.org", "mission.mexico@mx.demo.example.org"):
        assert desk.mail_about(receipt, to=address)
    return receipt


def another_delegate_sees_nothing_of_it(desk: Desk, receipt: str) -> None:
    desk.take_a_seat("delegate.japan")
    for path in (MEETING, f"{MEETING}input/"):
        desk.go(path)
        assert FOR_THE_CHAIR not in desk.page
        assert "Mexico" not in desk.page
    assert [desk.take(f"/{each}/{receipt}/")[0] for each in ("input", "receipts")] == [404, 404]


def the_secretariat_logs_an_email(desk: Desk) -> None:
    desk.take_a_seat("secretariat")
    desk.follow_from_account("Input received")
    desk.follow("Log an e-mail")
    desk.choose("call", "Written input, WGTR 6 May 2025")
    desk.fill("words", BY_MAIL)
    desk.fill("address", "mission@example.org")
    desk.press("Read it")
    desk.choose("delegation", "Switzerland")
    desk.pick_day("arrived", "2025-02-08T09:30:00")
    desk.tick("visibility", "everybody")
    desk.press("Log it")
    desk.wait_for("Logged.")
    desk.go(f"{MEETING}input/")
    desk.wait_for(BY_MAIL)
    desk.wait_for(FOR_THE_CHAIR)


def the_chair_prepares_for_the_podium(desk: Desk) -> None:
    desk.take_a_seat("chair")
    desk.go(MEETING)
    desk.follow("Chair’s script")
    desk.wait_for(f"We turn to item 1: {ITEM}.")
    desk.wait_for("Mexico")
    status, pack = desk.take(f"{MEETING}script/en.pdf")
    assert (status, pack[:5]) == (200, b"%PDF-")


def the_recorder_notes_what_is_said(desk: Desk) -> None:
    desk.take_a_seat("recorder")
    desk.go(MEETING)
    desk.follow("Record", inside='[aria-labelledby="podium"]')
    desk.follow(ITEM)
    desk.fill("who", "Japan")
    desk.fill("words", "reports come later every year")
    desk.press("Save, next")
    desk.wait_for("Japan noted that reports come later every year")
    for kind, words in (("Conclusion", CONCLUSION), ("Recommendation", RECOMMENDATION)):
        desk.follow(kind, inside=".tabs")
        desk.fill("words", words)
        desk.press("Save, next")
        desk.wait_for(f"{kind}: {words}")


def the_chair_drafts_the_report_and_edits_it(desk: Desk) -> None:
    desk.take_a_seat("chair")
    desk.go(MEETING)
    desk.follow("Chair’s report")
    desk.press("Draft the report")
    desk.arrive_at(f"{MEETING}report/")
    desk.follow("Open the text")
    desk.wait_for("One delegation noted that reports come later every year.")
    desk.wait_for(RECOMMENDATION)
    line = desk.line_saying(CONCLUSION)
    desk.follow("Edit", inside=line)
    desk.fill("body", BETTER)
    desk.press("Save")
    desk.wait_for(BETTER)


def nothing_is_cut_off_on_a_phone(desk: Desk) -> None:
    desk.take_a_seat("secretariat")
    pages = ("/texts/", "/issuing/", "/input/inbox/", f"{MEETING}input/", f"{MEETING}report/")
    assert {path: desk.width_on_a_phone(path) for path in pages} == dict.fromkeys(pages, 375)


def the_secretariat_reserves_a_symbol(desk: Desk) -> None:
    desk.take_a_seat("secretariat")
    desk.follow_from_account("Register of symbols")
    desk.follow("Reserve the next symbol")
    desk.choose("conference", "CSP11")
    desk.choose("body", "WGTR · Working Group on Transparency and Reporting")
    for name, words in (("year", "2025"), ("author", "CHAIR"), ("stage", "Conf"), ("type", "Rep")):
        desk.fill(name, words)
    desk.fill("purpose", "The Chair’s report")
    desk.press("Reserve")
    desk.wait_for(SYMBOL)


def the_secretariat_issues_the_report(desk: Desk) -> None:
    desk.follow_from_account("Prepared papers")
    desk.click(f'a[href="/issuing/texts/{SLUG}-report/"]')
    desk.choose("symbol", f"{SYMBOL} · The Chair’s report")
    desk.press("Prepare it")
    desk.wait_for("[Nothing is recorded under this item]")
    desk.tick("with_gaps", "y")
    issue(desk)
    desk.wait_for(SYMBOL)
    desk.wait_for(BETTER)
    desk.wait_for(RECOMMENDATION)
    assert FOR_THE_CHAIR not in desk.page
    status, word = desk.take(f"{desk.path}en.docx")
    assert (status, word[:2]) == (200, b"PK")


def the_secretariat_adds_the_conference_after_next(desk: Desk) -> None:
    desk.go("/?lang=en")
    desk.follow("New Conference")
    desk.fill("number", "13")
    desk.pick_day("starts", "2027-08-23")
    desk.pick_day("ends", "2027-08-27")
    desk.fill("place-en", "Geneva")
    desk.press("Save")
    desk.arrive_at("/meetings/csp13/")


def the_chair_carries_the_mandate_over(desk: Desk) -> None:
    desk.take_a_seat("chair")
    desk.follow("Mandates")
    desk.follow("CSP10–CSP11")
    desk.follow("Carry over to the next cycle")
    desk.wait_for("Done once: go on with it, or leave it out.")
    assert desk.at("#redline ~ * del").text != desk.at("#redline ~ * ins").text
    status, word = desk.take(f"{desk.path}.docx?lang=en")
    assert status == 200
    with ZipFile(BytesIO(word)) as package:
        document = package.read("word/document.xml")
    assert b"<w:del " in document
    assert b"<w:ins " in document
    desk.follow("CSP11–CSP12")
    desk.arrive_at("/mandates/wgtr-csp11-csp12/")
    desk.follow("Carry over to the next cycle")
    desk.press("Keep it as a draft")
    desk.arrive_at("/mandates/wgtr-csp12-csp13/")
    desk.wait_for("Mandate of the WGTR between CSP13 and CSP14")
