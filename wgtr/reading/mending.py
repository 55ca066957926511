"""Paragraphs that a page break cut in two are joined again; each cut is remembered as a defect.

Only a cut in mid-sentence is mended: the first piece does not end as a sentence does and the second
does not begin as one. What stands after a full stop stays a paragraph of its own.
"""

from dataclasses import replace

from wgtr.reading.blocks import BlockKind
from wgtr.reading.entries import Entry, Look, all_bold, starts_with_call
from wgtr.reading.hours import hours_in
from wgtr.reading.wrapping import ends_sentence, glue
from wgtr.tree.provisions import Inlines, Span

_SHORTEST_CUT = 60
_SHORTEST_WIDE_CUT = 20
_INNER_STOPS = "，。；、،؛"
_OPENING_QUOTES = '"“«„'
_MOST_PIECES = 200  # no paragraph runs over more pages; joining more takes too long
_JOINABLE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE}


def mended(entries: list[Entry]) -> list[Entry]:
    """Join every entry with the one that goes on with its sentence, heading or number."""
    joined: list[Entry] = []
    pieces = 1
    for entry in entries:
        pieces += 1
        if joined and pieces <= _MOST_PIECES and cut_in_two(joined[-1], entry):
            joined[-1] = replace(_joined(joined[-1], entry), split=True)
        elif joined and _continues_heading(joined[-1], entry):
            joined[-1] = _joined(joined[-1], entry)
        elif joined and _names_number(joined[-1], entry):
            joined[-1] = replace(joined[-1], inlines=entry.inlines, look=entry.look)
        else:
            joined.append(entry)
            pieces = 1
    return joined


def cut_in_two(first: Entry, second: Entry) -> bool:
    """Whether `second` goes on with the sentence that `first` broke off."""
    if not {first.block.kind, second.block.kind} <= _JOINABLE:
        return False
    if Look.HEADING in {first.look, second.look} or first.block.note != second.block.note:
        return False
    opens_anew = second.marker is not None or starts_with_call(second.inlines)
    return not opens_anew and not ends_sentence(first.text) and _goes_on(first.text, second.text)


def _goes_on(before: str, after: str) -> bool:
    letter = next((c for c in after if c.isalnum()), "")
    if not letter or letter.isdigit():
        return False
    if letter.lower() != letter.upper():  # a script with small and capital letters
        return letter.islower() and len(before) >= _SHORTEST_CUT and after[0] not in _OPENING_QUOTES
    shortest = _SHORTEST_WIDE_CUT if "\u3400" <= letter <= "\u9fff" else _SHORTEST_CUT
    inside = any(stop in before for stop in _INNER_STOPS)
    return len(before) >= shortest and inside and ends_sentence(after)


def _joined(first: Entry, second: Entry) -> Entry:
    gap = glue(first.text, second.text)
    between: Inlines = (Span(gap),) if gap else ()
    return replace(first, inlines=(*first.inlines, *between, *second.inlines))


def _continues_heading(first: Entry, second: Entry) -> bool:
    """Whether a heading goes on in a second line: both bold, the second beginning small."""
    if second.marker is not None or first.block.kind is not second.block.kind:
        return False
    small = second.text[:1].islower() and second.look is Look.HEADING
    return small and first.look is Look.HEADING and all_bold(first) and all_bold(second)


def _names_number(first: Entry, second: Entry) -> bool:
    """Whether a line that is only "Item 1" has its title on the next line."""
    number = first.marker
    if number is None or not number.label or first.inlines or first.is_table:
        return False
    titled = second.look is not Look.BODY and second.marker is None and not second.is_table
    return titled and not hours_in(second.text)
