"""Lines of a PDF put together to paragraphs, by what a reader's eye goes by.

A new paragraph begins after a gap, at a list mark, where letters change in size or weight, where
a line is indented otherwise than its paragraph, and after a line so short that the next line's
first word had found room on it.
"""

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from wgtr.reading.blocks import Run
from wgtr.reading.pdf.columns import Columns
from wgtr.reading.pdf.lines import Line
from wgtr.reading.pdf.mastheads import masthead_of, says_anew

_MARK = re.compile(
    r"\s*(?:[•●○◦▪■□➢❖✓‣]|[–—·*-]\s|[(（]?(?:\d{1,3}(?:\.\d{1,3})*|[٠-٩]{1,3}|[ivxlIVXL]{1,7}|"
    r"[A-Za-zА-Яа-я]|[\u0621-\u064a]|[一二三四五六七八九十百]{1,4})[.)）、．:：]\)?(?:\s|(?=[^\d\s.,])))"
)
# "28 February 2025", "Article 13": kept on one line, they leave more room than a word before them.
_NUMBERED = re.compile(r"\(?(?:[^\W\d_]+ )?\(?\d")
_SENTENCE_ENDS = tuple(".!?。！？:：;；؟…")
_WIDEST_GAP = 1.25  # of the usual distance between lines of one paragraph
_PAST_ALL = 1.9  # of the letter size: no paragraph is set that wide
_SAME_SIZE = 0.1
_SLACK, _WIDE_SLACK = 0.2, 2.0  # of the letter size: for a blank; for marks no line may begin with
_MOST_ROOM = 0.3  # of the line's width, left over at the end of a line that goes on
_SHORT_LINES = 0.5  # of the page's width: where all lines are shorter, none of them is full
_LEAST_GAPS, _LEAST_SHARE = 3, 0.8
_INDENT = 0.6  # of the letter size
_CHINESE_INDENT = 3.0
_SOFT_HYPHEN = "\u00ad"
_ADDRESS = re.compile(r"(?:://|www\.|@)[!-~]*$")
_BROKEN_ADDRESS = re.compile(r"(?:://|www\.)[!-~]*[/._=&?#%~-]$")
# More of an address: a word with two signs within, or one and a figure ("and/or" is none).
_REST_OF_ADDRESS = re.compile(
    r"(?=[!-~]*[0-9_=&?#%]|(?:[!-~]+?[/.]){2}[0-9A-Za-z])[0-9A-Za-z%~-]+[/_=&?#%.][0-9A-Za-z%~]"
)
_LONGEST_ADDRESS = 500  # letters: time must not grow with the square of what a file may hold
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RIGHT_TO_LEFT = {"R", "AL"}


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        """Whether a list mark opens the paragraph."""
        return opens_entry(self.lines[0])


def opens_entry(line: Line) -> bool:
    """Whether a line begins with what may be a list mark."""
    return _MARK.match(line.text) is not None


def paragraphs_of(lines: list[Line], page_width: float, columns: Columns) -> list[Paragraph]:
    """Return the paragraphs that `lines` form, column after column and page after page."""
    margins = _Margins(lines, page_width, columns)
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and margins.joins(paragraphs[-1], line):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return paragraphs


class _Margins:
    """What is usual in a document: the distance of lines, and where full lines end."""

    def __init__(self, lines: list[Line], page_width: float, columns: Columns) -> None:
        self._columns = columns
        self._narrowest, furthest = columns.left, columns.right
        if furthest - self._narrowest < _SHORT_LINES * page_width:
            # No line is full: the margin is taken to be as wide on the far side.
            furthest = max(furthest, page_width - self._narrowest)
        self._furthest = furthest
        self._leading = _usual_leading(lines) | _usual_leading(lines, below=self._ends_far)
        self._parts_by_gaps = self._learn_gaps(lines)
        self._masthead = masthead_of(lines, lambda one, two: self._fits(Paragraph([one]), two))

    def joins(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether `line` goes on the paragraph."""
        if line.number in self._masthead and says_anew(paragraph.lines[-1], line):
            return False
        return self._fits(paragraph, line)

    def _fits(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether `line` goes on the paragraph, by the places of both."""
        before = paragraph.lines[-1]
        if opens_entry(line) or abs(before.size - line.size) > _SAME_SIZE * before.size:
            return False
        if before.bold != line.bold or "\t" in line.text.strip() or "\t" in before.text[8:]:
            return False
        if line.page != before.page:
            ended = before.text.rstrip().endswith(_SENTENCE_ENDS)
            return not ended and self._is_full(before, line) and _keeps_margin(paragraph, line)
        distance = before.y - line.y
        if distance <= 0 or distance > self._most(line) or not self._columns.same(before, line):
            return False
        if _keeps_margin(paragraph, line):
            return self._is_full(before, line)
        return self._goes_on_centred(before, line)

    def _goes_on_centred(self, before: Line, line: Line) -> bool:
        """Whether two lines on one axis are one title: the upper had no room for more."""
        free = self._furthest - self._narrowest - (before.right - before.left)
        axes = abs(before.left + before.right - line.left - line.right) / 2
        return axes < _INDENT * line.size and free < line.first_word + _SLACK * line.size

    def _most(self, line: Line) -> float:
        usual = self._leading.get(round(line.size))
        return usual * _WIDEST_GAP if usual else line.size * _PAST_ALL

    def _is_full(self, before: Line, line: Line) -> bool:
        """Whether `before` ends where lines end that go on.

        Either the next line's first word had found no room on it; or the sentence plainly goes
        on; or the document parts its paragraphs by gaps, and there is none here. In the last two
        cases some room may be left, as lines are often set uneven.
        """
        rtl = is_right_to_left(before.text)
        widest = self._widest(before, rtl=rtl)
        room = widest - _end_of(before, rtl=rtl)
        wide = _is_wide(line.text.strip()[:1] or " ")
        if room < line.first_word + before.size * (_WIDE_SLACK if wide else _SLACK):
            return True
        begun = line.text[:1].islower() or _NUMBERED.match(line.text) is not None
        goes_on = begun and not before.text.rstrip().endswith(_SENTENCE_ENDS)
        uneven = room < _MOST_ROOM * (widest - _start_of(before, rtl=rtl))
        return uneven and (goes_on or self._parts_by_gaps)

    def _widest(self, line: Line, *, rtl: bool) -> float:
        """Where full lines of a line's column end, growing in reading direction."""
        left, right = self._columns.bounds(line)
        whole = (left, right) == (self._columns.left, self._columns.right)
        return -left if rtl else self._furthest if whole else right

    def _ends_far(self, line: Line) -> bool:
        """Whether a line comes near where full lines end: a paragraph's inner line, most likely."""
        rtl = is_right_to_left(line.text)
        room = self._widest(line, rtl=rtl) - _end_of(line, rtl=rtl)
        return room < _WIDE_SLACK * line.size

    def _learn_gaps(self, lines: list[Line]) -> bool:
        """Whether list entries, which are paragraphs for sure, stand after a gap here."""
        gaps = [
            upper.y - lower.y > self._most(lower)
            for upper, lower in pairwise(lines)
            if upper.page == lower.page and opens_entry(lower) and upper.y > lower.y
        ]
        return len(gaps) >= _LEAST_GAPS and sum(gaps) >= _LEAST_SHARE * len(gaps)


def _usual_leading(
    lines: list[Line], below: Callable[[Line], bool] | None = None
) -> dict[int, float]:
    """The usual distance between lines, by letter size: the smallest that is often met.

    `below` lines of its choice only: a masthead of the text's size may be set closer than the text.
    """
    met: dict[int, list[float]] = {}
    for upper, lower in pairwise(lines):
        if below is not None and not below(upper):
            continue
        distance = upper.y - lower.y
        same = upper.page == lower.page and abs(upper.size - lower.size) < _SAME_SIZE * upper.size
        if same and 0 < distance < upper.size * _PAST_ALL:
            met.setdefault(round(upper.size), []).append(round(distance, 1))
    usual: dict[int, float] = {}
    for size, distances in met.items():
        if below is not None and len(distances) < _LEAST_GAPS:
            continue
        counts = Counter(distances)
        often = [d for d, times in counts.items() if times >= max(1, len(distances) // 10)]
        usual[size] = min(often, default=statistics.median(distances))
    return usual


def _end_of(line: Line, *, rtl: bool) -> float:
    """Where a line ends, growing in reading direction."""
    return -line.left if rtl else line.right


def _start_of(line: Line, *, rtl: bool) -> float:
    return -line.right if rtl else line.left


def _keeps_margin(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins where its paragraph's lines do.

    The second line may stand further in (hanging) only below a list mark, and further out where
    the first line was indented.
    """
    rtl = is_right_to_left(paragraph.lines[0].text)
    starts = [_start_of(each, rtl=rtl) for each in paragraph.lines]
    shift = _start_of(line, rtl=rtl) - starts[-1]
    tolerance = _INDENT * line.size
    if abs(shift) <= tolerance:
        return True
    if len(starts) > 1:
        return False
    if shift > 0:
        return paragraph.marked
    return -shift <= _CHINESE_INDENT * line.size


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are Arabic."""
    sides = Counter(unicodedata.bidirectional(letter) for letter in text if letter.isalpha())
    right = sum(sides[side] for side in _RIGHT_TO_LEFT)
    return right * 2 > sum(sides.values())


def joined_runs(lines: list[Line], words: Counter[str]) -> tuple[Run, ...]:
    """Return the runs of a paragraph: blanks between lines, none in Chinese, hyphens undone.

    `words` are the words of the whole document: a hyphen at a line's end goes unless the
    document writes the word with it elsewhere.
    """
    runs: list[Run] = []
    for line in lines:
        if runs and line.runs:
            runs[-1:] = _with_seam(runs[-1], line, words)
        runs += line.runs
    return tuple(_merged(runs))


def _with_seam(last: Run, line: Line, words: Counter[str]) -> list[Run]:
    """The last run above a line's break, with what must stand between it and the line below."""
    if _is_one_address(last, line.runs[0]):
        return [last]
    seam = _seam(last.text, line.text, words)
    if last.raised and seam.endswith(" "):  # the blank is no part of the mark
        return [replace(last, text=seam[:-1]), replace(last, text=" ", raised=False, note=None)]
    return [replace(last, text=seam)]


def _is_one_address(last: Run, first: Run) -> bool:
    """Whether one link's own address stands printed over a line's break."""
    tail, head = last.text.split()[-1:], first.text.split()[:1]
    return bool(last.link) and last.link == first.link and "".join(tail + head) in (last.link or "")


def _seam(above: str, below: str, words: Counter[str]) -> str:
    """What stands above a line's break, with what must stand between it and the line below."""
    hyphen = above.endswith((_SOFT_HYPHEN, "-", "\u2010"))
    if hyphen and above[-2:-1].isalpha() and below[:1].isalpha():
        return above[:-1] + ("-" if _keeps_hyphen(above[:-1], below, words) else "")
    above = above[:-1] + "-" if above.endswith(_SOFT_HYPHEN) else above
    if above and below and (_is_wide(above[-1]) or _is_wide(below[0])):
        return above
    if _BROKEN_ADDRESS.search(above[-_LONGEST_ADDRESS:]) and (
        above[-1] == "-" or _REST_OF_ADDRESS.match(below[:_LONGEST_ADDRESS])
    ):
        return above
    return above + " "


def _keeps_hyphen(above: str, below: str, words: Counter[str]) -> bool:
    first = re.search(r"[^\W\d_]+$", above)
    second = re.match(r"[^\W\d_]+", below)
    if first is None or second is None or not second[0][0].islower():
        return True
    if _ADDRESS.search(above[-_LONGEST_ADDRESS:]):  # hyphens of an address are its own
        return True
    whole = (first[0] + second[0]).casefold()
    parted = f"{first[0]}-{second[0]}".casefold()
    return words[parted] > 0 and not words[whole]


def words_of(lines: list[Line]) -> Counter[str]:
    """Count the words within the lines of a document."""
    return Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}


def _merged(runs: list[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        text = run.text.replace(_SOFT_HYPHEN, "")
        if last is not None and replace(run, text=last.text) == last and not run.note:
            last = replace(last, text=last.text + text)
            continue
        if last is not None:
            yield last
        last = replace(run, text=text)
    if last is not None:
        yield last
