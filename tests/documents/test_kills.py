"""Killed at any moment while it issues: nothing said is lost, no number doubled or unexplained."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories.killing import make_database, said_over
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db, working_on
from wgtr.core.supervisor import database_for
from wgtr.documents.models import RegisteredSymbol, Revision, RevisionState, SymbolState
from wgtr.documents.queries import (
    content_of,
    register_listing,
    revision_with_slug,
    unexplained_serials,
)
from wgtr.texts.contents import sha256_of

ISSUER = Path(__file__).parent / "issuer.py"


@pytest.mark.parametrize(
    "kills", [10, pytest.param(200, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_killed_while_issuing(short_folder: Path, kills: int) -> None:
    data = short_folder / "var"
    settings = make_database(data)
    said = said_over(kills, ISSUER, data, seed=20250228)
    assert said
    with database_for(settings) as ready, working_on(ready.database_url or ""):
        _check_what_was_said(said)
        _check_register()
        _check_what_is_issued()


def _check_what_was_said(said: list[list[str]]) -> None:
    for what, name, *tree in said:
        if what == "void":
            entry = db.session.scalars(select(RegisteredSymbol).filter_by(symbol=name)).one()
            assert entry.state is SymbolState.VOID
        else:
            revision = revision_with_slug(name)
            assert revision is not None
            assert (revision.state, revision.tree_sha256) == (RevisionState.ISSUED, tree[0])


def _check_register() -> None:
    """Numbers run without a gap, each was given once, and no transaction left half a trace."""
    assert unexplained_serials("ATT") == []
    entries = [line.entry for line in register_listing()]
    assert [each.serial for each in entries] == list(range(9001, 9001 + len(entries)))
    assert {each.state for each in entries} <= {SymbolState.VOID, SymbolState.ISSUED}


def _check_what_is_issued() -> None:
    """Every issued revision is whole: its files are there and are what their names say."""
    issued = db.session.scalars(select(Revision.slug).filter_by(state=RevisionState.ISSUED)).all()
    for slug in issued:
        revision = revision_with_slug(slug)
        assert revision is not None
        assert len(revision.files) == 4
        for sha256 in {revision.tree_sha256 or "", *(file.sha256 for file in revision.files)}:
            assert sha256_of(content_of(sha256)) == sha256
    verify(all_links())
    recorded = select(AuditEvent.subject).filter_by(action="documents.issue")
    assert sorted(db.session.scalars(recorded)) == sorted(f"document:{slug}" for slug in issued)
    assert db.session.scalars(select(Revision).filter_by(state=RevisionState.DRAFT)).all() == []
