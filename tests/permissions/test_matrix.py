"""Every address, every verb, everybody: what happens is what the reviewed table says.

GET is asked in earnest. POST is asked with a form that our pages could have sent, up to the view,
which is replaced: what it would change is tested where it is at home.
"""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from tests.permissions.table import IDENTITIES, Line, lines
from tests.permissions.world import World, make_world
from wgtr.core.database import db
from wgtr.schema import METADATA

GIVEN_TO_THE_VIEW = 299
REFUSED = {401, 403, 404, 405}
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@pytest.fixture
def world(app: Flask) -> World:
    """Everybody and everything."""
    return make_world(app)


def answer(world: World, line: Line, identity: str) -> int:
    """Ask as `identity`, and give the status."""
    browser, address = world.browsers[identity], world.address(line.address, identity)
    if line.verb == "GET":
        with browser.get(address) as got:
            return got.status_code
    return browser.submit(address).status_code


def replace_views(app: Flask) -> None:
    """Let each view that was reached say so, and do nothing."""
    for endpoint, view in list(app.view_functions.items()):

        def reached(*_given: object, **_named: object) -> tuple[str, int]:
            return "reached", GIVEN_TO_THE_VIEW

        vars(reached).update(vars(view))
        app.view_functions[endpoint] = reached


def wrong(world: World, verb: str) -> Iterator[str]:
    for line in (each for each in lines() if each.verb == verb):
        for identity in IDENTITIES:
            status, may = answer(world, line, identity), identity in line.allowed
            if may and status in REFUSED:
                yield f"{line} as {identity}: refused with {status}, and the table allows it"
            if not may and status != line.refusal:
                yield f"{line} as {identity}: {status}, and the table says {line.refusal}"


def test_who_may_read_is_what_the_table_says_and_reading_changes_nothing(world: World) -> None:
    before = everything()
    assert list(wrong(world, "GET")) == []
    changed = {table for table, rows in everything().items() if rows != before[table]}
    assert changed == set(), "a page that was only read wrote into these tables"


def test_who_may_change_is_what_the_table_says(app: Flask, world: World) -> None:
    replace_views(app)
    assert list(wrong(world, "POST")) == []


def test_no_address_takes_another_verb(app: Flask, world: World) -> None:
    declared: dict[str, set[str]] = defaultdict(set)
    for line in lines():
        declared[line.address.partition("?")[0]].add(line.verb)
    there = {(address, verb) for address, own in declared.items() for verb in set(VERBS) - own}
    browser, found = world.browsers["secretariat"], []
    for address, verb in sorted(there):
        asked = browser.open(world.address(address, "secretariat"), method=verb)
        if asked.status_code != 405:
            found.append((verb, address, asked.status_code))
    assert found == []


def test_without_its_token_no_form_is_taken_by_anybody(app: Flask, world: World) -> None:
    replace_views(app)
    forms = [line for line in lines() if line.verb == "POST"]
    taken = [
        (str(line), identity)
        for line in forms
        for identity in ("anonymous", "secretariat")
        if world.browsers[identity].post(world.address(line.address, identity)).status_code != 400
    ]
    assert taken == []


def everything() -> dict[str, str]:
    """The content of every table, as a sum."""
    db.session.rollback()
    sums = {}
    for table in METADATA.tables:
        rows = text(f"select md5(string_agg(t::text, '|' order by t::text)) from {table} t")  # noqa: S608
        sums[table] = str(db.session.scalar(rows))
    db.session.rollback()
    return sums
