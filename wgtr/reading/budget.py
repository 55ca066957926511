"""What reading one file may cost: a bound on paragraphs, on nested tables, and on time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from wgtr.reading.blocks import Unreadable

# Far above what is understood later on (importing.MOST_PARAGRAPHS), as empty ones count here.
MAX_PARAGRAPHS = 20_000
MAX_NESTED_TABLES = 20
# A refusal must come within five seconds, on a busy machine too.
MAX_SECONDS = 3.5
_LOOKS_AT_CLOCK_EVERY = 2_000


@dataclass(slots=True)
class Budget:
    """Counts what one file costs, over all its stories; Unreadable where it is too much."""

    paragraphs: int = 0
    _tables: int = 0
    _ticks: int = 0
    _ends: float = field(default_factory=lambda: time.monotonic() + MAX_SECONDS)

    def paragraph(self) -> int:
        """Count one more paragraph and return its number, from 1."""
        self.paragraphs += 1
        if self.paragraphs > MAX_PARAGRAPHS:
            raise Unreadable(
                f"The file has more than {MAX_PARAGRAPHS:,} paragraphs: send the agenda alone."
            )
        self.tick()
        return self.paragraphs

    def tick(self) -> None:
        """Count one element; look at the clock now and then."""
        self._ticks += 1
        if self._ticks % _LOOKS_AT_CLOCK_EVERY == 0 and time.monotonic() > self._ends:
            raise Unreadable("The file takes too long to read: send the agenda alone.")

    @contextmanager
    def table(self) -> Iterator[None]:
        """Enter a table, which may stand in others, but not in too many."""
        self._tables += 1
        if self._tables > MAX_NESTED_TABLES:
            raise Unreadable("The file puts tables into tables deeper than any agenda does.")
        yield
        self._tables -= 1
