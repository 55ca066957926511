"""What is chosen when a report is drafted, and drafted again."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField
from wtforms.validators import NumberRange
from wtforms.widgets import HiddenInput

from wgtr.core.forms import Form, Tick

NAMED = "named"


class DraftForm(Form):
    """The Chair's one choice at the beginning."""

    names = Tick(
        _l("Name the delegations"),
        hint=_l("Otherwise they are counted: one delegation, several delegations."),
    )


class AgainForm(Form):
    """Which version the person had before them; which changes are taken stands beside each."""

    on_top_of = IntegerField(widget=HiddenInput(), validators=[NumberRange(1)])
    names = HiddenField()
