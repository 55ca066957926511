"""The page to sign in, and the button to sign out."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.models import Person
from wgtr.accounts.operations import begin_web_session, end_web_session
from wgtr.accounts.queries import web_session_numbered
from wgtr.accounts.recognising import go_on_as, go_on_as_nobody, who_is_signed_in
from wgtr.accounts.sign_in.addresses import own_path
from wgtr.accounts.sign_in.forms import SignInForm
from wgtr.accounts.sign_in.operations import MustWait, recognise
from wgtr.accounts.signed_in import signed_in
from wgtr.core.access import PUBLIC, requires
from wgtr.core.database import db
from wgtr.core.languages import remember_language

blueprint = Blueprint("sign_in", __name__)

Answer = Response | tuple[str, int]
TOO_MANY = 429


@blueprint.route("/sign-in", methods=["GET", "POST"])
@requires(PUBLIC)
def form() -> Answer:
    """Ask for e-mail and password, and let in whose they are."""
    asked = SignInForm()
    if not asked.validate_on_submit():
        return _page(asked, asked.status)
    try:
        person = recognise(
            email=asked.email.data,
            password=asked.password.data,
            address=request.remote_addr,
            demo=current_app.config["WGTR_DEMO"],
        )
    except MustWait:
        asked.form_errors.append(gettext("Too many wrong passwords. Wait a minute, then try."))
        return _page(asked, TOO_MANY)
    if person is None:
        db.session.commit()  # the try was noted
        asked.form_errors.append(gettext("E-mail and password do not belong together."))
        return _page(asked, asked.status)
    return _let_in(person)


def _page(asked: SignInForm, status: int) -> tuple[str, int]:
    return render_template("accounts/sign_in.html", form=asked), status


def _let_in(person: Person) -> Response:
    before = who_is_signed_in()
    earlier = None if before is None else web_session_numbered(before.web_session_id)
    browser = request.user_agent.string
    row, token = begin_web_session(person, browser=browser, by=person.email, instead_of=earlier)
    who, data = signed_in(row, person), row.data
    db.session.commit()
    go_on_as(who, token, data)
    if who.must_set_password:
        return redirect(url_for("own.password"), 303)
    answer = redirect(own_path(request.args.get("next")), 303)
    remember_language(answer, who.language)
    return answer


@blueprint.post("/sign-out")
@requires(PUBLIC)
def sign_out() -> Response:
    """Sign out of this browser; who is not signed in is led home all the same."""
    who = who_is_signed_in()
    ended = None if who is None else web_session_numbered(who.web_session_id)
    if who is not None and ended is not None:
        end_web_session(ended, by=who.email)
        db.session.commit()
    go_on_as_nobody()
    flash(gettext("You have signed out."))
    return redirect(url_for("overview.home"), 303)
