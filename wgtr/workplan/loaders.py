"""From an address to a topic, a presenter or their file, through their body, or 404."""

from flask import abort

from wgtr.bodies.loaders import body_from_url
from wgtr.workplan.models import Presenter, Topic
from wgtr.workplan.queries import presenter_of, topic_of


def topic_from_url(*, code: str, topic_id: int) -> Topic:
    """Give the body's topic that the address names; answer 404 where there is none."""
    return topic_of(body_from_url(code=code), topic_id) or abort(404)


def presenter_from_url(*, code: str, topic_id: int, presenter_id: int) -> Presenter:
    """Give the topic's presenter that the address names; answer 404 where there is none."""
    return presenter_of(topic_from_url(code=code, topic_id=topic_id), presenter_id) or abort(404)


def presenting_from_url(*, code: str, topic_id: int, presenter_id: int) -> Presenter:
    """Give the presenter whose file the address names; answer 404 where there is none."""
    presenter = presenter_from_url(code=code, topic_id=topic_id, presenter_id=presenter_id)
    if presenter.file is None:
        abort(404)
    return presenter
