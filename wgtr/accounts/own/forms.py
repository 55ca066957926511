"""What a person may change of themselves."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from wgtr.accounts.passwords import LONGEST, SHORTEST
from wgtr.core.forms import Choice, Form, Password, Text, WrongInput
from wgtr.core.languages import LANGUAGES


class OwnForm(Form):
    """Name and language."""

    name = Text(_l("Name"), hint=_l("As it should stand in lists and receipts."))
    language = Choice(
        _l("Language"),
        hint=_l("In which pages and mail reach you."),
        options=[(each.code, each.name) for each in LANGUAGES.values()],
    )


class FirstPasswordForm(Form):
    """A password of one's own, twice."""

    password = Password(
        _l("New password"),
        autocomplete="new-password",
        hint=_l("Twelve characters or more; four or five words are easy to keep in mind."),
    )
    again = Password(_l("New password, once more"), autocomplete="new-password")

    def validate_password(self, field: Any) -> None:
        """Refuse what is too short, or too long to be a password."""
        if not SHORTEST <= len(field.data) <= LONGEST:
            raise WrongInput(
                gettext(
                    "A password has %(least)d to %(most)d characters.", least=SHORTEST, most=LONGEST
                )
            )

    def validate_again(self, field: Any) -> None:
        """Refuse a second word that is another one."""
        if field.data != self.password.data:
            raise WrongInput(gettext("The two new passwords are not the same. Enter them again."))


class PasswordForm(FirstPasswordForm):
    """The same, from somebody who has a password already."""

    present = Password(_l("Present password"), autocomplete="current-password")
