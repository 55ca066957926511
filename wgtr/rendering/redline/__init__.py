"""Two texts as a redline to read on a page: what changed in words, summary first, rest folded."""

from wgtr.rendering.redline.blocks import Block, Redline, Stretch
from wgtr.rendering.redline.drawing import redline

__all__ = ["Block", "Redline", "Stretch", "redline"]
