"""The kinds of field that our forms are made of, and what they say when input is wrong.

A sentence says what is wrong and what to enter. Nothing is cut off while it is typed: who pastes
too much is told so, and finds it all still there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    FormField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than stubs
from wtforms.validators import Optional, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from wgtr.core.languages import LANGUAGES

WrongInput = ValidationError
"""What a form's `validate_<field>` raises, with the sentence to show at the field."""

Options = Iterable[tuple[str, Any]]
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
AN_EMAIL = re.compile(r"[^\s@<>\"(),:;]+@[^\s@<>\"(),:;]+\.[^\s@<>\"(),:;.]+")


def _asked_anew(options: Options | Callable[[], Options]) -> Callable[[], list[SelectChoice]]:
    """Give what WTForms asks for the options with each page, in that page's language."""
    kept = options if callable(options) else list(options)

    def ask() -> list[SelectChoice]:
        given = kept() if callable(kept) else kept
        return [SelectChoice(value, str(label)) for value, label in given]

    return ask


CHOOSE = _l("Choose one of the options.")


def cleaned(text: str | None) -> str | None:
    """Give what was typed in one form of Unicode, without control characters and outer blanks."""
    if text is None:
        return None
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return CONTROLS.sub("", lines).strip()


class Filled:
    """Asks for input where there is none."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it so

    def __call__(self, _form: object, field: Any) -> None:
        """Stop with a sentence where nothing was entered."""
        if field.data in (None, "", []) or (isinstance(field.data, FileStorage) and not field.data):
            raise StopValidation(gettext("Fill this in: %(label)s", label=str(field.label.text)))


class NotLonger:
    """Counts characters, and says how many are too many."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: object, field: Any) -> None:
        """Raise WrongInput where the text is too long."""
        count = len(field.data or "")
        if count > self.most:
            raise WrongInput(
                gettext(
                    "%(label)s: %(count)d characters, and there is room for %(most)d. Shorten it.",
                    label=str(field.label.text),
                    count=count,
                    most=self.most,
                )
            )


def _checks(checks: Sequence[Any], *, required: bool) -> list[Any]:
    return [Filled() if required else Optional(), *checks]


class Text(StringField):
    """A line of text; `data` is a string as soon as the form is valid, None before."""

    data: Any

    def __init__(
        self,
        label: Any,
        *,
        hint: Any = "",
        required: bool = True,
        longest: int = 200,
        validators: Sequence[Any] = (),
        **more: Any,
    ) -> None:
        self.hint = hint
        checks = _checks([NotLonger(longest), *validators], required=required)
        super().__init__(label, checks, filters=[cleaned], **more)


class LongText(TextAreaField):
    """Text of several lines, `rows` of them in sight.

    `asked` text may be left empty, and is still not called optional: a provision's words.
    """

    data: Any

    def __init__(
        self,
        label: Any,
        *,
        hint: Any = "",
        required: bool = True,
        longest: int = 20_000,
        rows: int = 6,
        asked: bool = False,
        validators: Sequence[Any] = (),
        **more: Any,
    ) -> None:
        self.hint = hint
        checks = _checks([NotLonger(longest), *validators], required=required)
        how = {"rows": rows, **more.pop("render_kw", {})}
        super().__init__(label, checks, filters=[cleaned], render_kw=how, **more)
        if asked:
            self.flags.asked = True


class Email(Text):
    """An e-mail address; only its shape is looked at."""

    def __init__(self, label: Any, **more: Any) -> None:
        how = {"type": "email", "dir": "ltr", "spellcheck": "false", **more.pop("render_kw", {})}
        super().__init__(label, longest=320, validators=[_is_email], render_kw=how, **more)


def _is_email(_form: object, field: Any) -> None:
    if not AN_EMAIL.fullmatch(field.data or ""):
        raise WrongInput(gettext("This is no e-mail address. Write it as name@example.org."))


class Password(PasswordField):
    """A password; it is never given back to the page. `autocomplete` tells the browser which."""

    data: Any

    def __init__(self, label: Any, *, autocomplete: str, hint: Any = "", **more: Any) -> None:
        self.hint = hint
        how = {"autocomplete": autocomplete, "dir": "ltr"}
        super().__init__(label, [Filled(), *more.pop("validators", ())], render_kw=how, **more)


class Day(DateField):
    """A day, which a browser shows as a calendar."""

    def __init__(self, label: Any, *, hint: Any = "", required: bool = True, **more: Any) -> None:
        self.hint = hint
        checks = _checks(more.pop("validators", ()), required=required)
        super().__init__(label, checks, **more)
        self.invalid_value_message = _l("This is no day. Write it as 2025-02-28.")


class _OfOptions:
    """What fields with options share; they may be asked for anew with each page."""

    asked = True  # whether an answer is asked for, where the form does not say
    data: Any
    hint: Any

    def __init__(
        self,
        label: Any,
        *,
        options: Options | Callable[[], Options],
        hint: Any = "",
        required: bool | None = None,
        **more: Any,
    ) -> None:
        self.hint = hint
        needed = self.asked if required is None else required
        checks = _checks(more.pop("validators", ()), required=needed)
        super().__init__(label, checks, choices=_asked_anew(options), **more)  # type: ignore[call-arg]
        self.invalid_choice_message = CHOOSE


class Choice(_OfOptions, SelectField):
    """One of some options."""


class Choices(_OfOptions, SelectMultipleField):
    """Any of a few options, as boxes to tick."""

    asked = False
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class OneOf(_OfOptions, RadioField):
    """One of a few options, all in sight."""


class Tick(BooleanField):
    """Yes or no, as one box."""

    def __init__(self, label: Any, *, hint: Any = "", **more: Any) -> None:
        self.hint = hint
        super().__init__(label, **more)


class Upload(FileField):
    """A file; `endings` (".docx") are what the browser offers, what it is decides its content.

    A browser does not give a file back: after an error elsewhere it must be chosen again.
    """

    def __init__(
        self,
        label: Any,
        *,
        endings: Sequence[str] = (),
        hint: Any = "",
        required: bool = True,
        **more: Any,
    ) -> None:
        self.hint = hint
        how = {"accept": ",".join(endings)} if endings else {}
        checks = _checks(more.pop("validators", ()), required=required)
        super().__init__(label, checks, render_kw=how, **more)


class Wordings(FormField):  # type: ignore[type-arg] # generic in the stubs only
    """A short text in each of the six languages; what is left empty is left out of `wording`."""

    def __init__(
        self,
        label: Any,
        *,
        hint: Any = "",
        longest: int = 200,
        required_in: Sequence[str] = (),
        **more: Any,
    ) -> None:
        self.hint = hint
        fields = {
            each.code: Text(
                each.name,
                longest=longest,
                required=each.code in required_in,
                render_kw={"lang": each.code, "dir": each.direction},
            )
            for each in LANGUAGES.values()
        }
        super().__init__(type("Wording", (PlainForm,), fields), label, **more)

    @property
    def wording(self) -> dict[str, str]:
        """Give the texts that were entered, by language."""
        return {code: text for code, text in self.data.items() if text}
