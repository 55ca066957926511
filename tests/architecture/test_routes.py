"""Every address states who may open it, and looks like the others."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule

from scripts.permissions import FILE, page
from tests.permissions.table import lines
from wgtr.application import create_app
from wgtr.core.access import statement_of
from wgtr.core.settings import Settings


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, without a database behind it."""
    nowhere = "postgresql+psycopg://nobody@/nothing?host=/nowhere"
    return create_app(
        Settings(data=tmp_path_factory.mktemp("data"), secret_key="x" * 32, database_url=nowhere)
    )


def rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def test_every_view_states_a_permission(routes: Flask) -> None:
    closed = [rule.rule for rule in rules(routes) if not _stated(routes, rule)]
    assert closed == [], f"{closed} answer 403; say @requires(PERMISSION) on the view."


def _stated(app: Flask, rule: Rule) -> bool:
    return statement_of(app.view_functions[rule.endpoint]) is not None


def test_addresses_are_kebab_case_and_their_parts_have_types(routes: Flask) -> None:
    shape = re.compile(r"(/([a-z0-9.-]|<(id|int|path|slug|symbol):[a-z_]+>)*)+")
    wrong = [rule.rule for rule in rules(routes) if not shape.fullmatch(rule.rule)]
    assert wrong == [], f"{wrong}: write /kebab-case/<int:number>/ with a converter on each part."


def test_what_loads_a_subject_states_it(routes: Flask) -> None:
    wrong = []
    for rule in rules(routes):
        stated = statement_of(routes.view_functions[rule.endpoint])
        if rule.endpoint != "static" and rule.arguments and (stated is None or not stated.subject):
            wrong.append(rule.rule)
    assert wrong == [], f"{wrong}: load through subject=..._from_url, so that the guard checks it."


def test_reading_changes_nothing_and_changing_is_no_reading(routes: Flask) -> None:
    allowed = {"GET", "HEAD", "OPTIONS", "POST"}
    wrong = [rule.rule for rule in rules(routes) if (rule.methods or set()) - allowed]
    assert wrong == [], f"{wrong}: browsers' forms send GET and POST only."


def test_every_address_and_verb_has_a_line_in_the_table_of_permissions(routes: Flask) -> None:
    adapter, reviewed = routes.url_map.bind("localhost"), set()
    for line in lines():
        address = re.sub(r"{[^}]*}", "1", line.address.partition("?")[0])
        reviewed.add((adapter.match(address, line.verb)[0], line.verb))
    there = {
        (rule.endpoint, verb)
        for rule in rules(routes)
        for verb in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert sorted(there - reviewed) == [], (
        "add a line for each to tests/permissions/table.txt (and what its address names to "
        "tests/permissions/world.py), then run .venv/bin/python -m scripts.permissions"
    )
    assert sorted(reviewed - there) == [], "take these lines out of tests/permissions/table.txt"


def test_the_page_of_permissions_is_what_the_table_says() -> None:
    said = FILE.read_text("utf-8")
    assert said == page(), "run .venv/bin/python -m scripts.permissions"
