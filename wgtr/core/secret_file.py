"""The secrets of a demonstration: made once, kept in the data folder, its owner's to read."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from wgtr.core.errors import HalfSet

FILE_NAME = "secrets.json"


def _new() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Secrets:
    """The key that signs cookies, and the passwords of the database's three roles."""

    secret_key: str = field(default_factory=_new)
    superuser: str = field(default_factory=_new)
    owner: str = field(default_factory=_new)
    application: str = field(default_factory=_new)


def secrets_of(data: Path) -> Secrets:
    """Read the secrets of the data folder `data`; make the folder and them where there are none.

    Raises HalfSet where the folder cannot be written or the file cannot be read.
    """
    path = data / FILE_NAME
    try:
        make_folder(data)
        if not path.exists():
            _write_once(path, Secrets())
        return Secrets(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise HalfSet(f"The secrets of this data folder cannot be used: {error}.") from error


def make_folder(data: Path) -> None:
    """Make the data folder; others may pass through to what they own in it, and read nothing."""
    if not data.is_dir():
        data.mkdir(parents=True)
        data.chmod(0o711)


def _write_once(path: Path, made: Secrets) -> None:
    """Write the whole file or none; of two processes that start together the first one wins."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(made), file)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
