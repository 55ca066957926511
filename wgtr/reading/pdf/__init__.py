"""PDF with text as blocks: characters to lines in a boxed process, lines to paragraphs here."""

from wgtr.reading.pdf.document import blocks_of_pdf

__all__ = ["blocks_of_pdf"]
