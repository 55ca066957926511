"""Who may: a view states its permission, one guard enforces it, and what states none is closed.

`@requires(PERMISSION, subject=loader)` only writes the statement on the view. Before each request
the guard reads it, loads the subject from the address through its loader (which answers 404 where
there is none), asks the permission, and hands the view the subject in place of the address's
parts. Because the decorator wraps nothing, no order of decorators can disarm it.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Permission:
    """A thing one may do, by name, and the question whether it may be done with a subject."""

    name: str
    allows: Callable[[Any], bool]


@dataclass(frozen=True)
class Statement:
    """What a view states: the permission it needs and how its subject is found."""

    permission: Permission
    subject: Callable[..., Any] | None


PUBLIC = Permission("public", allows=lambda _subject: True)
"""Everybody may, signed in or not."""

_STATEMENT = "wgtr_statement"


def requires(
    permission: Permission, *, subject: Callable[..., Any] | None = None
) -> Callable[[View], View]:
    """State that a view needs `permission`, with the object that `subject` finds in the address.

    `subject` gets the address's parts as keyword arguments; the view gets its answer as its
    first argument instead of them.
    """

    def state(view: View) -> View:
        setattr(view, _STATEMENT, Statement(permission, subject))
        return view

    return state


def statement_of(view: Callable[..., Any]) -> Statement | None:
    """Tell what a view states; None where it states nothing and is therefore closed."""
    found: Statement | None = getattr(view, _STATEMENT, None)
    return found


def guard_all(app: Flask) -> None:
    """Put the guard before every request of `app`, and open the style sheets and scripts."""
    app.before_request(_guard)
    if "static" in app.view_functions:
        requires(PUBLIC)(app.view_functions["static"])


def _guard() -> None:
    """Refuse with 403, or hand the view its subject and let Flask go on."""
    if request.endpoint is None:
        return  # no such address, or not with this verb: 404 or 405 follows
    view = current_app.view_functions[request.endpoint]
    stated = statement_of(view)
    if stated is None:
        abort(403)
    if stated.subject is None:
        allowed = stated.permission.allows(None)
    else:
        found = stated.subject(**(request.view_args or {}))
        allowed = stated.permission.allows(found)
        request.view_args = {next(iter(inspect.signature(view).parameters)): found}
    if not allowed:
        abort(403)
