"""The example's year: the mandate, the workplan and the agenda that rests on both."""

import pytest
from sqlalchemy import func, select

from tests.factories.documents import make_press
from wgtr import example_documents
from wgtr.agenda.queries import agenda_text_kept, bases_of, topics_on
from wgtr.bodies.queries import body_coded, conference_numbered
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.settings import Settings
from wgtr.example import load_example
from wgtr.example_documents import load_example_documents
from wgtr.example_people import add_listed_delegations
from wgtr.example_year import load_example_year
from wgtr.mandates.models import MandateState
from wgtr.mandates.paragraphs import paragraphs_of, standing_items
from wgtr.mandates.queries import mandate_after, mandate_in_cycle, text_of_mandate
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.contents import languages_worded
from wgtr.texts.queries import current_text
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Kind, plain
from wgtr.workplan.models import TopicStatus
from wgtr.workplan.queries import questions_of, topics_of

MEETING = "csp11-wgtr-2025-02-28"


@pytest.fixture
def year(database: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example_documents, "house_press", lambda **_: make_press())
    load_example()
    add_listed_delegations(examples=True, by="x")
    load_example_documents()
    load_example_year()
    db.session.commit()


def events() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


@pytest.mark.usefixtures("year")
def test_it_is_loaded_once() -> None:
    before = events()
    load_example_year()
    db.session.commit()
    assert events() == before


@pytest.mark.usefixtures("year")
def test_the_wgtr_works_under_the_mandate_of_csp10_and_proposes_the_next() -> None:
    body, csp11 = body_coded("WGTR"), conference_numbered(11)
    assert body is not None
    assert csp11 is not None
    mandate = mandate_in_cycle(body, csp11)
    assert mandate is not None
    text = text_of_mandate(mandate)
    assert [len(each.tasks) for each in paragraphs_of(text)] == [1, 4, 2, 1, 0]
    assert (mandate.verb, mandate.paragraph) == (None, None), "our sources give neither"
    following = mandate_after(mandate)
    assert following is not None
    assert following.state is MandateState.PROPOSED
    assert len(standing_items(text_of_mandate(following))) == 5
    for each in (text, text_of_mandate(following)):
        assert languages_worded(each) == list(Language)


@pytest.mark.usefixtures("year")
def test_each_item_of_the_agenda_rests_on_the_paragraph_after_its_number() -> None:
    meeting = meeting_with_slug(MEETING)
    assert meeting is not None
    kept = agenda_text_kept(meeting)
    assert kept is not None
    bases = bases_of(kept)
    items = numbers(current_text(kept), Language.EN)
    paragraphs = numbers(text_of_mandate(bases[0].mandate), Language.EN)
    pairs = sorted((items[each.item], paragraphs[each.paragraph]) for each in bases)
    assert pairs == [("1.", "2."), ("2.", "3."), ("3.", "4."), ("4.", "5."), ("5.", "6.")]
    assert {each.mandate.slug for each in bases} == {"wgtr-csp10-csp11"}


@pytest.mark.usefixtures("year")
def test_the_first_topic_has_the_questions_of_annex_a_and_stands_under_item_4() -> None:
    meeting, body = meeting_with_slug(MEETING), body_coded("WGTR")
    assert meeting is not None
    assert body is not None
    first, second = topics_of(body)
    questions = questions_of(first)
    assert questions is not None
    kinds = [provision.kind for provision in questions.walk()]
    assert (kinds.count(Kind.QUESTION), kinds.count(Kind.QUESTION_GROUP)) == (22, 3)
    assert (first.status, second.status) == (TopicStatus.PREPARED, TopicStatus.PLANNED)
    assert first.meeting is meeting
    kept = agenda_text_kept(meeting)
    assert kept is not None
    (taken,) = topics_on(kept)
    heading = current_text(kept).provision(taken.item).wording[Language.EN].heading
    assert plain(heading) == "National implementation practices on reporting"
    assert taken.annex == "annex-a"
    assert set(second.title) == {language.value for language in Language}
    assert "Example topic" in second.title["en"], "an invented topic says that it is one"


@pytest.mark.usefixtures("year")
def test_every_presenter_of_the_example_is_there() -> None:
    body = body_coded("WGTR")
    assert body is not None
    presenters = topics_of(body)[0].presenters
    codes = [each.delegation.code if each.delegation else None for each in presenters]
    assert codes == ["RO", "SL", None]
