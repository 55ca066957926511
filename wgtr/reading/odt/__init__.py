"""OpenDocument texts as blocks: styles, lists, runs (inlines), and the stories that hold them."""

from wgtr.reading.odt.document import blocks_of_odt

__all__ = ["blocks_of_odt"]
