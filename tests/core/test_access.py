from typing import NamedTuple

import pytest
from flask import Flask, abort

from wgtr.core.access import PUBLIC, Permission, Visitor, guard_all, recognise_with, requires

NOT_ANYBODY = Permission("not-anybody", allows=lambda _visitor, _subject: False)
ODD_ONLY = Permission("odd-only", allows=lambda _visitor, number: number.value % 2 == 1)
SIGNED_IN = Permission("signed-in", allows=lambda visitor, _subject: visitor.is_signed_in)
HIDDEN = Permission("hidden", allows=SIGNED_IN.allows, hides=True)


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
    @requires(NOT_ANYBODY)
    def closed_view() -> str:
        return "closed"

    @app.get("/desk")
    @requires(SIGNED_IN)
    def desk_view() -> str:
        return "desk"

    @app.get("/draft")
    @requires(HIDDEN)
    def draft_view() -> str:
        return "draft"

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
        ("/desk", 403),
        ("/draft", 404),
    ],
)
def test_the_guard_answers(guarded: Flask, address: str, status: int) -> None:
    assert guarded.test_client().get(address).status_code == status


@pytest.mark.parametrize("address", ["/desk", "/draft"])
def test_a_recognised_visitor_is_let_in(guarded: Flask, address: str) -> None:
    recognise_with(guarded, lambda: Visitor(person_id=1, name="anna@example.org"))
    assert guarded.test_client().get(address).status_code == 200


def test_a_verb_that_is_not_there_is_refused(guarded: Flask) -> None:
    assert guarded.test_client().post("/open").status_code == 405


def test_the_view_gets_what_was_loaded_and_checked(guarded: Flask) -> None:
    assert guarded.test_client().get("/numbers/3").text == "number 3"
