"""Pages and parts of them made once and kept until anything changes, which the audit record tells.

A change and its audit event are committed together, so what was made since the last event says
what the database says. Kept is only what is the same for everybody:

* `kept_page`: a whole page, for visitors who are not signed in (the bar of the others says their
  name). Countdowns are counted in minutes, so it is made anew each minute too.
* `kept_part`: what a page for anybody is drawn from. It is made as for nobody, whoever asks, and
  must not depend on the clock.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from flask import g, request
from sqlalchemy import func, select

from wgtr.core import clock
from wgtr.core.access import as_nobody, visitor
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.kept import Kept
from wgtr.core.languages import current

Made = TypeVar("Made")
MOST = 200
_pages: Kept[str] = Kept(MOST)
_parts: Kept[Any] = Kept(MOST)
_LAST_CHANGE = select(func.max(AuditEvent.sequence))


def kept_page(make: Callable[[], str]) -> str:
    """Give the page of this address and language as `make` made it, or makes it now.

    Somebody signed in always gets one made for them.
    """
    if visitor().is_signed_in:
        return make()
    minute = int(clock.now().timestamp()) // 60
    return _pages.get((_state(), minute, request.host, request.full_path), make)


def kept_part(name: Hashable, make: Callable[[], Made]) -> Made:
    """Give what `make` made for `name` in this language since the last change, or makes now.

    `make` finds nobody signed in. It gives plain values: a row of the database belongs to the
    request that read it.
    """

    def made() -> Made:
        with as_nobody():
            return make()

    part: Made = _parts.get((_state(), name), made)
    return part


def _state() -> Hashable:
    """What every page and part depends on: database, last change and language.

    The last change is asked for once in a request, before anything is made: what is made then
    holds at least that change.
    """
    if "last_change" not in g:
        g.last_change = db.session.scalar(_LAST_CHANGE)
    return str(db.engine.url), g.last_change, current().code
