"""Two texts compared, provision by provision and word by word, in six languages.

`compare` gives a `Comparison`; `rejected` and `accepted` make the old and the new text of it again,
which is how its exactness is tested.
"""

from wgtr.tree.comparison.results import (
    Comparison,
    Entry,
    NoteChange,
    PartChange,
    Status,
    WordingChange,
)
from wgtr.tree.comparison.texts import accepted, compare, rejected
from wgtr.tree.comparison.words import Op, Segment, Segments, compared

__all__ = [
    "Comparison",
    "Entry",
    "NoteChange",
    "Op",
    "PartChange",
    "Segment",
    "Segments",
    "Status",
    "WordingChange",
    "accepted",
    "compare",
    "compared",
    "rejected",
]
