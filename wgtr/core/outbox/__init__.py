"""Mail that leaves the house: kept with the change that caused it, sent by the worker."""

from wgtr.core.outbox.models import Attachment, MailState, OutboxMessage
from wgtr.core.outbox.operations import post

__all__ = ["Attachment", "MailState", "OutboxMessage", "post"]
