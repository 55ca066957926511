"""The script in words: what the Chair says at each step, with what was received on each item."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path

from wgtr.core.directions import END, LEFT_TO_RIGHT
from wgtr.reports.phrases import BadPhrases, Phrases, phrases_from
from wgtr.reports.script.playing import Minutes, Played, PresentedFile, Slot, Step, StepKind
from wgtr.submissions.visibility import Visibility
from wgtr.tree.fields import Misfit, fields
from wgtr.tree.languages import Language

_NOTHING: frozenset[str] = frozenset()
KNOWN: Mapping[str, frozenset[str]] = {
    "open": frozenset({"body", "conference"}),
    "adopt": _NOTHING,
    "introduce": frozenset({"number", "title"}),
    "introduce_plain": frozenset({"title"}),
    "brief": _NOTHING,
    "present": frozenset({"name", "minutes"}),
    "floor": _NOTHING,
    "close_item": _NOTHING,
    "suspend": frozenset({"hour"}),
    "interpretation": frozenset({"hour"}),
    "close": _NOTHING,
    "input": _NOTHING,
    "apart": _NOTHING,
    "only_chair": _NOTHING,
    "only_parties": _NOTHING,
    "annotation": _NOTHING,
    "accepted": _NOTHING,
    "gone_item": frozenset({"words"}),
    "gone_question": frozenset({"words"}),
    "title": frozenset({"body", "days"}),
}
"""The phrases of the script and what is filled into each (`agendas/phrases/script.toml`)."""

_LENGTHS = ("opening", "introduction", "briefing", "presenter", "short_floor", "closing")


@dataclass(frozen=True)
class ReceivedFile:
    """A file of written input, by the receipt's number and its place among that input's files."""

    name: str
    receipt: str
    position: int


@dataclass(frozen=True)
class Received:
    """Written input of one delegation: its name, words and files, and for whom alone it is."""

    name: str
    words: Sequence[str] = ()
    files: Sequence[ReceivedFile] = ()
    whom: Visibility = Visibility.EVERYBODY


@dataclass(frozen=True)
class Reminders:
    """What the Chair is reminded of under an item, by the item's id.

    `annotations` are what the agenda says of others who speak there, `accepted` the proposals that
    the Chair accepted for it.
    """

    annotations: Mapping[str, Sequence[str]] = field(default_factory=dict)
    accepted: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """What the phrases name: the body, the Conference, each item's number and title."""

    body: str
    conference: str
    items: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """A line of the script: from when to when, what is said; `title` begins an item.

    `file` is what the presenter who then speaks has sent; `annotation` and `accepted` are what
    the Chair is reminded of.
    """

    hours: str
    says: Sequence[str]
    kind: str
    title: str = ""
    state: str = ""
    file: PresentedFile | None = None
    received: Sequence[Received] = ()
    annotation: Sequence[str] = ()
    accepted: Sequence[str] = ()


@dataclass(frozen=True)
class Sheet:
    """A sitting of the script: its lines, when interpretation ends, minutes over."""

    slot: Slot
    lines: Sequence[Line] = field(default=())
    ends: str = ""
    over: int = 0


@dataclass(frozen=True)
class ScriptWords:
    """What `agendas/phrases/script.toml` holds: sentences, usual minutes, who else presents.

    `presenting` are the names by which an agenda's annotation speaks of them, by language.
    """

    phrases: Phrases
    usual: Minutes
    presenting: Mapping[Language, Sequence[str]]


def read_script(path: Path) -> ScriptWords:
    """Read the script's words. Raises BadPhrases, OSError."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        named = fields(data.pop("presenting", {})).only(*Language)
        presenting = {language: named.strings(language) for language in Language}
        lengths = fields(data.pop("minutes", {})).only(*_LENGTHS)
        counted = {name: lengths.count(name) for name in _LENGTHS}
        minutes = Minutes(**{name: count for name, count in counted.items() if count})
        return ScriptWords(phrases_from(data, KNOWN), minutes, presenting)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise BadPhrases(f"{path.name}: {why}") from why
    except Misfit as why:
        raise BadPhrases(f"{path.name}: {why}.") from None


@dataclass(frozen=True)
class Writer:
    """Puts the order of play into words, in one language."""

    phrases: Phrases
    names: Names
    language: Language
    received: Mapping[str, Sequence[Received]] = field(default_factory=dict)
    reminders: Reminders = Reminders()

    def say(self, name: str, /, **values: str) -> str:
        """A phrase in the script's language."""
        return self.phrases.said(name, self.language, more=False, **values)

    def sheets(self, played: Sequence[Played]) -> list[Sheet]:
        """Every sitting with its lines."""
        made, begun = [], set[str]()
        for place, sitting in enumerate(played):
            lines = []
            for step in sitting.steps:
                lines.append(self.line(step, is_first=step.item not in begun))
                begun.add(step.item)
            following = next((one.slot.opens for one in played[place + 1 :] if one.steps), None)
            if lines and following is not None:
                lines.append(Line("", [self.say("suspend", hour=_hour(following))], "suspend"))
            ends = self.say("interpretation", hour=_hour(sitting.slot.closes))
            made.append(Sheet(sitting.slot, lines, ends, sitting.over))
        return made

    def line(self, step: Step, *, is_first: bool) -> Line:
        """A step in words; an item's first line has its title and what was received on it."""
        hours = f"{LEFT_TO_RIGHT}{_hour(step.begins)}–{_hour(step.ends)}{END}"
        number, title = self.names.items[step.item]
        state, file = (step.who.state, step.who.file) if step.who else ("", None)
        line = Line(hours, self.says(step, number, title), step.kind.value, state=state, file=file)
        if not is_first:
            return line
        heading = f"{number}. {title}" if number else title
        return replace(
            line,
            title=heading,
            received=self.received.get(step.item, ()),
            annotation=self.reminders.annotations.get(step.item, ()),
            accepted=self.reminders.accepted.get(step.item, ()),
        )

    def says(self, step: Step, number: str, title: str) -> list[str]:
        """What the Chair says at a step."""
        if step.kind is StepKind.OPEN:
            names = {"body": self.names.body, "conference": self.names.conference}
            return [self.say("open", **names), self.say("adopt")]
        if step.kind is StepKind.INTRODUCE:
            if number:
                return [self.say("introduce", number=number, title=title)]
            return [self.say("introduce_plain", title=title)]
        if step.kind is StepKind.PRESENT and step.who is not None:
            return [self.say("present", name=step.who.name, minutes=str(step.minutes))]
        if step.kind in {StepKind.BRIEF, StepKind.CLOSE}:
            return [self.say(step.kind.value)]
        return [self.say("floor"), self.say("close_item")]


def _hour(value: time) -> str:
    return f"{value:%H:%M}"
