"""A mandate, agenda or letter carried over to the next cycle by rule; pure, knows no database.

`carried` gives the next text with every change it made, and what a person must look at.
"""

from wgtr.mandates.carrying.results import Carried, Left, Reason, Rule, Shift
from wgtr.mandates.carrying.rule import CannotCarry, carried, first_conference, taken_up_again
from wgtr.mandates.carrying.words import BadWords, CarryingWords, words_from

__all__ = [
    "BadWords",
    "CannotCarry",
    "Carried",
    "CarryingWords",
    "Left",
    "Reason",
    "Rule",
    "Shift",
    "carried",
    "first_conference",
    "taken_up_again",
    "words_from",
]
