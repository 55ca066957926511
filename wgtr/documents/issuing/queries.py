"""Reading what is prepared, what would be issued, and how far a run is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from wgtr.core import clock
from wgtr.core.database import db
from wgtr.documents.issuing.doubts import is_doubtful
from wgtr.documents.models import (
    Document,
    IssuingRun,
    LanguageVersion,
    RegisteredSymbol,
    Revision,
    RevisionKind,
    RevisionState,
)
from wgtr.documents.models.runs import OPEN
from wgtr.documents.operations.translating import changes_nothing
from wgtr.documents.queries import followed_paper, held_until
from wgtr.texts.contents import lacks_original, languages_begun, languages_worded
from wgtr.texts.models import KeptText
from wgtr.texts.queries import current_text
from wgtr.tree.gaps import open_facts, silent_provisions
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Provision, Text


@dataclass(frozen=True)
class Prospect:
    """What would be issued of a draft now: its text, and how complete each language is.

    `complete` come out; `partial` are begun and `missing` not, and may follow later. `open` are the
    facts that would stand in brackets, by language; `silent` the provisions without words.
    `original_absent` tells that the original has no words here: a translation came alone.
    """

    text: Text | None
    complete: Sequence[Language]
    partial: Sequence[Language]
    missing: Sequence[Language]
    open: Mapping[Language, Sequence[str]] = field(default_factory=dict)
    silent: Sequence[Provision] = ()
    original_absent: bool = False

    @property
    def has_gaps(self) -> bool:
        """Whether something would be issued that is still open."""
        return bool(self.open or self.silent or self.original_absent)

    def can_come_out(self, original: Language) -> bool:
        """Whether anything would be issued: the original with it, where that is meant and begun."""
        waiting = {*self.partial, *self.missing}
        return bool(self.complete) and (self.original_absent or original not in waiting)


def drafts() -> Sequence[Revision]:
    """Give every revision that is still prepared, the latest first."""
    wanted = select(Revision).filter_by(state=RevisionState.DRAFT).options(*_with_document())
    return db.session.scalars(wanted.order_by(Revision.id.desc())).unique().all()


def texts_without_document() -> Sequence[KeptText]:
    """Give the kept texts that no document is made of yet, by name."""
    used = select(Document.text_id).where(Document.text_id.is_not(None))
    wanted = select(KeptText).where(KeptText.id.not_in(used))
    return db.session.scalars(wanted.order_by(KeptText.name)).all()


def draft_with_slug(slug: str) -> Revision | None:
    """Give the draft at an address, with its document and symbol; None where there is none."""
    wanted = select(Revision).filter_by(slug=slug, state=RevisionState.DRAFT)
    return db.session.scalars(wanted.options(*_with_document())).unique().one_or_none()


def drafts_beside(found: Revision | RegisteredSymbol) -> Sequence[Revision]:
    """Give what is prepared of the same document, or under a symbol that is only reserved."""
    wanted = select(Revision).filter_by(state=RevisionState.DRAFT)
    if isinstance(found, Revision):
        wanted = wanted.filter_by(document_id=found.document_id)
    else:
        wanted = wanted.filter_by(symbol_id=found.id)
    return db.session.scalars(wanted.options(joinedload(Revision.symbol))).all()


def prospect_of(revision: Revision) -> Prospect:
    """Tell what would be issued of a draft as its text stands."""
    meant = [Language(code) for code in revision.languages]
    text = text_of(revision)
    if text is None:
        return Prospect(None, [], [], meant)
    worded, begun = languages_worded(text), languages_begun(text)
    complete = [each for each in meant if each in worded]
    facts = {language: open_facts(text, language) for language in complete}
    return Prospect(
        text,
        complete=complete,
        partial=[each for each in meant if each in begun and each not in worded],
        missing=[each for each in meant if each not in begun],
        open={language: names for language, names in facts.items() if names},
        silent=silent_provisions(text),
        original_absent=lacks_original(text) and text.original_language in meant,
    )


def has_doubtful_date(revision: Revision, dated: date) -> bool:
    """Whether a paper's date is seldom meant; today is that of the house's clock."""
    today = clock.now().astimezone(clock.GENEVA).date()
    return is_doubtful(dated, today=today, held_until=held_until(revision))


def unchanged_from(revision: Revision, prospect: Prospect) -> Revision | None:
    """Give the paper that a revision or corrigendum would repeat word for word; None where none."""
    if revision.kind not in (RevisionKind.REVISION, RevisionKind.CORRIGENDUM):
        return None
    followed, text = followed_paper(revision), prospect.text
    if followed is None or text is None or not prospect.complete:
        return None
    return followed if changes_nothing(followed, text, prospect.complete) else None


def translations_of(revision: Revision) -> Prospect:
    """Tell which languages could follow what is issued, as its text stands."""
    prospect = prospect_of(revision)
    of_it = select(LanguageVersion.language).filter_by(revision_id=revision.id)
    there = set(db.session.scalars(of_it))

    def absent(languages: Sequence[Language]) -> list[Language]:
        return [each for each in languages if each.value not in there]

    return replace(
        prospect,
        complete=absent(prospect.complete),
        partial=absent(prospect.partial),
        missing=absent(prospect.missing),
    )


def text_of(revision: Revision) -> Text | None:
    """Give the text that a revision is issued from, as it stands; None where it has none."""
    kept = text_worked_on(revision)
    return None if kept is None else current_text(kept)


def text_worked_on(revision: Revision) -> KeptText | None:
    """Give the kept text that a revision's document is worked on in; None where it has none."""
    return db.session.get(KeptText, revision.document.text_id or 0)


def run_numbered(number: int) -> IssuingRun | None:
    """Give a run with its revision, document and symbol; None where there is none."""
    wanted = select(IssuingRun).filter_by(id=number)
    revision = joinedload(IssuingRun.revision)
    whole = [
        revision.joinedload(Revision.symbol),
        revision.joinedload(Revision.document).joinedload(Document.body),
    ]
    return db.session.scalars(wanted.options(*whole)).unique().one_or_none()


def open_run_of(revision: Revision) -> IssuingRun | None:
    """Give the run that is issuing a revision or is about to; None where none is."""
    wanted = select(IssuingRun).filter_by(revision_id=revision.id)
    return db.session.scalars(wanted.where(IssuingRun.state.in_(OPEN))).one_or_none()


def last_run_of(revision: Revision) -> IssuingRun | None:
    """Give the latest run of a revision, whatever became of it."""
    wanted = select(IssuingRun).filter_by(revision_id=revision.id)
    return db.session.scalars(wanted.order_by(IssuingRun.id.desc()).limit(1)).one_or_none()


def _with_document() -> Sequence[_AbstractLoad]:
    document = joinedload(Revision.document)
    return [
        joinedload(Revision.symbol),
        document.joinedload(Document.body),
        document.joinedload(Document.conference),
    ]
