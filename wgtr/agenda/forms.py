"""What people enter about agendas."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.agenda.items import AgendaItem
from wgtr.agenda.models import AdoptedAgenda, AdoptedAs, ItemProposal
from wgtr.agenda.operations import Entry
from wgtr.core.forms import Choice, Form, LongText, Text, Tick, Wordings
from wgtr.core.languages import LANGUAGES, current

LONGEST_TITLE, LONGEST_NOTE, NEW_ROWS = 200, 400, 2


class MakeForm(Form):
    """Makes the papers; `anew` where somebody has edited them."""

    anew = Tick(_l("Make it anew: the edited words go into its history"))


class ProposalForm(Form):
    """A matter for any other business."""

    title = Text(_l("Matter"), hint=_l("One line, as it should stand on the agenda."))
    note = LongText(_l("Note"), longest=4000, required=False)
    language = Choice(
        _l("Language"), options=[(each.code, each.name) for each in LANGUAGES.values()]
    )


class DeclineForm(Form):
    """Why a proposal is not taken up."""

    reason = Text(_l("Reason"), hint=_l("The delegation will read it."), longest=LONGEST_NOTE)


class AdoptionForm(Form):
    """How the adopted agenda differs, in words; the rows are read by `rows_sent`."""

    words = Wordings(
        _l("In words"),
        longest=1000,
        hint=_l("How the adopted agenda differs from the issued one, for the report."),
    )


@dataclass
class Row:
    """A row of the adopted agenda as a person edits it: place, words, note.

    `key` names its fields: an issued item's id, `proposal-7`, or `new-1`. An empty place defers an
    issued item and leaves an added one out.
    """

    key: str
    title: str
    place: str
    note: str
    number: str = ""
    proposal: ItemProposal | None = None
    is_issued: bool = False


def rows_kept(
    items: Sequence[AgendaItem],
    accepted: Sequence[ItemProposal],
    adopted: AdoptedAgenda | None,
    titles: dict[str, str],
) -> list[Row]:
    """The rows as recorded; before that the issued order, with accepted proposals unplaced."""
    kept = {} if adopted is None else {each.item: each for each in adopted.items if each.item}
    rows = []
    for place, item in enumerate(items, 1):
        row = Row(item.id, titles[item.id], str(place), "", item.number or "", is_issued=True)
        if item.id in kept:
            row.place = _place(kept[item.id].state, kept[item.id].position)
            row.note = kept[item.id].note
        rows.append(row)
    return [*rows, *_proposed(accepted, adopted), *_added(adopted)]


def _place(state: AdoptedAs, position: int) -> str:
    return "" if state is AdoptedAs.DEFERRED else str(position)


def _proposed(accepted: Sequence[ItemProposal], adopted: AdoptedAgenda | None) -> list[Row]:
    kept = {} if adopted is None else {each.proposal_id: each for each in adopted.items}
    rows = []
    for proposal in accepted:
        row = Row(f"proposal-{proposal.id}", proposal.title, "", "", proposal=proposal)
        if proposal.id in kept:
            row.place, row.note = str(kept[proposal.id].position), kept[proposal.id].note
        rows.append(row)
    return rows


def _added(adopted: AdoptedAgenda | None) -> list[Row]:
    code = current().code
    items = [] if adopted is None else adopted.items
    added = [each for each in items if each.state is AdoptedAs.ADDED and each.proposal_id is None]
    rows = [
        Row(f"new-{number}", _said(each.title or {}, code), str(each.position), each.note)
        for number, each in enumerate(added, 1)
    ]
    further = range(len(rows) + 1, len(rows) + 1 + NEW_ROWS)
    return [*rows, *(Row(f"new-{number}", "", "", "") for number in further)]


def _said(title: dict[str, str], code: str) -> str:
    return title.get(code) or next(iter(title.values()), "")


def rows_sent(rows: list[Row]) -> list[Row]:
    """The rows with what was typed in the form that was sent."""
    for row in rows:
        row.place = request.form.get(f"place-{row.key}", "").strip()
        row.note = request.form.get(f"note-{row.key}", "").strip()
        if not row.is_issued:
            row.title = request.form.get(f"title-{row.key}", row.title).strip()
    return rows


def faults_in(rows: Sequence[Row]) -> list[str]:
    """What is wrong with the rows, in sentences."""
    faults = []
    for row in rows:
        if row.place and not (row.place.isascii() and row.place.isdigit()):
            faults.append(gettext("“%(place)s” is no place: enter 1, 2, 3 …", place=row.place))
        if (len(row.title) > LONGEST_TITLE and not row.is_issued) or len(row.note) > LONGEST_NOTE:
            faults.append(
                gettext("“%(words)s” is too long; shorten it.", words=f"{row.title[:60]}…")
            )
    return list(dict.fromkeys(faults))


def entries_of(rows: Sequence[Row]) -> tuple[list[Entry], list[Entry]]:
    """The adopted order and what is deferred, from rows without faults.

    Rows with the same place keep the order of the form.
    """
    placed = sorted((row for row in rows if row.place), key=lambda row: int(row.place))
    order = [_entry(row) for row in placed]
    return order, [_entry(row) for row in rows if row.is_issued and not row.place]


def _entry(row: Row) -> Entry:
    if row.is_issued:
        return Entry(row.key, note=row.note)
    title: dict[str, Any] = {_language(row): row.title}
    return Entry(title=title, proposal=row.proposal, note=row.note)


def _language(row: Row) -> str:
    return current().code if row.proposal is None else row.proposal.language
