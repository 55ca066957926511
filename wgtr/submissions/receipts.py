"""What a receipt says: every fact of a submission, in values that can be compared in ten years.

The facts are hashed (SHA-256 of their canonical JSON); the hash stands on the receipt and in the
audit record's chain, so that neither we nor the sender can later hold another one against it.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from wgtr.submissions.models import Receipt, Submission
from wgtr.texts.contents import canonical, sha256_of


def receipt_number(submission: Submission) -> str:
    """Give a receipt's number, which is its address: `csp11-wgtr-2025-02-28-comments-7`."""
    call = submission.call
    return f"{call.meeting.slug}-{call.kind}-{submission.number}"


def words_sent(submission: Submission) -> str:
    """Give all words of a submission as one text: each after the name of its place."""
    parts = [f"[{each.label or each.kind}]\n{each.words}\n" for each in submission.answers]
    return "\n".join(parts)


@dataclass(frozen=True)
class FileFact:
    """A file: its name as sent, its SHA-256, its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Facts:
    """The facts of a submission; `received` in UTC to the millisecond, ISO 8601."""

    number: str
    meeting: str
    call: str
    delegation: str
    delegation_code: str
    person: str
    sender: str
    channel: str
    received: str
    band: str
    visibility: str
    replaces: int | None
    text_sha256: str
    files: tuple[FileFact, ...]

    @classmethod
    def of(cls, sent: Submission) -> "Facts":
        """Gather the facts of what was sent; call, delegation, person and files are loaded."""
        delegation = sent.delegation
        assert delegation is not None  # noqa: S101 - nothing is sent by nobody
        assert sent.received_at is not None  # noqa: S101 - what was sent was received
        return cls(
            number=receipt_number(sent),
            meeting=sent.call.meeting.slug,
            call=sent.call.kind.value,
            delegation=delegation.name.get("en") or delegation.code,
            delegation_code=delegation.code,
            person="" if sent.person is None else sent.person.name,
            sender=sent.sender,
            channel=sent.channel.value,
            received=exact(sent.received_at),
            band="" if sent.band is None else sent.band.value,
            visibility="" if sent.visibility is None else sent.visibility.value,
            replaces=None if sent.replaces is None else sent.replaces.number,
            text_sha256=sent.text_sha256 or "",
            files=tuple(FileFact(f.name, f.sha256, f.file.size) for f in sent.files),
        )

    def as_json(self) -> dict[str, Any]:
        """Give the facts as JSON keeps them."""
        return {**asdict(self), "files": [asdict(each) for each in self.files]}


def exact(value: datetime) -> str:
    """Write an instant to the millisecond, in UTC: 2025-02-14T22:59:58.123Z."""
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


_MAY_CHANGE = ("delegation", "person")
"""Names, which are corrected now and then: the code says which delegation it was."""


def holds(receipt: Receipt, submission: Submission, recorded: str | None) -> bool:
    """Tell whether receipt, submission and audit record (`recorded`, a hash) say the same."""
    if not sha256_of(canonical(receipt.facts)) == receipt.sha256 == recorded:
        return False
    now = Facts.of(submission).as_json()
    return all(receipt.facts[name] == now[name] for name in now if name not in _MAY_CHANGE)
