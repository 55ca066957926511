"""What belongs to the page and not to the text: page numbers, running headers, tables of contents.

Nothing is thrown away: each such line is handed back with the reason why it has no place.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from wgtr.reading.entries import Entry
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.provisions import SpanKind

PAGE_NUMBER = "page number"
PAGE_HEADER = "page header"
PAGE_FOOTER = "page footer"
ORNAMENT = "ornament without words"
CONTENTS = "table of contents"
_NUMBER = re.compile(r"[-–—\[( ]*[0-9٠-٩]{1,4}(?:\s*/\s*[0-9٠-٩]{1,4})?[-–—\]) ]*")
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|·{4,}|\t[0-9٠-٩]{1,3}\s*$")
_LONGEST_HEADER = 120
_LONGEST_MASTHEAD = 12
_FEWEST_REPEATS = 3
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words of the file that have no place in the tree, and why."""

    text: str
    reason: str
    line: int


def without_furniture(entries: list[Entry], lexicon: Lexicon) -> tuple[list[Entry], list[Unplaced]]:
    """Divide entries into those that belong to the text and the page's own."""
    kept: list[Entry] = []
    unplaced: list[Unplaced] = []
    for entry in entries:
        reason = _reason(entry, lexicon)
        if reason is None:
            kept.append(entry)
        else:
            unplaced.append(Unplaced(entry.printed, reason, entry.line))
    return kept, unplaced


def without_contents(entries: list[Entry], lexicon: Lexicon) -> tuple[list[Entry], list[Unplaced]]:
    """Take out a table of contents: its heading and the lines that lead to page numbers."""
    lines = [place for place, entry in enumerate(entries) if _is_contents_line(entry)]
    chosen = set(lines)
    for place, entry in enumerate(entries):
        follows = place + 1 in chosen or entry.block.style == "toc"
        if follows and lexicon["titles.contents"].equals(entry.text):
            chosen.add(place)
    kept = [entry for place, entry in enumerate(entries) if place not in chosen]
    taken = [entries[place] for place in sorted(chosen)]
    return kept, [Unplaced(entry.printed, CONTENTS, entry.line) for entry in taken]


def without_running_headers(
    entries: list[Entry], known: set[str]
) -> tuple[list[Entry], list[Unplaced]]:
    """Take out lines that say again what the masthead said (`known` holds it folded)."""
    kept: list[Entry] = []
    unplaced: list[Unplaced] = []
    for entry in entries:
        short = len(entry.text) <= _LONGEST_HEADER and entry.marker is None
        if short and not entry.is_table and folded(entry.text) in known:
            unplaced.append(Unplaced(entry.printed, PAGE_HEADER, entry.line))
        else:
            kept.append(entry)
    return kept, unplaced


def without_page_heads(
    entries: list[Entry], numbers: set[int]
) -> tuple[list[Entry], list[Unplaced]]:
    """Take out lines of the masthead that each page repeats: three times or more, by a page number.

    `numbers` holds the lines at which page numbers were found.
    """
    front = {folded(e.text) for e in entries[:_LONGEST_MASTHEAD] if e.marker is None and e.text}
    counts = Counter(folded(entry.text) for entry in entries)
    repeated = {text for text in front if counts[text] >= _FEWEST_REPEATS}
    below = {number + step for number in numbers for step in range(1, _NEAR + 1)}
    by_number = {folded(entry.text) for entry in entries if entry.line in below}
    known = repeated & by_number
    seen: set[str] = set()
    kept: list[Entry] = []
    unplaced: list[Unplaced] = []
    for entry in entries:
        words = folded(entry.text)
        if words in known and words in seen:
            unplaced.append(Unplaced(entry.printed, PAGE_HEADER, entry.line))
        else:
            kept.append(entry)
        seen.add(words)
    return kept, unplaced


def is_page_number(text: str, lexicon: Lexicon) -> bool:
    """Whether words are a page number: "3", "- 3 -", "3/9", "Page 3 of 9", "第 3 页"."""
    if _NUMBER.fullmatch(text):
        return True
    if len(text) > _LONGEST_HEADER:
        return False
    label = _page_label(lexicon["words.page"].phrases, lexicon["words.of"].phrases)
    return label.fullmatch(folded(text)) is not None


@lru_cache(maxsize=32)
def _page_label(page: tuple[str, ...], of: tuple[str, ...]) -> re.Pattern[str]:
    """The words for a page, its figure, and perhaps how many pages there are."""
    words, parts = "|".join(map(re.escape, page)), "|".join(map(re.escape, of))
    digits = r"\s*[0-9٠-٩]{1,4}\s*"
    return re.compile(rf"(?:{words}){digits}页?(?:[,，]?\s*(?:{parts}){digits}页?)?")


def _reason(entry: Entry, lexicon: Lexicon) -> str | None:
    if entry.block.style == "footer":
        return PAGE_FOOTER
    if entry.is_table:
        return None
    calls = any(span.kind is SpanKind.NOTE for span in entry.inlines)
    if not calls and not any(character.isalnum() for character in entry.printed):
        return ORNAMENT
    typed = entry.block.text
    dashed = entry.block.number == "•" and is_page_number(f"- {typed}", lexicon)
    counted = entry.block.number is not None
    return PAGE_NUMBER if dashed or (not counted and is_page_number(typed, lexicon)) else None


def _is_contents_line(entry: Entry) -> bool:
    return entry.block.style == "toc" or bool(
        not entry.is_table and _LEADER.search(entry.text) and entry.text.rstrip()[-1:].isdigit()
    )
