"""`wgtr outbox`: what was sent, what was refused, and sending it again."""

import json

import click

from wgtr.core.command_session import at_work
from wgtr.core.database import db
from wgtr.core.exits import BadInput
from wgtr.core.outbox.models import MailState, OutboxMessage
from wgtr.core.outbox.operations import resend as send_again
from wgtr.core.outbox.queries import latest_messages, message_numbered


@click.group()
def outbox() -> None:
    """See the mail that leaves the house, and send it again."""


@outbox.command("list")
@click.option("--state", type=click.Choice([each.value for each in MailState]), help="Only these.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, on standard output.")
def list_messages(*, state: str | None, as_json: bool) -> None:
    """List the latest messages, those that were refused first."""
    with at_work():
        found = [_line(each) for each in latest_messages(state=MailState(state) if state else None)]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in found:
        click.echo("  ".join(str(line[name]) for name in ("id", "state", "to", "subject")))
        if line["answer"]:
            click.echo(f"    {line['answer']}")


@outbox.command("resend")
@click.argument("number", type=int)
@click.option("--to", "address", help="To another address than before.")
@click.option("--by", default="secretariat", show_default=True, help="Who does it.")
def resend(number: int, address: str | None, by: str) -> None:
    """Send the message NUMBER once more."""
    with at_work():
        message = message_numbered(number)
        if message is None:
            raise BadInput(f"There is no message {number}.")
        send_again(message=message, to=address, by=by)
        db.session.commit()


def _line(message: OutboxMessage) -> dict[str, object]:
    return {
        "id": message.id,
        "state": message.state.value,
        "to": message.recipient,
        "subject": message.subject,
        "about": message.about,
        "posted_at": message.posted_at.isoformat(),
        "sent_at": message.sent_at and message.sent_at.isoformat(),
        "attempts": message.attempts,
        "answer": message.answer,
    }
