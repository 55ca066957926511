"""Who may send, read, log and withdraw input."""

from wgtr.core.access import Permission, Visitor
from wgtr.submissions.models import Call, Channel, State, Submission
from wgtr.submissions.visibility import SECRETARIAT, chosen_for, is_chair_or_secretariat


def may_send(visitor: Visitor) -> bool:
    """Tell whether a visitor speaks for a delegation."""
    return visitor.delegation_id is not None and "delegate" in visitor.roles


def is_offered(visitor: Visitor) -> bool:
    """Tell whether pages invite a visitor to send: a delegate, or somebody who may yet sign in."""
    return not visitor.is_signed_in or may_send(visitor)


def is_secretariat(visitor: Visitor) -> bool:
    """Tell whether a visitor is of the Secretariat."""
    return SECRETARIAT in visitor.roles


def is_own(visitor: Visitor, submission: Submission) -> bool:
    """Tell whether a submission is of the delegation that a visitor speaks for."""
    return may_send(visitor) and submission.delegation_id == visitor.delegation_id


def _may_keep(visitor: Visitor, draft: Submission) -> bool:
    """A draft is its delegation's alone; e-mails being logged are the Secretariat's."""
    if draft.channel is Channel.MAIL:
        return is_secretariat(visitor)
    return is_own(visitor, draft)


def _may_read(visitor: Visitor, sent: Submission) -> bool:
    """What stands is for whom it was chosen; what was withdrawn or replaced, for the record."""
    if sent.state is State.DRAFT:
        return False
    body_id = sent.call.meeting.body_id
    if is_own(visitor, sent) or is_chair_or_secretariat(visitor, body_id):
        return True
    return sent.state is State.SUBMITTED and sent.visibility in chosen_for(visitor, body_id)


def _may_change(visitor: Visitor, sent: Submission) -> bool:
    """A delegation changes what it sent; what it mailed, the Secretariat may withdraw for it."""
    logged = sent.channel is Channel.MAIL and is_secretariat(visitor)
    return sent.state is not State.DRAFT and (is_own(visitor, sent) or logged)


def _may_type(visitor: Visitor, _call: Call) -> bool:
    """Whoever was signed out while typing gets back what was typed, and nothing else."""
    return is_offered(visitor)


SEND_INPUT = Permission("send input", lambda visitor, _call: may_send(visitor))
TYPE_INPUT = Permission("type input", _may_type)
KEEP_DRAFT = Permission("keep a draft", _may_keep, hides=True)
READ_INPUT = Permission("read input", _may_read, hides=True)
TAKE_FILE = Permission(
    "take a file of input",
    lambda visitor, found: _may_read(visitor, found.submission),
    hides=True,
)
TAKE_DRAFT_FILE = Permission(
    "take a file of a draft",
    lambda visitor, found: _may_keep(visitor, found.submission),
    hides=True,
)
CHANGE_INPUT = Permission("replace and withdraw input", _may_change, hides=True)
HOLD_RECEIPT = Permission(
    "hold a receipt",
    lambda visitor, sent: is_own(visitor, sent) or is_secretariat(visitor),
    hides=True,
)
SEE_OWN_INPUT = Permission("see one's own input", lambda visitor, _subject: may_send(visitor))
LOG_INPUT = Permission("log input", lambda visitor, _subject: is_secretariat(visitor))
TAKE_MAIL = Permission(
    "take a logged e-mail", lambda visitor, _sent: is_secretariat(visitor), hides=True
)
MANAGE_CALLS = Permission("manage calls", lambda visitor, _subject: is_secretariat(visitor))
