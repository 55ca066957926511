"""What is typed into the record: one form for all kinds of notes, each with its own fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField
from wtforms.validators import Length, NumberRange, Regexp
from wtforms.widgets import HiddenInput

from wgtr.core.forms import Choice, Day, Form, LongText, Text
from wgtr.core.languages import LANGUAGES, current
from wgtr.reports.drafting.facts import Act
from wgtr.reports.models import Capacity, Note, NoteKind
from wgtr.reports.record.operations import Content
from wgtr.reports.record.speakers import Speakers

KINDS = {
    NoteKind.INTERVENTION: _l("Intervention"),
    NoteKind.CONCLUSION: _l("Conclusion"),
    NoteKind.RECOMMENDATION: _l("Recommendation"),
    NoteKind.ACTION: _l("Action"),
}
ACTS = {
    Act.NOTED: _l("noted that …"),
    Act.INFORMED: _l("reported that …"),
    Act.PRESENTED: _l("presented …"),
    Act.SUPPORTED: _l("supported …"),
    Act.PROPOSED: _l("proposed …"),
    Act.ASKED: _l("asked …"),
    Act.CONCERNED: _l("is concerned that …"),
}
WHOLE = {
    NoteKind.CONCLUSION: _l("The conclusion, in whole sentences"),
    NoteKind.RECOMMENDATION: _l("The recommendation, in whole sentences"),
    NoteKind.ACTION: _l("What is to be done"),
}
CAPACITIES = {
    Capacity.OWN: _l("for itself"),
    Capacity.GROUP: _l("on behalf of a group"),
    Capacity.PRESENTER: _l("as a presenter"),
    Capacity.OBSERVER: _l("as an observer"),
    Capacity.CHAIR: _l("as Chair"),
    Capacity.SECRETARIAT: _l("for the Secretariat"),
}


def _options(said: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(each.value, words) for each, words in said.items()]


def _languages() -> list[tuple[str, Any]]:
    return [(each.code, each.name) for each in LANGUAGES.values()]


def _languages_or_none() -> list[tuple[str, Any]]:
    return [("", _l("not noted")), *_languages()]


def _point(note: Note) -> str:
    """A point in a list to choose from: what was done, and the gist."""
    return f"{ACTS[note.act]} {note.words.get(note.language) or next(iter(note.words.values()))}"


class NoteForm(Form):
    """A note; which fields are shown depends on its kind: what is not shown is not asked for."""

    token = HiddenField(validators=[Length(8, 40), Regexp(r"[A-Za-z0-9_-]+\Z")])
    on_top_of = IntegerField(widget=HiddenInput(), default=0, validators=[NumberRange(0)])
    who = Text(_l("Who speaks"), required=False)
    capacity = Choice(
        _l("In which capacity"), options=lambda: _options(CAPACITIES), default=Capacity.OWN.value
    )
    group = Text(_l("Which group"), required=False)
    act = Choice(_l("What is done"), options=lambda: _options(ACTS), default=Act.NOTED.value)
    words = LongText(_l("The gist"), required=False, rows=3)
    same = Choice(_l("Or the same point as"), options=list, required=False)
    language = Choice(_l("Written in"), options=_languages)
    spoken = Choice(_l("Spoken in"), options=_languages_or_none, required=False)
    owner = Text(_l("Owner"), required=False)
    due = Day(_l("By when"), required=False)
    _points: dict[str, Note] = {}  # noqa: RUF012 - replaced, never filled

    def ask_for(self, kind: NoteKind) -> None:
        """Ask in the words of a kind of note; a field that matters is not called optional."""
        self.who.flags.asked = True
        if kind in WHOLE:
            self.words.label.text = WHOLE[kind]
            self.words.flags.asked = True

    def offer_points(self, notes: Sequence[Note]) -> None:
        """Offer the points that were made under the item, so that one is made again in one step."""
        points = {_point(note): note for note in notes if note.words}
        options = [(str(note.id), said) for said, note in points.items()]
        self.same.choices = [("", _l("another point")), *options]
        self._points = {str(note.id): note for note in points.values()}

    def content(self, speakers: Speakers, before: Note | None = None) -> Content:
        """What was typed, with what the note says in other languages."""
        delegation = speakers.named(self.who.data or "")
        language = self.language.data or current().code
        said = {**(before.words if before else {}), language: self.words.data or ""}
        same = None if self.words.data else self._points.get(self.same.data or "")
        first = before or same
        return Content(
            words=said if same is None else same.words,
            language=language if first is None else first.language,
            delegation=delegation,
            speaker="" if delegation else (self.who.data or ""),
            capacity=Capacity(self.capacity.data),
            group=self.group.data or "",
            act=Act(self.act.data) if same is None else same.act,
            spoken=self.spoken.data or "",
            owner=self.owner.data or "",
            due=self.due.data,
        )

    def put_on_top_of(self, note: Note) -> None:
        """Let what is sent next replace a note as it is stored now."""
        self.on_top_of.data, self.on_top_of.raw_data = note.version, None

    def show(self, note: Note, speakers: Speakers, language: str) -> None:
        """Fill the form with a note as it is stored, its words in `language`."""
        self.token.data, self.on_top_of.data = note.token, note.version
        self.who.data = speakers.name_of(note.delegation) or note.speaker
        self.capacity.data, self.group.data = note.capacity.value, note.group
        self.act.data, self.spoken.data = note.act.value, note.spoken
        self.language.data, self.words.data = language, note.words.get(language, "")
        self.owner.data, self.due.data = note.owner, note.due
