"""Taking in a paper's words by its symbol, and symbols that were reserved early."""

from typing import Any

import pytest

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import grammars, make_draft, make_issued, make_press, symbol_of
from tests.factories.meetings import make_meeting
from tests.factories.people import make_secretariat
from tests.factories.texts import make_kept, make_text
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.models import RegisteredSymbol, Revision, RevisionKind, RevisionState
from wgtr.documents.operations import (
    enter_taken,
    give_symbol,
    give_up,
    issue,
    prepare_addendum,
    prepare_revision,
    reserve,
)
from wgtr.documents.operations.loading import Home
from wgtr.documents.operations.taking_in import Taken, take_in
from wgtr.documents.queries.for_pages import agenda_among, papers_of
from wgtr.documents.queries.register import symbols_to_give
from wgtr.texts.queries import current_text
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text, plain

SOMEBODY = "test"
FIRST = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
SLUG = FIRST.replace("/", "-")


def kept_early(ending: str) -> RegisteredSymbol:
    return reserve(symbol=symbol_of(FIRST + ending), purpose="translators", by=SOMEBODY)


def prepared(latest: Revision, kind: RevisionKind = RevisionKind.REVISION) -> Revision:
    return prepare_revision(latest=latest, by=SOMEBODY, grammars=grammars(), kind=kind)


def issued(draft: Revision, words: str = "Revised.") -> Revision:
    return issue(revision=draft, text=make_text(words), press=make_press(), by=SOMEBODY)


def taken_in(
    symbol: str | None = None, text: Text | None = None, name: str = "paper", **overrides: Any
) -> Taken:
    """Take in a text under a symbol; it is before no meeting unless told."""
    asked = None if symbol is None else symbol_of(symbol)
    values: dict[str, Any] = {"home": Home(), "grammars": grammars(), "by": SOMEBODY}
    return take_in(name=name, text=text or make_text("New."), symbol=asked, **(values | overrides))


@pytest.mark.parametrize(
    ("kind", "ending"),
    [(RevisionKind.REVISION, ".Rev1"), (RevisionKind.CORRIGENDUM, ".Corr1")],
)
def test_a_symbol_reserved_early_is_taken_up(
    database: object, kind: RevisionKind, ending: str
) -> None:
    paper = make_issued()
    early = kept_early(ending)
    assert prepared(paper, kind).symbol is early


def test_an_addendum_takes_up_its_symbol_too(database: object) -> None:
    paper = make_issued()
    early = kept_early(".Add1")
    added = prepare_addendum(latest=paper, by=SOMEBODY, grammars=grammars())
    assert added.symbol is early


def test_one_number_of_a_family_is_one_paper_however_it_is_spelt(paper: Revision) -> None:
    early = kept_early(".Rev1")
    with pytest.raises(RuleViolation, match=r"AnnAgenda\.Rev1 is in the register already"):
        kept_early("Rev1")
    taken = taken_in(f"{FIRST}Rev1")
    assert taken.revision is not None
    assert taken.revision.symbol is early


def test_what_was_given_up_or_given_elsewhere_is_passed_over(database: object) -> None:
    paper = make_issued()
    give_up(entry=kept_early(".Rev1"), reason="Not needed.", by=SOMEBODY)
    enter_taken(symbol=symbol_of(f"{FIRST}.Rev2"), purpose="elsewhere", by=SOMEBODY)
    following = prepared(paper)
    assert (following.slug, following.number) == (f"{SLUG}.Rev3", 3)
    assert prepared(issued(following)).slug == f"{SLUG}.Rev4"


def test_a_new_paper_is_not_offered_what_mends_another(database: object) -> None:
    make_issued()
    corrects, adds = kept_early(".Corr1"), kept_early(".Add1")
    assert symbols_to_give() == [adds]
    with pytest.raises(RuleViolation, match="prepare it on the page of that paper"):
        make_draft(symbol=corrects)
    plain = make_draft(symbol=None, slug="plain")
    with pytest.raises(RuleViolation, match="prepare it on the page of that paper"):
        give_symbol(revision=plain, symbol=corrects, by=SOMEBODY)


def test_a_paper_that_was_revised_elsewhere_begins_with_its_revision(database: object) -> None:
    enter_taken(symbol=symbol_of(FIRST), purpose="issued on paper", by=SOMEBODY)
    first = make_draft(symbol=kept_early(".Rev1"))
    assert (first.kind, first.number) == (RevisionKind.REVISION, 1)
    assert prepared(issued(first)).slug == f"{SLUG}.Rev2"


def test_a_revisions_words_go_to_the_text_of_its_paper(database: object) -> None:
    meeting = make_meeting()
    kept = make_kept("agenda").text
    home: dict[str, Any] = {"body": meeting.body, "conference": meeting.conference}
    paper = make_issued(meetings=[meeting], **home)
    paper.document.text = kept
    taken = taken_in(f"{FIRST}.Rev1")
    assert (taken.version.text, taken.version.number) == (kept, 2)
    assert taken.revision is not None
    assert (taken.revision.slug, taken.revision.document_id) == (f"{SLUG}.Rev1", paper.document_id)
    again = taken_in(f"{FIRST}.Rev1", make_text("Once more."))
    assert (again.revision, again.version.number) == (taken.revision, 3)
    issued(taken.revision)
    agenda = agenda_among(papers_of(meeting))
    assert agenda is not None
    assert agenda.slug == f"{SLUG}.Rev1"


@pytest.fixture
def paper(database: object) -> Revision:
    """Give an issued agenda whose text is kept, in English and French."""
    made = make_issued()
    made.document.text = make_kept("agenda").text
    db.session.flush()
    return made


def test_a_corrigendum_taken_in_is_for_the_languages_of_its_text(paper: Revision) -> None:
    taken = taken_in(
        f"{FIRST}.Corr1", make_text("Mended.", languages=(Language.EN,)), may_drop=True
    )
    assert taken.revision is not None
    assert (taken.revision.slug, taken.revision.languages) == (f"{SLUG}.Corr1", ["en"])


def test_one_language_that_comes_alone_takes_its_place(paper: Revision) -> None:
    alone = make_text("Mieux.", languages=(Language.FR,), original_language=Language.EN)
    taken = taken_in(f"{FIRST}.Corr1", alone)
    assert taken.revision is not None
    assert taken.revision.languages == ["fr"]
    assert taken.revision.title == {"en": "Draft annotated agenda", "fr": "Agenda (fr)"}
    said = current_text(taken.version.text).provision("p1").wording
    assert plain(said[Language.FR].body) == "Mieux. (fr)"
    assert plain(said[Language.EN].body) == "The meeting opens. (en)"


def test_one_language_of_another_shape_is_refused_with_the_place(paper: Revision) -> None:
    alone = make_text("Mieux.", languages=(Language.FR,), original_language=Language.EN, notes=())
    with pytest.raises(RuleViolation, match="does not fit the other languages"):
        taken_in(f"{FIRST}.Corr1", alone)


def test_a_corrigendum_is_issued_in_the_languages_told(paper: Revision) -> None:
    draft = prepared(paper, RevisionKind.CORRIGENDUM)
    told = (Language.FR,)
    issue(revision=draft, text=make_text(), press=make_press(), by=SOMEBODY, languages=told)
    assert draft.languages == ["fr"]
    assert [each.language for each in draft.versions] == ["fr"]


def test_the_symbol_must_be_the_next_one(paper: Revision) -> None:
    with pytest.raises(RuleViolation, match=r"Rev3 cannot be prepared now: .*Rev1 comes next"):
        taken_in(f"{FIRST}.Rev3")


def test_one_text_is_not_the_text_of_two_papers(paper: Revision) -> None:
    with pytest.raises(RuleViolation, match=r"cannot be .*9002/Note too"):
        taken_in("ATT/CSP11.WGTR/2025/CHAIR/9002/Note", name="agenda")


def test_a_draft_without_a_symbol_is_given_it(database: object) -> None:
    meeting = make_meeting()
    first = taken_in(home=Home(meetings=[meeting]))
    assert first.revision is not None
    assert first.revision.symbol is None
    second = taken_in(FIRST)
    assert second.revision is first.revision
    assert second.revision.symbol is not None
    assert second.revision.symbol.symbol == FIRST


def test_languages_are_left_out_only_where_that_is_meant(paper: Revision) -> None:
    fewer = make_text("Más.", languages=(Language.EN, Language.ES))
    with pytest.raises(RuleViolation, match=r"would leave out: fr"):
        taken_in(name="agenda", text=fewer)
    assert paper.document.text is not None
    assert Language.FR in current_text(paper.document.text).provision("p1").wording
    assert taken_in(name="agenda", text=fewer, may_drop=True).version.number == 2


def test_a_void_symbol_says_why(paper: Revision) -> None:
    entry = reserve(
        symbol=symbol_of("ATT/CSP11.WGTR/2025/CHAIR/9005/Note"), purpose="x", by=SOMEBODY
    )
    give_up(entry=entry, reason="Merged.", by=SOMEBODY)
    with pytest.raises(RuleViolation, match=r"9005/Note is void .*: Merged\."):
        taken_in("ATT/CSP11.WGTR/2025/CHAIR/9005/Note")


def test_the_page_takes_up_what_was_reserved(client: Browser) -> None:
    make_issued()
    kept_early(".Corr1")
    db.session.commit()
    sign_in(client, make_secretariat())
    asked = {"kind": "corrigendum", "languages": ["fr"]}
    answer = client.submit(f"/issuing/{SLUG}/correct?lang=en", asked)
    assert answer.location == f"/issuing/{SLUG}.Corr1/"
    draft = db.session.scalars(db.select(Revision).filter_by(slug=f"{SLUG}.Corr1")).one()
    assert draft.state is RevisionState.DRAFT
