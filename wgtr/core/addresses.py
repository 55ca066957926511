"""What parts of an address may look like, and where one leads that was typed otherwise."""

from flask import Flask, current_app, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import BaseConverter, IntegerConverter, Map

LARGEST = 2**31 - 1
"""What the database numbers things up to; a larger number is nothing's, so its address is none."""


class Slug(BaseConverter):
    """The name of one thing in an address: `csp11-wgtr-2025-02-28`, `wgtr`."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


class SymbolSlug(BaseConverter):
    """The name of a document, its symbol's slug if it has one (`wgtr.tree.symbols.slug`)."""

    regex = "[A-Za-z0-9][A-Za-z0-9._~-]{0,599}"


class PermanentId(BaseConverter):
    """The id of a provision, part or note within its text, as it was given once and for all."""

    regex = "[^/]{1,200}"


class Number(IntegerConverter):
    """The number of one thing in an address: 17."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST)


def know_slugs(app: Flask) -> None:
    """Let addresses of `app` hold `<slug:…>`, `<symbol:…>`, `<id:…>`, and bounded `<int:…>`.

    To be called before any blueprint is known.
    """
    ours = {"slug": Slug, "symbol": SymbolSlug, "id": PermanentId, "int": Number}
    app.url_map.converters |= ours


def with_query(address: str) -> str:
    """Give `address` with what was asked for behind this request's own: `?lang=ar` and the like."""
    asked = request.query_string.decode("ascii", "ignore")
    return f"{address}?{asked}" if asked else address


def in_small_letters() -> str | None:
    """Give the address that was meant where capitals alone keep this one from being any; else None.

    It goes by the shape of addresses and looks for nothing, so that it tells nothing of what is
    kept there: `/meetings/CSP11/`, as pages write it, leads to `/meetings/csp11/`.
    """
    small = request.path.lower()
    adapter = current_app.create_url_adapter(request)
    is_asked = request.method in {"GET", "HEAD"}
    if request.endpoint is not None or small == request.path or adapter is None or not is_asked:
        return None
    try:
        adapter.match(small, "GET")
    except NotFound:
        return None
    except HTTPException:  # it only wants the stroke at its end, which it is told next
        pass
    return with_query(small)
