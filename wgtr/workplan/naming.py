"""What states of topics and presenters are called on pages."""

from flask_babel import lazy_gettext as _l

from wgtr.core.languages import wording_of
from wgtr.workplan.models import Presenter, PresenterState, TopicStatus

STATUSES = {
    TopicStatus.PLANNED: _l("planned"),
    TopicStatus.PREPARED: _l("prepared"),
    TopicStatus.DISCUSSED: _l("discussed"),
    TopicStatus.CONCLUDED: _l("concluded"),
    TopicStatus.DEFERRED: _l("deferred"),
}

PRESENTERS = {
    PresenterState.INVITED: _l("invited"),
    PresenterState.AGREED: _l("agreed"),
    PresenterState.RECEIVED: _l("file received"),
    PresenterState.DECLINED: _l("declined"),
}


def name_of(presenter: Presenter) -> str:
    """Name a presenter in the page's language."""
    delegation = presenter.delegation
    return wording_of((presenter.name or {}) if delegation is None else delegation.name)
