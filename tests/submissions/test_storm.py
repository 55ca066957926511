"""Twenty delegations press at once; and one that presses ten times at once."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_delegate
from tests.factories.submissions import make_call
from wgtr.core.database import db
from wgtr.submissions.models import Receipt, State, Submission

WRITE = "/meetings/csp11-wgtr-2025-02-28/input/comments/write"
FORM = {"words-general:": "We agree.", "visibility": "everybody", "language": "en", "send": "1"}


def browser(app: Flask, code: str) -> tuple[Browser, str]:
    made = Browser(app, app.response_class, use_cookies=True)
    sign_in(made, make_delegate(code))
    return made, made.token()


def press(pressed: tuple[tuple[Browser, str], str]) -> str:
    (one, csrf), token = pressed
    answer = one.post(WRITE, data={**FORM, "token": token, "csrf_token": csrf})
    return str(answer.location)


def test_twenty_at_once_get_twenty_numbers(app: Flask) -> None:
    make_call()
    browsers = [browser(app, f"A{letter}") for letter in "ABCDEFGHIJKLMNOPQRST"]
    with ThreadPoolExecutor(5) as pool:
        tokens = [f"{number:032}" for number in range(20)]
        where = list(pool.map(press, zip(browsers, tokens, strict=True)))
    db.session.rollback()
    assert len(set(where)) == 20
    numbers = db.session.scalars(select(Submission.number).order_by(Submission.number)).all()
    assert numbers == list(range(1, 21))


def test_pressed_ten_times_at_once_sends_once(app: Flask) -> None:
    make_call()
    one, csrf = browser(app, "CH")
    copies = []
    for _ in range(10):
        copy = Browser(app, app.response_class, use_cookies=True)
        copy._cookies = dict(one._cookies or {})
        copies.append(((copy, csrf), "t" * 32))
    with ThreadPoolExecutor(5) as pool:
        where = set(pool.map(press, copies))
    db.session.rollback()
    assert len(where) == 1
    assert db.session.scalars(select(Submission.state)).all() == [State.SUBMITTED]
    assert len(db.session.scalars(select(Receipt)).all()) == 1
