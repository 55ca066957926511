"""A file that somebody sends: as it came, as it may be taken, as it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from werkzeug.datastructures import FileStorage

from wgtr.core.database import db
from wgtr.documents.models import StoredFile
from wgtr.documents.uploads.file_names import kept_name
from wgtr.documents.uploads.inspection import (
    MOST_BYTES,
    MOST_FILES,
    media_type_of,
    too_large,
)
from wgtr.texts.contents import sha256_of


@dataclass(frozen=True)
class Upload:
    """A file as it came: the name its sender gave it, and its bytes.

    `too_large` where more came than is ever kept; `content` is then not the whole.
    """

    name: str
    content: bytes
    too_large: bool = False


@dataclass(frozen=True)
class Taken:
    """A file that can be taken: the name to keep, its type, its bytes."""

    name: str
    media_type: str
    content: bytes


def uploads_in(files: Iterable[Any]) -> list[Upload]:
    """Read the files of a form; a field left empty is no file. At most one more than is taken."""
    found = []
    for each in files or ():
        if not isinstance(each, FileStorage) or not each.filename:
            continue
        is_too_large = bool(getattr(each.stream, "too_large", False))
        content = b"" if is_too_large else each.stream.read(MOST_BYTES + 1)
        found.append(Upload(each.filename, content, is_too_large))
        if len(found) > MOST_FILES:
            break
    return found


def looked_at(upload: Upload) -> Taken:
    """Look at a file before anything is locked: that may take a while.

    Raises RuleViolation with a sentence that says what is wrong with it and what to do.
    """
    name = kept_name(upload.name)
    if upload.too_large:
        raise too_large(name)
    return Taken(name, media_type_of(upload.content, name), upload.content)


def store(content: bytes, media_type: str) -> StoredFile:
    """Keep bytes under their SHA-256; the same bytes are kept once."""
    sha256 = sha256_of(content)
    row = {"sha256": sha256, "media_type": media_type, "size": len(content), "content": content}
    db.session.execute(insert(StoredFile).values(**row).on_conflict_do_nothing())
    return db.session.scalars(select(StoredFile).filter_by(sha256=sha256)).one()
