"""What offices are called on pages."""

from flask_babel import lazy_gettext as _l

from wgtr.bodies.models import OfficeTitle

TITLES = {
    OfficeTitle.CHAIR: _l("Chair"),
    OfficeTitle.CO_CHAIR: _l("Co-chair"),
    OfficeTitle.ASSISTANT: _l("Assistant to the Chair"),
    OfficeTitle.FACILITATOR: _l("Facilitator"),
}
