"""Keeping texts: every save is a version of its own, with who, when and why."""

from sqlalchemy import select

from wgtr.bodies.models import Body
from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.texts.contents import sha256_of, written_tree
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.queries import latest_version, remember_text, text_named, text_of
from wgtr.tree.provisions import Text


def keep_text(
    *,
    name: str,
    text: Text,
    by: str,
    body: Body | None = None,
    comment: str = "",
    source_sha256: str | None = None,
) -> TextVersion:
    """Keep a new text called `name`; its first version is given.

    `body` is whose text it is: its Chair may edit it. `source_sha256` is the hash of the files it
    was read from. Raises RuleViolation where the name is taken.
    """
    if text_named(name) is not None:
        raise RuleViolation("A text called %(name)s is kept already.", name=name)
    kept = KeptText(name=name, kind=text.kind, body_id=None if body is None else body.id)
    db.session.add(kept)
    db.session.flush()
    tree = written_tree(text)
    version = TextVersion(number=1, tree=tree, sha256=sha256_of(tree.written.encode()))
    return _add(kept, version, by=by, comment=comment, source_sha256=source_sha256)


def save_version(
    *,
    kept: KeptText,
    text: Text,
    on_top_of: int,
    by: str,
    comment: str = "",
    source_sha256: str | None = None,
) -> TextVersion:
    """Save `text` as the version after `on_top_of`, the number that the person had before them.

    What changes nothing makes no version: the latest is given. Raises RuleViolation where somebody
    saved meanwhile, so that nobody overwrites what they have not seen.
    """
    latest = locked_latest(kept)
    if latest.number != on_top_of:
        raise RuleViolation(
            "%(name)s was saved meanwhile, by %(who)s. Compare before you save.",
            name=kept.name,
            who=latest.saved_by,
        )
    return save_after(latest, text, by=by, comment=comment, source_sha256=source_sha256)


def locked_latest(kept: KeptText) -> TextVersion:
    """Give the latest version of `kept`, which nobody else saves until the transaction ends."""
    db.session.scalars(select(KeptText).filter_by(id=kept.id).with_for_update()).one()
    return latest_version(kept)


def save_after(
    latest: TextVersion,
    text: Text,
    *,
    by: str,
    comment: str = "",
    source_sha256: str | None = None,
) -> TextVersion:
    """Save `text` after the version that `locked_latest` gave in this transaction."""
    tree = written_tree(text)
    sha256 = sha256_of(tree.written.encode())
    if latest.sha256 == sha256 or text_of(latest) == text:
        return latest  # what was kept in an earlier form has another hash
    version = TextVersion(number=latest.number + 1, tree=tree, sha256=sha256)
    remember_text(sha256, text)
    return _add(latest.text, version, by=by, comment=comment, source_sha256=source_sha256)


def _add(
    kept: KeptText, version: TextVersion, *, by: str, comment: str, source_sha256: str | None
) -> TextVersion:
    version.source_sha256, version.comment = source_sha256, comment
    version.saved_at, version.saved_by = clock.now(), by
    version.text = kept
    db.session.add(version)
    audit.record(
        actor=by,
        action="texts.save",
        subject=f"text:{kept.name}",
        detail={"version": version.number, "sha256": version.sha256, "comment": comment},
    )
    return version
