"""Reading kept texts."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from wgtr.core.database import db
from wgtr.texts.contents import text_in
from wgtr.texts.models import KeptText, TextVersion
from wgtr.tree.provisions import Text


def text_named(name: str) -> KeptText | None:
    """Give the kept text that is called `name`; None where there is none."""
    return db.session.scalars(select(KeptText).filter_by(name=name)).one_or_none()


def latest_version(text: KeptText) -> TextVersion:
    """Give the version that counts, with its tree; a kept text has at least one."""
    wanted = (
        select(TextVersion)
        .filter_by(text_id=text.id)
        .options(undefer(TextVersion.tree), joinedload(TextVersion.text))
    )
    return db.session.scalars(wanted.order_by(TextVersion.number.desc()).limit(1)).one()


def versions_of(text: KeptText) -> Sequence[TextVersion]:
    """Give a text's versions without their trees, the latest first."""
    wanted = select(TextVersion).filter_by(text_id=text.id).options(joinedload(TextVersion.text))
    return db.session.scalars(wanted.order_by(TextVersion.number.desc())).all()


def current_text(text: KeptText) -> Text:
    """Give the tree of a kept text as it stands."""
    return text_in(latest_version(text).tree)
