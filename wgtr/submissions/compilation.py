"""The table of input: by item and question, delegations in the alphabetical order of the reader.

The order of names is handed in, since each language has its own (DOMAIN 9: replies stand in
alphabetical order in each language version).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wgtr.submissions.models import AttachedFile, CallKind, Submission
from wgtr.submissions.places import FAQ_WHOLE, GENERAL, Place, PlaceKind

SortKey = Callable[[str], Any]
"""What names are sorted by."""


@dataclass(frozen=True)
class Entry:
    """What one delegation said about a place: words in `language`, or files alone."""

    delegation: str
    submission: Submission
    words: str
    language: str
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True)
class Section:
    """A place with all that was said about it; never empty."""

    place: Place
    entries: tuple[Entry, ...]


Places = Mapping[CallKind, Sequence[Place]]


def sections_of(
    submissions: Iterable[Submission],
    places: Places,
    name: Callable[[Submission], str],
    sort_key: SortKey,
) -> list[Section]:
    """Sort what was sent into the places of its paper.

    Words about a place that the current agenda does not have any more stand at the end, under what
    the place was called when they were typed.
    """
    said: dict[tuple[CallKind, str], list[Entry]] = {}
    gone: dict[tuple[CallKind, str], Place] = {}
    for each in submissions:
        for key, label, entry in _entries(each, name(each)):
            said.setdefault((each.call.kind, key), []).append(entry)
            gone.setdefault((each.call.kind, key), _gone(key, label))
    known = [(kind, place) for kind in CallKind for place in places.get(kind, ())]
    order = {(kind, place.key): place for kind, place in known}
    order |= {key: place for key, place in gone.items() if key not in order}
    return [
        Section(place, tuple(_sorted(said[key], sort_key)))
        for key, place in order.items()
        if key in said
    ]


def _entries(submission: Submission, name: str) -> Iterable[tuple[str, str, Entry]]:
    """What a submission says, place by place; its files stand with the remarks in general.

    A proposal on the FAQ is one thing, whose parts are read together.
    """
    files = tuple(submission.files)
    if submission.call.kind is CallKind.FAQ:
        words = "\n\n".join(f"{one.label}\n{one.words}" for one in submission.answers)
        yield FAQ_WHOLE.key, "", Entry(name, submission, words, submission.language, files)
        return
    for answer in submission.answers:
        key = f"{answer.kind}:{answer.provision}"
        beside = files if key == GENERAL.key else ()
        yield key, answer.label, Entry(name, submission, answer.words, answer.language, beside)
    if files and all(answer.kind is not PlaceKind.GENERAL for answer in submission.answers):
        yield GENERAL.key, "", Entry(name, submission, "", submission.language, files)


def _gone(key: str, label: str) -> Place:
    kind, _, provision = key.partition(":")
    return Place(PlaceKind(kind), provision, words=label)


def _sorted(entries: Iterable[Entry], sort_key: SortKey) -> list[Entry]:
    return sorted(entries, key=lambda one: (sort_key(one.delegation), one.submission.number or 0))


def chosen(
    sections: Iterable[Section], *, item: str = "", delegation: str = "", band: str = ""
) -> list[Section]:
    """Give the sections as far as they are about a place, of a delegation (its code), in a band.

    An item brings the letter's questions that prepare it.
    """
    found = []
    for section in sections:
        if item and item not in {section.place.key, f"{PlaceKind.ITEM}:{section.place.item}"}:
            continue
        entries = tuple(each for each in section.entries if _is_chosen(each, delegation, band))
        if entries:
            found.append(Section(section.place, entries))
    return found


def _is_chosen(entry: Entry, delegation: str, band: str) -> bool:
    sender = entry.submission.delegation
    return (not delegation or (sender is not None and sender.code == delegation)) and (
        not band or entry.submission.band == band
    )
