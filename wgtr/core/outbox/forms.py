"""The form to send a message again."""

from flask_babel import lazy_gettext as _l

from wgtr.core.forms import Email, Form


class ResendForm(Form):
    """Where a message is to go this time."""

    to = Email(_l("To"), hint=_l("Another address than before, if that one was wrong."))
