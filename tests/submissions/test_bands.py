"""The band of an instant: one rule, to the millisecond, in winter, in summer and between."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

GENEVA = ZoneInfo("Europe/Zurich")
MILLISECOND = timedelta(milliseconds=1)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
