"""The web application: rooms put together, everything closed until a view opens it."""

from datetime import timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from wgtr.accounts.naming import name_people
from wgtr.accounts.own import views as own
from wgtr.accounts.recognising import recognise_people
from wgtr.accounts.sessions import Limits
from wgtr.accounts.sign_in import views as sign_in
from wgtr.agenda import views as agenda
from wgtr.agenda.carrying import views as agenda_carrying
from wgtr.bodies import views as bodies
from wgtr.bodies.queries import offices_held_by
from wgtr.calendars import views as calendars
from wgtr.core import (
    access,
    addresses,
    clock,
    dates,
    error_pages,
    events,
    headers,
    health,
    languages,
)
from wgtr.core.database import CONNECTING, db
from wgtr.core.errors import HalfSet
from wgtr.core.forms import protect_forms
from wgtr.core.outbox import views as outbox
from wgtr.core.settings import ROOT, Settings
from wgtr.documents import views as documents
from wgtr.documents import views_pages as document_pages
from wgtr.documents.issuing import views as issuing
from wgtr.documents.register import views as register
from wgtr.documents.uploads.arrival import note_arrivals
from wgtr.mandates import views as mandates
from wgtr.mandates.carrying import views as carrying
from wgtr.meetings import views as meeting_planning
from wgtr.overview import views as overview
from wgtr.overview import views_mandates as mandate_pages
from wgtr.overview import views_meetings as meetings
from wgtr.overview.delegations import views as delegations
from wgtr.overview.people import views as people
from wgtr.reports.conference import views as conference_report
from wgtr.reports.drafting import views as chairs_report
from wgtr.reports.record import views as record
from wgtr.reports.script import views as script
from wgtr.submissions import views as submissions
from wgtr.submissions import views_reading as submissions_reading
from wgtr.submissions.presenting import say_in_templates
from wgtr.submissions.secretariat import views as input_desk
from wgtr.subscriptions import SUBSCRIPTIONS
from wgtr.texts import views as texts
from wgtr.texts.lines import views as text_lines
from wgtr.texts.versions import views as text_versions
from wgtr.workplan import views as workplan

BLUEPRINTS = (
    health.blueprint,
    overview.blueprint,
    meetings.blueprint,
    agenda.blueprint,
    agenda_carrying.blueprint,
    mandates.blueprint,
    mandates.adding,
    carrying.blueprint,
    mandate_pages.blueprint,
    meeting_planning.blueprint,
    bodies.blueprint,
    workplan.blueprint,
    document_pages.blueprint,
    documents.blueprint,
    issuing.blueprint,
    register.blueprint,
    outbox.blueprint,
    calendars.blueprint,
    record.blueprint,
    script.blueprint,
    chairs_report.blueprint,
    conference_report.blueprint,
    people.blueprint,
    delegations.blueprint,
    sign_in.blueprint,
    own.blueprint,
    texts.blueprint,
    text_lines.blueprint,
    text_versions.blueprint,
    submissions.blueprint,
    submissions_reading.blueprint,
    input_desk.blueprint,
)


def create_app(settings: Settings) -> Flask:
    """Make the application for `settings`, whose database must be known.

    Raises HalfSet where `settings.database_url` is None: the supervisor starts the embedded
    database and fills it in.
    """
    if settings.database_url is None:
        raise HalfSet("Start with `make run`: it starts the database that the pages are read from.")
    settings.start_clock()
    events.listen_with(lambda: SUBSCRIPTIONS)
    app = Flask("wgtr", root_path=str(ROOT / "wgtr"), template_folder=str(ROOT / "templates"))
    _configure(app, settings, settings.database_url)
    if settings.proxies:
        behind = {"x_for": settings.proxies, "x_proto": settings.proxies}
        app.wsgi_app = ProxyFix(app.wsgi_app, **behind)  # type: ignore[method-assign]
    db.init_app(app)
    addresses.know_slugs(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    recognise_people(app, _limits(settings), _offices_today)
    name_people(app)
    protect_forms(app)
    submissions.check_own_form(app)
    languages.speak_languages(app, secure=not settings.demo)
    dates.write_dates(app)
    note_arrivals(app)
    say_in_templates(app)
    error_pages.explain_errors(app)
    headers.send_headers(app, demo=settings.demo)
    access.guard_all(app)
    return app


def _limits(settings: Settings) -> Limits:
    return Limits(
        idle=timedelta(hours=settings.session_idle_hours),
        whole=timedelta(hours=settings.session_hours),
        demo=settings.demo,
    )


def _offices_today(person_id: int) -> frozenset[tuple[str, int]]:
    return offices_held_by(person_id, on=clock.now().astimezone(clock.GENEVA).date())


def _configure(app: Flask, settings: Settings, database_url: str) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_SECURE=not settings.demo,
        SESSION_COOKIE_SAMESITE="Lax",
        SQLALCHEMY_DATABASE_URI=database_url,
        SQLALCHEMY_ENGINE_OPTIONS=CONNECTING,
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=1024 * 1024,
        WGTR_DEMO=settings.demo,
        WGTR_MAIL=settings.mail,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
