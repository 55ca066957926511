from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories.application import application
from wgtr.core.headers import HEADERS
from wgtr.core.settings import Settings


@pytest.mark.parametrize(
    ("verb", "address", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/healthz", 200),
        ("GET", "/static/wgtr.css", 200),
        ("GET", "/meetings", 308),
        ("GET", "/nowhere", 404),
        ("DELETE", "/", 405),
        ("GET", "/meetings/csp99/", 404),
    ],
)
def test_every_answer_carries_them(
    client: FlaskClient, verb: str, address: str, status: int
) -> None:
    with client.open(address, method=verb) as answer:
        assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_another_host_is_refused(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_real_work_insists_on_https_and_secure_cookies(settings: Settings, app: Flask) -> None:
    with application(replace(settings, demo=False)) as real:
        answer = real.test_client().get("/?lang=fr")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert "Secure" in answer.headers["Set-Cookie"]
    in_demo = app.test_client().get("/?lang=fr")
    assert "Strict-Transport-Security" not in in_demo.headers
    assert "Secure" not in in_demo.headers["Set-Cookie"]
