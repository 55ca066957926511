"""What offices, and ways of taking part, are called on pages."""

from flask_babel import lazy_gettext as _l

from wgtr.bodies.models import Mode, OfficeTitle

TITLES = {
    OfficeTitle.CHAIR: _l("Chair"),
    OfficeTitle.CO_CHAIR: _l("Co-chair"),
    OfficeTitle.ASSISTANT: _l("Assistant to the Chair"),
    OfficeTitle.FACILITATOR: _l("Facilitator"),
}

MODES = {
    Mode.IN_PERSON: _l("in person"),
    Mode.HYBRID: _l("hybrid"),
    Mode.VIRTUAL: _l("virtual"),
    Mode.WRITTEN: _l("in writing"),
}
