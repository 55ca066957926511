"""How instants of input are written, also where a line runs from right to left."""

from datetime import UTC, datetime

from flask import Flask

from wgtr.core.clock import GENEVA
from wgtr.submissions.wording import instant

AT = datetime(2025, 2, 14, 22, 59, 58, tzinfo=UTC)


def test_the_zone_stays_beside_its_city(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert "Geneva\u00a0(CET), " in instant(AT, GENEVA, "Geneva")


def test_in_arabic_the_brackets_stay_around_the_zone(app: Flask) -> None:
    with app.test_request_context("/?lang=ar"):
        assert "جنيف\u00a0\u2066(CET)\u2069" in instant(AT, GENEVA, "جنيف")
