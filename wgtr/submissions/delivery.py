"""Where a receipt really went by mail: what the outbox says of it, and not today's mailbox."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext

from wgtr.core.directions import isolated
from wgtr.core.languages import current
from wgtr.core.outbox import MailState, OutboxMessage
from wgtr.core.outbox.queries import messages_about
from wgtr.submissions.models import Submission


def where_it_went(sent: Submission) -> list[str]:
    """Say to which addresses the receipt was sent, is on its way or could not go, in sentences.

    A mission that had no mailbox is told so: its receipt went to a person alone, or to nobody.
    """
    receipt = sent.receipt
    assert receipt is not None  # noqa: S101 - whatever was sent has one
    own = None if sent.person is None else sent.person.email
    if sent.delegation is not None and sent.delegation.mailbox == own:
        own = None  # the mission's mailbox is the person's: it has the receipt
    return list(_said(messages_about(f"receipt:{receipt.number}"), own))


def _said(messages: Sequence[OutboxMessage], own: str | None) -> Iterator[str]:
    if not messages:
        yield gettext(
            "No mailbox of the mission was recorded: this receipt went to nobody by mail. "
            "Pass it on."
        )
        return
    if there := _addresses(messages, MailState.SENT):
        yield gettext("This receipt was sent by mail to %(addresses)s.", addresses=there)
    if coming := _addresses(messages, MailState.WAITING, MailState.SENDING):
        yield gettext("This receipt is on its way by mail to %(addresses)s.", addresses=coming)
    if refused := _addresses(messages, MailState.REFUSED):
        yield gettext(
            "Mail to %(addresses)s was refused. Pass this receipt on; the Secretariat can send it "
            "to another address.",
            addresses=refused,
        )
    if all(each.recipient == own for each in messages):
        yield gettext("No mailbox of the mission was recorded.")


def _addresses(messages: Sequence[OutboxMessage], *states: MailState) -> str:
    direction = current().direction
    found = [isolated(each.recipient, direction) for each in messages if each.state in states]
    return str(gettext(", ")).join(dict.fromkeys(found))
