"""Who did something, as pages say it: the audit record knows people by their e-mail."""

from collections.abc import Mapping

from flask import Flask, g

from wgtr.accounts.queries import names_of_people
from wgtr.accounts.recognising import who_is_signed_in
from wgtr.core.directions import isolated
from wgtr.core.languages import current


def person_named(email: str) -> str:
    """Give the name of the person with this e-mail; what is no person's is given as it is.

    All names are read once for a page, so that a list of versions takes no query a line; whoever
    asks is known already.
    """
    asks = who_is_signed_in()
    name = asks.name if asks is not None and asks.email == email else _names().get(email, email)
    return isolated(name, current().direction)


def _names() -> Mapping[str, str]:
    if "names_of_people" not in g:
        g.names_of_people = names_of_people()
    names: Mapping[str, str] = g.names_of_people
    return names


def name_people(app: Flask) -> None:
    """Give the templates of `app` this filter."""
    app.jinja_env.filters["person_named"] = person_named
