"""What every save from an editing page needs: who, on top of what, and where to go afterwards."""

import secrets

from flask import redirect, url_for
from werkzeug.wrappers import Response

from wgtr.core.access import visitor
from wgtr.texts.forms import OnTopForm
from wgtr.texts.house import known_grammars
from wgtr.texts.loaders import AtWork
from wgtr.texts.operations.wording import Saving


def saving_on(at: AtWork, form: OnTopForm) -> Saving:
    """Say who saves a text, on top of the version that the form was shown with."""
    return Saving(
        kept=at.kept,
        on_top_of=form.on_top_of.data or 0,
        by=visitor().name,
        grammars=known_grammars(),
    )


def show_again_on_top_of(form: OnTopForm, number: int) -> None:
    """Let a form that is shown once more be saved on top of another version."""
    form.on_top_of.data, form.on_top_of.raw_data = number, None


def back_to_text(at: AtWork, anchor: str | None) -> Response:
    """Go back to the text, in the language that was worked on, where the change was made."""
    return redirect(f"{text_address(at)}{f'#{anchor}' if anchor else ''}", 303)


def text_address(at: AtWork) -> str:
    """Give the address of a text in the language that is worked on."""
    values = {"name": at.kept.name, "in": at.language.value}
    return url_for("texts.text", **values)  # type: ignore[arg-type]


def new_id() -> str:
    """Make an id that no provision or note of any text has had: ids are permanent."""
    return f"p-{secrets.token_hex(5)}"
