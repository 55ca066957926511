"""Logging an e-mail: what a mission sent to the Secretariat becomes input like any other."""

from datetime import datetime

from wgtr.core import audit, clock
from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.taking import Upload, store
from wgtr.submissions.bands import to_the_millisecond
from wgtr.submissions.mail import Mail
from wgtr.submissions.models import Call, CallKind, Channel, State, Submission
from wgtr.submissions.operations.drafts import Author, Said, Typed, keep_draft
from wgtr.submissions.places import FAQ, GENERAL
from wgtr.submissions.visibility import Visibility

MAIL_TYPE = "message/rfc822"


def begin_log(
    *,
    call: Call,
    token: str,
    person_id: int | None,
    mail: Mail,
    raw: bytes,
    language: str,
    label: str,
    delegation_id: int | None,
    by: str,
) -> tuple[Submission, list[RuleViolation]]:
    """Keep an e-mail as a draft: its words as remarks in general, its attachments as files.

    When it arrived is left open where the e-mail does not say: today's clock would make it late.
    `raw` is the e-mail's bytes, empty where its words were pasted. `label` names the place that the
    words go to. Readers are the Chair and the Secretariat until somebody widens it: the sender did
    not choose. Files that cannot be taken are told of in the second value; `raw` holds them.
    """
    place = FAQ[1] if call.kind is CallKind.FAQ else GENERAL
    typed = Typed([Said(place, mail.words, label)], Visibility.CHAIR, language)
    draft, refused = keep_draft(
        call=call,
        token=token,
        author=Author(person_id, None),
        typed=typed,
        uploads=[Upload(each.name, each.content) for each in mail.files],
        channel=Channel.MAIL,
        by=by,
    )
    if draft.state is State.DRAFT and draft.arrived_at is None:
        draft.delegation_id = delegation_id
        address = f"<{mail.address}>" if mail.address else ""
        draft.sender = " ".join(filter(None, (mail.sender, address)))[:400]
        draft.mail_received_at = mail.received
        draft.arrived_at = mail.received
        draft.mail_sha256 = store(raw, MAIL_TYPE).sha256 if raw else None
    return draft, refused


def correct_received(
    *,
    draft: Submission,
    delegation_id: int,
    arrived_at: datetime,
    because: str,
    by: str,
    replaces: Submission | None = None,
) -> None:
    """Say whose e-mail it is, when it arrived, and which input of the same sender it replaces.

    Raises RuleViolation without a reason where the e-mail says another time, for an instant that
    is still to come, and where what it replaces is another delegation's.
    """
    arrived = to_the_millisecond(arrived_at)
    said = draft.mail_received_at
    if arrived > clock.now():
        raise RuleViolation("The time of arrival lies in the future. Correct it.")
    if said is not None and to_the_millisecond(said) != arrived and not because.strip():
        raise RuleViolation("The e-mail says another time of arrival. Say why yours counts.")
    if replaces is not None and replaces.delegation_id != delegation_id:
        raise RuleViolation("What it replaces was sent by another delegation. Choose again.")
    draft.delegation_id = delegation_id
    draft.replaces_id = None if replaces is None else replaces.id
    draft.arrived_at, draft.received_because = arrived, because.strip()[:400]
    audit.record(
        actor=by,
        action="submissions.correct_received",
        subject=f"draft:{draft.id}",
        detail={
            "said": None if said is None else said.isoformat(),
            "arrived": arrived.isoformat(),
            "because": because.strip(),
            "replaces": None if replaces is None else replaces.number,
        },
    )
