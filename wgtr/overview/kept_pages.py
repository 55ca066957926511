"""Pages made once and kept until anything changes: everything that changes is in the audit record.

A change and its audit event are committed together, so a page made since the last event says what
the database says. Countdowns are counted in minutes, so it is made anew each minute too. Only for
pages that are the same for everybody, and only for visitors who are not signed in: the bar of
the others says their name.
"""

from collections.abc import Callable

from flask import request
from sqlalchemy import func, select

from wgtr.core import clock
from wgtr.core.access import visitor
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.languages import current
from wgtr.documents.drawing import Kept

MOST = 200
_pages: Kept[str] = Kept(MOST)
_LAST_CHANGE = select(func.max(AuditEvent.sequence))


def kept_page(make: Callable[[], str]) -> str:
    """Give the page of this address and language as `make` made it, or makes it now.

    Somebody signed in always gets one made for them.
    """
    if visitor().is_signed_in:
        return make()
    last_change = db.session.scalar(_LAST_CHANGE)
    minute = int(clock.now().timestamp()) // 60
    database = str(db.engine.url)
    address = (request.host, request.full_path)
    return _pages.get((database, last_change, minute, *address, current().code), make)
