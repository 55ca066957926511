"""What the Secretariat enters about a delegation."""

import re
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.accounts.models import Category
from wgtr.accounts.words import CATEGORIES
from wgtr.core.forms import Choice, Email, Form, Text, Wordings, WrongInput

A_CODE = re.compile(r"[A-Z]{2}|[a-z0-9]+(-[a-z0-9]+)+|[a-z0-9]{3,}")


class DelegationForm(Form):
    """A delegation as the register keeps it."""

    name = Wordings(
        _l("Official name"),
        required_in=["en"],
        hint=_l("Where a language has none, English is shown."),
    )
    category = Choice(
        _l("Status"), options=[(each.value, word) for each, word in CATEGORIES.items()]
    )
    region = Text(_l("Region"), required=False, longest=60)
    mailbox = Email(_l("The mission's e-mail"), required=False, hint=_l("Receipts are sent there."))

    @property
    def chosen_category(self) -> Category:
        """Give the status that was chosen."""
        return Category(self.category.data)


class NewDelegationForm(DelegationForm):
    """A new delegation, with the code that never changes."""

    code = Text(
        _l("Code"),
        longest=60,
        hint=_l("A State's two letters (ISO 3166), or small letters and hyphens for others."),
        render_kw={"dir": "ltr"},
    )

    def validate_code(self, field: Any) -> None:
        """Refuse what is neither two capitals nor a slug."""
        if not A_CODE.fullmatch(field.data or ""):
            raise WrongInput(
                gettext("This is no code. Write CH for a State, red-cross for an organisation.")
            )
