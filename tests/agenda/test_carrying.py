"""A meeting's papers carried over from those of the meeting before it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.agenda.test_making_kept import kept, make, ready, said
from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_press
from tests.factories.meetings import make_conference, make_meeting
from tests.factories.people import make_delegate, make_officer
from tests.factories.texts import SOMEBODY
from tests.factories.texts import said as say
from tests.factories.year import august, make_approved_mandate, make_topic
from wgtr.agenda.operations.carrying import carry_papers_over, next_papers
from wgtr.agenda.queries import agenda_document, agenda_text_kept, bases_of, topics_on
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.operations import issue
from wgtr.mandates.carrying.views import words
from wgtr.mandates.operations import approve
from wgtr.mandates.queries import mandate_with_slug
from wgtr.meetings.models import Meeting
from wgtr.texts.operations import save_version
from wgtr.texts.queries import latest_version
from wgtr.tree.provisions import Kind, Provision, Text
from wgtr.workplan.operations import place_topic
from wgtr.workplan.queries import topics_at

pytestmark = pytest.mark.usefixtures("database")


def a_year_later(before: Meeting) -> Meeting:
    """The body's meeting in the next cycle, whose mandate is approved."""
    following = mandate_with_slug("wgtr-csp11-csp12")
    assert following is not None
    approve(mandate=following, by=SOMEBODY)
    later = make_meeting(
        body=before.body, conference=following.until, day=before.first_day + timedelta(days=371)
    )
    db.session.flush()
    return later


def test_into_the_next_cycle_conferences_move_and_facts_follow_the_records() -> None:
    before = ready()
    make(before)
    later = a_year_later(before)
    papers = next_papers(later, words())
    assert papers.before is before
    assert [on.topic.title["en"] for on in papers.going] == [
        topic.title["en"] for topic in topics_at(before)
    ]
    coming = make_topic(body=later.body, conference=later.conference)
    db.session.flush()
    place_topic(topic=coming, meeting=later, sitting=later.sittings[0], by=SOMEBODY)
    assert next_papers(later, words()).coming == [coming]
    carry_papers_over(meeting=later, words=words(), by=SOMEBODY)
    db.session.flush()
    text = kept(later)
    assert "Eleventh Conference" in said(text, "letter-why")
    assert "2026, 24:00 Geneva (CET)" in said(text, "letter-written-input")
    text_kept = agenda_text_kept(later)
    assert text_kept is not None
    assert {each.mandate.slug for each in bases_of(text_kept)} == {"wgtr-csp11-csp12"}
    assert [(each.item, each.paragraph) for each in bases_of(text_kept)] == [
        (f"item-m{place}", f"m{place}") for place in range(2, 7)
    ]
    assert topics_on(text_kept) == [], "last year's topic is not placed at this meeting"


def test_within_a_cycle_the_words_stay() -> None:
    before = ready()
    make(before)
    later = make_meeting(
        body=before.body, conference=before.conference, day=before.first_day + timedelta(days=60)
    )
    (topic,) = topics_at(before)
    place_topic(topic=topic, meeting=later, sitting=later.sittings[0], by=SOMEBODY)
    papers = next_papers(later, words())
    assert papers.made.shifted == ()
    assert [on.topic_id for on in papers.staying] == [topic.id]
    carry_papers_over(meeting=later, words=words(), by=SOMEBODY)
    db.session.flush()
    assert "Tenth Conference" in said(kept(later), "letter-why")
    text_kept = agenda_text_kept(later)
    assert text_kept is not None
    assert [on.item for on in topics_on(text_kept)] == ["item-m5"]


def written_by_hand(meeting: Meeting, words: str) -> Text:
    """Let the Chair say `words` under any other business; give the text as saved."""
    text_kept = agenda_text_kept(meeting)
    assert text_kept is not None
    text, latest = kept(meeting), latest_version(text_kept)
    part = next(part for part in text.parts if part.kind == "agenda")
    other = replace(
        part.provisions[-1], children=(Provision("by-hand", Kind.PARAGRAPH, say(words)),)
    )
    edited = text.with_parts(
        tuple(
            replace(each, provisions=(*each.provisions[:-1], other)) if each is part else each
            for each in text.parts
        )
    )
    save_version(kept=text_kept, text=edited, on_top_of=latest.number, by="The Chair")
    db.session.flush()
    return edited


def test_what_a_hand_wrote_goes_along_and_what_was_issued_stays() -> None:
    before = ready()
    make(before)
    frozen = written_by_hand(before, "This prepares the Eleventh Conference of States Parties.")
    document = agenda_document(before)
    assert document is not None
    issue(revision=document.revisions[0], text=frozen, press=make_press(), by=SOMEBODY)
    later = a_year_later(before)
    carry_papers_over(meeting=later, words=words(), by=SOMEBODY)
    db.session.flush()
    assert kept(before) == frozen
    assert "prepares the Twelfth Conference of States Parties" in said(kept(later), "by-hand")
    ids = [provision.id for provision in kept(later).walk()]
    assert ids == [provision.id for provision in frozen.walk()]


@pytest.mark.parametrize(
    ("conference", "why"), [(12, "No approved mandate"), (13, "more than one Conference before")]
)
def test_what_cannot_be_carried_over_is_said(conference: int, why: str) -> None:
    before = ready()
    make(before)
    if conference == 13:
        make_approved_mandate(12, 13, body=before.body)
    later = make_meeting(
        body=before.body,
        conference=make_conference(conference, days=august(conference)),
        day=date(2014 + conference, 3, 3),
    )
    with pytest.raises(RuleViolation, match=why):
        carry_papers_over(meeting=later, words=words(), by=SOMEBODY)
    assert agenda_document(later) is None


def test_papers_that_are_there_are_not_written_over() -> None:
    before = ready()
    make(before)
    with pytest.raises(RuleViolation, match="No earlier meeting"):
        next_papers(before, words())
    later = a_year_later(before)
    carry_papers_over(meeting=later, words=words(), by=SOMEBODY)
    db.session.flush()
    with pytest.raises(RuleViolation, match="has its papers already"):
        carry_papers_over(meeting=later, words=words(), by=SOMEBODY)


def test_the_chair_looks_and_keeps(client: Browser) -> None:
    before = ready()
    make(before)
    written_by_hand(before, "This prepares the Eleventh Conference of States Parties.")
    later = a_year_later(before)
    db.session.commit()
    sign_in(client, make_officer())
    page = f"/meetings/{later.slug}/agenda/carry"
    assert f'href="{page}"' in client.get(f"/meetings/{later.slug}/agenda/make?lang=en").text
    shown = client.get(f"{page}?lang=en").text
    assert "<del><bdi>Eleventh</bdi></del> → <ins><bdi>Twelfth</bdi></ins>" in shown
    assert "does not place at this meeting" in shown
    assert "A day: fill in the new one." not in shown, "the records give every day anew"
    assert agenda_document(later) is None, "looking keeps nothing"
    word = client.get(f"{page}.docx?lang=en")
    assert word.data.startswith(b"PK\x03\x04")
    assert client.submit(page).status_code == 303
    assert agenda_document(later) is not None
    assert f'href="{page}"' in client.get(f"/meetings/{later.slug}/agenda/draft?lang=en").text
    assert "This meeting has its papers already." in client.get(f"{page}?lang=en").text
    assert client.submit(page).status_code == 409


def test_delegates_are_refused(client: Browser) -> None:
    before = ready()
    make(before)
    later = a_year_later(before)
    db.session.commit()
    sign_in(client, make_delegate("CH"))
    page = f"/meetings/{later.slug}/agenda/carry"
    assert client.get(page).status_code == 403
    assert client.submit(page).status_code == 403
