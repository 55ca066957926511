from dataclasses import replace

from flask.testing import FlaskClient

from tests.factories.application import application
from wgtr.core.settings import Settings


def test_it_is_well_when_the_database_answers(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_it_is_not_when_the_database_is_gone(settings: Settings) -> None:
    nowhere = "postgresql+psycopg://nobody@/nothing?host=/nowhere"
    with application(replace(settings, database_url=nowhere)) as app:
        answer = app.test_client().get("/healthz")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert app.test_client().get("/").status_code == 503
