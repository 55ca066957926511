"""Keeping what is typed before it is sent: a draft, which only its own delegation sees."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlalchemy.dialects.postgresql import insert

from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.inspection import MOST_BYTES, MOST_FILES, MOST_MEGABYTES
from wgtr.documents.uploads.taking import Taken, Upload, looked_at, store
from wgtr.submissions.models import (
    Answer,
    AttachedFile,
    Call,
    Channel,
    State,
    Submission,
)
from wgtr.submissions.places import Place
from wgtr.submissions.queries import whole_submissions
from wgtr.submissions.visibility import Visibility
from wgtr.texts.contents import sha256_of

LONGEST_WORDS = 200_000
"""What can be typed about one place, in characters: about a hundred pages."""


@dataclass(frozen=True)
class Author:
    """Who types: the person, and the delegation they speak for; None for the Secretariat."""

    person_id: int | None
    delegation_id: int | None


@dataclass(frozen=True)
class Said:
    """Words about a place; `label` names the place in the language they were typed in."""

    place: Place
    words: str
    label: str = ""


@dataclass(frozen=True)
class Typed:
    """What stands in a form: words, the choice of readers, the language they are in."""

    said: Sequence[Said]
    visibility: Visibility | None
    language: str


def keep_draft(
    *,
    call: Call,
    token: str,
    author: Author,
    typed: Typed,
    by: str,
    uploads: Sequence[Upload] = (),
    dropped: Collection[int] = (),
    replaces: Submission | None = None,
    channel: Channel = Channel.FORM,
) -> tuple[Submission, list[RuleViolation]]:
    """Keep what the form `token` holds; words that are only blanks are left out.

    `uploads` are added to the files that the draft has, `dropped` are positions of files to take
    out. A file that cannot be taken is left out and told of in the second value: everything
    else is kept. What was sent from this form already is given back unchanged.
    """
    looked_at = [_looked_at(each) for each in uploads]
    audit.hold()  # two may be about to keep the same bytes
    draft = _lock(call, token, author, replaces, channel)
    if draft.state is not State.DRAFT:
        return draft, []
    draft.visibility, draft.language = typed.visibility, typed.language
    draft.saved_at = clock.now()
    refused = _keep_files(draft, looked_at, dropped)
    refused += _keep_words(draft, typed)
    draft.channel = channel if channel is Channel.MAIL else _channel(draft)
    db.session.flush()
    _record("submissions.keep_draft", draft, by)
    return draft, refused


def discard_draft(*, draft: Submission, by: str) -> None:
    """Throw a draft away. Raises RuleViolation where it was sent."""
    locked(Submission.id == draft.id)
    if draft.state is not State.DRAFT:
        raise RuleViolation("It was sent, so it cannot be thrown away; it can be withdrawn.")
    _record("submissions.discard_draft", draft, by)
    db.session.delete(draft)


def _lock(
    call: Call, token: str, author: Author, replaces: Submission | None, channel: Channel
) -> Submission:
    """Make the draft of a form, or find it; whoever presses twice waits here for himself."""
    new = insert(Submission).values(
        call_id=call.id,
        delegation_id=author.delegation_id,
        person_id=author.person_id,
        token=token,
        channel=channel,
        state=State.DRAFT,
        language="en",
        saved_at=clock.now(),
        received_because="",
        sender="",
        replaces_id=None if replaces is None else replaces.id,
        is_example=False,
    )
    db.session.execute(new.on_conflict_do_nothing(index_elements=["token"]))
    found = locked(Submission.token == token)
    if found.call_id != call.id or not _same_hands(found, author):
        raise RuleViolation("This form is not yours. Open a new one.")
    return found


def locked(which: ColumnElement[bool]) -> Submission:
    """Give one submission as it stands now, held until the transaction ends."""
    wanted = whole_submissions().where(which).with_for_update(of=Submission)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def _same_hands(found: Submission, author: Author) -> bool:
    """Whether a draft is the author's delegation's; the Secretariat shares the mails it logs."""
    if author.delegation_id is None:
        return found.channel is Channel.MAIL
    return found.channel is not Channel.MAIL and found.delegation_id == author.delegation_id


def _keep_words(draft: Submission, typed: Typed) -> list[RuleViolation]:
    kept = [each for each in typed.said if each.words.strip()]
    draft.answers = [
        Answer(
            position=position,
            kind=each.place.kind,
            provision=each.place.provision,
            label=each.label[:200],
            words=_clean(each.words)[:LONGEST_WORDS],
            language=typed.language,
        )
        for position, each in enumerate(kept, start=1)
    ]
    if any(len(each.words) > LONGEST_WORDS for each in kept):
        return [
            RuleViolation(
                "What was typed about one question is longer than %(most)d characters and was cut "
                "there. Send it as a file.",
                most=LONGEST_WORDS,
            )
        ]
    return []


def _clean(words: str) -> str:
    """Give words with one kind of line end, without what no database keeps."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return lines.encode("utf-8", "replace").decode().strip("\n")


def _looked_at(upload: Upload) -> Taken | RuleViolation:
    try:
        return looked_at(upload)
    except RuleViolation as why:
        return why


def _keep_files(
    draft: Submission, files: Sequence[Taken | RuleViolation], dropped: Collection[int]
) -> list[RuleViolation]:
    kept = [each for each in draft.files if each.position not in dropped]
    draft.files = kept
    refused: list[RuleViolation] = []
    for each in files:
        problem = each if isinstance(each, RuleViolation) else _no_room(each, kept)
        if problem is not None or isinstance(each, RuleViolation):
            refused += [] if problem is None else [problem]
        elif (each.name, sha256_of(each.content)) not in {(one.name, one.sha256) for one in kept}:
            kept = [*kept, _attached(each, kept)]
    draft.files = kept
    return refused


def _no_room(taken: Taken, beside: Sequence[AttachedFile]) -> RuleViolation | None:
    if len(beside) >= MOST_FILES:
        return RuleViolation(
            "“%(file)s” was left out: %(most)d files can be sent at once.",
            file=taken.name,
            most=MOST_FILES,
        )
    if sum(each.file.size for each in beside) + len(taken.content) > MOST_BYTES:
        return RuleViolation(
            "“%(file)s” was left out: the files together are larger than %(most)d MB.",
            file=taken.name,
            most=MOST_MEGABYTES,
        )
    return None


def _attached(taken: Taken, beside: Sequence[AttachedFile]) -> AttachedFile:
    position = max((each.position for each in beside), default=0) + 1
    file = store(taken.content, taken.media_type)
    return AttachedFile(position=position, name=taken.name, sha256=file.sha256, file=file)


def _channel(draft: Submission) -> Channel:
    return Channel.FILE if draft.files and not draft.answers else Channel.FORM


def _record(action: str, draft: Submission, by: str) -> None:
    """Write down that a draft was kept, not what it says: the record is read by others."""
    audit.record(
        actor=by,
        action=action,
        subject=f"draft:{draft.id}",
        detail={"answers": len(draft.answers), "files": [each.sha256 for each in draft.files]},
    )
