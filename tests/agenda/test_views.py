"""The pages of a meeting's agenda: made, read as a draft, proposed to, adopted."""

import pytest

from tests.agenda.test_making_kept import ready
from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_press
from tests.factories.meetings import make_body, make_meeting
from tests.factories.people import (
    make_delegate,
    make_officer,
    make_recorder,
    make_secretariat,
)
from tests.factories.texts import SOMEBODY, make_kept
from wgtr.agenda.items import items_of
from wgtr.agenda.models import AdoptedAs, ItemProposal, ProposalState
from wgtr.agenda.operations import Entry, adopt, make_agenda
from wgtr.agenda.queries import adopted_agenda, agenda_document, proposals_for
from wgtr.core.database import db
from wgtr.documents.operations import issue
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.operations import Typed, word_provision
from wgtr.texts.operations.wording import Saving
from wgtr.texts.queries import current_text
from wgtr.tree.languages import Language

SLUG = "csp11-wgtr-2025-02-28"
PAGE = f"/meetings/{SLUG}"


def issued() -> Meeting:
    meeting = ready()
    make_agenda(meeting=meeting, by=SOMEBODY)
    document = agenda_document(meeting)
    assert document is not None
    assert document.text is not None
    text = current_text(document.text)
    issue(revision=document.revisions[0], text=text, press=make_press(), by=SOMEBODY)
    db.session.commit()
    return meeting


def again() -> Meeting:
    db.session.expire_all()
    meeting = meeting_with_slug(SLUG)
    assert meeting is not None
    return meeting


def proposals() -> list[ItemProposal]:
    return list(proposals_for(again()))


def test_the_chair_makes_the_agenda_and_reads_the_draft(client: Browser) -> None:
    ready()
    sign_in(client, make_officer())
    page = client.get(f"{PAGE}/agenda/make?lang=en").text
    assert "Transmission" in page
    assert "Chile" in page
    assert client.submit(f"{PAGE}/agenda/make").status_code == 303
    draft = client.get(f"{PAGE}/agenda/draft?lang=en").text
    assert "Opening of the meeting and adoption of the agenda" in draft
    assert "العربية: " in draft
    assert "Not recorded yet" not in draft
    assert client.submit(f"{PAGE}/agenda/follow").status_code == 303
    assert "nobody has edited it" in client.get(f"{PAGE}/agenda/make?lang=en").text


def test_without_a_mandate_it_says_what_to_do(client: Browser) -> None:
    make_meeting()
    sign_in(client, make_secretariat())
    assert "No approved mandate" in client.get(f"{PAGE}/agenda/make?lang=en").text
    refused = client.submit(f"{PAGE}/agenda/make?lang=en")
    assert refused.status_code == 422
    assert "Record its approval first" in refused.text
    assert "No draft is made yet" in client.get(f"{PAGE}/agenda/draft?lang=en").text


def test_drafts_are_for_those_who_lead(client: Browser) -> None:
    ready()
    db.session.commit()
    people = [None, make_delegate("CH"), make_officer(body=make_body("WGTU")), make_recorder()]
    for person in people:
        if person is not None:
            sign_in(client, person)
        for address in ("make", "draft"):
            assert client.get(f"{PAGE}/agenda/{address}").status_code == 403
        assert client.submit(f"{PAGE}/agenda/make").status_code == 403
        assert client.submit(f"{PAGE}/agenda/follow").status_code == 403
    assert "Make the agenda" not in client.get(f"{PAGE}/?lang=en").text


def test_items_on_the_meetings_page_name_their_paragraph(client: Browser) -> None:
    issued()
    page = client.get(f"{PAGE}/?lang=en").text
    link = 'href="/mandates/wgtr-csp10-csp11/">Mandate (CSP10), paragraph 2</a>'
    assert link in page
    mandate = client.get("/mandates/wgtr-csp10-csp11/?lang=en").text
    assert "Agenda items that rest on it" in mandate
    assert "paragraph 6" in mandate


# Any other business


def test_a_delegation_proposes_and_sees_its_own_alone(client: Browser) -> None:
    make_meeting()
    swiss, spanish = make_delegate("CH"), make_delegate("ES")
    sign_in(client, swiss)
    assert "Propose an item" in client.get(f"{PAGE}/?lang=en").text
    refused = client.submit(f"{PAGE}/proposals?lang=en", {"title": "", "note": "Canary 1"})
    assert refused.status_code == 422
    assert "Canary 1" in refused.text
    sent = {"title": "Canary 2", "note": "Why", "language": "en"}
    assert client.submit(f"{PAGE}/proposals", sent).status_code == 303
    assert "Canary 2" in client.get(f"{PAGE}/proposals?lang=en").text
    sign_in(client, spanish)
    page = client.get(f"{PAGE}/proposals?lang=en").text
    assert "Canary 2" not in page
    assert "Nothing is proposed yet" in page
    (proposal,) = proposals()
    for act in ("withdraw", "accept", "decline"):
        assert client.submit(f"{PAGE}/proposals/{proposal.id}/{act}").status_code == 404


@pytest.mark.parametrize("who", ["nobody", "recorder", "another body's Chair"])
def test_proposals_are_for_delegations_and_who_leads(client: Browser, who: str) -> None:
    make_meeting()
    db.session.commit()
    if who == "recorder":
        sign_in(client, make_recorder())
    if who == "another body's Chair":
        sign_in(client, make_officer(body=make_body("WGTU")))
    assert client.get(f"{PAGE}/proposals").status_code == 403


def test_the_chair_decides_and_says_why(client: Browser) -> None:
    make_meeting()
    sign_in(client, make_delegate("CH"))
    for title in ("One", "Two", "Three"):
        client.submit(f"{PAGE}/proposals", {"title": title, "language": "en"})
    one, two, three = proposals()
    assert client.submit(f"{PAGE}/proposals/{three.id}/withdraw").status_code == 303
    sign_in(client, make_officer())
    assert client.submit(f"{PAGE}/proposals/{one.id}/accept").status_code == 303
    decline = f"{PAGE}/proposals/{two.id}/decline"
    assert client.submit(decline, {"reason": ""}).status_code == 422
    assert client.submit(decline, {"reason": "Outside the mandate"}).status_code == 303
    assert [each.state for each in proposals()] == [
        *(ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.WITHDRAWN),
    ]
    assert client.submit(f"{PAGE}/proposals/{one.id}/accept").status_code == 409


def test_a_decision_is_taken_back_until_the_agenda_is_adopted(client: Browser) -> None:
    make_meeting()
    sign_in(client, make_delegate("CH"))
    client.submit(f"{PAGE}/proposals", {"title": "One", "language": "en"})
    (proposal,) = proposals()
    reopen = f"{PAGE}/proposals/{proposal.id}/reopen"
    sign_in(client, make_officer())
    assert client.submit(reopen).status_code == 409
    client.submit(f"{PAGE}/proposals/{proposal.id}/decline", {"reason": "Outside the mandate"})
    assert "Decide anew" in client.get(f"{PAGE}/proposals?lang=en").text
    assert client.submit(reopen).status_code == 303
    assert [(each.state, each.reason) for each in proposals()] == [(ProposalState.PROPOSED, "")]
    client.submit(f"{PAGE}/proposals/{proposal.id}/accept")
    taken_up = Entry(title={"en": "One"}, proposal=proposals()[0])
    adopt(meeting=again(), text=make_kept().text, order=[taken_up], by=SOMEBODY)
    db.session.commit()
    assert "Decide anew" not in client.get(f"{PAGE}/proposals?lang=en").text
    assert client.submit(reopen).status_code == 409


# Adoption


def order(meeting: Meeting) -> dict[str, str]:
    document = agenda_document(meeting)
    assert document is not None
    assert document.text is not None
    items = items_of(current_text(document.text))
    return {f"place-{item.id}": str(place) for place, item in enumerate(items, 1)}


def test_the_recorder_records_what_was_adopted(client: Browser) -> None:
    meeting = issued()
    sent = order(meeting)
    sign_in(client, make_recorder())
    page = client.get(f"{PAGE}/agenda/adopted?lang=en").text
    assert 'name="place-item-m2" value="2"' in page
    assert client.submit(f"{PAGE}/agenda/adopted", sent).status_code == 303
    assert "adopted the agenda as it was issued" in client.get(f"{PAGE}/?lang=en").text


def test_differences_are_recorded_and_shown(client: Browser) -> None:
    sent = order(issued())
    sent |= {"place-item-m2": "", "note-item-m2": "No figures yet", "place-new-1": "8"}
    sent |= {"title-new-1": "A workshop", "words-en": "Item 1 was left out."}
    sign_in(client, make_officer())
    assert client.submit(f"{PAGE}/agenda/adopted", sent).status_code == 303
    found = adopted_agenda(again())
    assert found is not None
    assert [(each.state, each.item) for each in found.items][-2:] == [
        (AdoptedAs.ADDED, None),
        (AdoptedAs.DEFERRED, "item-m2"),
    ]
    page = client.get(f"{PAGE}/?lang=en").text
    assert "Item 1 was left out." in page
    assert "No figures yet" in page
    again_shown = client.get(f"{PAGE}/agenda/adopted?lang=en").text
    assert 'value="A workshop"' in again_shown
    assert 'name="place-item-m2" value=""' in again_shown


def test_what_is_worked_on_afterwards_is_not_shown_as_adopted(client: Browser) -> None:
    meeting = issued()
    sent = order(meeting) | {"place-item-m2": "", "note-item-m2": "No figures yet"}
    sign_in(client, make_officer())
    assert client.submit(f"{PAGE}/agenda/adopted", sent).status_code == 303
    document = agenda_document(again())
    assert document is not None
    assert document.text is not None
    saving = Saving(kept=document.text, on_top_of=1, by=SOMEBODY)
    worded = Typed(heading="An item nobody has seen", body="Words")
    word_provision(saving=saving, provision_id="item-m3", language=Language.EN, typed=worded)
    db.session.commit()
    page = client.get(f"{PAGE}/?lang=en").text
    assert "No figures yet" in page
    assert "An item nobody has seen" not in page


def test_a_wrong_place_is_told_and_nothing_typed_is_lost(client: Browser) -> None:
    sent = order(issued()) | {"place-item-m2": "first", "note-item-m3": "Typed already"}
    sign_in(client, make_secretariat())
    refused = client.submit(f"{PAGE}/agenda/adopted?lang=en", sent)
    assert refused.status_code == 422
    assert "“first” is no place" in refused.text
    assert 'value="Typed already"' in refused.text
    sign_in(client, make_delegate("CH"))
    assert client.submit(f"{PAGE}/agenda/adopted", sent).status_code == 403


def test_accepted_proposals_can_be_adopted(client: Browser) -> None:
    sent = order(issued())
    sign_in(client, make_delegate("CH"))
    client.submit(f"{PAGE}/proposals", {"title": "A workshop", "language": "en"})
    (proposal,) = proposals()
    sign_in(client, make_officer())
    client.submit(f"{PAGE}/proposals/{proposal.id}/accept")
    key = f"proposal-{proposal.id}"
    sent |= {f"place-{key}": "8", f"title-{key}": "A workshop on reporting"}
    assert client.submit(f"{PAGE}/agenda/adopted", sent).status_code == 303
    found = adopted_agenda(again())
    assert found is not None
    assert found.items[-1].proposal_id == proposal.id
    assert found.items[-1].title == {"en": "A workshop on reporting"}


def test_the_secretariat_goes_from_the_draft_to_issuing_it(client: Browser) -> None:
    meeting = ready()
    make_agenda(meeting=meeting, by=SOMEBODY)
    db.session.commit()
    document = agenda_document(again())
    assert document is not None
    issuing = f"/issuing/{document.revisions[0].slug}/"
    sign_in(client, make_secretariat())
    assert issuing in client.get(f"{PAGE}/agenda/draft?lang=en").text
    sign_in(client, make_officer())
    assert issuing not in client.get(f"{PAGE}/agenda/draft?lang=en").text


def test_making_the_agenda_is_offered_until_it_is_issued(client: Browser) -> None:
    ready()
    sign_in(client, make_officer())
    assert f"{PAGE}/agenda/make" in client.get(f"{PAGE}/?lang=en").text


def test_what_is_issued_is_not_offered_to_be_made_again(client: Browser) -> None:
    issued()
    sign_in(client, make_officer())
    assert f"{PAGE}/agenda/make" not in client.get(f"{PAGE}/?lang=en").text
