"""Two texts → a redline in one language: what is printed, in the order of their comparison."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import (
    MastheadLine,
    Piece,
    Pieces,
    Printed,
    PrintedNote,
    PrintedPart,
    PrintedProvision,
    PrintedRows,
    Said,
    words_of,
)
from wgtr.rendering.redline.blocks import Block, Redline, RedlineRow, Role, Stretches
from wgtr.rendering.redline.stretches import redlined_rows, stretches
from wgtr.rendering.settling import settled
from wgtr.tree.comparison import Comparison, Entry, NoteChange, Op, PartChange, Status, compare
from wgtr.tree.comparison.renaming import renamed
from wgtr.tree.comparison.tables import RowStatus, compared_rows
from wgtr.tree.comparison.words import compared
from wgtr.tree.languages import Language
from wgtr.tree.numbering import with_path
from wgtr.tree.provisions import Inlines, Span, SpanKind, Text
from wgtr.tree.references import Facts

_LABEL = 40
_ONE_SIDE = {Status.ADDED, Status.REMOVED, Status.MOVED, Status.MOVED_AWAY}


def redline(
    old: Text, new: Text, language: Language, style: HouseStyle, facts: Facts | None = None
) -> Redline:
    """Compare two texts as they are printed in one language."""
    comparison = compare(old, new, language)
    before = settled(renamed(old, comparison.names), language, style, facts)
    after = settled(new, language, style, facts)
    return _Drawing(comparison, before, after).redline()


@dataclass(slots=True)
class _Drawing:
    comparison: Comparison
    before: Printed
    after: Printed
    was: dict[str, PrintedProvision] = field(init=False)
    now: dict[str, PrintedProvision] = field(init=False)
    notes: tuple[dict[str, PrintedNote], dict[str, PrintedNote]] = field(init=False)
    numbers: dict[str, str] = field(init=False)
    paths: tuple[dict[str, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        self.was = {provision.source.id: provision for provision in self.before.walk()}
        self.now = {provision.source.id: provision for provision in self.after.walk()}
        self.notes = (
            {note.source.id: note for note in self.before.notes},
            {note.source.id: note for note in self.after.notes},
        )
        both = (*self.before.notes, *self.after.notes)
        self.numbers = {note.anchor: note.number for note in both}
        sides = (self.before, self.after)
        self.paths = tuple(dict(with_path(side.source, side.language)) for side in sides)

    def redline(self) -> Redline:
        """The whole redline."""
        blocks = [*self._lines("masthead", self.before.masthead, self.after.masthead)]
        for part in self.comparison.parts:
            blocks += self._part(part)
        blocks += [self._note(note) for note in self.comparison.notes]
        return Redline(
            self.after.title, self.after.language, tuple(blocks), tuple(self._elsewhere())
        )

    def _elsewhere(self) -> Iterator[Language]:
        things: list[Entry | NoteChange] = [*self.comparison.entries(), *self.comparison.notes]
        for language in Language:
            differs = any(
                thing.status is not Status.MOVED_AWAY
                and language in thing.words
                and thing.words[language].changed
                for thing in things
            )
            if differs and language is not self.after.language:
                yield language

    def _part(self, part: PartChange) -> Iterator[Block]:
        old = _found(self.before.parts, part.old.id) if part.old else None
        new = _found(self.after.parts, part.new.id) if part.new else None
        shown = new or old
        assert shown is not None  # noqa: S101 - a part has a side
        yield from self._lines(
            shown.anchor, old.masthead if old else (), new.masthead if new else ()
        )
        titles = [_titled(side) for side in (old, new)]
        if any(titles):
            words = self._words(*titles)
            status = part.status if part.status in _ONE_SIDE else _status(words)
            yield Block(
                Role.TITLE,
                status,
                _anchor(shown.anchor, status),
                shown.title.language,
                body=words,
                label=_label(words),
            )
        for entry in part.entries:
            yield self._entry(entry)

    def _entry(self, entry: Entry) -> Block:
        name = entry.shown.id
        here = (self.was[name] if entry.old else None, self.now[name] if entry.new else None)
        old, new = here
        if entry.status is Status.MOVED and old is None:
            old = self.was[name]
        shown = new or old
        assert shown is not None  # noqa: S101 - an entry has a side
        heading, body, rows = self._said(old.said if old else None, new.said if new else None)
        status = self._status(entry, heading, body, rows)
        moves = entry.twin is not None
        other = _anchor(shown.anchor, Status.MOVED if not new else Status.MOVED_AWAY)
        numbers = old.number if old else None, new.number if new else None
        return Block(
            Role.PROVISION,
            status,
            _anchor(shown.anchor, status),
            shown.said.language,
            number=shown.number,
            old_number=numbers[0] if old and new and numbers[0] != numbers[1] else None,
            depth=shown.depth,
            kind=shown.source.kind.value,
            heading=heading,
            body=body,
            rows=rows,
            other=other if moves else None,
            along=entry.along,
            label=self.paths[new is not None].get(name) or _label(heading or body),
        )

    @staticmethod
    def _status(
        entry: Entry, heading: Stretches, body: Stretches, rows: tuple[RedlineRow, ...]
    ) -> Status:
        """What a reader of this language sees; a mended number in a cross-reference counts."""
        if entry.status in _ONE_SIDE:
            return entry.status
        changed = any(row.status is not RowStatus.UNCHANGED for row in rows)
        if changed or Status.CHANGED in {_status(heading), _status(body)}:
            return Status.CHANGED
        return Status.RENUMBERED if entry.renumbered else Status.UNCHANGED

    def _note(self, note: NoteChange) -> Block:
        before, after = self.notes
        name = (note.new or note.old).id  # type: ignore[union-attr]  # a note has a side
        old = before.get(name) if note.status is not Status.ADDED else None
        new = after.get(name) if note.status is not Status.REMOVED else None
        shown = new or old
        assert shown is not None  # noqa: S101
        heading, body, rows = self._said(old.said if old else None, new.said if new else None)
        changed = Status.CHANGED in {_status(heading), _status(body)} or any(
            row.status is not RowStatus.UNCHANGED for row in rows
        )
        renumbered = old is not None and new is not None and old.number != new.number
        quiet = Status.RENUMBERED if renumbered else Status.UNCHANGED
        status = Status.CHANGED if changed else quiet
        if old is None or new is None:
            status = Status.REMOVED if old else Status.ADDED
        return Block(
            Role.NOTE,
            status,
            f"note-{_anchor(shown.anchor, status)}",
            shown.said.language,
            number=shown.number,
            old_number=old.number if renumbered and old else None,
            heading=heading,
            body=body,
            rows=rows,
            label=shown.number,
        )

    def _lines(
        self, holder: str, old: Sequence[MastheadLine], new: Sequence[MastheadLine]
    ) -> Iterator[Block]:
        rows = [tuple(((Span(line.text),),) for line in lines) for lines in (old, new)]
        for place, row in enumerate(compared_rows(*rows)):
            words = stretches(row.cells[0], self.numbers)
            yield Block(
                Role.MASTHEAD,
                _ROW_STATUS[row.status],
                f"{holder}-line-{place}",
                self.after.language,
                body=words,
                label=_label(words),
            )

    def _said(
        self, old: Said | None, new: Said | None
    ) -> tuple[Stretches, Stretches, tuple[RedlineRow, ...]]:
        one, other = old or Said(Language.EN), new or Said(Language.EN)
        return (
            self._words(one.heading, other.heading),
            self._words(one.body, other.body),
            self._rows(one.rows, other.rows),
        )

    def _words(self, old: Pieces, new: Pieces) -> Stretches:
        return stretches(compared(_spans(old), _spans(new)), self.numbers)

    def _rows(self, old: PrintedRows, new: PrintedRows) -> tuple[RedlineRow, ...]:
        before, after = (tuple(tuple(map(_spans, row)) for row in side) for side in (old, new))
        return redlined_rows(before, after, self.numbers)


_ROW_STATUS: Mapping[RowStatus, Status] = {
    RowStatus.UNCHANGED: Status.UNCHANGED,
    RowStatus.CHANGED: Status.CHANGED,
    RowStatus.ADDED: Status.ADDED,
    RowStatus.REMOVED: Status.REMOVED,
}


def _spans(pieces: Pieces) -> Inlines:
    """Pieces to compare: a note's call is the same whatever its number."""
    return tuple(
        Span(
            "" if piece.kind is SpanKind.NOTE and piece.to else piece.text,
            piece.kind,
            piece.to,
            piece.emphasis,
            piece.strong,
        )
        for piece in pieces
    )


def _titled(part: PrintedPart | None) -> Pieces:
    """A part's title with its label before it."""
    if part is None:
        return ()
    label = (Piece(f"{part.label} "),) if part.label else ()
    return (*label, *part.title.body)


def _status(words: Stretches) -> Status:
    same = all(stretch.op is Op.SAME for stretch in words)
    return Status.UNCHANGED if same else Status.CHANGED


def _anchor(anchor: str, status: Status) -> str:
    """Where a block stands on the page: what is gone must not stand where the new one does."""
    gone = status in {Status.REMOVED, Status.MOVED_AWAY}
    return f"was-{anchor}" if gone else anchor


def _label(words: Stretches) -> str:
    """The words as they are now; as they were, where all were taken out."""
    kept = [stretch for stretch in words if stretch.op is not Op.REMOVED] or words
    said = words_of(tuple(piece for stretch in kept for piece in stretch.pieces))
    return said if len(said) <= _LABEL else f"{said[:_LABEL].rstrip()}…"


def _found(parts: tuple[PrintedPart, ...], name: str) -> PrintedPart:
    return next(part for part in parts if part.source.id == name)
