"""What parts of an address may look like: names of things, and symbols as they stand in one."""

from flask import Flask
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
