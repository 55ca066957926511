"""What proposals' states and facts are called on pages."""

from flask_babel import lazy_gettext as _l

from wgtr.agenda.models import AdoptedAs, ProposalState

PROPOSALS = {
    ProposalState.PROPOSED: _l("waiting for the Chair"),
    ProposalState.ACCEPTED: _l("accepted"),
    ProposalState.DECLINED: _l("declined"),
    ProposalState.WITHDRAWN: _l("withdrawn"),
}

ADOPTED = {
    AdoptedAs.ISSUED: _l("as issued"),
    AdoptedAs.MOVED: _l("moved"),
    AdoptedAs.DEFERRED: _l("deferred"),
    AdoptedAs.ADDED: _l("added"),
}

FACTS = {
    "address": _l("address for written input"),
    "body": _l("name of the body"),
    "conference": _l("Conference"),
    "date": _l("date of the meeting"),
    "deadline": _l("deadline for written input"),
    "officer": _l("Chair or Co-chairs"),
    "presenters": _l("presenters"),
    "signatory": _l("country of the Chair"),
    "sitting": _l("sittings"),
    "topic": _l("topic"),
    "venue": _l("place of the meeting"),
}
