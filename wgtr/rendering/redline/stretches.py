"""Words compared → what a redline shows of them: stretches that stayed, were taken out, put in."""

from collections.abc import Mapping, Sequence

from wgtr.rendering.printed import Piece
from wgtr.rendering.redline.blocks import RedlineRow, Stretch, Stretches
from wgtr.tree.comparison import Op, Segment
from wgtr.tree.comparison.tables import compared_rows
from wgtr.tree.provisions import Inlines, Rows, Span, SpanKind


def stretches(segments: Sequence[Segment], numbers: Mapping[str, str]) -> Stretches:
    """Draw compared words; `numbers` are those of the notes that are called, by target."""
    return tuple(
        Stretch(
            segment.op,
            tuple(_piece(span, numbers) for span in segment.spans),
            look=_only_the_look(segment, segments[max(0, place - 1) : place + 2]),
        )
        for place, segment in enumerate(segments)
    )


def redlined_rows(old: Rows, new: Rows, numbers: Mapping[str, str]) -> tuple[RedlineRow, ...]:
    """Compare a table's rows, and the words in each of its cells."""
    return tuple(
        RedlineRow(row.status, tuple(stretches(cell, numbers) for cell in row.cells))
        for row in compared_rows(old, new)
    )


def _only_the_look(segment: Segment, beside: Sequence[Segment]) -> bool:
    """Whether a stretch says what the one beside it says, and only looks otherwise."""
    said = _text(segment.spans)
    return segment.op is not Op.SAME and any(
        other.op not in {Op.SAME, segment.op} and _text(other.spans) == said for other in beside
    )


def _piece(span: Span, numbers: Mapping[str, str]) -> Piece:
    words = span.text
    if span.kind is SpanKind.NOTE and not words:
        words = numbers.get(span.target or "", "?")
    return Piece(words, span.kind, span.target, span.emphasis, span.strong)


def _text(spans: Inlines) -> str:
    return "".join(span.text for span in spans)
