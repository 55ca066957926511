"""What a report is drafted from, as values: nothing here knows the database.

Names and words stand in the languages in which they are known; a sentence is made in each language
in which all its words are there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part

Words = Mapping[Language, str]


class Speaker(StrEnum):
    """Who speaks, as a report calls them when it names nobody.

    Of a plain speaker the record has a name and nothing else.
    """

    DELEGATION = "delegation"
    ORGANISATION = "organisation"
    EXPERT = "expert"
    OBSERVER = "observer"
    PRESENTER = "presenter"
    SPEAKER = "speaker"
    SECRETARIAT = "secretariat"
    CHAIR = "chair"


class Act(StrEnum):
    """What somebody does by speaking; it chooses the report's verb."""

    PRESENTED = "presented"
    INFORMED = "informed"
    NOTED = "noted"
    SUPPORTED = "supported"
    PROPOSED = "proposed"
    ASKED = "asked"
    CONCERNED = "concerned"


class OutcomeKind(StrEnum):
    """What a meeting takes away from an item."""

    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"
    ACTION = "action"


@dataclass(frozen=True, kw_only=True)
class Said:
    """An intervention: who said what. `who` tells speakers of one kind apart (`CH`)."""

    id: int
    speaker: Speaker
    who: str
    act: Act
    gist: Words
    name: Words = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A conclusion, a recommendation, or an action with its owner and date."""

    id: int
    kind: OutcomeKind
    words: Words
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """An item of the agenda with what was said and decided under it, in order.

    `unsettled` counts the notes that no sentence can be made of: no speaker, or no words.
    """

    id: str
    title: Words
    number: str = ""
    said: Sequence[Said] = ()
    outcomes: Sequence[Outcome] = ()
    unsettled: int = 0


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """A meeting that was held: its days, its place, how many sittings."""

    first_day: date
    last_day: date
    place: Words
    sittings: int


@dataclass(frozen=True, kw_only=True)
class MandateFacts:
    """The mandate that the work rests on: which Conference gave it, for which period."""

    since: str
    until: str
    starts: date
    ends: date
    paragraph: str = ""


@dataclass(frozen=True, kw_only=True)
class AdoptionFacts:
    """How the adopted agenda differs from the issued one: the words recorded, and the items."""

    words: Words = field(default_factory=dict)
    deferred: Sequence[ItemFacts] = ()
    added: Sequence[ItemFacts] = ()
    moved: Sequence[ItemFacts] = ()


@dataclass(frozen=True, kw_only=True)
class ReportFacts:
    """All that a Chair's report is made of; what the records do not hold is None or empty.

    `chairs` are the countries of the Chair or Co-chairs; `adopted` tells that the records hold how
    the meeting adopted its agenda, `adoption` what it changed. `annexes` stand as they are.
    """

    code: str
    body: Words
    conference: str
    meetings: Sequence[MeetingFacts]
    items: Sequence[ItemFacts]
    original: Language = Language.EN
    chairs: Sequence[Words] = ()
    mandate: MandateFacts | None = None
    annexes: Sequence[Part] = ()
    adopted: bool = False
    adoption: AdoptionFacts = AdoptionFacts()
    names_delegations: bool = False
