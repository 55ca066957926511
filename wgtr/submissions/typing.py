"""From a form to what it says, and from what is kept back into a form."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from wgtr.core.languages import LANGUAGES, current
from wgtr.submissions.forms import WORDS, InputForm
from wgtr.submissions.models import Submission
from wgtr.submissions.operations.drafts import Said, Typed
from wgtr.submissions.places import Place
from wgtr.submissions.visibility import Visibility
from wgtr.submissions.wording import place_line


def new_token() -> str:
    """Name a new form."""
    return uuid4().hex


def typed_in(form: InputForm, places: Sequence[Place]) -> Typed:
    """Read what a form says."""
    chosen, language = form.visibility.data, form.language.data
    return Typed(
        said=[Said(each, form.words(each).data or "", place_line(each)) for each in places],
        visibility=Visibility(chosen) if chosen in set(Visibility) else None,
        language=language if language in LANGUAGES else current().code,
    )


def filled(kept: Submission | None, *, token: str, replaces: str = "") -> dict[str, Any]:
    """Give what a form begins with: what is kept of it, or of what it replaces."""
    values: dict[str, Any] = {"token": token, "replaces": replaces, "language": current().code}
    if kept is None:
        return values
    values |= {"visibility": kept.visibility, "language": kept.language}
    return values | {f"{WORDS}{each.kind}:{each.provision}": each.words for each in kept.answers}
