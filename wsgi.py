"""The door for a WSGI server: `gunicorn wsgi:app`."""

from wgtr.application import create_app
from wgtr.core.settings import Settings

app = create_app(Settings.from_environment())
