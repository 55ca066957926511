"""The application for some settings, with its connections closed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from wgtr.application import create_app
from wgtr.core.database import db
from wgtr.core.settings import Settings


@contextmanager
def application(settings: Settings) -> Iterator[Flask]:
    """Give the application for the block."""
    made = create_app(settings)
    try:
        yield made
    finally:
        with made.app_context():
            db.engine.dispose()
