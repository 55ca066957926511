"""Recording the agenda that a meeting adopted, and how it differs from the one that was issued."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wgtr.agenda.adoption import Differences, differences
from wgtr.agenda.items import items_of
from wgtr.agenda.models import AdoptedAgenda, AdoptedAs, AdoptedItem, ItemProposal, ProposalState
from wgtr.agenda.queries import adopted_agenda
from wgtr.core import audit, clock
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting
from wgtr.texts.models import KeptText
from wgtr.texts.queries import latest_version, text_of


@dataclass(frozen=True)
class Entry:
    """A place in the adopted order: an issued item's id, or the title of one that was added."""

    item: str | None = None
    title: Wording | None = None
    proposal: ItemProposal | None = None
    note: str = ""


def adopt(
    *,
    meeting: Meeting,
    text: KeptText,
    order: Sequence[Entry],
    by: str,
    words: Wording | None = None,
    deferred: Sequence[Entry] = (),
    at: datetime | None = None,
) -> AdoptedAgenda:
    """Record the agenda as the meeting adopted it: `order`, with what is `deferred` after it.

    An issued item that is named in neither counts as deferred, without a note. Recording it again
    replaces what was recorded: the audit record keeps both. `at` is now unless given. Raises
    RuleViolation where an item is not of this agenda or named twice, and for an added one
    without a title.
    """
    version = latest_version(text)
    issued = [item.id for item in items_of(text_of(version))]
    found = _differences(issued, order)
    _check(order, deferred, found)
    agenda = adopted_agenda(meeting) or AdoptedAgenda(meeting=meeting, items=[])
    agenda.text, agenda.version = text, version.number
    agenda.adopted_at, agenda.recorded_by = at or clock.now(), by
    agenda.words = words or {}
    agenda.items.clear()
    db.session.add(agenda)
    db.session.flush()
    agenda.items.extend(_rows(order, deferred, found))
    _record(agenda, meeting, found, by)
    return agenda


def _differences(issued: Sequence[str], order: Sequence[Entry]) -> Differences:
    try:
        return differences(issued, [entry.item for entry in order])
    except ValueError:
        raise RuleViolation("An item is not of this agenda, or it is named twice.") from None


def _check(order: Sequence[Entry], deferred: Sequence[Entry], found: Differences) -> None:
    if any(entry.item is None and not any((entry.title or {}).values()) for entry in order):
        raise RuleViolation("Give each added item a title.")
    if not {entry.item for entry in deferred} <= set(found.deferred):
        raise RuleViolation("An item is not of this agenda, or it is named twice.")
    for entry in order:
        proposal = entry.proposal
        if proposal is not None and proposal.state is ProposalState.DECLINED:
            raise RuleViolation("A proposal that was declined cannot be on the adopted agenda.")


def _rows(
    order: Sequence[Entry], deferred: Sequence[Entry], found: Differences
) -> list[AdoptedItem]:
    notes = {entry.item: entry.note for entry in deferred}
    entries = [*order, *(Entry(item, note=notes.get(item, "")) for item in found.deferred)]
    return [
        AdoptedItem(
            position=place,
            item=entry.item,
            state=_state(entry.item, found),
            title=entry.title if entry.item is None else None,
            proposal=entry.proposal,
            note=entry.note,
        )
        for place, entry in enumerate(entries, 1)
    ]


def _state(item: str | None, found: Differences) -> AdoptedAs:
    if item is None:
        return AdoptedAs.ADDED
    if item in found.deferred:
        return AdoptedAs.DEFERRED
    return AdoptedAs.MOVED if item in found.moved else AdoptedAs.ISSUED


def _record(agenda: AdoptedAgenda, meeting: Meeting, found: Differences, by: str) -> None:
    audit.record(
        actor=by,
        action="agenda.adopt",
        subject=f"meeting:{meeting.slug}",
        detail={
            "text": agenda.text.name,
            "version": agenda.version,
            "adopted at": agenda.adopted_at.isoformat(),
            "order": [each.item or each.title for each in agenda.items],
            "moved": list(found.moved),
            "deferred": list(found.deferred),
            "added": found.added,
            "words": agenda.words,
        },
    )
