from datetime import date

from wgtr.mandates.periods import period_between


def test_a_mandate_lasts_from_september_to_august() -> None:
    period = period_between(date(2024, 8, 19), date(2025, 8, 25))
    assert period == (date(2024, 9, 1), date(2025, 8, 31))


def test_over_two_cycles_it_lasts_two_years() -> None:
    assert period_between(date(2024, 8, 19), date(2026, 8, 24)).ends == date(2026, 8, 31)
