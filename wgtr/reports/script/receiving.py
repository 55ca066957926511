"""Written input where the Chair looks for it: at the item it is about, or apart from all items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from wgtr.agenda.queries import agenda_text_kept, topics_on
from wgtr.core.access import Visitor
from wgtr.core.collation import sort_key
from wgtr.core.directions import as_typed, isolated
from wgtr.core.languages import current, wording_of
from wgtr.meetings.models import Meeting
from wgtr.reports.items import MeetingAgenda
from wgtr.reports.phrases import Phrases
from wgtr.reports.script.lines import Received, ReceivedFile
from wgtr.submissions.compilation import Entry, Places, SortKey, sections_of
from wgtr.submissions.models import CallKind, Submission
from wgtr.submissions.paper import places_in
from wgtr.submissions.places import FAQ_WHOLE, Place, PlaceKind
from wgtr.submissions.queries import Reader, input_to
from wgtr.submissions.visibility import Visibility
from wgtr.submissions.wording import faq_lines, place_line, place_name
from wgtr.tree.languages import Language

LONGEST_TITLE = 90
"""How many characters of a question a heading has room for."""


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


def received_at(
    meeting: Meeting, agenda: MeetingAgenda, reader: Visitor, phrases: Phrases
) -> Input:
    """Read the input as far as `reader` may see it: delegations in the reader's order.

    An answer to a question of the letter belongs to the item that the question prepares, one to an
    annex's question to the item under which its topic is taken up, one to a sub-item to the item
    above it. Files stand with the remarks in general, as in the table of input.
    """
    items = _items(meeting, agenda)
    key = partial(sort_key, language=current().code)
    said = input_to(meeting, Reader.of(reader, meeting.body_id))
    places = places_in(agenda.revision, current().code)
    known: Places = {CallKind.COMMENTS: places, CallKind.FAQ: (FAQ_WHOLE,)}
    asked = {place.key for place in (*places, FAQ_WHOLE)}
    by_item: dict[str, list[tuple[str, Entry]]] = {}
    apart = []
    for section in sections_of(said, known, _sender, key):
        place = section.place
        if item := items.get(place.provision):
            about = "" if item == place.provision else place_name(place)
            by_item.setdefault(item, []).extend((about, each) for each in section.entries)
        else:
            title = place_line(place) if place.key in asked else _gone(place, phrases)
            apart.append(Apart(cut(title), [_received(each) for each in section.entries]))
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


def _by_name(entries: Iterable[tuple[str, Entry]], key: SortKey) -> list[Received]:
    """One line for each delegation and those it wrote for, with all that it said about the item.

    What answers a question begins with the question's number.
    """
    said: dict[tuple[str, Visibility], list[str]] = {}
    direction = current().direction
    for about, entry in entries:
        words = f"{about}: {isolated(entry.words, direction)}" if about else entry.words
        whom = entry.submission.visibility or Visibility.CHAIR
        said.setdefault((entry.delegation, whom), []).append(words)
    order = sorted(said, key=lambda each: (key(each[0]), list(Visibility).index(each[1])))
    return [Received(name, said[name, whom], whom=whom) for name, whom in order]


def _gone(place: Place, phrases: Phrases) -> str:
    """A place that the agenda has no more: what it was, and how its sender's page called it."""
    name = "gone_item" if place.kind is PlaceKind.ITEM else "gone_question"
    words = as_typed(cut(place.words, LONGEST_TITLE // 2))
    return phrases.said(name, Language(current().code), words=words)


def cut(words: str, longest: int = LONGEST_TITLE) -> str:
    """Words short enough for a heading, cut between words; where there are no blanks, anywhere."""
    if len(words) <= longest:
        return words
    whole, blank, _ = words[: longest + 1].rpartition(" ")
    return f"{(whole if blank else words[:longest]).rstrip(' ,;:–—-(')}…"


def _received(entry: Entry) -> Received:
    sent = entry.submission
    is_faq = sent.call.kind is CallKind.FAQ
    words = faq_lines(sent) if is_faq else [entry.words] if entry.words else []
    whom = sent.visibility or Visibility.CHAIR
    return Received(entry.delegation, words, list(_files(entry)), whom)


def _files(entry: Entry) -> Iterator[ReceivedFile]:
    receipt = entry.submission.receipt
    assert receipt is not None  # noqa: S101 - what was sent has a receipt
    for file in entry.files:
        yield ReceivedFile(file.name, receipt.number, file.position)
