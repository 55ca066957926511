"""What runs while the program runs: the embedded database, the web server, and their keeper."""

from wgtr.core.supervisor.databases import database_for
from wgtr.core.supervisor.serving import serve

__all__ = ["database_for", "serve"]
