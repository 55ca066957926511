"""What pages show of agendas: what they are made from, drafts, what items rest on, adoption."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from wgtr.agenda.following import places_unknown, places_unworded
from wgtr.agenda.items import AgendaItem, items_of
from wgtr.agenda.making import unworded
from wgtr.agenda.models import AdoptedAgenda, AdoptedAs
from wgtr.agenda.naming import ADOPTED, FACTS
from wgtr.agenda.operations.making import CARRIED, MADE, OURS, known_facts
from wgtr.agenda.queries import (
    BasisShown,
    adopted_agenda,
    agenda_document,
    agenda_text_kept,
    bases_at,
    meeting_before,
)
from wgtr.bodies.models import Office, OfficeTitle
from wgtr.bodies.queries import offices_of
from wgtr.core.database import Wording, db
from wgtr.core.kept import Kept
from wgtr.core.languages import LANGUAGES, current, wording_of
from wgtr.core.languages import Language as PageLanguage
from wgtr.documents.drawing import whole_drawn
from wgtr.documents.models import RevisionState
from wgtr.documents.pages import Link
from wgtr.mandates.models import Mandate
from wgtr.mandates.naming import short_name
from wgtr.mandates.queries import (
    mandate_after,
    mandate_in_cycle,
    mandate_with_slug,
    text_of_mandate,
)
from wgtr.meetings.models import Meeting
from wgtr.rendering.settling import settled
from wgtr.texts.contents import languages_begun, text_in
from wgtr.texts.house import house_style
from wgtr.texts.models import KeptText
from wgtr.texts.queries import (
    current_text,
    latest_version,
    text_of,
    tree_numbered,
    versions_of,
)
from wgtr.tree.languages import Language
from wgtr.tree.numbering import bare_number, numbers
from wgtr.tree.provisions import Text
from wgtr.workplan.models import Topic
from wgtr.workplan.queries import topics_at


@dataclass(frozen=True)
class Ready:
    """What a meeting's papers would be made from, and how far they are.

    `before` tells whether an earlier meeting has papers that could be carried over; `edited_by`
    names who wrote in them by hand last; `issued` tells that they are fixed.
    """

    mandate: Mandate | None
    following: Mandate | None
    topics: Sequence[Topic]
    chairs: Sequence[Office]
    before: bool
    made: bool
    issued: bool
    edited_by: str | None


def ready_to_make(meeting: Meeting) -> Ready:
    """Tell what is there to make a meeting's papers from."""
    mandate = mandate_in_cycle(meeting.body, meeting.conference)
    document = agenda_document(meeting)
    text = None if document is None else document.text
    latest = None if text is None else latest_version(text)
    by_hand = latest is not None and latest.comment not in OURS
    states = [] if document is None else [each.state for each in document.revisions]
    return Ready(
        mandate=mandate,
        following=None if mandate is None else mandate_after(mandate),
        topics=topics_at(meeting),
        chairs=[
            each
            for each in offices_of(meeting.body, meeting.conference)
            if each.title in {OfficeTitle.CHAIR, OfficeTitle.CO_CHAIR}
        ],
        before=mandate is not None and meeting_before(meeting) is not None,
        made=document is not None,
        issued=bool(states) and RevisionState.DRAFT not in states,
        edited_by=latest.saved_by if latest is not None and by_hand else None,
    )


@dataclass(frozen=True)
class DraftShown:
    """Draft papers as drawn, with the facts that are open and what each language lacks.

    `carried` tells that they began as those of the meeting before.
    """

    text: str
    unknown: Sequence[str]
    unworded: Sequence[tuple[PageLanguage, Sequence[str]]]
    missing: Sequence[tuple[PageLanguage, int]]
    name: str
    carried: bool


def draft_drawn(meeting: Meeting) -> DraftShown | None:
    """Draw the papers that are worked on for a meeting; None where none are made."""
    kept = agenda_text_kept(meeting)
    if kept is None:
        return None
    tree = current_text(kept)
    language = Language(current().code)
    chosen = language if language in languages_begun(tree) else tree.original_language
    known = known_facts(meeting, kept)
    lacking = [] if known is None else places_unknown(tree, known)
    lacking_in = {} if known is None else places_unworded(tree, known)
    return DraftShown(
        text=whole_drawn(settled(tree, chosen, house_style())),
        unknown=[_fact(name) for name in lacking],
        unworded=[
            (LANGUAGES[each.value], [_fact(name) for name in names])
            for each, names in lacking_in.items()
        ],
        missing=[
            (LANGUAGES[each.value], len(passages)) for each, passages in unworded(tree).items()
        ],
        name=kept.name,
        carried=is_carried(kept),
    )


def _fact(name: str) -> str:
    return str(FACTS.get(name, name))


def is_carried(kept: KeptText) -> bool:
    """Tell whether papers began as those of the meeting before, and were not made anew since."""
    made = (each.comment for each in versions_of(kept) if each.comment in {MADE, CARRIED})
    return next(made, None) == CARRIED


def issued_items(meeting: Meeting) -> list[AgendaItem]:
    """Give the items of a meeting's agenda as it stands; [] where none is made."""
    kept = agenda_text_kept(meeting)
    return [] if kept is None else items_of(_tree(kept), Language(current().code))


def titles_of(meeting: Meeting, items: Sequence[AgendaItem]) -> dict[str, str]:
    """Give the items' titles in the page's language, else in the original."""
    kept = agenda_text_kept(meeting)
    original = Language.EN if kept is None else _tree(kept).original_language
    language = Language(current().code)
    return {item.id: item.title(language, original) for item in items}


def _tree(kept: KeptText) -> Text:
    return text_of(latest_version(kept))


_numbers: Kept[Mapping[str, str]] = Kept(50)
"""The numbers of approved mandates' paragraphs by language: what is approved does not change."""


def mandate_links(meeting: Meeting) -> dict[str, list[Link]]:
    """Give each item the links to the paragraphs of the mandate that it rests on."""
    links: dict[str, list[Link]] = {}
    for basis in bases_at(meeting):
        number = bare_number(_numbers_in(basis).get(basis.paragraph, ""))
        said = gettext(
            "%(mandate)s, paragraph %(number)s", mandate=short_name(basis.since), number=number
        )
        address = url_for("mandate_pages.mandate", slug=basis.mandate)
        links.setdefault(basis.item, []).append(Link(said, address))
    return links


def _numbers_in(basis: BasisShown) -> Mapping[str, str]:
    language = Language(current().code)

    def count() -> Mapping[str, str]:
        mandate = mandate_with_slug(basis.mandate)
        return {} if mandate is None else numbers(text_of_mandate(mandate), language)

    if basis.approved_version_id is None:
        return count()
    key = (str(db.engine.url), basis.approved_version_id, language)
    return _numbers.get(key, count)


@dataclass(frozen=True)
class AdoptedLine:
    """A line of the adopted agenda."""

    title: str
    state: str
    changed: bool
    note: str


@dataclass(frozen=True)
class AdoptedShown:
    """The adopted agenda as pages show it; `words` say how it differs from the issued one."""

    words: Wording
    lines: Sequence[AdoptedLine]

    @property
    def differs(self) -> bool:
        """Whether anything differs from what was issued."""
        return any(line.changed for line in self.lines)


_names: Kept[Mapping[str, str]] = Kept(50)
"""What adopted agendas' items are called, by language: a version of a text does not change."""


def _called(agenda: AdoptedAgenda) -> Mapping[str, str]:
    """Number and title of each item, in the version that was before the meeting when it adopted."""
    language = Language(current().code)

    def read() -> Mapping[str, str]:
        text = text_in(tree_numbered(agenda.text_id, agenda.version))
        return {
            item.id: f"{item.number or ''} {item.title(language, text.original_language)}".strip()
            for item in items_of(text, language)
        }

    return _names.get((str(db.engine.url), agenda.text_id, agenda.version, language), read)


def adopted_shown(meeting: Meeting) -> AdoptedShown | None:
    """Show the agenda that a meeting adopted; None before."""
    agenda = adopted_agenda(meeting)
    if agenda is None:
        return None
    called = _called(agenda)
    lines = [
        AdoptedLine(
            title=wording_of(each.title or {}) if each.item is None else called.get(each.item, ""),
            state=str(ADOPTED[each.state]),
            changed=each.state is not AdoptedAs.ISSUED,
            note=each.note,
        )
        for each in agenda.items
    ]
    return AdoptedShown(agenda.words, lines)
