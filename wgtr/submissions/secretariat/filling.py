"""The desk's forms with the choices that there are, and the times that they show."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask_babel import gettext
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than stubs

from wgtr.accounts.models import Delegation
from wgtr.accounts.queries import delegations
from wgtr.core.collation import in_order
from wgtr.core.dates import days
from wgtr.core.languages import current, wording_of
from wgtr.submissions.forms import LogForm, MailForm, input_form
from wgtr.submissions.models import Call, Submission
from wgtr.submissions.places import Place
from wgtr.submissions.queries import calls_of_all, standing_in
from wgtr.submissions.wording import CALLS, numbered


def mail_form(form: MailForm) -> MailForm:
    """Let the form offer every call, the latest first."""
    form.call.choices = [SelectChoice(str(each.id), _call_name(each)) for each in calls_of_all()]
    return form


def _call_name(call: Call) -> str:
    meeting = call.meeting
    when = days(meeting.first_day, meeting.last_day)
    return f"{CALLS[call.kind]}, {meeting.body.code} {when}"


def log_form(
    draft: Submission, places: Sequence[Place], values: dict[str, object] | None
) -> LogForm:
    """Make the form of an e-mail: what was sent, or what is kept as `values`."""
    kind = input_form(places, LogForm)
    form = kind() if values is None else kind(data=values)
    assert isinstance(form, LogForm)  # noqa: S101 - made from it above
    named = in_order(delegations(), name=_name, language=current().code)
    options = [SelectChoice(each.code, _name(each)) for each in named]
    form.delegation.choices = [SelectChoice("", gettext("Choose …")), *options]
    standing = in_order(standing_in(draft), name=_standing_name, language=current().code)
    there = [SelectChoice(str(each.number), _standing_name(each)) for each in standing]
    form.instead_of.choices = [SelectChoice("", gettext("nothing")), *there]
    return form


def _standing_name(sent: Submission) -> str:
    sender = "" if sent.delegation is None else _name(sent.delegation)
    return f"{sender} · {numbered(sent.call.kind, sent.number)}"


def _name(delegation: Delegation) -> str:
    return wording_of(delegation.name)


def chosen_in(draft: Submission, number: str | None) -> Submission | None:
    """Give what the e-mail replaces, by the number that was chosen; None where nothing was."""
    return next((each for each in standing_in(draft) if str(each.number) == number), None)


def arrival_shown(draft: Submission) -> datetime | None:
    """The time of arrival as the field shows it; none where the e-mail does not say."""
    if draft.arrived_at is None:
        return None
    zone = draft.call.meeting.zone
    return draft.arrived_at.astimezone(zone).replace(tzinfo=None, microsecond=0)


def arrival_meant(local: datetime, draft: Submission) -> datetime:
    """Give the instant of a local time; the untouched time of the e-mail keeps its fractions."""
    if draft.arrived_at is not None and local == arrival_shown(draft):
        return draft.arrived_at
    return local.replace(tzinfo=draft.call.meeting.zone).astimezone(UTC)
