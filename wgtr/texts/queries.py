"""Reading kept texts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, cast, func, select
from sqlalchemy.dialects.postgresql import JSONPATH, distinct_on
from sqlalchemy.orm import joinedload, undefer

from wgtr.bodies.models import Body
from wgtr.core.database import db
from wgtr.core.kept import Kept
from wgtr.texts.contents import text_in
from wgtr.texts.models import KeptText, TextVersion
from wgtr.tree.provisions import Text

_FIRST_TITLED = '$.parts[*] ? (@.title != null && @.title != "")'


def text_named(name: str) -> KeptText | None:
    """Give the kept text that is called `name`; None where there is none."""
    return db.session.scalars(select(KeptText).filter_by(name=name)).one_or_none()


_texts: Kept[Text] = Kept(20)
"""Texts as they were read, by the hash of their trees: what has the same hash is the same."""


def text_of(version: TextVersion) -> Text:
    """Give the text of a version; its tree is fetched where the text is not kept in memory."""
    return _texts.get(version.sha256, lambda: text_in(version.tree))


def remember_text(sha256: str, text: Text) -> None:
    """Keep in memory what is being saved under its hash: it is what is asked for next."""
    _texts.get(sha256, lambda: text)


def _latest() -> Select[TextVersion]:
    """Select the version with the highest number, with the text it is of."""
    wanted = select(TextVersion).options(joinedload(TextVersion.text))
    return wanted.order_by(TextVersion.number.desc()).limit(1)


def latest_version(text: KeptText) -> TextVersion:
    """Give the version that counts; a kept text has at least one."""
    return db.session.scalars(_latest().where(TextVersion.text_id == text.id)).one()


def latest_version_named(name: str) -> TextVersion | None:
    """Give the version that counts of the text called `name`; None where there is no such text."""
    text_id = select(KeptText.id).filter_by(name=name).scalar_subquery()
    return db.session.scalars(_latest().where(TextVersion.text_id == text_id)).one_or_none()


def version_numbered(text: KeptText, number: int) -> TextVersion | None:
    """Give one version of a text; None where there is none of that number."""
    wanted = select(TextVersion).filter_by(text_id=text.id, number=number)
    return db.session.scalars(wanted.options(joinedload(TextVersion.text))).one_or_none()


def tree_numbered(text_id: int, number: int) -> dict[str, Any]:
    """Give the tree of one version of the text with the id `text_id`."""
    wanted = select(TextVersion.tree).filter_by(text_id=text_id, number=number)
    tree: dict[str, Any] = db.session.scalars(wanted).one()
    return tree


def versions_of(text: KeptText) -> Sequence[TextVersion]:
    """Give a text's versions without their trees, the latest first."""
    wanted = select(TextVersion).filter_by(text_id=text.id).options(joinedload(TextVersion.text))
    return db.session.scalars(wanted.order_by(TextVersion.number.desc())).all()


def current_text(text: KeptText) -> Text:
    """Give the tree of a kept text as it stands."""
    return text_of(latest_version(text))


def current_texts(texts: Collection[KeptText]) -> dict[int, Text]:
    """Give the trees of several kept texts as they stand, by the texts' ids; one statement."""
    wanted = (
        select(TextVersion)
        .where(TextVersion.text_id.in_({text.id for text in texts}))
        .order_by(TextVersion.text_id, TextVersion.number.desc())
        .ext(distinct_on(TextVersion.text_id))
        .options(undefer(TextVersion.tree))
    )
    return {each.text_id: text_of(each) for each in db.session.scalars(wanted)}


def titles_of(texts: Collection[KeptText]) -> dict[int, dict[str, str]]:
    """Give what texts are called now, in each language, by their id: the first part's title.

    Only titles leave the database, not whole trees. A text without a title is called nothing.
    """
    titled = func.jsonb_path_query_first(TextVersion.tree, cast(_FIRST_TITLED, JSONPATH))
    wanted = (
        select(TextVersion.text_id, TextVersion.tree["original_language"].astext, titled)
        .ext(distinct_on(TextVersion.text_id))
        .where(TextVersion.text_id.in_([each.id for each in texts]))
        .order_by(TextVersion.text_id, TextVersion.number.desc())
    )
    return {
        text_id: _titles(original, part)
        for text_id, original, part in db.session.execute(wanted)
        if part is not None
    }


def _titles(original: str, part: dict[str, Any]) -> dict[str, str]:
    others = part.get("titles", {}).items()
    said = {each: "".join(span["text"] for span in spans) for each, spans in others}
    return {original: part["title"], **said}


def texts_by_name(body_ids: Collection[int] | None = None) -> Sequence[tuple[KeptText, datetime]]:
    """Give the kept texts of some bodies (None: all) and when each was saved last, latest first."""
    saved = func.max(TextVersion.saved_at)
    wanted = (
        select(KeptText, saved)
        .join(TextVersion, TextVersion.text_id == KeptText.id)
        .options(joinedload(KeptText.body))
        .group_by(KeptText.id, Body.id)
        .outerjoin(Body, KeptText.body_id == Body.id)
        .order_by(saved.desc(), KeptText.name)
    )
    if body_ids is not None:
        wanted = wanted.where(KeptText.body_id.in_(body_ids))
    return [(text, at) for text, at in db.session.execute(wanted)]
