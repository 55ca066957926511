"""Mail about input: the receipt, to whoever sent it and to the mission's mailbox."""

from collections.abc import Callable
from datetime import datetime

from flask import has_request_context, url_for
from flask_babel import gettext

from wgtr.core import outbox
from wgtr.core.dates import days, deadline
from wgtr.core.languages import LANGUAGES, speaking, wording_of
from wgtr.meetings.deadlines import zone_mark
from wgtr.submissions.models import Channel, Receipt, State, Submission
from wgtr.submissions.wording import BANDS, CHOICES, instant, name_of, numbered


def tell_receipt(sent: Submission, receipt: Receipt, *, by: str) -> None:
    """Post the receipt of what was sent, in the sender's language."""
    _tell(sent, receipt, _receipt_words, by)


def tell_withdrawal(sent: Submission, receipt: Receipt, *, at: datetime, by: str) -> None:
    """Post that a submission was withdrawn, to whom its receipt went."""

    def words(sent: Submission, receipt: Receipt) -> list[str]:
        said = {"name": name_of(sent), "time": _instant(sent, at)}
        return [
            gettext("%(name)s was withdrawn on %(time)s.", **said),
            gettext("It stays in the record as withdrawn and is no longer shown."),
            "",
            gettext("Receipt") + f": {receipt.number}",
        ]

    _tell(sent, receipt, words, by)


def receipt_lines(sent: Submission, receipt: Receipt) -> list[tuple[str, str]]:
    """Give what a receipt says, as names and values in the language that is spoken now."""
    delegation, received = sent.delegation, sent.received_at
    assert delegation is not None  # noqa: S101 - nothing is sent by nobody
    assert received is not None  # noqa: S101 - what was sent was received
    lines = [
        (gettext("Receipt"), receipt.number),
        (gettext("Delegation"), wording_of(delegation.name)),
        (gettext("Sent by"), _sender(sent)),
        (gettext("Meeting"), _meeting(sent)),
        (gettext("Received"), _received(sent, received)),
        (gettext("To be read by"), str(CHOICES[sent.visibility]) if sent.visibility else ""),
    ]
    if sent.replaces is not None:
        lines.append((gettext("Replaces"), name_of_number(sent)))
    if sent.answers:
        lines.append((gettext("SHA-256 of the words"), sent.text_sha256 or ""))
    lines += [(each.name, f"SHA-256 {each.sha256}") for each in sent.files]
    lines.append((gettext("SHA-256 of this receipt"), receipt.sha256))
    return [(name, value) for name, value in lines if value]


def name_of_number(sent: Submission) -> str:
    """Name what a submission replaces: Input 7."""
    return "" if sent.replaces is None else numbered(sent.call.kind, sent.replaces.number)


def how_to_change(sent: Submission) -> str:
    """Say until when a submission can be replaced or withdrawn, and how."""
    call, meeting = sent.call, sent.call.meeting
    place, zone = wording_of(meeting.place), zone_mark(call.last_day, meeting.zone)
    values = {"time": deadline(call.last_day, place, zone)}
    if call.is_hard:
        return str(
            gettext(
                "It can be replaced or withdrawn on its page until %(time)s; not afterwards.",
                **values,
            )
        )
    return str(
        gettext(
            "It can be replaced or withdrawn on its page. What replaces it after %(time)s is late.",
            **values,
        )
    )


def _receipt_words(sent: Submission, receipt: Receipt) -> list[str]:
    lines = [gettext("We received the following. Please keep this message."), ""]
    lines += [f"{name}: {value}" for name, value in receipt_lines(sent, receipt)]
    lines += ["", how_to_change(sent)]
    if has_request_context():
        lines += ["", url_for("submissions_reading.receipt", number=receipt.number, _external=True)]
    return lines


def _subject(sent: Submission) -> str:
    delegation = sent.delegation
    values = {
        "body": sent.call.meeting.body.code,
        "name": name_of(sent),
        "delegation": "" if delegation is None else wording_of(delegation.name),
    }
    if sent.state is State.WITHDRAWN:
        return str(gettext("%(body)s: %(name)s of %(delegation)s was withdrawn", **values))
    return str(gettext("%(body)s: receipt for %(name)s of %(delegation)s", **values))


def _received(sent: Submission, at: datetime) -> str:
    """When it was received, and whether on time."""
    if sent.band is None:
        return ""
    return str(gettext(", ")).join((_instant(sent, at), str(BANDS[sent.band])))


def _sender(sent: Submission) -> str:
    """Who sent it; of an e-mail that is its sender, not the person who logged it."""
    if sent.channel is Channel.MAIL:
        return sent.sender
    return "" if sent.person is None else sent.person.name


def _meeting(sent: Submission) -> str:
    meeting = sent.call.meeting
    return str(gettext(", ")).join(
        (wording_of(meeting.body.name), days(meeting.first_day, meeting.last_day))
    )


def _instant(sent: Submission, at: datetime) -> str:
    meeting = sent.call.meeting
    return instant(at, meeting.zone, wording_of(meeting.place))


def _tell(
    sent: Submission,
    receipt: Receipt,
    words: Callable[[Submission, Receipt], list[str]],
    by: str,
) -> None:
    language = sent.person.language if sent.person else sent.language
    with speaking(language if language in LANGUAGES else "en"):
        outbox.post(
            to=_addresses(sent),
            subject=_subject(sent),
            body="\n".join(words(sent, receipt)),
            language=language,
            about=f"receipt:{receipt.number}",
            by=by,
        )


def _addresses(sent: Submission) -> list[str]:
    """The mission's mailbox and, where the form was used, the person's own address."""
    mailbox = None if sent.delegation is None else sent.delegation.mailbox
    own = None if sent.person is None or sent.channel is Channel.MAIL else sent.person.email
    return list(dict.fromkeys(each for each in (mailbox, own) if each))
