from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.factories.meetings import make_body, make_conference
from tests.factories.texts import SOMEBODY, make_text
from tests.factories.year import august, make_approved_mandate, make_mandate, make_mandate_text
from wgtr.bodies.models import Mode
from wgtr.bodies.operations import add_conference
from wgtr.bodies.verbs import OperativeVerb
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.mandates.models import Attribute, Mandate, MandateState
from wgtr.mandates.operations import (
    approve,
    complete_decision,
    describe,
    propose,
    take_back,
)
from wgtr.mandates.queries import (
    mandate_after,
    mandate_from,
    mandate_in_cycle,
    mandate_with_slug,
    mandates_latest_first,
    mandates_of,
    text_of_mandate,
)
from wgtr.texts.operations import save_version
from wgtr.texts.queries import latest_version

pytestmark = pytest.mark.usefixtures("database")


def actions() -> list[str]:
    return list(db.session.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.sequence)))


def test_a_mandate_is_added_as_a_draft_from_september_to_august() -> None:
    mandate = make_mandate(basis={"en": "Rule 42(2)"})
    assert (mandate.slug, mandate.state) == ("wgtr-csp10-csp11", MandateState.DRAFT)
    assert (mandate.starts, mandate.ends) == (date(2024, 9, 1), date(2025, 8, 31))
    assert mandate.text.name == "mandate-wgtr-csp10-csp11"
    assert actions()[-1] == "mandates.add"


def test_there_is_one_mandate_for_a_body_and_period() -> None:
    make_mandate()
    with pytest.raises(RuleViolation, match="WGTR has a mandate from CSP10 to CSP11 already"):
        make_mandate()
    assert make_mandate(body=make_body("WGTU")).slug == "wgtu-csp10-csp11"


def test_a_mandate_ends_with_a_later_conference() -> None:
    with pytest.raises(RuleViolation, match="ends with a later Conference"):
        make_mandate(11, 11)


def test_without_the_conferences_days_the_period_must_be_given() -> None:
    add_conference(number=8, mode=Mode.IN_PERSON, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="days of CSP8 or CSP9 are not known"):
        make_mandate(8, 9)


def test_a_draft_is_proposed_then_approved_with_paragraph_and_verb() -> None:
    mandate = make_mandate()
    propose(mandate=mandate, by=SOMEBODY)
    assert mandate.state is MandateState.PROPOSED
    approve(
        mandate=mandate,
        by=SOMEBODY,
        verb=OperativeVerb.ADOPTED,
        paragraph="31",
        on=date(2024, 8, 23),
        amended=True,
    )
    db.session.commit()
    kept = mandate_with_slug("wgtr-csp10-csp11")
    assert kept is not None
    assert (kept.state, kept.verb, kept.paragraph) == ("approved", OperativeVerb.ADOPTED, "31")
    assert kept.amended
    assert actions()[-2:] == ["mandates.propose", "mandates.approve"]


def test_a_mandate_without_standing_items_is_not_proposed() -> None:
    mandate = make_mandate(text=make_text())
    with pytest.raises(RuleViolation, match="lists no standing items"):
        propose(mandate=mandate, by=SOMEBODY)
    assert mandate.state is MandateState.DRAFT


def test_a_proposed_mandate_is_taken_back_for_a_reason() -> None:
    mandate = make_mandate()
    propose(mandate=mandate, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="already"):
        propose(mandate=mandate, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="Say why"):
        take_back(mandate=mandate, reason=" ", by=SOMEBODY)
    take_back(mandate=mandate, reason="The group asked for another task.", by=SOMEBODY)
    assert (mandate.state, mandate.proposed_at) == (MandateState.DRAFT, None)
    with pytest.raises(RuleViolation, match="Only a proposed"):
        take_back(mandate=mandate, reason="Again.", by=SOMEBODY)


def test_what_is_approved_stays_even_when_its_text_goes_on() -> None:
    mandate = make_approved_mandate()
    before = text_of_mandate(mandate)
    shorter = make_mandate_text(("One", "Two"))
    save_version(kept=mandate.text, text=shorter, on_top_of=1, by=SOMEBODY)
    assert text_of_mandate(mandate) == before
    assert latest_version(mandate.text).number == 2
    with pytest.raises(RuleViolation, match="approved and stays"):
        approve(mandate=mandate, by=SOMEBODY)
    with pytest.raises(RuleViolation, match="approved and stays"):
        describe(mandate=mandate, basis={}, attributes={}, topic_paragraph=None, by=SOMEBODY)


def test_what_was_not_known_of_the_decision_is_filled_in_once() -> None:
    mandate = make_approved_mandate()
    complete_decision(mandate=mandate, by=SOMEBODY, verb=OperativeVerb.WELCOMED)
    complete_decision(mandate=mandate, by=SOMEBODY, paragraph="29")
    db.session.commit()
    assert (mandate.verb, mandate.paragraph) == (OperativeVerb.WELCOMED, "29")
    with pytest.raises(RuleViolation, match="stays as it is"):
        complete_decision(mandate=mandate, by=SOMEBODY, paragraph="30")
    draft = make_mandate(11, 12)
    with pytest.raises(RuleViolation, match="has not approved"):
        complete_decision(mandate=draft, by=SOMEBODY, paragraph="30")


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "draft"), ("basis", {"en": "x"}), ("ends", date(2030, 1, 1)), ("amended", True)],
)
def test_the_database_keeps_an_approved_mandate_as_it_is(column: str, value: object) -> None:
    make_approved_mandate()
    db.session.commit()
    with pytest.raises(DBAPIError, match="what is approved stays"):
        db.session.execute(sa.update(Mandate).values({column: value}))


def test_attributes_of_rule_42_are_kept_where_they_are_known() -> None:
    mandate = make_mandate()
    describe(
        mandate=mandate,
        basis={"en": "Terms of reference; Rule 42(2)"},
        attributes={Attribute.SIZE: {"en": "open"}, Attribute.BUDGET: {"en": ""}},
        topic_paragraph="m5",
        by=SOMEBODY,
    )
    assert mandate.attributes == {"size": {"en": "open"}}
    assert mandate.topic_paragraph == "m5"


def test_a_body_works_under_the_approved_mandate_of_the_cycle() -> None:
    body, csp11 = make_body(), make_conference(11, days=august(11))
    draft = make_mandate(10, 11)
    assert mandate_in_cycle(body, csp11) is None
    approve(mandate=draft, by=SOMEBODY)
    assert mandate_in_cycle(body, csp11) is draft
    following = make_mandate(11, 12)
    assert mandate_after(draft) is following
    assert mandate_from(body, csp11) is following
    assert mandate_after(following) is None
    assert mandates_of(body) == mandates_latest_first() == [following, draft]


def test_a_decision_is_kept_for_approved_mandates_only() -> None:
    mandate = make_mandate()
    mandate.verb = OperativeVerb.ADOPTED
    with pytest.raises(IntegrityError, match="decided_when_approved"):
        db.session.flush()


def test_mandates_are_not_deleted() -> None:
    make_mandate()
    db.session.commit()
    with pytest.raises(DBAPIError, match="permission denied"):
        db.session.execute(sa.delete(Mandate))
