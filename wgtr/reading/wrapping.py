"""Lines → paragraphs: undoing hard wraps, and nothing else.

A line was wrapped if the next line's first word would not have fitted on it. That is only believed
of a file whose full lines mostly stop in mid-sentence; in other files each line is a paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

TERMINAL = ".!?:;…。！？：；؟؛"
_CLOSERS = "\"'”’»)）」』]】*"
_OPENER = re.compile(
    r"\s*(?:[-•●○◦▪■□–—*·∙]\s|[(（]?(?:[0-9٠-٩０-９]{1,3}|[A-Za-zа-яА-Я\u0621-\u064a]|[ivxIVX]{1,5}"
    r"|[一二三四五六七八九十]{1,4})(?:[.)）、．](?:\s|$|(?=[\u3400-\u9fff“《]))|\.[0-9]{1,2}[.)]?\s|\s?[-–]\s)"
    r"|\[[0-9*]{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹*†]|#{1,6}\s|[①-⑳])"
)
_FIRST_NUMBER = re.compile(r"\s*\(?([0-9]{1,3}|[A-Za-z])[.)]")
# A dash at a line's beginning is a bullet, unless the line above broke off in mid-sentence.
_DASH = re.compile(r"\s*[–—-]\s")
_HYPHENED = re.compile(r"[^\W\d_][-‐]$")
_AND = re.compile(r"(?:and|or|et|ou|y|e|o|u|и|или)\b")  # "short- and long-term"
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
_FAR_IN = 14
_SAME_INDENT = 4
_FEWEST_FULL = 2
_MID_SENTENCE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line (or a paragraph made of several), with the number of its first line."""

    number: int
    text: str


def width(text: str) -> int:
    """Columns on a page of fixed width: Chinese characters take two, combining signs none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def joined_lines(lines: list[Line]) -> Iterator[Line]:
    """Join hard-wrapped lines into paragraphs; blank lines and list marks always divide."""
    wrap = _wrap_width(lines)
    begun: list[Line] = []
    for line in lines:
        filled = bool(line.text.strip())
        if begun and not (filled and wrapped(begun[-1].text, line.text, wrap, begun[0].text)):
            yield _joined(begun)
            begun = []
        if filled:
            begun.append(line)
    if begun:
        yield _joined(begun)


def _joined(lines: list[Line]) -> Line:
    """The lines of one paragraph as one."""
    pieces = [lines[0].text]
    for line in lines[1:]:
        head, tail = pieces[-1].rstrip(), line.text.strip()
        soft = head.endswith("\u00ad")  # a hyphen that is only seen at a line's end
        pieces[-1] = head[:-1] if soft else head
        pieces += ["" if soft else glue(head, tail), tail]
    return Line(lines[0].number, "".join(pieces))


def wrapped(line: str, following: str, wrap: int, begun: str = "") -> bool:
    """Whether `line` was broken only because the next word did not fit into `wrap` columns.

    `begun` is the paragraph so far: a line that begins like a number goes on with an unfinished
    sentence ("in Annex / A. The …"), unless it is the number after the paragraph's own.
    """
    if not wrap or _set_apart(line, following):
        return False
    # Some programs count the signs above Arabic letters as columns, some do not.
    signs = sum(unicodedata.combining(character) > 0 for character in line)
    full = width(line.rstrip()) + signs + 1 + _first_word_width(following) > wrap
    if not full or not opens_entry(following):
        return full
    goes_on = _DASH.match(following) is not None or _odd_number(begun, following)
    return goes_on and not ends_sentence(line)


def _odd_number(begun: str, following: str) -> bool:
    """Whether a line's number neither follows the paragraph's own nor begins a list."""
    own, next_one = _FIRST_NUMBER.match(begun), _FIRST_NUMBER.match(following)
    if next_one is None:
        return False
    number = _place_in_list(next_one[1])
    begins = number == 1 and not next_one[1].isupper()
    follows = own is not None and number == _place_in_list(own[1]) + 1
    return not begins and not follows


def _place_in_list(numeral: str) -> int:
    """What place a figure or a letter has in its list."""
    return int(numeral) if numeral.isdigit() else ord(numeral.lower()) - ord("a") + 1


def _set_apart(line: str, following: str) -> bool:
    """Whether lines are centred or set to the right, each for itself."""
    indents = [len(text) - len(text.lstrip()) for text in (line, following)]
    return max(indents) >= _FAR_IN and abs(indents[0] - indents[1]) > _SAME_INDENT


def opens_entry(line: str) -> bool:
    """Whether a line begins with a number, a bullet or a note mark."""
    return _OPENER.match(line) is not None


def ends_sentence(text: str) -> bool:
    """Whether words end as a sentence or a list entry does."""
    bare = text.rstrip().rstrip(_CLOSERS + "⁰¹²³⁴⁵⁶⁷⁸⁹")
    return not bare or bare[-1] in TERMINAL


def glue(before: str, after: str) -> str:
    """What belongs between two pieces of one paragraph: nothing between Chinese, else a blank.

    A word broken behind its hyphen ("follow- / up") goes on without one.
    """
    if not before or not after:
        return ""
    broken = _HYPHENED.search(before[-2:]) and after[0].islower() and not _AND.match(after)
    return "" if broken or (_wide(before[-1]) and _wide(after[0])) else " "


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _first_word_width(line: str) -> int:
    word = line.split(maxsplit=1)[0]
    return 2 if _wide(word[0]) else width(word)


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the file was wrapped, 0 for a file that was not."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]
    widest = max((width(a.text.rstrip()) for a, _ in pairs), default=0)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP or _has_longer(lines, widest):
        return 0
    full = [(a.text, b.text) for a, b in pairs if wrapped(a.text, b.text, widest)]
    return widest if _believable(full) else 0


def _believable(full: list[tuple[str, str]]) -> bool:
    """Whether enough full lines go on in mid-sentence.

    Where letters have capitals, a small one shows it; elsewhere a line without a full stop does,
    and more than one such line is asked for, since the widest line of any file is full.
    """
    cased = [(a, b) for a, b in full if _first_letter(b).lower() != _first_letter(b).upper()]
    if cased:
        small = sum(_first_letter(following).islower() for _, following in cased)
        return small >= len(cased) * _MID_SENTENCE_SHARE / 2
    going_on = sum(not ends_sentence(line) for line, _ in full)
    return len(full) >= _FEWEST_FULL and going_on >= len(full) * _MID_SENTENCE_SHARE


def _first_letter(line: str) -> str:
    return next((character for character in line if character.isalpha()), "")


def _has_longer(lines: list[Line], widest: int) -> bool:
    """Lines much wider than any that goes on show that the file wraps nothing."""
    longer = sum(width(line.text.rstrip()) > widest + 10 for line in lines)
    return longer > 1
