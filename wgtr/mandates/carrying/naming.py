"""Why something was not shifted, and what to do about it, in words for the page."""

from flask_babel import lazy_gettext as _l

from wgtr.mandates.carrying.results import Reason

REASONS = {
    Reason.CITATION: _l("A decision of the past, which stays."),
    Reason.TITLE: _l("Stands in quotation marks: a title stays."),
    Reason.APPROVED: _l("The next mandate is not approved yet: say it otherwise."),
    Reason.ONCE: _l("Done once: go on with it, or leave it out."),
    Reason.AS_OF: _l("A fact with its date: bring it up to date."),
    Reason.DATE: _l("A day: fill in the new one."),
    Reason.OFFICER: _l("An office: see who holds it now."),
    Reason.SYMBOL: _l("The next paper gets a symbol of its own."),
    Reason.UNKNOWN: _l("A Conference that the rule cannot write: write it by hand."),
}
