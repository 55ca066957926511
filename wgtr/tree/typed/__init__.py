"""Spans as a person edits them in a plain field, and what they typed read back as spans.

A field knows no marks. So what is not words stands in brackets that say what it is: [note 3],
[paragraph 4 above], [14 February 2025]. Whoever leaves a bracket as it is keeps the mark; whoever
deletes it, deletes the mark; a note may be called anywhere with its bracket. Emphasis, links and
symbols stay on the words that stay.
"""

from wgtr.tree.typed.brackets import Brackets, brackets_for
from wgtr.tree.typed.reading_back import read_back

__all__ = ["Brackets", "brackets_for", "read_back"]
