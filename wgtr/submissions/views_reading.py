"""Reading input: the table of a meeting, one submission, its files, its receipt."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.core.audit.queries import event_numbered
from wgtr.core.languages import current
from wgtr.documents.queries import content_of
from wgtr.documents.uploads.file_names import disposition
from wgtr.documents.uploads.handing_out import handed_out
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.submissions.compilation import Section, chosen
from wgtr.submissions.delivery import where_it_went
from wgtr.submissions.loaders import (
    SentFile,
    draft_file_from_url,
    file_from_url,
    sent_from_url,
)
from wgtr.submissions.models import Call, Submission
from wgtr.submissions.notifications import how_to_change, receipt_lines
from wgtr.submissions.paper import agenda_of, places_asked
from wgtr.submissions.permissions import (
    CHANGE_INPUT,
    HOLD_RECEIPT,
    READ_INPUT,
    TAKE_DRAFT_FILE,
    TAKE_FILE,
    TAKE_MAIL,
)
from wgtr.submissions.presenting import charts_of, input_sections, is_late, offered
from wgtr.submissions.queries import Reader, calls_of, replacement_of
from wgtr.submissions.receipts import holds
from wgtr.submissions.tables import FORMATS, drawn, table_of
from wgtr.submissions.visibility import Visibility

blueprint = Blueprint("submissions_reading", __name__)


@dataclass(frozen=True)
class TableFile:
    """The table of a meeting in a format, as the address names it."""

    meeting: Meeting
    form: str


def table_file_from_url(*, slug: str, form: str) -> TableFile:
    """Give the meeting and the format; answer 404 for a format that is not offered."""
    if form not in FORMATS:
        abort(404)
    return TableFile(meeting_from_url(slug=slug), form)


@blueprint.get("/meetings/<slug:slug>/input/")
@requires(PUBLIC, subject=meeting_from_url)
def table(meeting: Meeting) -> str:
    """Show what was sent to a meeting, as far as the visitor may see it."""
    sections = input_sections(meeting, _reader(meeting), current().code)
    calls = [(each, is_late(each)) for each in calls_of(meeting)]
    return render_template(
        "submissions/table.html",
        meeting=meeting,
        calls=calls,
        invited={call.id for call, _late in offered(calls)},
        sections=sections,
        shown=_chosen(sections),
        charts=charts_of(sections),
        formats=list(FORMATS),
        kept={name: request.args.get(name, "") for name in ("item", "delegation", "band")},
    )


def _chosen(sections: list[Section]) -> list[Section]:
    asked = {name: request.args.get(name, "") for name in ("item", "delegation", "band")}
    return chosen(sections, **asked)


def _reader(meeting: Meeting) -> Reader:
    return Reader.of(visitor(), meeting.body_id)


@blueprint.get("/meetings/<slug:slug>/input.<slug:form>")
@requires(PUBLIC, subject=table_file_from_url)
def table_file(asked: TableFile) -> Response:
    """Give the table as a file, with what the visitor may see, filtered as on the page."""
    meeting, reader = asked.meeting, _reader(asked.meeting)
    sections = _chosen(input_sections(meeting, reader, current().code))
    widest = next(each for each in reversed(Visibility) if each in reader.choices)
    content = drawn(table_of(meeting, sections, current().code, widest, asked.form), asked.form)
    response = Response(content, content_type=FORMATS[asked.form])
    response.headers["Content-Disposition"] = disposition(
        f"{meeting.slug}-input.{current().code}.{asked.form}"
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Vary"] = "Cookie, Accept-Language"
    return response


@blueprint.get("/input/<slug:number>/")
@requires(READ_INPUT, subject=sent_from_url)
def read(sent: Submission) -> str:
    """Show one submission: its words by item and question, its files, what became of it."""
    places = places_asked(sent.call.kind, agenda_of(sent.call.meeting), current().code)
    newer = replacement_of(sent)
    return render_template(
        "submissions/read.html",
        sent=sent,
        places={each.key: each for each in places},
        newer=newer if newer is not None and READ_INPUT.allows(visitor(), newer) else None,
        may_change=CHANGE_INPUT.allows(visitor(), sent),
        closed=_is_closed(sent.call),
        may_hold=HOLD_RECEIPT.allows(visitor(), sent),
        may_take_mail=TAKE_MAIL.allows(visitor(), sent),
    )


def _is_closed(call: Call) -> bool:
    """Tell whether nothing of what was sent can be replaced or withdrawn any more."""
    return call.is_hard and is_late(call)


@blueprint.get("/input/<slug:number>/files/<int:position>")
@requires(TAKE_FILE, subject=file_from_url)
def take_file(found: SentFile) -> Response:
    """Give a file as it was sent, to keep; never to be shown here."""
    return _file(found)


@blueprint.get("/input/drafts/<int:number>/files/<int:position>")
@requires(TAKE_DRAFT_FILE, subject=draft_file_from_url)
def take_draft_file(found: SentFile) -> Response:
    """Give a file of a draft."""
    return _file(found)


def _file(found: SentFile) -> Response:
    return handed_out(content_of(found.file.sha256), found.file.name)


@blueprint.get("/receipts/<slug:number>/")
@requires(HOLD_RECEIPT, subject=sent_from_url)
def receipt(sent: Submission) -> str:
    """Show a receipt, and whether what is kept still agrees with it."""
    kept = sent.receipt
    assert kept is not None  # noqa: S101 - the loader found it by its number
    event = event_numbered(kept.event)
    recorded = None if event is None else str(event.detail.get("receipt"))
    return render_template(
        "submissions/receipt.html",
        sent=sent,
        receipt=kept,
        lines=receipt_lines(sent, kept),
        went=where_it_went(sent),
        how=how_to_change(sent),
        holds=holds(kept, sent, recorded),
        recorded=event,
        may_change=CHANGE_INPUT.allows(visitor(), sent) and not _is_closed(sent.call),
    )


@blueprint.get("/receipts/<slug:number>/words.txt")
@requires(HOLD_RECEIPT, subject=sent_from_url)
def words(sent: Submission) -> Response:
    """Give the words as they were sent: the bytes whose SHA-256 the receipt says."""
    name = "words.txt" if sent.receipt is None else f"{sent.receipt.number}.txt"
    return handed_out(content_of(sent.text_sha256 or ""), name, "text/plain; charset=utf-8")
