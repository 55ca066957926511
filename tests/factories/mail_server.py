"""A mail server on this machine, as real as aiosmtpd is, that takes, refuses or puts off."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from tests.factories.serving import free_port


@dataclass
class Post:
    """What a server says and what it took: answers by recipient, else "250 OK"."""

    port: int = 0
    at_recipient: dict[str, str] = field(default_factory=dict)
    at_data: str = "250 OK"
    taken: list[EmailMessage] = field(default_factory=list)
    seconds: float = 0.0

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, _s: Any, _e: Any, envelope: Envelope, to: str, _o: Any
    ) -> str:
        """Answer for a recipient."""
        answer = self.at_recipient.get(to, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(to)
        return answer

    async def handle_DATA(  # noqa: N802 - the server's name for it
        self, _server: Any, _session: Any, envelope: Envelope
    ) -> str:
        """Take a message, unless told to refuse it."""
        if self.at_data.startswith("250"):
            mail = message_from_bytes(envelope.original_content or b"", policy=default)
            self.taken.append(mail)
            await asyncio.sleep(self.seconds)
        return self.at_data

    def keys(self) -> list[str]:
        """Give the Message-IDs that were taken, in order, up to the @."""
        return [str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in self.taken]


@contextmanager
def mail_server(post: Post, **options: Any) -> Iterator[Post]:
    """Let a server take mail for the block, on `post.port` or a free one."""
    post.port = post.port or free_port()
    controller = Controller(post, hostname="127.0.0.1", port=post.port, **options)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def only(user: bytes, password: bytes) -> Any:
    """Let nobody in but `user`."""

    def check(
        _server: Any, _session: Any, _envelope: Any, _mechanism: Any, data: Any
    ) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (user, password), handled=False)

    return check
