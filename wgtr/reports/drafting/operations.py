"""Drafting a report, and drafting it again: the text is kept and edited like any other."""

from collections.abc import Collection

from sqlalchemy import select

from wgtr.bodies.models import Conference
from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.queries import generated_text, report_of
from wgtr.reports.drafting.regenerating import applied
from wgtr.reports.models import DraftedReport, ReportKind
from wgtr.texts.contents import tree_of
from wgtr.texts.models import TextVersion
from wgtr.texts.operations import keep_text, save_version
from wgtr.texts.queries import latest_version, text_of
from wgtr.tree.provisions import Text


def draft_chairs_report(
    *, meeting: Meeting, text: Text, names_delegations: bool, by: str
) -> DraftedReport:
    """Keep `text`, drafted from the records, as the Chair's report of a meeting.

    Raises RuleViolation where the meeting's report is drafted already.
    """
    if report_of(meeting) is not None:
        raise RuleViolation("The report of this meeting is drafted already; draft it again there.")
    version = keep_text(name=f"{meeting.slug}-report", text=text, body=meeting.body, by=by)
    drafted = DraftedReport(
        kind=ReportKind.CHAIR,
        conference_id=meeting.conference_id,
        meeting_id=meeting.id,
        text=version.text,
        names_delegations=names_delegations,
    )
    return _generated(drafted, text, by, "reports.draft")


def draft_conference_report(*, conference: Conference, text: Text, by: str) -> DraftedReport:
    """Keep `text`, collected from the bodies' reports, as a Conference's report."""
    name = f"{conference.code.lower()}-report"
    version = keep_text(name=name, text=text, by=by)
    drafted = DraftedReport(
        kind=ReportKind.CONFERENCE,
        conference_id=conference.id,
        meeting_id=None,
        text=version.text,
        names_delegations=False,
    )
    return _generated(drafted, text, by, "reports.draft")


def take_changes(
    *,
    drafted: DraftedReport,
    now: Text,
    take: Collection[str],
    on_top_of: int,
    names_delegations: bool,
    by: str,
) -> TextVersion:
    """Take the changes of `take` (ids of provisions) from `now` into the report, leave the others.

    What is left is not offered again until the records change it again. Raises RuleViolation where
    the report was saved after version `on_top_of`, which the person had before them.
    """
    db.session.scalars(select(DraftedReport).filter_by(id=drafted.id).with_for_update()).one()
    latest = latest_version(drafted.text)
    edited = text_of(latest)
    merged = applied(generated_text(drafted), edited, now, take=take)
    version = save_version(
        kept=drafted.text, text=merged, on_top_of=on_top_of, by=by, comment="drafted again"
    )
    drafted.names_delegations = names_delegations
    _generated(drafted, now, by, "reports.draft_again", took=sorted(take))
    return version


def _generated(
    drafted: DraftedReport, text: Text, by: str, action: str, took: Collection[str] = ()
) -> DraftedReport:
    """Note what was drafted, so that the next draft knows what was changed by hand."""
    drafted.generated = tree_of(text)
    drafted.generated_at, drafted.generated_by = clock.now(), by
    db.session.add(drafted)
    db.session.flush()
    audit.record(
        actor=by,
        action=action,
        subject=f"text:{drafted.text.name}",
        detail={
            "kind": drafted.kind.value,
            "names_delegations": drafted.names_delegations,
            "took": list(took),
        },
    )
    return drafted
