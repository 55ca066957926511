"""What is asked once more before a paper is issued, since nothing of it changes afterwards."""

from datetime import date, timedelta

FAR = timedelta(days=60)
"""How far a paper's date usually lies from the day on which it is issued, at most."""


def is_doubtful(dated: date, *, today: date, held_until: date | None) -> bool:
    """Tell whether a date is one that is seldom meant: far from today, or after the meeting.

    `held_until` is the last day of the meeting that the paper is for; None for any other paper.
    """
    return abs(dated - today) > FAR or (held_until is not None and dated > held_until)
