"""The forms of this room; each place of the paper is a field of its own."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from wtforms import DateTimeLocalField, HiddenField, MultipleFileField, TextAreaField

from wgtr.core.forms import Choice, Day, Form, LongText, Text, Upload
from wgtr.core.forms.fields import OneOf
from wgtr.core.languages import LANGUAGES
from wgtr.submissions.places import Place
from wgtr.submissions.visibility import Visibility
from wgtr.submissions.wording import CHOICES, place_line

WORDS = "words-"
_ARRIVED_FORMATS = [
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
]


class InputForm(Form):
    """What a delegation types; `token` names the form, so that pressing twice is pressing once.

    Nothing in it is refused for what it says: what is missing is asked for when it is sent.
    """

    token = HiddenField()
    replaces = HiddenField()
    visibility = OneOf(
        _l("Who may read this?"),
        options=[(each.value, CHOICES[each]) for each in Visibility],
        required=False,
    )
    language = Choice(
        _l("Language of your words"),
        options=[(each.code, each.name) for each in LANGUAGES.values()],
        required=False,
    )
    files = MultipleFileField(_l("Add files"))

    def words(self, place: Place) -> Any:
        """Give the field of a place."""
        return self[f"{WORDS}{place.key}"]

    def comes_from_us(self) -> bool:
        """Tell whether the form was sent from our page in this session; nothing else counts."""
        self.validate()
        return "csrf_token" not in self.errors


class LogForm(InputForm):
    """What is added when an e-mail is logged: whose it is, when it came, what it replaces."""

    delegation = Choice(_l("Delegation"), options=[], required=False)
    instead_of = Choice(_l("Replaces"), options=[], required=False)
    arrived = DateTimeLocalField(_l("Arrived (Geneva time)"), format=_ARRIVED_FORMATS)
    because = Text(_l("Reason, where the e-mail says another time"), required=False, longest=400)


class MailForm(Form):
    """An e-mail to be logged: its file, or its words."""

    token = HiddenField()
    call = Choice(_l("Sent in answer to"), options=[], required=False)
    mail = Upload(_l("The e-mail, saved as a file (.eml)"), endings=[".eml"], required=False)
    words = LongText(_l("Or its words, pasted"), required=False, longest=200_000)
    address = Text(_l("Sender’s address, where pasted"), required=False, longest=320)


class ExtendForm(Form):
    """A later day, and why."""

    until = Day(_l("New last day"))
    because = Text(_l("Reason, printed with the new deadline"), longest=400)


def input_form(places: Sequence[Place], kind: type[InputForm] = InputForm) -> type[InputForm]:
    """Make the form for the places of a paper."""
    fields = {f"{WORDS}{place.key}": TextAreaField(place_line(place)) for place in places}
    return cast("type[InputForm]", type(kind.__name__, (kind,), fields))
