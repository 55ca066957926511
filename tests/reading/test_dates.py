"""Dates as six languages print them, and figures that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.lines import lexicon
from wgtr.reading.dates import dates_in, days_in, western
from wgtr.reading.lexicon import folded
from wgtr.tree.numerals import ARABIC_INDIC, FULL_WIDTH

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", words) for words in ("28 February 2025", "February 28, 2025", "28 Feb. 2025")),
        *(("en", words) for words in ("the 28th of February 2025", "Geneva, FEBRUARY 28 2025")),
        *(("en", words) for words in ("2025-02-28", "28.02.2025", "28/2/2025")),
        *(("fr", words) for words in ("le 28 février 2025", "28 fevrier 2025", "28 FÉVRIER 2025")),
        *(("es", words) for words in ("28 de febrero de 2025", "28 de febrero del 2025")),
        *(("ru", words) for words in ("28 февраля 2025 года", "28-го февраля 2025 г.")),
        *(("ar", words) for words in ("٢٨ شباط/فبراير ٢٠٢٥", "28 شباط / فبراير 2025")),
        *(("ar", words) for words in ("28 فبراير 2025", "الجمعة ٢٨ شباط، ٢٠٢٥")),
        *(
            ("zh", words)
            for words in ("2025年2月28日", "2025 年 2 月 28 日", "２０２５年２月２８日")
        ),
        ("zh", "二〇二五年二月二十八日"),
    ],
)
def test_a_date_is_read(language: str, words: str) -> None:
    assert [found.day for found in dates_in(words, lexicon(language))] == [date(2025, 2, 28)]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "1er mars 2025"), ("es", "1º de marzo de 2025"), ("es", "1.º de marzo de 2025")],
)
def test_the_first_of_a_month_is_read(language: str, words: str) -> None:
    assert [found.day for found in dates_in(words, lexicon(language))] == [date(2025, 3, 1)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", words) for words in ("31 February 2025", "29 February 2025", "May 2025")),
        *(("en", words) for words in ("12025-02-28", "28 February 20251", "2025-13-01", "may 28")),
        *(("en", words) for words in ("13/28/2025", "128 February 2025", "28 Febru 2025")),
        *(
            ("zh", words)
            for words in ("2025年2月", "2月28日", "2025年2月30日", "二〇二五年十十月一日")
        ),
    ],
)
def test_what_is_no_full_date_of_the_calendar_is_none(language: str, words: str) -> None:
    assert dates_in(words, lexicon(language)) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", words) for words in ("Friday, 28 February", "Friday, February 28", "28 Feb")),
        *(("fr", "vendredi 28 février"), ("es", "viernes 28 de febrero")),
        *(("ru", "пятница, 28 февраля"), ("ar", "الجمعة ٢٨ شباط/فبراير"), ("zh", "2月28日 星期五")),
    ],
)
def test_a_day_without_a_year_is_in_the_papers_year(language: str, words: str) -> None:
    assert [found.day for found in days_in(words, lexicon(language), 2025)] == [date(2025, 2, 28)]
    assert days_in(words, lexicon(language), None) == []


def test_a_full_date_keeps_its_own_year() -> None:
    found = days_in("28 February 2025 and 3 March", lexicon("en"), 1999)

    assert [each.day for each in found] == [date(2025, 2, 28)]


def test_dates_come_in_reading_order_with_their_places() -> None:
    words = "From 27 February 2025 to 2025-02-28"

    found = dates_in(words, lexicon("en"))

    even = western(folded(words))
    assert [even[each.start : each.end] for each in found] == ["27 february 2025", "2025-02-28"]


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)),
    st.sampled_from(LANGUAGES),
    st.sampled_from(("0123456789", ARABIC_INDIC, FULL_WIDTH)),
    st.data(),
)
def test_every_day_is_read_in_every_language(
    day: date, language: str, digits: str, data: st.DataObject
) -> None:
    words = f"{day.year}年{day.month}月{day.day}日"
    if language != "zh":
        month = data.draw(st.sampled_from(lexicon(language).months[day.month - 1]))
        of = " de " if language == "es" else " "
        words = f"{day.day}{of}{month}{of}{day.year}"

    found = dates_in(words.translate(str.maketrans("0123456789", digits)), lexicon(language))

    assert [each.day for each in found] == [day]


@given(st.text(alphabet="0123456789 .:-/年月日时至半hам一二十〇", max_size=30))
def test_no_row_of_figures_is_too_much(words: str) -> None:
    for language in LANGUAGES:
        for found in dates_in(words, lexicon(language)):
            assert 0 <= found.start < found.end <= len(words)
