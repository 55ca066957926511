"""How a migration runs: as the owner's role, in one transaction, on the connection handed in."""

from alembic import context
from sqlalchemy import Connection

from wgtr.core.migration import is_ours
from wgtr.schema import METADATA

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    compare_server_default=True,
    include_name=is_ours,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
