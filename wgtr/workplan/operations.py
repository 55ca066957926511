"""The workplan: topics added, placed and moved on; presenters invited."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from wgtr.accounts.models import Delegation
from wgtr.bodies.models import Body, Conference
from wgtr.core import audit
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.taking import Taken, store
from wgtr.meetings.models import Meeting, Sitting
from wgtr.texts.models import TextVersion
from wgtr.texts.operations import keep_text, save_version
from wgtr.texts.queries import latest_version
from wgtr.tree.provisions import Text
from wgtr.workplan.models import Presenter, PresenterState, Topic, TopicStatus
from wgtr.workplan.queries import last_position, topics_of


def add_topic(
    *,
    body: Body,
    title: Wording,
    by: str,
    aim: Wording | None = None,
    conference: Conference | None = None,
) -> Topic:
    """Add a planned topic at the end of a body's workplan, for the cycle of `conference` if any.

    Raises RuleViolation where it has no title in any language.
    """
    _titled(title)
    db.session.scalars(select(Body).filter_by(id=body.id).with_for_update()).one()
    topic = Topic(
        body=body,
        position=last_position(body) + 1,
        conference=conference,
        title=title,
        aim=aim or {},
        status=TopicStatus.PLANNED,
        reason="",
        meeting=None,
        sitting=None,
        text=None,
        presenters=[],
    )
    db.session.add(topic)
    db.session.flush()
    cycle = conference and conference.code
    _record("workplan.add_topic", topic, by, {"title": title, "aim": aim, "cycle": cycle})
    return topic


def reword_topic(*, topic: Topic, title: Wording, aim: Wording, by: str) -> None:
    """Change a topic's title and aim; not once it is concluded."""
    _titled(title)
    if topic.status is TopicStatus.CONCLUDED:
        raise RuleViolation("A concluded topic stays as it was discussed.")
    topic.title, topic.aim = title, aim
    _record("workplan.reword_topic", topic, by, {"title": title, "aim": aim})


def place_topic(
    *,
    topic: Topic,
    by: str,
    conference: Conference | None = None,
    meeting: Meeting | None = None,
    sitting: Sitting | None = None,
) -> None:
    """Say in which cycle, at which meeting and in which sitting a topic is taken up.

    A meeting settles the cycle. Raises RuleViolation for another body's meeting or another
    meeting's sitting.
    """
    if meeting is not None and meeting.body_id != topic.body_id:
        raise RuleViolation("That meeting is another body's.")
    if sitting is not None and (meeting is None or sitting.meeting_id != meeting.id):
        raise RuleViolation("That sitting does not belong to the meeting.")
    topic.conference = conference if meeting is None else meeting.conference
    topic.meeting, topic.sitting = meeting, sitting
    detail = {
        "cycle": topic.conference and topic.conference.code,
        "meeting": meeting and meeting.slug,
        "sitting": sitting and f"{sitting.day} {sitting.opens:%H:%M}",
    }
    _record("workplan.place_topic", topic, by, detail)


def mark_topic(*, topic: Topic, status: TopicStatus, by: str, reason: str = "") -> None:
    """Say how far a topic is. Raises RuleViolation where it is deferred without a reason."""
    if status is TopicStatus.DEFERRED and not reason.strip():
        raise RuleViolation("Say why the topic is deferred: the next workplan will be asked.")
    topic.status, topic.reason = status, reason.strip()
    detail = {"status": status.value, "reason": topic.reason}
    _record("workplan.mark_topic", topic, by, detail)


def arrange_topics(*, body: Body, order: Sequence[int], by: str) -> None:
    """Put a body's topics in the `order` of their ids. Raises RuleViolation where one is missing.

    That happens when somebody added a topic meanwhile.
    """
    topics = {topic.id: topic for topic in topics_of(body)}
    if sorted(order) != sorted(topics):
        raise RuleViolation(
            "The workplan has changed meanwhile. Look at it again, then arrange it."
        )
    for place, topic_id in enumerate(order, 1):
        topics[topic_id].position = place
    audit.record(
        actor=by,
        action="workplan.arrange",
        subject=f"workplan:{body.code}",
        detail={"order": list(order)},
    )


def keep_questions(
    *,
    topic: Topic,
    text: Text,
    by: str,
    on_top_of: int | None = None,
    source_sha256: str | None = None,
) -> TextVersion:
    """Keep a topic's questions: a new text, or the version after `on_top_of`.

    Raises RuleViolation where somebody saved meanwhile.
    """
    if topic.text is not None:
        return save_version(
            kept=topic.text,
            text=text,
            on_top_of=on_top_of or latest_version(topic.text).number,
            by=by,
            source_sha256=source_sha256,
        )
    name = f"questions-{topic.body.code.lower()}-{topic.id}"
    version = keep_text(name=name, text=text, body=topic.body, by=by, source_sha256=source_sha256)
    topic.text = version.text
    _record("workplan.keep_questions", topic, by, {"text": name})
    return version


def invite_presenter(
    *,
    topic: Topic,
    by: str,
    delegation: Delegation | None = None,
    name: Wording | None = None,
    language: str | None = None,
    minutes: int | None = None,
    state: PresenterState = PresenterState.INVITED,
) -> Presenter:
    """Add a delegation, or an invited stakeholder by name, to those who present under a topic.

    Raises RuleViolation where it is neither or both, and where the delegation is there already.
    """
    if (delegation is None) == (not any((name or {}).values())):
        raise RuleViolation("Name a delegation or an invited stakeholder, one of the two.")
    if delegation is not None and any(
        each.delegation_id == delegation.id for each in topic.presenters
    ):
        raise RuleViolation("This delegation is among the presenters already.")
    last = max((each.position for each in topic.presenters), default=0)
    presenter = Presenter(
        position=last + 1,
        delegation=delegation,
        name=None if delegation is not None else name,
        state=state,
        language=language,
        minutes=minutes,
    )
    topic.presenters.append(presenter)
    _record("workplan.invite_presenter", topic, by, _presented(presenter))
    return presenter


def change_presenter(
    *,
    presenter: Presenter,
    by: str,
    state: PresenterState,
    language: str | None,
    minutes: int | None,
) -> None:
    """Note how far the arrangement with a presenter is, what they speak and for how long."""
    presenter.state, presenter.language, presenter.minutes = state, language, minutes
    _record("workplan.change_presenter", presenter.topic, by, _presented(presenter))


def receive_file(*, presenter: Presenter, file: Taken, by: str) -> None:
    """Keep the file that a presenter sent, in place of an earlier one; it is received thereby."""
    audit.hold()  # two may be about to keep the same bytes
    presenter.stored = store(file.content, file.media_type)
    presenter.file_name, presenter.state = file.name, PresenterState.RECEIVED
    db.session.flush()
    detail = {**_presented(presenter), "file": file.name, "sha256": presenter.file}
    _record("workplan.receive_file", presenter.topic, by, detail)


def take_file_out(*, presenter: Presenter, by: str) -> None:
    """Take a presenter's file out; it is no longer received. What is said of it stays on record."""
    if presenter.file is None:
        return
    detail = {"file": presenter.file_name, "sha256": presenter.file}
    presenter.stored, presenter.file_name = None, None
    if presenter.state is PresenterState.RECEIVED:
        presenter.state = PresenterState.AGREED
    _record("workplan.take_file_out", presenter.topic, by, {**_presented(presenter), **detail})


def _titled(title: Wording) -> None:
    if not any(title.values()):
        raise RuleViolation("Give the topic a title in at least one language.")


def _presented(presenter: Presenter) -> dict[str, object]:
    who = presenter.name if presenter.delegation is None else presenter.delegation.code
    return {
        "presenter": who,
        "state": presenter.state.value,
        "language": presenter.language,
        "minutes": presenter.minutes,
    }


def _record(action: str, topic: Topic, by: str, detail: Mapping[str, object]) -> None:
    subject = f"topic:{topic.id}"
    audit.record(actor=by, action=action, subject=subject, detail=dict(detail))
