"""Pages for what went wrong: what happened, what was kept, what to do now; never a trace."""

import re
from dataclasses import dataclass

from flask import Flask, current_app, redirect, render_template, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    NotFound,
    SecurityError,
    ServiceUnavailable,
)
from werkzeug.wrappers import Response

from wgtr.core.addresses import in_small_letters
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.forms.origins import sent_by_us


@dataclass(frozen=True)
class Explanation:
    """What a person is told: a title, what happened, and what to do."""

    title: str
    happened: str
    do: str


EXPLANATIONS = {
    403: Explanation(
        _l("Not open to you"),
        _l("This page is not open to visitors."),
        _l("If you should be able to see it, write to the Secretariat."),
    ),
    404: Explanation(
        _l("There is no such page"),
        _l("Nothing is kept at this address; it may have been mistyped or cut off in a message."),
        _l("Look for it from the list of meetings."),
    ),
    405: Explanation(
        _l("This cannot be done here"),
        _l("The page exists, but it does not take what was sent to it. Nothing was changed."),
        _l("Go back and use the page's own buttons and links."),
    ),
    409: Explanation(
        _l("This cannot be done now"),
        _l("Nothing was changed."),
        _l("Go back to the page to see how things stand."),
    ),
    500: Explanation(
        _l("Something went wrong on our side"),
        _l("The fault was written down. What had been saved before is kept."),
        _l("Try again in a few minutes; if it happens again, write to the Secretariat."),
    ),
    503: Explanation(
        _l("Not available for a moment"),
        _l("The database does not answer. What had been saved before is kept."),
        _l("Try again in a minute."),
    ),
}
TOO_LARGE = "22003"
"""What PostgreSQL says of a number that fits no column (numeric_value_out_of_range)."""
SHORT = 20
"""Characters up to which a single word, a day or a number is typed again sooner than copied."""
NOT_TYPED = re.compile("token|password")
NOT_OURS = Explanation(
    _l("The form was not accepted"),
    _l("It came from a page that is no longer valid: perhaps you have signed out or in since."),
    _l("Nothing was changed. Sign in if you were signed out, and open the page anew to send."),
)
OTHER = Explanation(
    _l("The request was not understood"),
    _l("What was sent could not be used. Nothing was changed."),
    _l("Go back and try again."),
)


def explain_errors(app: Flask) -> None:
    """Answer every error of `app` with a page that explains it."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(RuleViolation, _rule_violation)
    app.register_error_handler(OperationalError, _database_gone)
    app.register_error_handler(DataError, _no_such_number)


def _http_error(error: HTTPException) -> Response:
    meant = in_small_letters() if isinstance(error, NotFound) else None
    if meant is not None:
        return redirect(meant, 301)
    response = error.get_response(request.environ)
    if error.code is None or error.code < 400:  # noqa: PLR2004 - a redirect, no error
        return response
    if isinstance(error, SecurityError):  # asked under a foreign name: no page, no links
        response.content_type = "text/plain; charset=utf-8"
        response.set_data("This server is not called by that name.\n")
        return response
    if isinstance(error, InternalServerError):
        db.session.rollback()  # what the failed view left half-made must not be read below
    explanation = _explanation(error)
    response.content_type = "text/html; charset=utf-8"
    response.set_data(_page(error.code, explanation, explanation.happened))
    return response


def _explanation(error: HTTPException) -> Explanation:
    if isinstance(error, CSRFError):
        return NOT_OURS
    return EXPLANATIONS.get(error.code or 0, OTHER)


def _rule_violation(violation: RuleViolation) -> tuple[str, int]:
    db.session.rollback()
    return _page(409, EXPLANATIONS[409], gettext(violation.sentence, **violation.values)), 409


def _database_gone(error: OperationalError) -> tuple[str, int, dict[str, str]]:
    current_app.logger.error("The database does not answer: %s", error)
    code = ServiceUnavailable.code
    return _page(code, EXPLANATIONS[code], EXPLANATIONS[code].happened), code, {"Retry-After": "5"}


def _no_such_number(error: DataError) -> tuple[str, int]:
    """Nothing is kept under a number that is larger than any; other faults stay faults."""
    if getattr(error.orig, "sqlstate", None) != TOO_LARGE:
        raise error
    db.session.rollback()
    return _page(404, EXPLANATIONS[404], EXPLANATIONS[404].happened), 404


def _page(code: int, explanation: Explanation, happened: str) -> str:
    return render_template(
        "core/error.html",
        code=code,
        explanation=explanation,
        happened=happened,
        typed=_typed(),
    )


def _typed() -> list[str]:
    """What was typed into the form that cannot be taken, so that nobody has to write it again.

    Not what another site sent in a person's name, and no passwords.
    """
    if request.method != "POST" or not sent_by_us():
        return []
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:  # larger than this address takes: it was not read
        return []
    return [
        words for name, words in sent if _is_worth_copying(words) and not NOT_TYPED.search(name)
    ]


def _is_worth_copying(words: str) -> bool:
    return len(words) > SHORT or " " in words.strip()
