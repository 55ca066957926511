"""Reading how often meetings and Conferences were changed, and when last, from the record."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db


class Changes(NamedTuple):
    """How often something was changed after it was made, and when it last was."""

    number: int
    last: datetime

    def together(self, other: "Changes") -> "Changes":
        """Give the changes of what depends on two things: a call, and the meeting that it is to."""
        return Changes(self.number + other.number, max(self.last, other.last))


def changes_of(subjects: Collection[str]) -> dict[str, Changes]:
    """Give the changes of each of `subjects` (`meeting:csp11-wgtr-2025-02-28`), in one statement.

    What no event tells of is left out.
    """
    wanted = (
        select(AuditEvent.subject, func.count(), func.max(AuditEvent.at))
        .where(AuditEvent.subject.in_(subjects))
        .group_by(AuditEvent.subject)
    )
    return {
        subject: Changes(number - 1, last) for subject, number, last in db.session.execute(wanted)
    }
