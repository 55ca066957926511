"""From the records to facts: mandate, annexes, adopted items, what kind of speakers there are."""

from typing import Any

import pytest

from tests.factories.documents import make_draft, make_press
from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegation, make_office
from tests.factories.statements import counted
from tests.factories.texts import make_kept
from tests.factories.year import make_approved_mandate, make_mandate, make_topic
from wgtr.accounts.models import Category
from wgtr.agenda.operations import adopt
from wgtr.agenda.operations.adoption import Entry
from wgtr.core.database import db
from wgtr.core.settings import Settings
from wgtr.documents.operations import issue
from wgtr.meetings.models import Meeting
from wgtr.meetings.queries import meeting_with_slug
from wgtr.reports.drafting.facts import Speaker
from wgtr.reports.drafting.gaps import gaps_in, gaps_of
from wgtr.reports.drafting.gathering import drafted_now, facts_of
from wgtr.reports.items import MeetingAgenda, MeetingItem, agenda_of
from wgtr.reports.models import Capacity, NoteKind
from wgtr.reports.record.operations import Content, Place, save_note
from wgtr.texts.models import KeptText
from wgtr.texts.queries import current_text
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, plain

EN = Language.EN


@pytest.fixture
def meeting(database: Settings) -> Meeting:
    """A meeting whose agenda, with the items p1 and p2, is issued."""
    made, kept = make_meeting(), make_kept().text
    draft = make_draft(text=kept, meetings=[made])
    issue(revision=draft, text=current_text(kept), press=make_press(), by="test")
    db.session.commit()
    return made


def whole() -> Meeting:
    found = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert found is not None
    return found


def note(name: str, item: str = "p1", **content: Any) -> None:
    kind = content.pop("kind", NoteKind.INTERVENTION)
    place = Place(meeting=whole(), item=item, kind=kind, token=name)
    said = Content(**({"words": {"en": f"point {name}"}} | content))
    save_note(place=place, on_top_of=0, content=said, by="recorder")
    db.session.commit()


def test_speakers_are_what_their_capacity_or_their_delegation_is(meeting: Meeting) -> None:
    institute = make_delegation("institute", Category.CIVIL_SOCIETY)
    note("a", delegation=make_delegation("CL"))
    note("b", delegation=institute)
    note("c", delegation=make_delegation("CL"), capacity=Capacity.CHAIR)
    note("d", capacity=Capacity.SECRETARIAT)
    note("e", speaker="Control Arms", capacity=Capacity.OBSERVER)
    note("f", delegation=make_delegation("CL"), capacity=Capacity.OBSERVER)
    note("g", speaker="A researcher", capacity=Capacity.PRESENTER)
    note("h", delegation=make_delegation("expert", Category.INVITED_EXPERT))
    note("i", speaker="A researcher")
    said = facts_of(whole(), names_delegations=False).items[0].said
    assert [each.speaker for each in said] == [
        Speaker.DELEGATION,
        Speaker.ORGANISATION,
        Speaker.CHAIR,
        Speaker.SECRETARIAT,
        Speaker.OBSERVER,
        Speaker.OBSERVER,
        Speaker.PRESENTER,
        Speaker.EXPERT,
        Speaker.SPEAKER,
    ]


@pytest.mark.parametrize(
    "capacity", [each for each in Capacity if each not in {Capacity.CHAIR, Capacity.SECRETARIAT}]
)
def test_what_nobody_is_recorded_to_have_said_is_nobodys(
    meeting: Meeting, capacity: Capacity
) -> None:
    note("typed words", capacity=capacity)
    note("words", delegation=make_delegation("CL"), words={})
    (item, *_) = facts_of(whole(), names_delegations=False).items
    assert (item.said, item.unsettled) == ([], 2)
    shown = [
        plain(each.wording[EN].body) for each in drafted_now(whole(), names_delegations=True).walk()
    ]
    assert not any("typed words" in each for each in shown)
    gaps = gaps_of(whole())
    assert ([each.token for each in gaps.nobodys], [each.token for each in gaps.wordless]) == (
        ["typed words"],
        ["words"],
    )


def test_items_without_notes_are_open_but_for_the_opening_of_an_adopted_agenda(
    meeting: Meeting,
) -> None:
    assert [each.id for each in gaps_of(whole()).unrecorded] == ["p1", "p2"]
    note("a", "p2", kind=NoteKind.CONCLUSION)
    assert [each.id for each in gaps_of(whole()).unrecorded] == ["p1"]
    items = [MeetingItem("opening", "", {}), MeetingItem("p1", "1", {}), MeetingItem("end", "", {})]
    adopted, before = MeetingAgenda(items, adopted=True), MeetingAgenda(items)
    assert [each.id for each in gaps_in(adopted, []).unrecorded] == ["p1", "end"]
    assert [each.id for each in gaps_in(before, []).unrecorded] == ["opening", "p1", "end"]


def test_a_group_is_named_only_in_the_capacity_of_one(meeting: Meeting) -> None:
    note("a", delegation=make_delegation("CL"), group="GRULAC")
    note("b", delegation=make_delegation("CL"), group="GRULAC", capacity=Capacity.GROUP)
    said = facts_of(whole(), names_delegations=False).items[0].said
    assert [each.group for each in said] == ["", "GRULAC"]


def test_basis_chair_and_annexes_come_from_their_rooms(meeting: Meeting) -> None:
    make_approved_mandate(10, 11)
    make_mandate(11, 12)
    make_topic("Transmission")
    make_office()
    db.session.commit()
    text = drafted_now(whole(), names_delegations=False)
    shown = [plain(each.wording[EN].body) for each in text.walk() if EN in each.wording]
    assert any("mandate that CSP10 approved for the period until CSP11" in each for each in shown)
    assert "The work was chaired by Chile." in shown
    main, mandate, workplan = text.parts
    assert [part.label for part in text.parts] == [None, "A", "B"]
    assert plain(mandate.title[EN]) == "Mandate (en)"
    assert {each.id.split("-")[0] for each in mandate.walk()} == {"mandate"}
    (table,) = workplan.provisions
    rows = [[plain(cell) for cell in row] for row in table.wording[EN].rows]
    assert (table.kind, rows[1]) == (Kind.TABLE, ["Transmission", "CSP11", "planned"])
    assert main.kind == "report"


def test_items_are_those_adopted_in_their_order(meeting: Meeting) -> None:
    kept = db.session.query(KeptText).filter_by(name="agenda").one()
    order = [Entry(item="p2"), Entry(title={"en": "An urgent matter"})]
    adopt(meeting=whole(), text=kept, order=order, by="test")
    db.session.commit()
    items = agenda_of(whole()).items
    assert [item.title["en"] for item in items] == ["The reports. (en)", "An urgent matter"]
    adopt(meeting=whole(), text=kept, order=order, by="test")
    db.session.commit()
    assert [item.id for item in agenda_of(whole()).items] == [item.id for item in items]


def test_how_the_adopted_agenda_differs_reaches_the_report(meeting: Meeting) -> None:
    kept = db.session.query(KeptText).filter_by(name="agenda").one()
    order = [Entry(item="p2"), Entry(title={"en": "An urgent matter"})]
    adopt(meeting=whole(), text=kept, order=order, words={"en": "In short.", "fr": ""}, by="test")
    db.session.commit()
    said = drafted_now(whole(), names_delegations=False).provision("r-agenda").wording
    assert plain(said[EN].body).startswith(
        "The agenda was adopted. In short. The following was deferred: item 1 (“The meeting opens."
    )
    assert "The following was added: “An urgent matter”." in plain(said[EN].body)
    assert "Les différences ne sont pas consignées" in plain(said[Language.FR].body)
    assert "« An urgent matter »" in plain(said[Language.FR].body)


def test_notes_of_an_item_that_was_deferred_stay_in_the_report(meeting: Meeting) -> None:
    note("a", "p1", delegation=make_delegation("CL"))
    kept = db.session.query(KeptText).filter_by(name="agenda").one()
    adopt(meeting=whole(), text=kept, order=[Entry(item="p2")], by="test")
    db.session.commit()
    text = drafted_now(whole(), names_delegations=False)
    assert plain(text.provision("r-item-other").wording[EN].heading) == "Other matters"
    assert any("point a" in plain(each.wording[EN].body) for each in text.walk())


def test_statements_do_not_grow_with_the_record(meeting: Meeting) -> None:
    note("a", delegation=make_delegation("CL"))
    with counted() as few:
        drafted_now(whole(), names_delegations=True)
    for number in range(20):
        note(f"n{number}", delegation=make_delegation("ES"))
    with counted() as many:
        drafted_now(whole(), names_delegations=True)
    assert len(many) == len(few) <= 20
