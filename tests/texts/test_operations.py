"""Every save is a version with who and when; nobody overwrites what they have not seen."""

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import ProgrammingError

from tests.factories.texts import SOMEBODY, make_kept, make_text
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.texts.contents import canonical, sha256_of, written_tree
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.operations import save_version
from wgtr.texts.queries import current_text, latest_version, text_named, versions_of


def kept() -> KeptText:
    found = text_named("agenda")
    assert found is not None
    return found


def events() -> int:
    return db.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def test_the_database_does_not_compress_trees(database: Settings) -> None:
    stored = text(
        "SELECT attstorage FROM pg_attribute"
        " WHERE attrelid = 'text_versions'::regclass AND attname = 'tree'"
    )
    assert db.session.scalar(stored) == "e"  # external: kept apart from the row, as it is


def test_what_is_kept_comes_back_as_it_was(database: Settings) -> None:
    make_kept()
    db.session.commit()
    assert current_text(kept()) == make_text()
    stored = latest_version(kept())
    assert stored.sha256 == sha256_of(canonical(stored.tree))
    assert stored.sha256 == sha256_of(written_tree(make_text()).written.encode())


def test_each_save_is_a_version_with_one_event(database: Settings) -> None:
    make_kept()
    for number, words in enumerate(("One.", "Two."), 1):
        save_version(kept=kept(), text=make_text(words), on_top_of=number, by=f"person {number}")
    db.session.commit()
    said = [(each.number, each.saved_by) for each in versions_of(kept())]
    assert said == [(3, "person 2"), (2, "person 1"), (1, SOMEBODY)]
    assert events() == 3
    assert current_text(kept()) == make_text("Two.")


def test_a_save_that_changes_nothing_makes_no_version(database: Settings) -> None:
    first = make_kept()
    assert save_version(kept=kept(), text=make_text(), on_top_of=1, by="x").id == first.id
    assert events() == 1


def test_a_save_on_top_of_an_old_version_is_refused(database: Settings) -> None:
    make_kept()
    save_version(kept=kept(), text=make_text("One."), on_top_of=1, by="Ana")
    with pytest.raises(RuleViolation, match="saved meanwhile, by Ana"):
        save_version(kept=kept(), text=make_text("Two."), on_top_of=1, by="Ben")
    with pytest.raises(RuleViolation, match="kept already"):
        make_kept()


@pytest.mark.parametrize("change", [update(TextVersion).values(comment="x"), "delete"])
def test_a_version_cannot_be_changed_or_removed(database: Settings, change: object) -> None:
    make_kept()
    db.session.commit()
    statement = text("delete from text_versions") if change == "delete" else change
    with pytest.raises(ProgrammingError, match="permission denied"):
        db.session.execute(statement)  # type: ignore[call-overload]
