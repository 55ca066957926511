"""The order of play: which item in which sitting, each step at its hour, interpretation's end hard.

An item that a topic of the workplan is kept a sitting for begins with that sitting; items before
it share the sittings before. Within a sitting, introductions, briefings and presentations take
their minutes and the floor has what is left, in equal shares; nothing is planned past the sitting's
end, for interpretation ends then. Presenters that need more than there is are told as minutes over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class StepKind(StrEnum):
    """What happens at a step."""

    OPEN = "open"
    INTRODUCE = "introduce"
    BRIEF = "brief"
    PRESENT = "present"
    FLOOR = "floor"
    CLOSE = "close"


@dataclass(frozen=True)
class Minutes:
    """How long things usually take; a secretariat's choice (`agendas/phrases/script.toml`)."""

    opening: int = 10
    introduction: int = 5
    briefing: int = 10
    presenter: int = 10
    short_floor: int = 15
    closing: int = 5


@dataclass(frozen=True)
class Slot:
    """A sitting, in the meeting's zone."""

    day: date
    opens: time
    closes: time

    @property
    def minutes(self) -> int:
        """How long it is."""
        return _between(self.opens, self.closes)


@dataclass(frozen=True)
class PresentedFile:
    """The file that a presenter sent: its name, and whose it is."""

    name: str
    topic: int
    presenter: int


@dataclass(frozen=True)
class Presenting:
    """Who presents under an item, and for how many minutes; None where that is open."""

    name: str
    minutes: int | None = None
    state: str = ""
    file: PresentedFile | None = None


@dataclass(frozen=True)
class Playing:
    """An item to be played: opening and any other business have no number.

    `briefings` counts those of the Secretariat that its order of play has.
    """

    id: str
    is_opening: bool = False
    presenters: Sequence[Presenting] = ()
    pinned: int | None = None
    briefings: int = 0


@dataclass(frozen=True)
class Step:
    """A step of an item from one hour to another."""

    item: str
    kind: StepKind
    begins: time
    ends: time
    who: Presenting | None = None

    @property
    def minutes(self) -> int:
        """How long it is."""
        return _between(self.begins, self.ends)


@dataclass(frozen=True)
class Played:
    """A sitting with its steps; `over` is how many minutes more are wanted than it has."""

    slot: Slot
    steps: Sequence[Step]
    over: int = 0


def play(items: Sequence[Playing], slots: Sequence[Slot], usual: Minutes) -> list[Played]:
    """Give each sitting its steps. Every item is played, in order, in one sitting."""
    if not slots:
        return []
    shared = _shared_out(items, len(slots))
    last = max((place for place, each in enumerate(shared) if each), default=-1)
    return [
        _played(slot, each, usual, is_last=place == last)
        for place, (slot, each) in enumerate(zip(slots, shared, strict=True))
    ]


def _shared_out(items: Sequence[Playing], slots: int) -> list[list[Playing]]:
    """Items by sitting, in order: runs between pinned ones share the sittings that are there."""
    shared: list[list[Playing]] = [[] for _ in range(slots)]
    first, run = 0, list[Playing]()
    for item in items:
        pinned = item.pinned
        if pinned is not None and first <= pinned < slots and (pinned > first or not run):
            _spread(run, shared, first, pinned)
            first, run = pinned, []
        run.append(item)
    _spread(run, shared, first, slots)
    return shared


def _spread(run: list[Playing], shared: list[list[Playing]], first: int, after: int) -> None:
    """Put a run of items into the sittings from `first` to before `after`, about equally."""
    if not run:
        return
    width = max(1, after - first)
    if run[0].pinned is not None:
        width = 1  # the items after a kept sitting's own stand in it too
    each = -(-len(run) // width)
    for place, item in enumerate(run):
        shared[first + min(place // each, width - 1)].append(item)


def _played(slot: Slot, items: Sequence[Playing], usual: Minutes, *, is_last: bool) -> Played:
    fixed = sum(_fixed(item, usual) for item in items) + (usual.closing if is_last else 0)
    floors = _floors(items, slot.minutes - fixed, usual)
    hour = datetime.combine(slot.day, slot.opens)
    end = datetime.combine(slot.day, slot.closes)
    steps = []
    for kind, item, minutes, who in _wanted(items, floors, usual, is_last=is_last):
        begins, hour = hour, hour + timedelta(minutes=minutes)
        steps.append(Step(item, kind, min(begins, end).time(), min(hour, end).time(), who))
    over = int((hour - end).total_seconds()) // 60
    return Played(slot, steps, max(0, over))


def _wanted(
    items: Sequence[Playing], floors: dict[str, int], usual: Minutes, *, is_last: bool
) -> Iterator[tuple[StepKind, str, int, Presenting | None]]:
    """Every step with its minutes, in order."""
    for item in items:
        if item.is_opening:
            yield StepKind.OPEN, item.id, usual.opening, None
            continue
        yield StepKind.INTRODUCE, item.id, usual.introduction, None
        for _ in range(item.briefings):
            yield StepKind.BRIEF, item.id, usual.briefing, None
        for presenter in item.presenters:
            yield StepKind.PRESENT, item.id, presenter.minutes or usual.presenter, presenter
        yield StepKind.FLOOR, item.id, floors[item.id], None
    if is_last and items:
        yield StepKind.CLOSE, items[-1].id, usual.closing, None


def _fixed(item: Playing, usual: Minutes) -> int:
    """The minutes that an item takes before the floor is open."""
    if item.is_opening:
        return usual.opening
    presented = sum(each.minutes or usual.presenter for each in item.presenters)
    return usual.introduction + item.briefings * usual.briefing + presented


def _floors(items: Sequence[Playing], left: int, usual: Minutes) -> dict[str, int]:
    """How long each item's floor is: equal shares; a kept sitting's own item has most."""
    open_to_all = [item for item in items if not item.is_opening]
    left = max(0, left)
    kept = next((item for item in open_to_all if item.pinned is not None), None)
    if kept is None or len(open_to_all) == 1:
        return dict(
            zip((item.id for item in open_to_all), _shares(left, len(open_to_all)), strict=True)
        )
    others = [item for item in open_to_all if item is not kept]
    short = min(usual.short_floor, left // len(open_to_all))
    return {item.id: short for item in others} | {kept.id: left - short * len(others)}


def _shares(minutes: int, number: int) -> list[int]:
    """Whole minutes in equal shares; what cannot be shared goes to the first ones."""
    return [minutes // number + (place < minutes % number) for place in range(number)]


def _between(begins: time, ends: time) -> int:
    day = date.min
    span = datetime.combine(day, ends) - datetime.combine(day, begins)
    return int(span.total_seconds()) // 60
