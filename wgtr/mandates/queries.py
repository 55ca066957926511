"""Reading mandates."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import db
from wgtr.mandates.models import Mandate, MandateState
from wgtr.mandates.skeleton import KIND
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.queries import latest_version, text_of
from wgtr.tree.provisions import Text


def _whole() -> Select[Mandate]:
    return select(Mandate).options(
        joinedload(Mandate.body),
        joinedload(Mandate.since),
        joinedload(Mandate.until),
        joinedload(Mandate.text),
    )


def _latest_first(wanted: Select[Mandate]) -> Sequence[Mandate]:
    return db.session.scalars(wanted.order_by(Mandate.ends.desc(), Mandate.slug)).all()


def mandates_latest_first() -> Sequence[Mandate]:
    """Give every mandate, the latest period first."""
    return _latest_first(_whole())


def mandates_of(body: Body) -> Sequence[Mandate]:
    """Give the mandates of `body`, the latest period first."""
    return _latest_first(_whole().where(Mandate.body_id == body.id))


def mandates_around(conference: Conference) -> Sequence[Mandate]:
    """Give the mandates that lead to a Conference and those that it decides on, in any state."""
    around = or_(Mandate.until_id == conference.id, Mandate.since_id == conference.id)
    return db.session.scalars(_whole().where(around).order_by(Mandate.slug)).all()


def mandate_with_slug(slug: str) -> Mandate | None:
    """Give the mandate that `slug` names (`wgtr-csp10-csp11`); None where there is none."""
    return db.session.scalars(_whole().where(Mandate.slug == slug)).one_or_none()


def mandate_in_cycle(body: Body, conference: Conference) -> Mandate | None:
    """Give the approved mandate under which `body` works towards `conference`.

    A draft is never given: nobody works under it.
    """
    wanted = _whole().where(
        Mandate.body_id == body.id,
        Mandate.until_id == conference.id,
        Mandate.state == MandateState.APPROVED,
    )
    return db.session.scalars(wanted.order_by(Mandate.ends.desc()).limit(1)).one_or_none()


def mandate_from(body: Body, conference: Conference) -> Mandate | None:
    """Give the mandate of `body` that `conference` decides on, in whatever state."""
    wanted = _whole().where(Mandate.body_id == body.id, Mandate.since_id == conference.id)
    return db.session.scalars(wanted.order_by(Mandate.ends.desc()).limit(1)).one_or_none()


def mandate_after(mandate: Mandate) -> Mandate | None:
    """Give the mandate that follows one, in whatever state."""
    return mandate_from(mandate.body, mandate.until)


def version_that_counts(mandate: Mandate) -> TextVersion:
    """Give the version that was approved; before approval, the latest one."""
    if mandate.approved_version_id is None:
        return latest_version(mandate.text)
    wanted = select(TextVersion).filter_by(id=mandate.approved_version_id)
    return db.session.scalars(wanted).one()


def text_of_mandate(mandate: Mandate) -> Text:
    """Give a mandate's tree: as approved, else as it stands."""
    return text_of(version_that_counts(mandate))


def mandate_worded_in(text: KeptText) -> Mandate | None:
    """Give the mandate whose words a text holds; None where it holds none."""
    return db.session.scalars(_whole().filter_by(text_id=text.id)).one_or_none()


def texts_without_mandate() -> Sequence[str]:
    """Give the names of kept mandates' texts that no mandate is recorded of, in order."""
    taken = select(Mandate.text_id)
    wanted = select(KeptText.name).where(KeptText.kind == KIND, KeptText.id.not_in(taken))
    return db.session.scalars(wanted.order_by(KeptText.name)).all()
