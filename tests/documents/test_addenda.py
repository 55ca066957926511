"""Addenda: papers of their own words beside the paper that they add to."""

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import grammars, make_draft, make_issued, make_press, symbol_of
from tests.factories.meetings import make_meeting
from tests.factories.people import make_delegate, make_secretariat
from tests.factories.texts import make_text
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.issuing.queries import text_of, texts_without_document
from wgtr.documents.models import Revision, RevisionKind
from wgtr.documents.operations import (
    add_document,
    issue,
    prepare_addendum,
    prepare_revision,
    reserve,
)
from wgtr.documents.queries import revision_with_slug
from wgtr.documents.queries.for_pages import agenda_among, papers_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import plain

SOMEBODY = "test"
SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
PAGE, CORRECT = f"/documents/{SLUG}/?lang=en", f"/issuing/{SLUG}/correct?lang=en"


def added_to(latest: Revision) -> Revision:
    return prepare_addendum(latest=latest, by=SOMEBODY, grammars=grammars())


def issued(draft: Revision) -> Revision:
    return issue(revision=draft, text=make_text("More."), press=make_press(), by=SOMEBODY)


def test_an_addendum_is_a_paper_of_its_own_before_the_same_meetings(database: object) -> None:
    meeting = make_meeting()
    paper = make_issued(meetings=[meeting], body=meeting.body, conference=meeting.conference)
    draft = added_to(paper)
    assert (draft.slug, draft.kind, draft.number) == (f"{SLUG}.Add1", RevisionKind.ADDENDUM, 1)
    assert draft.document.adds_to_id == paper.document_id
    assert draft.title == {
        "en": "Addendum: Draft annotated agenda",
        "fr": "Additif : Ordre du jour",
    }
    issued(draft)
    papers = papers_of(meeting)
    assert [each.slug for each in papers] == [SLUG, f"{SLUG}.Add1"]
    assert agenda_among(papers) is papers[0]


def test_its_words_are_begun_and_must_be_written(database: object) -> None:
    draft = added_to(make_issued())
    text = text_of(draft)
    assert text is not None
    assert plain(text.parts[0].title[Language.FR]) == "Additif : Ordre du jour"
    assert [each.wording for each in text.walk()] == [{}]
    assert texts_without_document() == []
    with pytest.raises(RuleViolation, match="not worded"):
        issue(revision=draft, text=text, press=make_press(), by=SOMEBODY)


def test_addenda_are_counted_for_the_revision_that_they_add_to(database: object) -> None:
    first = make_issued()
    one = issued(added_to(first))
    with pytest.raises(RuleViolation, match="is prepared already"):
        (added_to(first), added_to(first))
    two = revision_with_slug(f"{SLUG}.Add2")
    assert two is not None
    issued(two)
    revised = issued(prepare_revision(latest=first, by=SOMEBODY, grammars=grammars()))
    of_the_revision = added_to(revised)
    slugs = [each.slug for each in (one, two, of_the_revision)]
    assert slugs == [f"{SLUG}.Add1", f"{SLUG}.Add2", f"{SLUG}.Rev1.Add1"]


def test_a_paper_without_a_symbol_has_addenda_too(database: object) -> None:
    paper = make_issued(symbol=None, slug="a-paper")
    assert added_to(paper).slug == "a-paper-addendum-1"


def test_what_is_not_issued_has_no_addendum(database: object) -> None:
    with pytest.raises(RuleViolation, match="nothing can follow it"):
        added_to(make_draft())


def test_a_text_taken_in_under_an_addendums_symbol_adds_to_its_paper(database: object) -> None:
    paper = make_issued()
    symbol = symbol_of(f"{paper.symbol.symbol}.Add1" if paper.symbol else "")
    entry = reserve(symbol=symbol, purpose="a test", by=SOMEBODY)
    draft = add_document(kind="paper", title={"en": "More"}, by=SOMEBODY, symbol=entry)
    assert (draft.kind, draft.number) == (RevisionKind.ADDENDUM, 1)
    assert draft.document.adds_to_id == paper.document_id


def test_a_corrigendum_in_one_language_does_not_become_the_meetings_agenda(
    database: object,
) -> None:
    meeting = make_meeting()
    paper = make_issued(meetings=[meeting], body=meeting.body, conference=meeting.conference)
    corrected = prepare_revision(
        latest=paper,
        by=SOMEBODY,
        grammars=grammars(),
        kind=RevisionKind.CORRIGENDUM,
        languages=[Language.EN],
    )
    issued(corrected)
    issued(prepare_revision(latest=paper, by=SOMEBODY, grammars=grammars()))
    agenda = agenda_among(papers_of(meeting))
    assert agenda is not None
    assert agenda.slug == f"{SLUG}.Rev1"


@pytest.fixture
def secretariat(client: Browser) -> Browser:
    """Give a browser of the Secretariat, with one paper issued."""
    make_issued()
    sign_in(client, make_secretariat())
    return client


def test_the_secretariat_adds_to_a_paper_on_its_page(secretariat: Browser) -> None:
    prepared = f"/issuing/{SLUG}.Add1/"
    assert secretariat.submit(CORRECT, {"kind": "addendum"}).location == prepared
    page = secretariat.get(f"{prepared}?lang=en").text
    assert "/texts/att-csp11-wgtr-2025-chair-9001-annagenda-add1/" in page
    assert "The original language is not complete" in page
    assert "Give up this addendum" in page
    again = secretariat.submit(CORRECT, {"kind": "addendum"})
    assert (again.status_code, "is prepared already" in again.text) == (422, True)


def test_a_paper_and_its_addendum_lead_to_each_other(secretariat: Browser) -> None:
    secretariat.submit(CORRECT, {"kind": "addendum"})
    added = f"/documents/{SLUG}.Add1/"
    sign_in(secretariat, make_delegate())
    assert added not in secretariat.get(PAGE).text
    draft = revision_with_slug(f"{SLUG}.Add1")
    assert draft is not None
    issued(draft)
    db.session.commit()
    assert f'href="{added}"' in secretariat.get(PAGE).text
    assert f'href="/documents/{SLUG}/"' in secretariat.get(f"{added}?lang=en").text
