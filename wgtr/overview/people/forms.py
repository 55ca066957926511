"""What the Secretariat enters about a person and their offices."""

from flask_babel import lazy_gettext as _l

from wgtr.accounts.queries import delegations
from wgtr.accounts.words import ROLES
from wgtr.bodies.models import OfficeTitle
from wgtr.bodies.queries import bodies_by_code, conferences_latest_first
from wgtr.bodies.words import TITLES
from wgtr.core.collation import in_order
from wgtr.core.forms import Choice, Choices, Email, Form, Text
from wgtr.core.languages import LANGUAGES, current, wording_of

Options = list[tuple[str, str]]


def delegation_options() -> Options:
    """Offer every delegation in the alphabetical order of the page's language, and none."""
    sorted_ones = in_order(
        delegations(), name=lambda each: wording_of(each.name), language=current().code
    )
    return [("", ""), *((str(each.id), wording_of(each.name)) for each in sorted_ones)]


class PersonForm(Form):
    """A person as the Secretariat keeps them."""

    name = Text(_l("Name"), hint=_l("As it should stand in lists and receipts."))
    email = Email(_l("E-mail"), hint=_l("With which the person signs in."))
    roles = Choices(
        _l("Roles"),
        options=[(role.value, word) for role, word in ROLES.items()],
        hint=_l("A delegate needs a delegation. Chairs and their assistants hold an office."),
    )
    delegation_id = Choice(_l("Delegation"), options=delegation_options, required=False)


class NewPersonForm(PersonForm):
    """A new person, also with the language that the first page comes in."""

    language = Choice(
        _l("Language"), options=[(each.code, each.name) for each in LANGUAGES.values()]
    )


class OfficeForm(Form):
    """An office in a body, for the cycle that leads to a Conference."""

    title = Choice(_l("Office"), options=[(title.value, word) for title, word in TITLES.items()])
    body = Choice(
        _l("Body"),
        options=lambda: [(str(each.code), each.code) for each in bodies_by_code()],
    )
    conference = Choice(
        _l("Cycle"),
        options=lambda: [(str(each.number), each.code) for each in conferences_latest_first()],
    )

    @property
    def chosen_title(self) -> OfficeTitle:
        """Give the office that was chosen."""
        return OfficeTitle(self.title.data)
