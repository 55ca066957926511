"""Who may not know of a report that is drafted, and what they get when they ask for it."""

from collections.abc import Callable

from tests.factories.browser import Browser, sign_in
from tests.factories.people import make_delegate, make_person, make_recorder, make_translator
from wgtr.accounts.models import Person

Who = Callable[[], Person] | None
"""Makes the person who asks; None is somebody who is not signed in."""

KEPT_OUT: list[Who] = [None, make_person, make_delegate, make_translator, make_recorder]


def learns_nothing(other: Browser, who: Who, report: str, canary: str) -> None:
    """Check that the report's page, files and buttons are not there for `who`."""
    if who is not None:
        sign_in(other, who())
    for address in (report, f"{report}en.md"):
        answer = other.get(address)
        assert answer.status_code == 404
        assert canary not in answer.text
    for address in (f"{report}draft", f"{report}take"):
        assert other.submit(address, {}).status_code == 404
