"""Written input where the Chair looks for it: at the item it is about, or apart from all items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from wgtr.agenda.queries import agenda_text_kept, topics_on
from wgtr.core.access import Visitor
from wgtr.core.collation import sort_key
from wgtr.core.languages import current, wording_of
from wgtr.meetings.models import Meeting
from wgtr.reports.items import MeetingAgenda
from wgtr.reports.script.lines import Received, ReceivedFile
from wgtr.submissions.compilation import Entry, Places, Section, SortKey, sections_of
from wgtr.submissions.models import CallKind, Submission
from wgtr.submissions.places import FAQ_WHOLE, GENERAL
from wgtr.submissions.queries import Reader, input_to
from wgtr.submissions.wording import faq_lines, place_name

_KNOWN: Places = {CallKind.COMMENTS: (GENERAL,), CallKind.FAQ: (FAQ_WHOLE,)}
"""What stands first among the input apart; the rest was about what is on the agenda no more."""


@dataclass(frozen=True)
class Apart:
    """Input that belongs to no item: what it is (General remarks), and who said what."""

    title: str
    received: Sequence[Received]


@dataclass(frozen=True)
class Input:
    """All written input to a meeting that a reader may see: by item, and apart from items."""

    by_item: Mapping[str, Sequence[Received]] = field(default_factory=dict)
    apart: Sequence[Apart] = ()


def received_at(meeting: Meeting, agenda: MeetingAgenda, reader: Visitor) -> Input:
    """Read the input as far as `reader` may see it: delegations in the reader's order.

    An answer to a question of the letter belongs to the item that the question prepares, one to an
    annex's question to the item under which its topic is taken up, one to a sub-item to the item
    above it. Files stand with the remarks in general, as in the table of input.
    """
    items = _items(meeting, agenda)
    key = partial(sort_key, language=current().code)
    said = input_to(meeting, Reader.of(reader, meeting.body_id))
    by_item: dict[str, list[Entry]] = {}
    apart = []
    for section in sections_of(said, _KNOWN, _sender, key):
        if item := items.get(section.place.provision):
            by_item.setdefault(item, []).extend(section.entries)
        else:
            apart.append(_apart(section))
    return Input({item: _by_name(entries, key) for item, entries in by_item.items()}, apart)


def _items(meeting: Meeting, agenda: MeetingAgenda) -> dict[str, str]:
    """To which item of the script each provision belongs that an answer may be about."""
    items, above = dict[str, str](), ""
    for item in agenda.items:
        above = above if "." in item.number and above else item.id
        items[item.id] = above
    if agenda.text is None:
        return items
    for provision in agenda.text.walk():
        if provision.about and provision.about[0] in items:
            items[provision.id] = items[provision.about[0]]
    kept = agenda_text_kept(meeting)
    annexes = {each.annex: each.item for each in (topics_on(kept) if kept else ())}
    for part in agenda.text.parts:
        if part.id in annexes and annexes[part.id] in items:
            items |= {each.id: items[annexes[part.id]] for each in part.walk()}
    return items


def _sender(sent: Submission) -> str:
    return sent.sender if sent.delegation is None else wording_of(sent.delegation.name)


def _by_name(entries: Iterable[Entry], key: SortKey) -> list[Received]:
    """One line for each delegation, with all that it said about the item."""
    said: dict[str, list[str]] = {}
    for entry in entries:
        said.setdefault(entry.delegation, []).append(entry.words)
    return [Received(name, said[name]) for name in sorted(said, key=key)]


def _apart(section: Section) -> Apart:
    """A place that is no item's; one that the agenda has no more, as it was called then."""
    place = section.place
    return Apart(place.words or place_name(place), [_received(each) for each in section.entries])


def _received(entry: Entry) -> Received:
    sent = entry.submission
    is_faq = sent.call.kind is CallKind.FAQ
    words = faq_lines(sent) if is_faq else [entry.words] if entry.words else []
    return Received(entry.delegation, words, list(_files(entry)))


def _files(entry: Entry) -> Iterator[ReceivedFile]:
    receipt = entry.submission.receipt
    assert receipt is not None  # noqa: S101 - what was sent has a receipt
    for file in entry.files:
        yield ReceivedFile(file.name, receipt.number, file.position)
