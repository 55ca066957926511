"""Handing a message over: to a server by SMTP, or to a folder; no database, no queue.

What can be mended by waiting or by an administrator (server gone, wrong password, "try later") is
TryLater; what the server refuses for good (no such mailbox, message not wanted) is Refused.
"""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wgtr.core.jobs import TryLater
from wgtr.core.mail_route import MailServer, Route

PATIENCE = 20.0
FOR_GOOD = range(500, 600)
TAKEN = "The server took it."
LONGEST_ANSWER = 500


class Refused(Exception):
    """The server refuses this message for good, and says why."""


def hand_over(route: Route, *, recipient: str, name: str, content: bytes) -> str:
    """Send a message, or write it as the file `name`; give what is to be noted of it.

    Raises Refused and TryLater.
    """
    if route.server is None:
        return _write(route.folder, name, content)
    try:
        with _connected(route.server, route.sender.rpartition("@")[2]) as smtp:
            smtp.sendmail(route.sender, [recipient], content)
    except smtplib.SMTPRecipientsRefused as refused:
        raise _judged(*next(iter(refused.recipients.values()))) from None
    except smtplib.SMTPAuthenticationError as problem:
        raise TryLater(f"The mail server does not let us in: {_words(problem)}") from None
    except smtplib.SMTPResponseException as answer:
        raise _judged(answer.smtp_code, answer.smtp_error) from None
    except (smtplib.SMTPException, OSError) as problem:
        raise TryLater(f"The mail server cannot be used: {_words(problem)}") from None
    return TAKEN


@contextmanager
def _connected(server: MailServer, ours: str) -> Iterator[smtplib.SMTP]:
    """Talk with a server, encrypted and signed in; `ours` is the name we give ourselves.

    Asked for our name, the machine might look for it for minutes.
    """
    encrypted = ssl.create_default_context()
    smtp = (
        smtplib.SMTP_SSL(server.host, server.port, ours, timeout=PATIENCE, context=encrypted)
        if server.is_smtps
        else smtplib.SMTP(server.host, server.port, ours, timeout=PATIENCE)
    )
    try:
        if not server.is_smtps and not server.is_here:
            smtp.starttls(context=encrypted)
        if server.user:
            smtp.login(server.user, server.password)
        yield smtp
    finally:
        # What was taken is taken, whatever becomes of our farewell.
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()
        smtp.close()


def _judged(code: int, words: bytes | str) -> Exception:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    answer = f"{code} {' '.join(said.split())}"[:LONGEST_ANSWER]
    return Refused(answer) if code in FOR_GOOD else TryLater(f"The mail server says: {answer}")


def _words(problem: Exception) -> str:
    return " ".join((str(problem) or type(problem).__name__).split())[:LONGEST_ANSWER]


def _write(folder: Path, name: str, content: bytes) -> str:
    """Write the whole file or none; written again after a crash it is the same file."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f".{name}"
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / name)
    except OSError as problem:
        raise TryLater(f"The folder for mail cannot be written: {problem}") from None
    return f"Written to {folder.name}/{name}: no mail server is set."
