"""The next mandate of a body: made by rule from the one that is kept, and kept as a draft."""

from wgtr.bodies.models import Body
from wgtr.bodies.queries import conference_numbered
from wgtr.core.errors import RuleViolation
from wgtr.mandates.carrying.results import Carried
from wgtr.mandates.carrying.rule import CannotCarry, Words, carried
from wgtr.mandates.models import Mandate
from wgtr.mandates.operations import add_mandate
from wgtr.mandates.queries import mandates_of, text_of_mandate


def mandate_before(body: Body, number: int) -> Mandate | None:
    """Give the mandate that one for the cycle of a Conference is carried over from.

    It is the one that leads to the Conference before it; where none is kept, the one that leads to
    that Conference itself, whose successor it decides on.
    """
    kept = mandates_of(body)
    for leads_to in (number - 1, number):
        for mandate in kept:
            if mandate.until.number == leads_to:
                return mandate
    return None


def next_text(mandate: Mandate, words: Words) -> Carried:
    """Give a mandate's text carried over, with all that was shifted and all that was not.

    Raises RuleViolation where its text names no Conference.
    """
    try:
        return carried(text_of_mandate(mandate), words, mandate.since.number)
    except CannotCarry:
        raise RuleViolation(
            "This mandate names no Conference, so no rule can carry it over: write the next."
        ) from None


def carry_over(*, mandate: Mandate, words: Words, by: str) -> Mandate:
    """Keep the next mandate as a draft of its own; the one it comes from stays as it is.

    Raises RuleViolation where there is one already, or where its Conferences are not known yet.
    """
    until = conference_numbered(mandate.until.number + 1)
    if until is None:
        raise RuleViolation(
            "The Conference after %(code)s is not known yet: add it first.", code=mandate.until.code
        )
    made = next_text(mandate, words)
    return add_mandate(
        body=mandate.body,
        since=mandate.until,
        until=until,
        text=made.text,
        by=by,
        basis=mandate.basis,
        topic_paragraph=mandate.topic_paragraph,
    )
