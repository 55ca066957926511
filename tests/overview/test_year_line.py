from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wgtr.overview.year_line import MOST_MONTHS, Mark, year_line

TODAY = date(2025, 2, 8)
DAYS = st.dates(date(2023, 9, 1), date(2024, 8, 31))


def mark(first: date, words: str = "WGTR") -> Mark:
    return Mark(first, first, words, "/", "meeting")


def test_it_runs_from_the_month_after_one_conference_to_the_next() -> None:
    line = year_line([], before=date(2023, 8, 25), ends=date(2024, 8, 23), today=TODAY)
    assert [month.first for month in (line[0], line[-1])] == [date(2023, 9, 1), date(2024, 8, 1)]
    assert len(line) == 12
    assert not any(month.is_now for month in line)


def test_without_the_conference_before_it_shows_the_year_up_to_the_end() -> None:
    line = year_line([], before=None, ends=date(2025, 8, 29), today=TODAY)
    assert [month.first for month in line if month.is_now] == [date(2025, 2, 1)]
    assert (line[0].first, len(line)) == (date(2024, 9, 1), 12)


def test_it_begins_earlier_where_something_was_earlier() -> None:
    early = mark(date(2024, 7, 3))
    line = year_line([early], before=date(2024, 8, 23), ends=date(2025, 8, 29), today=TODAY)
    assert (line[0].first, line[0].marks) == (date(2024, 7, 1), [early])


def test_where_nothing_is_known_or_the_cycle_is_too_long_there_is_no_line() -> None:
    assert year_line([], before=None, ends=None, today=TODAY) == []
    assert year_line([], before=date(2019, 1, 1), ends=date(2025, 8, 29), today=TODAY) == []


def test_months_beyond_the_cycle_are_those_with_marks_and_never_too_many() -> None:
    far = mark(date(2024, 1, 1))
    line = year_line([far], before=date(2024, 8, 23), ends=date(2025, 8, 29), today=TODAY)
    assert [month.first for month in line[:2]] == [date(2024, 1, 1), date(2024, 9, 1)]
    assert (line[0].marks, len(line)) == ([far], 13)
    assert [month.first for month in line if month.after_gap] == [date(2024, 9, 1)]
    many = [far, *(mark(date(2026, month, 1)) for month in range(1, 9))]
    line = year_line(many, before=date(2024, 8, 23), ends=date(2025, 8, 29), today=TODAY)
    assert (line[-1].first, len(line)) == (date(2026, 2, 1), MOST_MONTHS)


@given(st.lists(DAYS, max_size=20))
def test_every_mark_stands_once_in_its_month_and_in_order(days: list[date]) -> None:
    marks = [mark(day) for day in days]
    line = year_line(marks, before=date(2023, 8, 25), ends=date(2024, 8, 23), today=TODAY)
    assert len(line) <= MOST_MONTHS
    shown = [(month.first, each.first) for month in line for each in month.marks]
    assert [day for _month, day in shown] == sorted(days)
    assert all((month.year, month.month) == (day.year, day.month) for month, day in shown)
