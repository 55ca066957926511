"""The title of a paper that is no agenda: what its masthead ends with and no masthead has.

A paper is issued under a masthead made anew from the records; what only stood in the lines of the
old one would be gone. So its last lines are looked at: those that no masthead has are the title,
then what the text begins with. Such a line further up is told to the reader.
"""

import re
from dataclasses import dataclass, field

from wgtr.reading.blocks import BlockKind
from wgtr.reading.dates import dates_in
from wgtr.reading.entries import Entry, Look, all_bold
from wgtr.reading.headings import slot
from wgtr.reading.hours import hours_in
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.reading.mastheads import is_field, issued_by
from wgtr.reading.plain import FOLLOWS_CLOSELY
from wgtr.reading.wrapping import width

_LABELLED = re.compile(r"[^:：]{2,25}\s*[:：]\s*\S")
_LONGEST_PLACE = 30  # characters beside the day; Chinese says them in fewer
_LONGEST_DAYS = 70
_MOST_NAME_WORDS = 12
_FEW_WORDS = 2
_MOST_LINES = 30
_SHORT = 16  # columns: eight Chinese signs


@dataclass(slots=True)
class Divided:
    """A masthead's lines: those it keeps, the title, what the text begins with.

    `odd` are those kept that no masthead has.
    """

    masthead: list[Entry]
    title: list[Entry] = field(default_factory=list)
    rest: list[Entry] = field(default_factory=list)
    odd: list[Entry] = field(default_factory=list)


def title_below(lines: list[Entry], lexicon: Lexicon) -> Divided:
    """Divide the lines above a text without a title; all stay where nothing shows a paper.

    So do more lines than a masthead, title and first headings have.
    """
    if len(lines) > _MOST_LINES:
        return Divided(lines)
    known = _Known(lines, lexicon)
    if not known.official and not any(_names_paper(line, lexicon) for line in lines):
        return Divided(lines)
    end = known.end
    above, below = lines[:end], lines[end:]
    start = _start(below, lexicon)
    taken = _length(below[start:]) if start < len(below) else 0
    if taken:
        above, below = [*above, *below[:start]], below[start:]
    return Divided(above, below[:taken], below[taken:], [e for e in above if not known.has(e)])


class _Known:
    """Which of a masthead's lines are a masthead's."""

    def __init__(self, lines: list[Entry], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.said = {folded(name) for e in lines if (name := issued_by(e.text, lexicon))}
        self.phrases: set[str] = set()
        self.official = False
        self.sure: list[Entry] = []
        self.likely: list[Entry] = []
        for line in lines:
            self._judge(line)
        surely = [place + 1 for place, line in enumerate(lines) if _among(line, self.sure)]
        self.end = max(surely, default=0)

    def has(self, line: Entry) -> bool:
        return _among(line, self.sure) or _among(line, self.likely)

    def _judge(self, line: Entry) -> None:
        if is_field(line, self.lexicon):
            self.official |= not dates_in(line.text, self.lexicon)
            self.sure.append(line)
        elif self._is_usual(line):
            self.sure.append(line)
        elif self._names_body(line):
            self.official = True
            # A bold line below plain ones may be the title: "Universalization of the Treaty".
            (self.likely if self._stands_out(line) else self.sure).append(line)
        self.said.add(folded(line.text))

    def _is_usual(self, line: Entry) -> bool:
        words = line.text
        if line.marker is not None or line.is_table or _names_paper(line, self.lexicon):
            return False
        others = self.lexicon["masthead.others"]
        usual = folded(words) in self.said or others.starts(words.lstrip(" (（[")) is not None
        when = slot(line, self.lexicon) or bool(hours_in(words)) or self._says_when(words)
        return usual or when

    def _says_when(self, words: str) -> bool:
        """Whether a line is a place and days: "Geneva, 25–29 August 2025"."""
        found = dates_in(words, self.lexicon)
        beside = len(folded(words)) - sum(each.end - each.start for each in found)
        return bool(found) and beside <= _LONGEST_PLACE and len(words) <= _LONGEST_DAYS

    def _names_body(self, line: Entry) -> bool:
        """Whether a line is the name of a treaty, a Conference or a body, and the first such."""
        if line.marker is not None or line.is_table or _names_paper(line, self.lexicon):
            return False
        phrase = self.lexicon["masthead.treaty"].inside(line.text)
        if phrase is None or phrase in self.phrases or len(line.text.split()) > _MOST_NAME_WORDS:
            return False
        self.phrases.add(phrase)
        return True

    def _stands_out(self, line: Entry) -> bool:
        above = self.sure[-1] if self.sure else None
        return above is not None and _is_strong(line) and not _is_strong(above)


def _among(line: Entry, lines: list[Entry]) -> bool:
    return any(line is each for each in lines)


def _is_strong(entry: Entry) -> bool:
    return entry.block.kind is BlockKind.HEADING or all_bold(entry) or entry.text.isupper()


def _names_paper(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a line says what sort of paper it stands above: "Draft programme of work"."""
    if entry.marker is not None or entry.is_table or is_field(entry, lexicon):
        return False
    return lexicon["titles.paper"].starts(entry.text) is not None


def _start(lines: list[Entry], lexicon: Lexicon) -> int:
    """Where the title begins: at what is set strong or names a paper, else at what may be one."""
    shown = (p for p, e in enumerate(lines) if _is_strong(e) or _names_paper(e, lexicon))
    loose = (p for p, e in enumerate(lines) if _may_be(e) and not _LABELLED.match(e.text))
    strong, plain = next(shown, None), next(loose, None)
    begins_text = strong is not None and _is_first_heading(lines[strong], lexicon)
    found = plain if strong is None or (begins_text and plain is not None) else strong
    return len(lines) if found is None or not _may_be(lines[found]) else found


def _is_first_heading(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a line is "Introduction" or the like, of which a paper's title says more."""
    short = len(entry.text.split()) <= _FEW_WORDS and width(entry.text) <= _SHORT
    return short and not _names_paper(entry, lexicon)


def _may_be(entry: Entry) -> bool:
    free = entry.marker is None and not entry.is_table
    return free and (entry.look is not Look.BODY or _is_strong(entry))


def _length(lines: list[Entry]) -> int:
    """How many lines a title takes: those that follow closely, or centred, and look the same."""
    for place in range(1, len(lines)):
        above, line = lines[place - 1], lines[place]
        alike = (
            _may_be(line)
            and above.look is line.look
            and (above.block.kind, above.block.level) == (line.block.kind, line.block.level)
            and all_bold(above) is all_bold(line)
            and above.text.isupper() is line.text.isupper()
        )
        centred = above.block.align == line.block.align == "center"
        if not alike or not (centred or line.block.style == FOLLOWS_CLOSELY):
            return place
    return len(lines)
