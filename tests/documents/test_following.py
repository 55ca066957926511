"""What follows an issued paper: revisions and corrigenda, with the numbers they get."""

from typing import Any

import pytest

from tests.factories.documents import SOMEBODY, grammars, make_draft, make_issued, make_press
from tests.factories.texts import make_text
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.documents.models import Revision, RevisionKind, SymbolState
from wgtr.documents.operations import issue, prepare_revision, withdraw
from wgtr.documents.queries import frozen_text, revision_with_slug
from wgtr.tree.languages import Language

EN, FR = Language.EN, Language.FR
SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"


def there(slug: str = SLUG) -> Revision:
    found = revision_with_slug(slug)
    assert found is not None
    return found


def test_a_revision_follows_with_the_same_serial_and_its_own_address(database: Settings) -> None:
    first = make_issued()
    second = prepare_revision(latest=first, by=SOMEBODY, grammars=grammars())
    assert second.slug == f"{SLUG}.Rev1"
    assert second.symbol is not None
    assert (second.symbol.serial, second.symbol.state) == (9001, SymbolState.RESERVED)
    issue(revision=second, text=make_text("Revised."), press=make_press(), by=SOMEBODY)
    db.session.commit()
    shown = [(each.slug, each.state.value) for each in there().document.revisions]
    assert shown == [(SLUG, "issued"), (f"{SLUG}.Rev1", "issued")]
    assert frozen_text(there(), EN) != frozen_text(there(f"{SLUG}.Rev1"), EN)
    with pytest.raises(RuleViolation, match="revised already"):
        prepare_revision(latest=there(), by=SOMEBODY, grammars=grammars())


@pytest.mark.parametrize("overrides", [{}, {"symbol": None, "slug": "paper"}])
def test_what_stands_beside_a_revision_is_counted_for_it(
    database: Settings, overrides: dict[str, Any]
) -> None:
    first = make_issued(**overrides)

    def corrigendum(of: Revision) -> str:
        kind = RevisionKind.CORRIGENDUM
        made = prepare_revision(latest=of, by=SOMEBODY, grammars=grammars(), kind=kind)
        issue(revision=made, text=make_text(), press=make_press(), by=SOMEBODY)
        return made.slug.removeprefix(of.slug)

    before = [corrigendum(first), corrigendum(first)]
    second = prepare_revision(latest=first, by=SOMEBODY, grammars=grammars())
    issue(revision=second, text=make_text("Revised."), press=make_press(), by=SOMEBODY)
    assert [corrigendum(second), corrigendum(second)] == before


def test_where_a_revision_was_withdrawn_the_next_one_follows_under_its_own_number(
    database: Settings,
) -> None:
    first = make_issued()
    second = prepare_revision(latest=first, by=SOMEBODY, grammars=grammars())
    issue(revision=second, text=make_text("Revised."), press=make_press(), by=SOMEBODY)
    withdraw(revision=second, reason="Sent in error.", by=SOMEBODY)
    db.session.flush()
    third = prepare_revision(latest=there(), by=SOMEBODY, grammars=grammars())
    assert (third.slug, third.number) == (f"{SLUG}.Rev2", 2)


def test_a_corrigendum_may_be_for_some_languages_only(database: Settings) -> None:
    issued = make_issued()
    corrected = prepare_revision(
        latest=issued,
        by=SOMEBODY,
        grammars=grammars(),
        kind=RevisionKind.CORRIGENDUM,
        languages=(FR,),
    )
    assert (corrected.slug, corrected.languages) == (f"{SLUG}.Corr1", ["fr"])
    issue(revision=corrected, text=make_text("x"), press=make_press(), by=SOMEBODY)
    assert [version.language for version in corrected.versions] == ["fr"]


def test_what_is_not_issued_has_nothing_after_it(database: Settings) -> None:
    with pytest.raises(RuleViolation, match="nothing can follow"):
        prepare_revision(latest=make_draft(), by=SOMEBODY, grammars=grammars())
