"""What carrying a text over gives: the next text, what was shifted, what a person must look at."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


class Rule(StrEnum):
    """Why something was shifted."""

    CONFERENCE = "conference"
    PERIOD = "period"


class Reason(StrEnum):
    """Why something was not, and what a person should do about it."""

    CITATION = "citation"  # a decision of the past: nothing, if it is one
    TOLD = "told"  # the sentence tells of a day: what happened then does not move with a cycle
    TITLE = "title"  # stands in quotation marks: nothing, if it is the title of a paper
    APPROVED = "approved"  # the next mandate is not approved yet: say so otherwise
    ONCE = "once"  # a task that is done once: go on with it, or leave it out
    AS_OF = "as of"  # a dated fact: bring it up to date
    DATE = "date"  # a day: the next one is not known here
    OFFICER = "officer"  # who holds an office may have changed
    SYMBOL = "symbol"  # a paper gets a symbol of its own
    UNKNOWN = "unknown"  # names a Conference beyond what can be written


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: the id and number in full of a provision, part, note or masthead."""

    id: str
    label: str | None
    language: Language


@dataclass(frozen=True, slots=True)
class Shift:
    """Something that was moved on by one cycle; `context` is the sentence around the old words."""

    spot: Spot
    rule: Rule
    old: str
    new: str
    context: str


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not shifted and that a person should look at."""

    spot: Spot
    reason: Reason
    words: str
    context: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The next text, with everything that was done to make it and all that is left to do."""

    text: Text
    shifted: tuple[Shift, ...]
    left: tuple[Left, ...]

    def json(self, language: Language | None = None) -> dict[str, Any]:
        """`{"text": TREE, "shifted": […], "not_shifted": […]}`."""
        return {
            "text": to_json(self.text, language),
            "shifted": [
                {
                    **_spot(shift.spot),
                    "rule": shift.rule.value,
                    "old": shift.old,
                    "new": shift.new,
                    "context": shift.context,
                }
                for shift in self.shifted
            ],
            "not_shifted": [
                {
                    **_spot(left.spot),
                    "reason": left.reason.value,
                    "words": left.words,
                    "context": left.context,
                }
                for left in self.left
            ],
        }


def _spot(spot: Spot) -> dict[str, str | None]:
    return {"place": spot.id, "number": spot.label, "language": spot.language.value}
