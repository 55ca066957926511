"""Who may: a view states its permission, one guard enforces it, and what states none is closed.

`@requires(PERMISSION, subject=loader)` only writes the statement on the view. Before each request
the guard reads it, loads the subject from the address through its loader (which answers 404 where
there is none), asks the permission about visitor and subject, and hands the view the subject
in place of the address's parts. Because the decorator wraps nothing, no order of decorators can
disarm it. What a visitor may not even know of answers 404, as if it were not there.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, request

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Visitor:
    """Who asks, as far as permissions need to know; nobody signed in has no `person_id`.

    `name` is what the audit record calls them. `roles` are those of the person everywhere
    ("secretariat", "translator"); `offices` those in a body, with the body's id (("chair", 3)).
    A delegate has a delegation, of a `category` ("state_party").
    """

    person_id: int | None = None
    name: str = ""
    roles: frozenset[str] = field(default=frozenset())
    offices: frozenset[tuple[str, int]] = field(default=frozenset())
    delegation_id: int | None = None
    category: str | None = None

    @property
    def is_signed_in(self) -> bool:
        """Tell whether we know who it is."""
        return self.person_id is not None


NOBODY = Visitor()
"""A visitor who is not signed in."""


@dataclass(frozen=True)
class Permission:
    """A thing one may do, by name, and the question whether a visitor may do it with a subject.

    Where `hides` is set, who may not do it is not told that the subject exists: 404, not 403.
    """

    name: str
    allows: Callable[[Visitor, Any], bool]
    hides: bool = False


@dataclass(frozen=True)
class Statement:
    """What a view states: the permission it needs and how its subject is found."""

    permission: Permission
    subject: Callable[..., Any] | None


PUBLIC = Permission("public", allows=lambda _visitor, _subject: True)
"""Everybody may, signed in or not."""

_STATEMENT = "wgtr_statement"
_RECOGNISER = "wgtr_recogniser"


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


def recognise_with(app: Flask, recognise: Callable[[], Visitor]) -> None:
    """Let `recognise` say who makes a request to `app`; without it nobody is signed in."""
    app.extensions[_RECOGNISER] = recognise


def visitor() -> Visitor:
    """Tell who makes this request; asked of the recogniser once per request."""
    if "visitor" not in g:
        recognise = current_app.extensions.get(_RECOGNISER)
        g.visitor = NOBODY if recognise is None else recognise()
    known: Visitor = g.visitor
    return known


@contextmanager
def as_nobody() -> Iterator[None]:
    """Let nobody be signed in for the time of the block: what is made in it is for everybody."""
    known = visitor()
    g.visitor = NOBODY
    try:
        yield
    finally:
        g.visitor = known


def guard_all(app: Flask) -> None:
    """Put the guard before every request of `app`, and open the style sheets and scripts."""
    app.before_request(_guard)
    if "static" in app.view_functions:
        requires(PUBLIC)(app.view_functions["static"])


def _guard() -> None:
    """Refuse with 403 or 404, or hand the view its subject and let Flask go on."""
    if request.endpoint is None:
        return  # no such address, or not with this verb: 404 or 405 follows
    view = current_app.view_functions[request.endpoint]
    stated = statement_of(view)
    if stated is None:
        abort(403)
    found = None if stated.subject is None else stated.subject(**(request.view_args or {}))
    # What is open to everybody asks nobody who they are: such pages can be kept by caches.
    if stated.permission is not PUBLIC and not stated.permission.allows(visitor(), found):
        abort(404 if stated.permission.hides else 403)
    if stated.subject is not None:
        request.view_args = {_first_argument(view): found}


@cache
def _first_argument(view: Callable[..., Any]) -> str:
    """The name of the argument that a view takes its subject by."""
    return next(iter(inspect.signature(view).parameters))
