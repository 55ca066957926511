"""The lines at the head of a PDF's first page, each of which says a thing of its own.

A symbol, a date, who issued the document, in which language it was written: a line among them that
fills the page is followed by the next thing more often than by its own rest. So there the words
tell where a new thing begins, not the room that the line above leaves.
"""

import re
from collections.abc import Callable
from itertools import takewhile

from wgtr.reading.pdf.lines import Line

_LABEL = re.compile(r"[^\W\d_][\w’'.-]*(?: [\w’'.-]+){0,3}\s?(?::(?=\s|$)|：)")
_SYMBOL = re.compile(r"(?=[A-Z]\S*\d)[^\s/]+(?:/[^\s/]+){2,}")
_DATE = re.compile(
    r"\d{1,2}\S{0,2}(?: de)? [^\W\d_]+\.?(?: de)? \d{4}(?: ?[^\W\d_]+\.?)?"
    r"|[^\W\d_]+ \d{1,2}, \d{4}|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
)
_ENDS = re.compile(r"(?:\S+\s+){4,}\S*[.!?…؟]|\S{9,}[。！？]|.*[,，،]")
_GOES_ON = re.compile(r"(?:[-–—,،(/«“&]|\b[^\W\d_]{1,4}[’']?|(?:://|www\.)[!-~]+)$")
_LONGEST = 200  # letters looked at: time must not grow with the square of what a file may hold


def masthead_of(lines: list[Line], joins: Callable[[Line, Line], bool]) -> set[int]:
    """The numbers of page one's lines above its first sentence, greeting or list entry.

    `joins` says whether two lines are one paragraph by their places: the first sentence may have
    begun some lines above its end.
    """
    first = list(takewhile(lambda line: line.page == lines[0].page, lines))
    end = next((place for place, line in enumerate(first) if _ends_sentence(line)), len(first))
    while 0 < end < len(first) and joins(first[end - 1], first[end]):
        if _is_plainly_new(first[end - 1].text.strip(), first[end].text.strip()):
            break
        end -= 1
    return {line.number for line in first[:end]}


def says_anew(before: Line, line: Line) -> bool:
    """Whether of two lines of a masthead the second is not the rest of the first."""
    above, below = before.text.strip(), line.text.strip()
    if _is_plainly_new(above, below):
        return True
    if _goes_on(above):
        return False
    # A labelled thing may be long, and a title in bold or capitals may be broken anywhere.
    return below[:1].isupper() and not (_is_label(above) or line.bold or below.isupper())


def _is_plainly_new(above: str, below: str) -> bool:
    if _is_label(below) or _is_alone(above):
        return True
    return _is_alone(below) and not _goes_on(above)


def _goes_on(text: str) -> bool:
    """Whether a line ends with a small word, in an address or with a sign that wants more."""
    found = _GOES_ON.search(text[-_LONGEST:])
    return found is not None and not found[0][0].isupper()


def _is_alone(text: str) -> bool:
    return bool(_SYMBOL.fullmatch(text) or _DATE.fullmatch(text))


def _is_label(text: str) -> bool:
    return not text[:1].islower() and _LABEL.match(text) is not None


def _ends_sentence(line: Line) -> bool:
    text = line.text.strip()
    return _ENDS.fullmatch(text) is not None and not _is_label(text) and not _is_alone(text)
