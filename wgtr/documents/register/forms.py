"""Forms of the register of symbols."""

from collections.abc import Iterator

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.bodies.queries import bodies_by_code, conferences_latest_first
from wgtr.core.forms import Choice, Form, LongText, Text, WrongInput
from wgtr.core.languages import wording_of


def _conferences() -> Iterator[tuple[str, str]]:
    return ((str(each.number), each.code) for each in conferences_latest_first())


def _bodies() -> Iterator[tuple[str, str]]:
    yield "", gettext("the Conference itself")
    for each in bodies_by_code():
        yield each.code, f"{each.code} · {wording_of(each.name)}"


class ReserveForm(Form):
    """What the next symbol is made of; its number comes from the register."""

    conference = Choice(_l("Conference"), options=_conferences)
    body = Choice(_l("Body"), options=_bodies, required=False)
    year = Text(_l("Year of issue"), longest=4, render_kw={"inputmode": "numeric"})
    author = Text(_l("Author"), longest=40, hint=_l("As in a symbol: CHAIR, SEC"))
    stage = Text(_l("Stage"), longest=40, required=False, hint=_l("As in a symbol: Conf"))
    type = Text(_l("Type"), longest=40, hint=_l("As in a symbol: AnnAgenda, Rep, LetterChair"))
    purpose = Text(_l("What it is for"), longest=400, hint=_l("It is seen in the register."))

    def validate_year(self, field: Text) -> None:
        """Ask for a year."""
        if not (field.data.isascii() and field.data.isdigit()):
            raise WrongInput(gettext("This is no year. Write it as 2025."))

    def parts(self) -> dict[str, int | str]:
        """Give the parts that were entered, by their names in the grammar."""
        given = {
            "conference": int(self.conference.data),
            "body": self.body.data,
            "year": int(self.year.data),
            "author": self.author.data,
            "stage": self.stage.data,
            "type": self.type.data,
        }
        return {name: value for name, value in given.items() if value}


class GiveUpForm(Form):
    """Why a reserved symbol is given up."""

    reason = LongText(
        _l("Reason"),
        longest=400,
        rows=3,
        hint=_l("Everybody can read it on the page of the symbol: every gap is explained."),
    )
