"""What is typed on the editing pages."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, IntegerField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from wgtr.core.forms import Choice, Form, LongText, Tick
from wgtr.core.forms.fields import OneOf
from wgtr.texts.operations import Arrangement
from wgtr.tree.provisions import Kind

KINDS = {
    Kind.ITEM: _l("Agenda item"),
    Kind.PARAGRAPH: _l("Paragraph"),
    Kind.HEADING: _l("Heading"),
    Kind.TASK: _l("Lettered task"),
    Kind.BULLET: _l("Bullet"),
    Kind.QUESTION_GROUP: _l("Group of questions"),
    Kind.QUESTION: _l("Question"),
    Kind.ANSWER: _l("Answer"),
    Kind.TABLE: _l("Table"),
}
ARRANGING = {
    Arrangement.UP: _l("Move up"),
    Arrangement.DOWN: _l("Move down"),
    Arrangement.IN: _l("Move in"),
    Arrangement.OUT: _l("Move out"),
    Arrangement.JOIN: _l("Join with the next"),
    Arrangement.REMOVE: _l("Remove"),
}
AFTER, INSIDE = "after", "inside"
WHERE = {AFTER: _l("After it"), INSIDE: _l("Inside it, as the last")}


class OnTopForm(Form):
    """A form that knows which version the person had before them."""

    on_top_of = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1)])


class WordingForm(OnTopForm):
    """The words of one provision in one language."""

    heading = LongText(_l("Heading"), required=False, rows=1)
    body = LongText(_l("Words"), required=False, asked=True)
    rows = FieldList(FieldList(LongText(_l("Cell"), required=False, rows=2)))


class LineForm(OnTopForm):
    """The words of a note or a title in one language."""

    words = LongText(_l("Words"))


class NewProvisionForm(Form):
    """A provision to be added, worded in one language."""

    kind = Choice(_l("What it is"), options=KINDS.items())
    where = OneOf(_l("Where"), options=WHERE.items(), default=AFTER)
    numbered = Tick(_l("It takes a number"), default=True)
    heading = LongText(_l("Heading"), required=False, rows=1)
    body = LongText(_l("Words"), required=False, rows=5)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for words, in the heading or below it."""
        fine = bool(super().validate(extra_validators))
        if fine and not (self.heading.data or self.body.data):
            self.body.errors = [gettext("Write what it says.")]
            return False
        return fine


class ArrangeForm(Form):
    """A button that moves, joins or removes."""

    how = Choice("", options=ARRANGING.items())


class SplitForm(OnTopForm):
    """The place at which to divide a provision: the number of a character."""

    at = OneOf(_l("The new provision begins with"), options=())

    def offer(self, starts: Sequence[tuple[int, str]]) -> None:
        """Offer the sentences of the provision, each with the place where it begins."""
        self.at.choices = [(str(place), words) for place, words in starts]
