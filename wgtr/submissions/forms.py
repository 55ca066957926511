"""The forms of this room; each place of the paper is a field of its own."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    DateTimeLocalField,
    FileField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)

from wgtr.core.languages import LANGUAGES
from wgtr.submissions.places import Place
from wgtr.submissions.visibility import Visibility
from wgtr.submissions.wording import CHOICES, place_line

WORDS = "words-"
_TO_THE_SECOND = "%Y-%m-%dT%H:%M:%S"
_ARRIVED_FORMATS = [_TO_THE_SECOND, "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]


class InputForm(FlaskForm):  # type: ignore[misc]
    """What a delegation types; `token` names the form, so that pressing twice is pressing once."""

    token = HiddenField()
    replaces = HiddenField()
    visibility = RadioField(
        _l("Who may read this?"),
        choices=[(each.value, CHOICES[each]) for each in Visibility],
        validate_choice=False,
    )
    language = SelectField(
        _l("Language of your words"),
        choices=[(each.code, each.name) for each in LANGUAGES.values()],
        validate_choice=False,
    )
    files = MultipleFileField(_l("Files"))

    def words(self, place: Place) -> Any:
        """Give the field of a place."""
        return self[f"{WORDS}{place.key}"]


class LogForm(InputForm):
    """What the Secretariat adds when it logs an e-mail: whose it is, and when it arrived."""

    delegation = SelectField(_l("Delegation"), validate_choice=False)
    arrived = DateTimeLocalField(_l("Arrived (Geneva time)"), format=_ARRIVED_FORMATS)
    because = StringField(_l("Reason, where the e-mail says another time"))


class MailForm(FlaskForm):  # type: ignore[misc]
    """An e-mail to be logged: its file, or its words."""

    token = HiddenField()
    call = SelectField(_l("Sent in answer to"), validate_choice=False)
    mail = FileField(_l("The e-mail, saved as a file (.eml)"))
    words = TextAreaField(_l("Or its words, pasted"))
    address = StringField(_l("Sender’s address, where pasted"))


class ExtendForm(FlaskForm):  # type: ignore[misc]
    """A later day, and why."""

    until = DateField(_l("New last day"))
    because = StringField(_l("Reason, printed with the new deadline"))


class PressForm(FlaskForm):  # type: ignore[misc]
    """A button alone."""


def input_form(places: Sequence[Place], kind: type[InputForm] = InputForm) -> type[InputForm]:
    """Make the form for the places of a paper."""
    fields = {f"{WORDS}{place.key}": TextAreaField(place_line(place)) for place in places}
    return cast("type[InputForm]", type(kind.__name__, (kind,), fields))
