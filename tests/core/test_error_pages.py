import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from wgtr.core.access import PUBLIC, requires
from wgtr.core.errors import RuleViolation


@pytest.fixture
def faulty(app: Flask) -> Flask:
    """The application with views that fail in every way there is."""

    def add(address: str, error: Exception) -> None:
        def fail() -> str:
            raise error

        app.add_url_rule(address, address, requires(PUBLIC)(fail))

    add("/fault", ValueError("secret detail in /srv/wgtr"))
    add("/rule", RuleViolation("%(body)s has a meeting from that day already.", body="WGTR"))
    add("/database-gone", OperationalError("select secret", {}, Exception("server closed")))
    app.add_url_rule("/forgotten", "forgotten", lambda: "never shown")
    return app


@pytest.mark.parametrize(
    ("address", "status", "happened", "to_do"),
    [
        ("/nowhere", 404, "Nothing is kept at this address", "Look for it from the list"),
        ("/forgotten", 403, "This page is not open to visitors.", "write to the Secretariat"),
        ("/fault", 500, "The fault was written down.", "Try again in a few minutes"),
        ("/rule", 409, "WGTR has a meeting from that day already.", "see how things stand"),
        ("/database-gone", 503, "The database does not answer.", "Try again in a minute."),
    ],
)
def test_an_error_says_what_happened_and_what_to_do(
    faulty: Flask, address: str, status: int, happened: str, to_do: str
) -> None:
    answer = faulty.test_client().get(address)
    assert answer.status_code == status
    assert happened in answer.text
    assert to_do in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_a_verb_that_a_page_does_not_take(faulty: Flask) -> None:
    answer = faulty.test_client().post("/")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert "Nothing was changed." in answer.text


def test_errors_speak_the_readers_language(faulty: Flask) -> None:
    page = faulty.test_client().get("/rule?lang=zh").text
    assert "WGTR 从该日起已有一次会议。" in page
    assert "目前无法执行" in page


def test_a_missing_database_is_told_to_come_back(faulty: Flask) -> None:
    assert faulty.test_client().get("/database-gone").headers["Retry-After"] == "5"


LONG = "A long answer that took an hour <b>to write</b>."


def test_what_was_typed_comes_back_when_a_form_is_refused(faulty: Flask) -> None:
    sent = {"answer": LONG, "csrf_token": "t" * 90, "password": "p" * 30, "kind": "short"}
    page = faulty.test_client().post("/texts/none/notes/n1", data=sent)
    assert page.status_code in {400, 403, 404}
    assert "&lt;b&gt;to write" in page.text
    assert "t" * 90 not in page.text
    assert "p" * 30 not in page.text


def test_what_another_site_sent_is_not_shown(faulty: Flask) -> None:
    page = faulty.test_client().post(
        "/texts/none/notes/n1", data={"answer": LONG}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert page.status_code == 400
    assert "to write" not in page.text
