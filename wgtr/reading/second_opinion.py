"""A second, independent reading of a Word or OpenDocument file, to see what ours missed.

Two readers that see different texts in one file are how scanners are deceived, and a reader that
loses a paragraph says nothing. So pandoc, which shares no code with ours, reads the file too, and
every paragraph it sees must be in our blocks (SECURITY goal B3).
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from wgtr.boxed.pandoc import run_pandoc
from wgtr.boxed.process import BoxedError
from wgtr.reading.blocks import Block

_TIMEOUT = 4.0
_PARAGRAPHS = {"Para", "Plain", "Header", "LineBlock", "CodeBlock"}
_TEXTS = {"Str", "Code", "Math"}
_WORD = 24  # letters: what is looked for in one piece, where a whole paragraph is not found


class NoSecondOpinion(Exception):
    """pandoc could not read the file, so nothing is known; the message says why."""


def missing_words(data: bytes, blocks: Iterable[Block]) -> list[str]:
    """Return the paragraphs that pandoc sees in a .docx or .odt and `blocks` do not hold.

    Only letters and figures are compared, whatever their order in the file, each as often as it
    occurs. Takes 30 to 200 ms. Raises NoSecondOpinion where pandoc does not read the file, and
    OSError where it is not installed.
    """
    form = "odt" if b"mimetypeapplication/vnd.oasis" in data[:100] else "docx"
    args = ("-f", form, "-t", "json")
    try:
        document = json.loads(run_pandoc(data, *args, timeout=_TIMEOUT))
    except (BoxedError, ValueError, RecursionError) as error:
        raise NoSecondOpinion(str(error)) from None
    seen = _Seen(blocks)
    paragraphs = _paragraphs([document["blocks"], document["meta"]])
    return [text for text in paragraphs if _letters(text) and not seen.take(_letters(text))]


class _Seen:
    """Our blocks' letters: whole paragraphs first, each counted, then all of them in a row."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        pieces = [piece for block in blocks for piece in _pieces(block)]
        self._counts = Counter(pieces)
        self._all = "\n".join(pieces)

    def take(self, letters: str) -> bool:
        """Whether a paragraph's letters are among ours; each of ours answers for one of theirs.

        A paragraph cut or joined otherwise (text boxes, tables, tracked marks) is found where
        each of its stretches stands somewhere.
        """
        if self._counts[letters] > 0:
            self._counts[letters] -= 1
            return True
        if letters in self._counts:
            return False
        stretches = [letters[at : at + _WORD] for at in range(0, len(letters), _WORD)]
        return all(stretch in self._all for stretch in stretches)


def _pieces(block: Block) -> Iterator[str]:
    yield _letters(block.text)
    for row in block.rows:
        for cell in row:
            for paragraph in cell.split("\n"):
                yield _letters(paragraph)


def _letters(text: str) -> str:
    """Letters and figures alone, in one spelling of each."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _paragraphs(node: Any) -> Iterator[str]:
    """The plain text of every paragraph of a pandoc document, notes and cells among them."""
    if isinstance(node, list):
        for child in node:
            yield from _paragraphs(child)
    elif isinstance(node, dict):
        if node.get("t") in _PARAGRAPHS | {"MetaInlines"}:
            yield "".join(_plain(node.get("c")))
            yield from _notes(node.get("c"))
        elif "t" not in node or "c" in node:
            for value in node.values():
                yield from _paragraphs(value)


def _plain(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _plain(child)
    elif isinstance(node, dict) and node.get("t") not in {"Note", "Image"}:
        content: Any = node.get("c")
        if node.get("t") in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif node.get("t") in _TEXTS:
            yield content if isinstance(content, str) else str(content[-1])
        else:
            yield from _plain(content)


def _notes(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _notes(child)
    elif isinstance(node, dict):
        if node.get("t") == "Note":
            yield from _paragraphs(node.get("c"))
        else:
            yield from _notes(node.get("c"))
