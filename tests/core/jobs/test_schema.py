"""The queue's schema is the installed library's."""

from importlib.resources import files

from wgtr.core.settings import ROOT

WHAT_TO_DO = (
    "Procrastinate brings another schema. Write a revision that runs the library's own steps since "
    "the last one, and keep its schema.sql in migrations/procrastinate/ under its version."
)


def test_the_queue_is_made_as_the_installed_library_wants_it() -> None:
    kept = max((ROOT / "migrations" / "procrastinate").glob("*.sql"))
    installed = files("procrastinate") / "sql" / "schema.sql"
    assert kept.read_text("utf-8") == installed.read_text("utf-8"), WHAT_TO_DO
