"""What a case of the hostile corpus is."""

from collections.abc import Callable
from dataclasses import dataclass

SAID = "The Chair will open the meeting."
REFUSED, READ = "refused", "read"
CANARY = "http://canary.invalid/x"


@dataclass(frozen=True)
class Case:
    """A file, and what must become of it: refused, or read with SAID in it.

    Large files are made when they are asked for.
    """

    name: str
    content: bytes | Callable[[], bytes]
    verdict: str = REFUSED

    @property
    def data(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content()
