from flask.testing import FlaskClient

from tests.factories.meetings import make_meeting
from wgtr.core.database import db


def test_an_empty_house_says_what_will_be_here(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "No meeting is announced. The Secretariat adds one here" in page
    assert "No Conference is kept here yet." in page


def test_the_next_meeting_and_what_is_due_come_first(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    page = client.get("/").text
    assert "Next meeting: 28 February 2025" in page
    assert "14 February 2025, 24:00 Geneva (CET)" in page
    assert 'datetime="2025-02-14T23:00:00+00:00"' in page
    assert "in 6 days 14 hours" in page
