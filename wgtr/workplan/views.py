"""The workplan as everybody reads it, and the forms with which it is prepared."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.accounts.queries import delegation_numbered, delegations
from wgtr.bodies.loaders import body_from_url
from wgtr.bodies.models import Body, Conference
from wgtr.bodies.permissions import LEAD_BODY, leads
from wgtr.bodies.queries import conference_numbered, conferences_latest_first
from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.queries import content_of
from wgtr.documents.uploads.arrival import takes_files
from wgtr.documents.uploads.handing_out import handed_out
from wgtr.documents.uploads.taking import looked_at, uploads_in
from wgtr.meetings.models import Meeting, Sitting
from wgtr.meetings.queries import meetings_of_body
from wgtr.workplan import operations
from wgtr.workplan.forms import ArrangedForm, NewPresenterForm, NewTopicForm, TopicForm
from wgtr.workplan.loaders import presenter_from_url, presenting_from_url, topic_from_url
from wgtr.workplan.models import Presenter, Topic, TopicStatus
from wgtr.workplan.naming import PRESENTERS, STATUSES, name_of
from wgtr.workplan.permissions import PREPARE_PRESENTER, PREPARE_TOPIC, TAKE_PRESENTERS_FILE
from wgtr.workplan.presenting import plans_shown, topic_shown
from wgtr.workplan.queries import topics_in_order, topics_of
from wgtr.workplan.skeleton import empty_questions

blueprint = Blueprint("workplan", __name__, url_prefix="/workplan")

Answer = Response | tuple[str, int]


@blueprint.get("/")
@requires(PUBLIC)
def index() -> str:
    """Show every body's topics by cycle."""
    plans = plans_shown(topics_in_order(), visitor())
    return render_template("workplan/index.html", plans=plans, statuses=STATUSES)


@blueprint.get("/<slug:code>/<int:topic_id>/")
@requires(PUBLIC, subject=topic_from_url)
def topic(topic: Topic) -> str:
    """Show a topic: aim, time, presenters, questions."""
    return render_template(
        "workplan/topic.html",
        topic=topic,
        shown=topic_shown(topic, visitor()),
        statuses=STATUSES,
        states=PRESENTERS,
        name_of=name_of,
        leading=leads(visitor(), topic.body_id),
    )


@blueprint.route("/<slug:code>/new", methods=["GET", "POST"])
@requires(LEAD_BODY, subject=body_from_url)
def new(body: Body) -> Answer:
    """Add a topic at the end of a body's plan."""
    form = NewTopicForm()
    form.offer(conferences_latest_first())
    if form.validate_on_submit():
        try:
            made = operations.add_topic(
                body=body,
                title=form.title.wording,
                aim=form.aim.wording,
                conference=_conference(form),
                by=visitor().name,
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(made, body.code, gettext("The topic was added to the plan."))
    return render_template("workplan/new.html", form=form, body=body), form.status


@blueprint.route("/<slug:code>/<int:topic_id>/edit", methods=["GET", "POST"])
@requires(PREPARE_TOPIC, subject=topic_from_url)
def edit(topic: Topic) -> Answer:
    """Change a topic: its words, when it is taken up, how far it is."""
    form, meetings = TopicForm(topic), meetings_of_body(topic.body)
    form.offer(conferences_latest_first())
    form.offer_meetings(meetings)
    if form.validate_on_submit():
        try:
            _change(topic, form, _place(form, meetings))
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(topic, topic.body.code, gettext("The topic was changed."))
    return render_template("workplan/edit.html", form=form, topic=topic), form.status


def _change(topic: Topic, form: TopicForm, place: tuple[Meeting | None, Sitting | None]) -> None:
    by, title, aim = visitor().name, form.title.wording, form.aim.wording
    if (title, aim) != (topic.title, topic.aim):
        operations.reword_topic(topic=topic, title=title, aim=aim, by=by)
    conference, (meeting, sitting) = _conference(form), place
    if (conference, meeting, sitting) != (topic.conference, topic.meeting, topic.sitting):
        operations.place_topic(
            topic=topic, conference=conference, meeting=meeting, sitting=sitting, by=by
        )
    status, reason = TopicStatus(form.progress.data), form.reason.data or ""
    if (status, reason) != (topic.status, topic.reason):
        operations.mark_topic(topic=topic, status=status, reason=reason, by=by)


@blueprint.post("/<slug:code>/<int:topic_id>/earlier")
@requires(PREPARE_TOPIC, subject=topic_from_url)
def earlier(topic: Topic) -> Response:
    """Put a topic before the one that stands before it."""
    order = [each.id for each in topics_of(topic.body)]
    place = order.index(topic.id)
    if place:
        order[place - 1], order[place] = order[place], order[place - 1]
        operations.arrange_topics(body=topic.body, order=order, by=visitor().name)
    db.session.commit()
    return redirect(url_for("workplan.index"), 303)


@blueprint.post("/<slug:code>/<int:topic_id>/begin-questions")
@requires(PREPARE_TOPIC, subject=topic_from_url)
def begin_questions(topic: Topic) -> Response:
    """Keep the first draft of a topic's questions, to be worded then."""
    if topic.text is None:
        operations.keep_questions(topic=topic, text=empty_questions(), by=visitor().name)
    return _done(topic, topic.body.code, gettext("The questions are begun; word them now."))


@blueprint.route("/<slug:code>/<int:topic_id>/presenters/new", methods=["GET", "POST"])
@requires(PREPARE_TOPIC, subject=topic_from_url)
def new_presenter(topic: Topic) -> Answer:
    """Add a presenter to a topic."""
    form = NewPresenterForm()
    form.offer(delegations())
    if form.validate_on_submit():
        try:
            operations.invite_presenter(
                topic=topic,
                delegation=delegation_numbered(int(form.delegation.data or 0)),
                name=form.name.wording or None,
                by=visitor().name,
                **form.arranged(),
            )
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(topic, topic.body.code, gettext("The presenter was added."))
    return render_template("workplan/new_presenter.html", form=form, topic=topic), form.status


@blueprint.route(
    "/<slug:code>/<int:topic_id>/presenters/<int:presenter_id>", methods=["GET", "POST"]
)
@requires(PREPARE_PRESENTER, subject=presenter_from_url)
@takes_files
def presenter(presenter: Presenter) -> Answer:
    """Note how far the arrangement with a presenter is, and keep the file they sent."""
    form, topic = ArrangedForm(obj=presenter), presenter.topic
    if form.validate_on_submit():
        try:
            _arrange(presenter, form)
        except RuleViolation as violation:
            form.refuse(violation)
        else:
            return _done(topic, topic.body.code, gettext("The presenter was changed."))
    page = render_template(
        "workplan/presenter.html",
        form=form,
        topic=topic,
        presenter=presenter,
        name=name_of(presenter),
    )
    return page, form.status


def _arrange(presenter: Presenter, form: ArrangedForm) -> None:
    received, by = [looked_at(each) for each in uploads_in([form.upload.data])], visitor().name
    operations.change_presenter(presenter=presenter, by=by, **form.arranged())
    if form.drop.data:
        operations.take_file_out(presenter=presenter, by=by)
    for file in received:
        operations.receive_file(presenter=presenter, file=file, by=by)


@blueprint.get("/<slug:code>/<int:topic_id>/presenters/<int:presenter_id>/file")
@requires(TAKE_PRESENTERS_FILE, subject=presenting_from_url)
def presenters_file(presenter: Presenter) -> Response:
    """Give the file that a presenter sent, to keep; never to be shown here."""
    return handed_out(content_of(presenter.file or ""), presenter.file_name or "")


def _conference(form: NewTopicForm) -> Conference | None:
    number = form.conference.data
    return conference_numbered(int(number)) if number else None


def _place(form: TopicForm, meetings: Sequence[Meeting]) -> tuple[Meeting | None, Sitting | None]:
    """The meeting, and its sitting where one was chosen."""
    chosen = form.sitting.data or ""
    for meeting in meetings:
        if chosen == f"m{meeting.id}":
            return meeting, None
        for sitting in meeting.sittings:
            if chosen == str(sitting.id):
                return meeting, sitting
    return None, None


def _done(topic: Topic, code: str, sentence: str) -> Response:
    address = url_for("workplan.topic", code=code.lower(), topic_id=topic.id)
    db.session.commit()
    flash(sentence)
    return redirect(address, 303)
