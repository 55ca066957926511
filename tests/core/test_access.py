from typing import NamedTuple

import pytest
from flask import Flask, abort

from wgtr.core.access import PUBLIC, Permission, guard_all, requires

NOBODY = Permission("nobody", allows=lambda _subject: False)
ODD_ONLY = Permission("odd-only", allows=lambda number: number.value % 2 == 1)


class Number(NamedTuple):
    value: int


def number_from_url(value: int) -> Number:
    if value > 9:
        abort(404)
    return Number(value)


@pytest.fixture
def guarded() -> Flask:
    app = Flask("guarded")

    @app.get("/open")
    @requires(PUBLIC)
    def open_view() -> str:
        return "open"

    @app.get("/closed")
    @requires(NOBODY)
    def closed_view() -> str:
        return "closed"

    @app.get("/forgotten")
    def forgotten_view() -> str:
        return "forgotten"

    @requires(ODD_ONLY, subject=number_from_url)
    @app.get("/numbers/<int:value>")
    def show_number(number: Number) -> str:
        return f"number {number.value}"

    guard_all(app)
    return app


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/open", 200),
        ("/closed", 403),
        ("/forgotten", 403),
        ("/nowhere", 404),
        ("/numbers/3", 200),
        ("/numbers/4", 403),
        ("/numbers/10", 404),
        ("/static/nothing.css", 404),
    ],
)
def test_the_guard_answers(guarded: Flask, address: str, status: int) -> None:
    assert guarded.test_client().get(address).status_code == status


def test_a_verb_that_is_not_there_is_refused(guarded: Flask) -> None:
    assert guarded.test_client().post("/open").status_code == 405


def test_the_view_gets_what_was_loaded_and_checked(guarded: Flask) -> None:
    assert guarded.test_client().get("/numbers/3").text == "number 3"
