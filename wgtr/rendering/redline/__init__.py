"""Two texts as a redline to read on a page: what changed in words, summary first, rest folded."""

from wgtr.rendering.redline.blocks import Block, Redline, RedlineRow, Stretch, Stretches
from wgtr.rendering.redline.drawing import redline
from wgtr.rendering.redline.stretches import redlined_rows, stretches

__all__ = [
    "Block",
    "Redline",
    "RedlineRow",
    "Stretch",
    "Stretches",
    "redline",
    "redlined_rows",
    "stretches",
]
