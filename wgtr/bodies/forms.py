"""What the Secretariat enters about Conferences and bodies."""

import re
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.bodies.models import Mode
from wgtr.bodies.words import MODES
from wgtr.core.database import Wording
from wgtr.core.forms import Choice, Day, Form, Text, Wordings, WrongInput

A_BODY_CODE = re.compile(r"[A-Z][A-Z0-9]{1,19}")
A_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


class ConferenceForm(Form):
    """When, where and how a Conference is held; what is not known yet stays empty."""

    starts = Day(_l("First day"), required=False)
    ends = Day(_l("Last day"), required=False)
    mode = Choice(_l("How people take part"), options=[(str(each), MODES[each]) for each in MODES])
    place = Wordings(_l("Place"))
    theme = Wordings(_l("Theme"), longest=400)
    presidency = Wordings(_l("Country of the President"))

    def validate_starts(self, _field: Any) -> None:
        """Refuse one day without the other."""
        self._both_or_neither()

    def validate_ends(self, _field: Any) -> None:
        """Refuse one day without the other."""
        self._both_or_neither()

    def _both_or_neither(self) -> None:
        if (self.starts.data is None) != (self.ends.data is None):
            raise WrongInput(gettext("Enter both days, or neither while they are not confirmed."))

    def held(self) -> dict[str, Any]:
        """Give what was entered, as operations take it."""
        return {
            "days": self._days(),
            "mode": Mode(self.mode.data),
            "place": _or_none(self.place.wording),
            "theme": _or_none(self.theme.wording),
            "presidency": _or_none(self.presidency.wording),
        }

    def _days(self) -> tuple[date, date] | None:
        starts, ends = self.starts.data, self.ends.data
        return None if starts is None or ends is None else (starts, ends)


class NewConferenceForm(ConferenceForm):
    """A new Conference, with the number that never changes."""

    number = Text(_l("Number"), hint=_l("13 for CSP13."), longest=10)

    def validate_number(self, field: Any) -> None:
        """Refuse what is no number of a Conference."""
        if not A_NUMBER.fullmatch(field.data or ""):
            raise WrongInput(gettext("Write the number alone: 13 for CSP13."))


class BodyForm(Form):
    """The names of a body, and what it is."""

    name = Wordings(_l("Official name"), required_in=["en"])
    about = Wordings(
        _l("What it is (optional)"),
        hint=_l("A sentence or two under its name: who set it up, by what rule, for whom."),
        longest=400,
    )

    def held(self) -> dict[str, Any]:
        """Give what the operations take."""
        return {"name": self.name.wording, "about": _or_none(self.about.wording)}


class NewBodyForm(BodyForm):
    """A new body, with the code that never changes."""

    code = Text(
        _l("Code"),
        hint=_l("As symbols and pages name it: WGTR."),
        longest=20,
        render_kw={"dir": "ltr"},
    )

    def validate_code(self, field: Any) -> None:
        """Refuse what no symbol could hold."""
        if not A_BODY_CODE.fullmatch(field.data or ""):
            raise WrongInput(gettext("This is no code. Write capital letters and digits: WGTR."))


def _or_none(wording: Wording) -> Wording | None:
    return wording or None
