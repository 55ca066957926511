"""Each revision goes up and down, and the newest is what the models say."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from tests.factories.server import empty_database
from wgtr.core.migration import configuration, is_newest, is_ours, migrate
from wgtr.core.settings import Settings
from wgtr.core.supervisor.databases import APPLICATION
from wgtr.core.supervisor.postgres import Cluster
from wgtr.schema import METADATA


def test_each_revision_goes_up_and_down(cluster: Cluster) -> None:
    with (
        empty_database(cluster) as settings,
        create_engine(settings.owner_database_url or "", poolclass=NullPool).connect() as owner,
    ):
        config = configuration(owner, APPLICATION)
        in_order = reversed(list(ScriptDirectory.from_config(config).walk_revisions()))
        for revision in in_order:
            before = _tables(settings)
            for step in (command.upgrade, command.downgrade, command.upgrade):
                step(config, revision.revision if step is command.upgrade else "-1")
                owner.commit()
                if step is command.downgrade:
                    assert _tables(settings) == before
        ours = {name for name in _tables(settings) if is_ours(name, "table", None)}
        assert ours == set(METADATA.tables)


def test_the_newest_revision_is_what_the_models_say(settings: Settings) -> None:
    with create_engine(settings.owner_database_url or "", poolclass=NullPool).connect() as owner:
        opts = {"compare_server_default": True, "include_name": is_ours}
        context = MigrationContext.configure(owner, opts=opts)
        assert compare_metadata(context, METADATA) == []


def test_it_tells_whether_it_is_newest_and_migrating_twice_changes_nothing(
    cluster: Cluster,
) -> None:
    with empty_database(cluster) as settings:
        owner, application = settings.owner_database_url or "", settings.database_url or ""
        assert not is_newest(owner)
        for _ in range(2):
            migrate(owner, application_url=application)
            assert is_newest(owner)


def _tables(settings: Settings) -> set[str]:
    engine = create_engine(settings.owner_database_url or "", poolclass=NullPool)
    return set(inspect(engine).get_table_names()) - {"alembic_version"}
