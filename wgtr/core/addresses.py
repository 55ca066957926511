"""What parts of an address may look like: a slug is lower case, digits and single hyphens."""

from flask import Flask
from werkzeug.routing import BaseConverter


class Slug(BaseConverter):
    """The name of one thing in an address: `csp11-wgtr-2025-02-28`, `wgtr`."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


def know_slugs(app: Flask) -> None:
    """Let the addresses of `app` hold `<slug:name>`; call it before blueprints are registered."""
    app.url_map.converters["slug"] = Slug
