"""Days and hours in words: as papers write them, one kind of digits on a page."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories.meetings import make_meeting
from wgtr.core import dates
from wgtr.core.database import db
from wgtr.core.digits import digits
from wgtr.core.languages import LANGUAGES, speaking
from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import load_style
from wgtr.tree.languages import Language

MEETING, FIRST, LAST = date(2025, 2, 28), date(2021, 8, 30), date(2021, 9, 3)


@pytest.fixture
def said(app: Flask) -> Callable[[str, Callable[[], str]], str]:
    """Say something in a language of the interface."""

    def say(code: str, what: Callable[[], str]) -> str:
        with app.test_request_context("/"), speaking(code):
            return what()

    return say


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_writes_each_month_as_papers_do(
    said: Callable[[str, Callable[[], str]], str], code: str
) -> None:
    style = load_style(agendas_folder() / "house-style")
    for number in range(1, 13):
        day = date(2025, number, 9)
        assert said(code, lambda day=day: dates.day(day)) == style.day(  # type: ignore[misc]
            day.isoformat(), Language(code)
        )


@pytest.mark.parametrize(
    ("code", "within", "beyond", "day"),
    [
        ("ar", "٢٥-٢٩ آب/أغسطس ٢٠٢٥", "٣٠ آب/أغسطس - ٣ أيلول/سبتمبر ٢٠٢١", "٢٨ شباط/فبراير"),
        ("en", "25–29 August 2025", "30 August – 3 September 2021", "28 February"),
        (
            "es",
            "25–29 de agosto de 2025",
            "30 de agosto – 3 de septiembre de 2021",
            "28 de febrero",
        ),
        ("fr", "25–29 août 2025", "30 août – 3 septembre 2021", "28 février"),
        ("ru", "25–29 августа 2025 года", "30 августа – 3 сентября 2021 года", "28 февраля"),
        ("zh", "2025年8月25日至29日", "2021年8月30日至9月3日", "2月28日"),
    ],
)
def test_spans_of_days(
    said: Callable[[str, Callable[[], str]], str], code: str, within: str, beyond: str, day: str
) -> None:
    csp11 = date(2025, 8, 25), date(2025, 8, 29)
    assert said(code, lambda: dates.days(*csp11)) == within
    assert said(code, lambda: dates.days(FIRST, LAST)) == beyond
    assert said(code, lambda: dates.day_of_year(MEETING)) == day


def test_a_month_alone_is_said_in_its_language_whatever_was_asked_before(
    said: Callable[[str, Callable[[], str]], str],
) -> None:
    names = {
        "ar": "شباط/فبراير",
        "en": "February",
        "es": "febrero",
        "fr": "février",
        "ru": "февраль",
        "zh": "2月",
    }
    for first, second in permutations(names, 2):
        for code in (first, second):
            assert said(code, lambda: dates.month(MEETING)) == names[code]


def test_arabic_is_written_in_one_kind_of_digits(
    said: Callable[[str, Callable[[], str]], str],
) -> None:
    told = [
        lambda: dates.hours(time(10), time(13)),
        lambda: dates.utc_hour(datetime(2025, 2, 14, 23, tzinfo=UTC)),
        lambda: dates.moment(datetime(2025, 2, 14, 23, tzinfo=UTC)),
        lambda: dates.left(timedelta(days=6, hours=13)),
        lambda: dates.deadline(MEETING, "جنيف", "CET"),
        lambda: dates.days_of_month(FIRST, LAST),
        lambda: digits("ex. 14"),
    ]
    words = " ".join(said("ar", each) for each in told)
    assert not set(words) & set("0123456789")
    assert "\u2067١٠:٠٠–١٣:٠٠\u2069" in words, "isolated, from right to left as in papers"
    assert "شباط/فبراير" in words
    assert said("en", told[0]) == "\u206610:00–13:00\u2069"


def test_an_arabic_page_does_not_mix_digits(client: FlaskClient) -> None:
    make_meeting()
    db.session.commit()
    page = client.get("/meetings/csp11-wgtr-2025-02-28/?lang=ar").text
    main = page[page.index("<main") : page.index("</main>")]
    shown = re.sub(r"<[^>]+>|CSP\d+", "", main)
    assert "٢٨ شباط/فبراير ٢٠٢٥" in shown
    assert not set(shown) & set("0123456789")
