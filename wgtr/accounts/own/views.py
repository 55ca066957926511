"""The pages of one's own account."""

from typing import cast

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.loaders import web_session_from_url
from wgtr.accounts.models import Person, WebSession
from wgtr.accounts.operations import (
    change_own,
    end_other_web_sessions,
    end_web_session,
    set_password,
)
from wgtr.accounts.own.browsers import browser_name
from wgtr.accounts.own.forms import FirstPasswordForm, OwnForm, PasswordForm
from wgtr.accounts.permissions import OWN_WEB_SESSION, SIGNED_IN
from wgtr.accounts.queries import person_numbered, web_sessions_of
from wgtr.accounts.recognising import who_is_signed_in
from wgtr.accounts.sign_in.operations import MustWait, recognise
from wgtr.accounts.signed_in import SignedIn
from wgtr.core.access import requires
from wgtr.core.database import db
from wgtr.core.languages import remember_language

blueprint = Blueprint("own", __name__, url_prefix="/account")

Answer = Response | tuple[str, int]


def _who() -> SignedIn:
    """Give who is signed in; the permission has seen to it that somebody is."""
    return cast("SignedIn", who_is_signed_in())


def _person() -> Person:
    return cast("Person", person_numbered(_who().person_id))


@blueprint.route("", methods=["GET", "POST"])
@requires(SIGNED_IN)
def own() -> Answer:
    """Show and change name and language; list where one is signed in."""
    who, person = _who(), _person()
    form = OwnForm(obj=person)
    if form.validate_on_submit():
        change_own(person, name=form.name.data, language=form.language.data, by=who.email)
        db.session.commit()
        flash(gettext("Your account was changed."))
        answer = redirect(url_for("own.own"), 303)
        remember_language(answer, form.language.data, always=True)
        return answer
    page = render_template(
        "accounts/own.html",
        form=form,
        person=person,
        sessions=web_sessions_of(who.person_id),
        here=who.web_session_id,
        browser_name=browser_name,
    )
    return page, form.status


@blueprint.route("/password", methods=["GET", "POST"])
@requires(SIGNED_IN)
def password() -> Answer:
    """Set one's own password; elsewhere one is signed out."""
    who, person = _who(), _person()
    form = FirstPasswordForm() if who.must_set_password else PasswordForm()
    if form.validate_on_submit() and _may_set(form, person):
        set_password(person, password=form.password.data, kept=who.web_session_id, by=who.email)
        db.session.commit()
        flash(gettext("Your password was set. Everywhere else you are signed out."))
        return redirect(url_for("own.own"), 303)
    return render_template("accounts/password.html", form=form, who=who), form.status


def _may_set(form: FirstPasswordForm, person: Person) -> bool:
    """Ask for the present password, as at sign-in, where there is one of the person's own."""
    if not isinstance(form, PasswordForm):
        return True
    try:
        known = recognise(
            email=person.email,
            password=form.present.data,
            address=request.remote_addr,
            demo=current_app.config["WGTR_DEMO"],
        )
    except MustWait:
        form.form_errors.append(gettext("Too many wrong passwords. Wait a minute, then try."))
        return False
    if known is None:
        db.session.commit()  # the try was noted
        form.present.errors = [gettext("This is not your present password.")]
    return known is not None


@blueprint.post("/sessions/<int:number>/end")
@requires(OWN_WEB_SESSION, subject=web_session_from_url)
def end_session(ended: WebSession) -> Response:
    """Sign out of one browser."""
    end_web_session(ended, by=_who().email)
    db.session.commit()
    flash(gettext("That browser is signed out."))
    return redirect(url_for("own.own"), 303)


@blueprint.post("/sessions/end-others")
@requires(SIGNED_IN)
def end_other_sessions() -> Response:
    """Sign out everywhere but here."""
    who = _who()
    end_other_web_sessions(_person(), kept=who.web_session_id, by=who.email)
    db.session.commit()
    flash(gettext("Everywhere else you are signed out."))
    return redirect(url_for("own.own"), 303)
