"""Reading a Word file of our own back, exactly: words from its pages, the rest from its outline.

`wgtr/ooxml/writing/outline.py` says what the outline is. A file without one, or one whose
paragraphs were put in another order, is read as anybody's file.
"""

from wgtr.reading.rendered.readings import reading_of_rendered
from wgtr.reading.rendered.texts import read_rendered

__all__ = ["read_rendered", "reading_of_rendered"]
