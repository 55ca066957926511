"""Why something was not shifted, and what to do about it, in words for the page."""

from datetime import date

from flask_babel import lazy_gettext as _l

from wgtr.core.dates import day
from wgtr.mandates.carrying.results import Left, Reason

REASONS = {
    Reason.CITATION: _l("A decision of the past, which stays."),
    Reason.TOLD: _l("The sentence tells of a day: see whether all of it still holds."),
    Reason.TITLE: _l("Stands in quotation marks: a title stays."),
    Reason.APPROVED: _l("The next mandate is not approved yet: say it otherwise."),
    Reason.ONCE: _l("Done once: go on with it, or leave it out."),
    Reason.AS_OF: _l("A fact with its date: bring it up to date."),
    Reason.DATE: _l("A day: fill in the new one."),
    Reason.OFFICER: _l("An office: see who holds it now."),
    Reason.SYMBOL: _l("The next paper gets a symbol of its own."),
    Reason.UNKNOWN: _l("A Conference that the rule cannot write: write it by hand."),
}


def said(left: Left) -> str:
    """Give the words that need a person; a paper's date, kept as 2025-01-29, as days are written.

    Dates inside sentences stay as the text has them.
    """
    try:
        return day(date.fromisoformat(left.words))
    except ValueError:
        return left.words
