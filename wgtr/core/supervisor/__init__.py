"""What runs while the program runs: the embedded database, the web server, and their keeper."""

from wgtr.core.supervisor.databases import database_for
from wgtr.core.supervisor.serving import check_port, serve

__all__ = ["check_port", "database_for", "serve"]
