from datetime import date

import pytest

from tests.factories.meetings import make_body, make_conference
from wgtr.bodies.models import Mode
from wgtr.bodies.operations import add_body, add_conference
from wgtr.bodies.queries import (
    bodies_by_code,
    body_coded,
    conference_numbered,
    conferences_latest_first,
)
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings


def test_conferences_are_told_the_latest_first(database: Settings) -> None:
    for number in (9, 11, 10):
        make_conference(number)
    assert [each.code for each in conferences_latest_first()] == ["CSP11", "CSP10", "CSP9"]
    assert conference_numbered(12) is None


def test_bodies_are_told_by_their_code(database: Settings) -> None:
    for code in ("WGTU", "WGETI", "WGTR"):
        make_body(code)
    assert [each.code for each in bodies_by_code()] == ["WGETI", "WGTR", "WGTU"]
    assert body_coded("wgtr") is None


def test_nothing_is_added_twice(database: Settings) -> None:
    make_conference(11)
    make_body("WGTR")
    with pytest.raises(RuleViolation, match="CSP11 is already there"):
        add_conference(number=11, mode=Mode.WRITTEN, by="test")
    with pytest.raises(RuleViolation, match="WGTR is already there"):
        add_body(code="WGTR", name={"en": "Again"}, by="test")


def test_a_conference_does_not_end_before_it_starts(database: Settings) -> None:
    with pytest.raises(RuleViolation, match="CSP13 would end before it starts"):
        make_conference(13, days=(date(2027, 8, 27), date(2027, 8, 23)))
