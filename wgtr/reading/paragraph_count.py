"""How many paragraphs a file may have before it is no agenda: a bound on time and memory."""

from dataclasses import dataclass

from wgtr.reading.blocks import Unreadable

MAX_PARAGRAPHS = 50_000


@dataclass(slots=True)
class ParagraphCount:
    """Counts paragraphs over all stories of a file."""

    paragraphs: int = 0

    def step(self) -> int:
        """Count one more and return its number; Unreadable past the most that is read."""
        self.paragraphs += 1
        if self.paragraphs > MAX_PARAGRAPHS:
            raise Unreadable(
                f"The file has more than {MAX_PARAGRAPHS:,} paragraphs: send the agenda alone."
            )
        return self.paragraphs
