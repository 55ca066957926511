"""Runs as they are collected, line by line: neighbours of one look become one run."""

from dataclasses import dataclass, field

from lxml import etree

from wgtr.reading.blocks import Run

Style = tuple[bool, bool, bool, str | None]  # bold, italic, raised, link


@dataclass(slots=True)
class RunList:
    """Collects text with its style. A note call stays a run of its own."""

    _styles: list[Style] = field(default_factory=list)
    _pieces: list[list[str]] = field(default_factory=list)
    _notes: list[str | None] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self._styles)

    def add(self, text: str, style: Style, note: str | None = None) -> None:
        """Add a stretch of text, or a call of `note`."""
        same = note is None and self._styles and self._styles[-1] == style
        if same and self._notes[-1] is None:
            self._pieces[-1].append(text)
            return
        self._styles.append(style)
        self._pieces.append([text])
        self._notes.append(note)

    def extend(self, other: "RunList") -> None:
        """Add what another list holds."""
        for run in other.runs():
            self.add(run.text, (run.bold, run.italic, run.raised, run.link), run.note)

    def runs(self) -> tuple[Run, ...]:
        """Return the runs."""
        rows = zip(self._styles, self._pieces, self._notes, strict=True)
        return tuple(Run("".join(pieces), *style, note) for style, pieces, note in rows)


@dataclass(slots=True)
class Line:
    """What one paragraph holds: visible and hidden runs; its text boxes are read after it."""

    runs: RunList = field(default_factory=RunList)
    hidden: RunList = field(default_factory=RunList)
    boxes: list[etree._Element] = field(default_factory=list)
