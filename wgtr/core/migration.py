"""Bringing a database to the newest revision, as the role that owns it."""

from alembic import command, context, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.pool import NullPool

from wgtr.core.settings import ROOT

LOCK = 0x6D696772
"""The advisory lock under which revisions are applied (the letters migr)."""


def configuration(connection: Connection, application_role: str) -> Config:
    """Give Alembic our revisions, an open connection, and the role that grants go to."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    config.attributes.update(connection=connection, application_role=application_role)
    return config


def migrate(owner_url: str, *, application_url: str, to: str = "head") -> None:
    """Apply the revisions that are missing; of two that start together, one waits."""
    engine = create_engine(owner_url, poolclass=NullPool)
    role = make_url(application_url).username or ""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"select pg_advisory_lock({LOCK})")
        connection.commit()
        command.upgrade(configuration(connection, role), to)
        # So that a start without the owner's role can tell whether revisions are missing.
        connection.exec_driver_sql(f"grant select on alembic_version to {_quoted(role)}")
        connection.commit()


def is_newest(url: str) -> bool:
    """Tell whether the database at `url` stands at the newest revision."""
    with create_engine(url, poolclass=NullPool).connect() as connection:
        script = ScriptDirectory.from_config(configuration(connection, ""))
        return MigrationContext.configure(connection).get_current_heads() == tuple(
            script.get_heads()
        )


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Tell Alembic which tables to compare with our models: the queue's are the library's."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


def grant(table: str, privileges: str) -> None:
    """Give the application's role `privileges` ("SELECT, INSERT") on `table`, in a revision."""
    role = context.config.attributes["application_role"]
    op.execute(f"GRANT {privileges} ON {_quoted(table)} TO {_quoted(role)}")


def _quoted(name: str) -> str:
    preparer = postgresql.dialect().identifier_preparer  # type: ignore[no-untyped-call]
    return str(preparer.quote(name))
