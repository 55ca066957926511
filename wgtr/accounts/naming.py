"""Who did something, as pages say it: the audit record knows people by their e-mail."""

from flask import Flask, g

from wgtr.accounts.queries import names_of_people
from wgtr.core.dates import END
from wgtr.core.languages import current

ISOLATE = "\u2068"
"""Keeps a name in Latin letters in one piece inside an Arabic sentence."""


def person_named(email: str) -> str:
    """Give the name of the person with this e-mail; what is no person's is given as it is.

    All names are read once for a page, so that a list of versions takes no query a line.
    """
    if "names_of_people" not in g:
        g.names_of_people = names_of_people()
    name = str(g.names_of_people.get(email, email))
    return f"{ISOLATE}{name}{END}" if current().direction == "rtl" else name


def name_people(app: Flask) -> None:
    """Give the templates of `app` this filter."""
    app.jinja_env.filters["person_named"] = person_named
