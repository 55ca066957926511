"""What mandates, their states, attributes and decisions are called on pages."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.bodies.models import Conference
from wgtr.bodies.verbs import OperativeVerb
from wgtr.core.languages import wording_of
from wgtr.mandates.models import Attribute, Mandate, MandateState

STATES = {
    MandateState.DRAFT: _l("draft"),
    MandateState.PROPOSED: _l("proposed"),
    MandateState.APPROVED: _l("approved"),
}

ATTRIBUTES = {
    Attribute.MATTERS: _l("Matters considered"),
    Attribute.OFFICERS: _l("Officers"),
    Attribute.COMPOSITION: _l("Composition"),
    Attribute.SIZE: _l("Size"),
    Attribute.DURATION: _l("Duration"),
    Attribute.BUDGET: _l("Budgetary issues"),
}

VERBS = {
    OperativeVerb.WELCOMED: _l("welcomed"),
    OperativeVerb.ENDORSED: _l("endorsed"),
    OperativeVerb.ADOPTED: _l("adopted"),
    OperativeVerb.APPROVED: _l("approved (verb)"),
    OperativeVerb.TOOK_NOTE: _l("took note of"),
    OperativeVerb.DECIDED: _l("decided"),
    OperativeVerb.MANDATED: _l("mandated"),
    OperativeVerb.ENCOURAGED: _l("encouraged"),
    OperativeVerb.UNDERLINED: _l("underlined"),
}


def title_of(mandate: Mandate) -> str:
    """Name a mandate by body and Conferences: "Mandate of the WGTR, CSP10–CSP11"."""
    said = gettext(
        "Mandate of the %(body)s, %(since)s–%(until)s",
        body=mandate.body.code,
        since=mandate.since.code,
        until=mandate.until.code,
    )
    return str(said)


def short_name(since: Conference) -> str:
    """Name a mandate by the Conference that decides on it: "Mandate (CSP10)"."""
    return str(gettext("Mandate (%(conference)s)", conference=since.code))


def attributes_known(mandate: Mandate) -> list[tuple[str, str]]:
    """Give what is known of Rule 42's attributes, each with its name, in the page's language."""
    return [
        (str(name), wording_of(mandate.attributes[attribute]))
        for attribute, name in ATTRIBUTES.items()
        if attribute.value in mandate.attributes
    ]


def verb_said(mandate: Mandate) -> str | None:
    """Give the Conference's verb, None where it is not known."""
    return None if mandate.verb is None else str(VERBS[mandate.verb])
