"""Forms of issuing and of the register."""

from flask_babel import lazy_gettext as _l

from wgtr.core.forms import Day, Form


class IssueForm(Form):
    """The date that a paper carries; everything else is in the records."""

    dated = Day(_l("Date on the papers"))
