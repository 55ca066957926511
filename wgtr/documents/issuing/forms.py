"""Forms of issuing: preparing a text as a document, its symbol, its date."""

from collections.abc import Iterator

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.core.dates import days
from wgtr.core.forms import Choice, Choices, Day, Form, Text, Tick
from wgtr.core.forms.fields import OneOf
from wgtr.core.languages import LANGUAGES
from wgtr.documents.models import RevisionKind
from wgtr.documents.queries.register import symbols_to_give
from wgtr.meetings.queries import every_meeting


def _symbols() -> Iterator[tuple[str, str]]:
    yield "", gettext("without a symbol, for now")
    for entry in symbols_to_give():
        yield entry.slug, f"{entry.symbol} · {entry.purpose}"


def _meetings() -> Iterator[tuple[str, str]]:
    yield "", gettext("no meeting")
    for each in every_meeting():
        yield each.slug, f"{each.body.code} {days(each.first_day, each.last_day)}"


class IssueForm(Form):
    """The date that a paper carries; everything else is in the records."""

    dated = Day(_l("Date on the papers"))
    with_gaps = Tick(_l("Issue it all the same, with what is still open"))
    date_meant = Tick(_l("The date is meant"))
    unchanged_meant = Tick(_l("Issue it all the same, although nothing differs"))


class SymbolForm(Form):
    """The symbol of a draft that has none yet."""

    symbol = Choice(
        _l("Symbol"),
        options=_symbols,
        required=False,
        hint=_l("Reserved symbols that no paper carries yet. The register reserves the next one."),
    )


class PrepareForm(SymbolForm):
    """What a text needs to become a document: the meeting whose paper it is, and a symbol."""

    meeting = Choice(
        _l("Among the papers of"),
        options=_meetings,
        required=False,
        hint=_l("The body and the Conference are those of the meeting."),
    )


class CorrectForm(Form):
    """What corrects a paper that is issued, or adds to it."""

    kind = OneOf(
        _l("Correct or complete it by"),
        options=[
            (RevisionKind.REVISION.value, _l("a revision: the paper anew, instead of this one")),
            (
                RevisionKind.CORRIGENDUM.value,
                _l("a corrigendum: beside this one, in the languages that were wrong"),
            ),
            (
                RevisionKind.ADDENDUM.value,
                _l("an addendum: beside this one, with words of its own"),
            ),
        ],
    )
    languages = Choices(
        _l("Languages of the corrigendum"),
        options=[(each.code, each.name) for each in LANGUAGES.values()],
        required=False,
    )


class ReasonForm(Form):
    """Why something is taken back."""

    reason: Text


class GiveUpForm(ReasonForm):
    """Why a correction that was prepared is not issued."""

    reason = Text(
        _l("Reason"),
        longest=400,
        hint=_l("It stands in the register beside the number, for everybody to read."),
    )


class WithdrawForm(ReasonForm):
    """Why a paper that is issued must not stand."""

    reason = Text(
        _l("Reason"),
        longest=400,
        hint=_l("It stands on the document’s page and in the register, for everybody to read."),
    )
