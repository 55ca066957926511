"""Which line opens what: an annex, the notes, the agenda, the letter's greeting and its end."""

import re
from dataclasses import dataclass

from wgtr.reading.dates import dates_in
from wgtr.reading.entries import Entry, Look
from wgtr.reading.hours import hours_in
from wgtr.reading.lexicon import Lexicon, folded, visible

_LABEL = (
    r"(?P<label>[IVX]{1,5}[-–.](?:\d{1,2}|[A-Z])|[A-Z]{1,2}(?:\s?[-–.]\s?\d{1,2}){0,2}|[IVX]{3,5}"
    r"|\d{1,2}(?:[-–.]?(?:\d{1,2}|[A-Za-zА-Яа-я]))?|[А-Я](?:[-–]\d{1,2})?"
    r"|[一二三四五六七八九十]{1,3}(?:[-–之]\S)?|[甲乙丙丁戊己庚辛]"
    r"|ألف|باء|جيم|دال|هاء|واو|زاي|الأول|الثاني|الثالث|الرابع|الخامس|السادس"
    r"|[٠-٩]{1,2}(?:\s?[-–.]\s?\S{1,2})?|[\u0621-\u064a]\u0640?(?:\s?[-–]\s?[٠-٩\d]{1,2})?)"
)
_AFTER_WORD = re.compile(
    rf'\s*[(（«"“]?{_LABEL}[)）»"”]?'
    r"(?P<rest>$|\s*[.:：،,\-–—]\s*.*|\s*\n.*|[\s\t]+\S.*)",
    re.DOTALL,
)
_NO_LABEL = re.compile(r"\s*(?P<rest>$|[:：.\-–—]\s*.*|\n.*)", re.DOTALL)
_SEPARATOR = re.compile(r"\s*[.:：،,\-–—]\s*|\s*\n\s*|\t+")
PAGE_HEAD = "header"  # the style of a block that stood in a page's head
_LONGEST_GREETING = 120
_LONGEST_CLOSING = 160
_LONGEST_TITLE_WORDS = 30
_LONGEST_PLAIN_ITEM = 8  # words
_LONGEST_CLOSURE = 16  # characters


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """An annex's label as printed ("A", "B-1"), the word before it, and a title behind it."""

    word: str
    label: str | None
    title: str


def annex_heading(entry: Entry, lexicon: Lexicon) -> AnnexHeading | None:
    """What annex the entry opens, if it opens one; "Annex A contains …" opens none."""
    if entry.is_table or entry.look is Look.BODY or entry.marker is not None:
        return None
    words = visible(entry.text)
    length = lexicon["words.annex"].taken(words)
    if not length:
        return None
    tail = words[length:]
    hit = _AFTER_WORD.fullmatch(tail) or _NO_LABEL.fullmatch(tail)
    if hit is None:
        return None
    label = hit.groupdict().get("label")
    rest = hit["rest"]
    if not _is_title(rest, entry.look):
        return None
    title = _SEPARATOR.sub("", rest, count=1) if _SEPARATOR.match(rest) else rest
    clean = re.sub(r"\s", "", label) if label else None
    return AnnexHeading(words[:length], clean, title.strip())


def _is_title(rest: str, look: Look) -> bool:
    """Whether what follows the label is a title rather than the rest of a sentence."""
    if not rest.strip() or _SEPARATOR.match(rest):
        return True
    return look is Look.HEADING or rest.strip()[0].isupper()


def is_notes_heading(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the entry is the heading above typed notes."""
    loose = entry.marker is None and not entry.is_table
    return loose and lexicon["titles.notes"].equals(entry.text)


def agenda_title(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the entry may be the agenda's title."""
    if entry.is_table or entry.look is Look.BODY or entry.marker is not None:
        return False
    if entry.block.style == PAGE_HEAD:
        return False
    short = len(entry.text.split()) <= _LONGEST_TITLE_WORDS
    return short and lexicon["titles.agenda"].inside(entry.text) is not None


def is_greeting(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the entry is a letter's salutation."""
    text = entry.text
    if entry.is_table or entry.marker or len(text) > _LONGEST_GREETING:
        return False
    return lexicon["letter.salutation"].starts(text) is not None and not text.endswith(".")


def is_closing(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the entry is a letter's complimentary close."""
    short = len(entry.text) <= _LONGEST_CLOSING and entry.marker is None
    return short and lexicon["letter.closing"].starts(entry.text) is not None


def is_item(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a line without a number is an item: opening, any other business, closure."""
    if entry.is_table or not entry.titled or entry.marker is not None:
        return False
    head = entry.head
    if lexicon["words.other_business"].inside(head) or _closes(head, lexicon):
        return len(head.split()) <= _LONGEST_PLAIN_ITEM
    return lexicon["words.opening"].inside(head) is not None


def _closes(head: str, lexicon: Lexicon) -> bool:
    short = len(head) <= _LONGEST_CLOSURE
    closure = lexicon["words.closure"]
    return closure.starts(head) is not None or (short and closure.inside(head) is not None)


def slot(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the entry is a day's or a sitting's heading: a date with hours, "Morning sitting"."""
    if entry.is_table or (entry.look is Look.BODY and not hours_in(entry.text)):
        return False
    if len(entry.text.split()) > _LONGEST_TITLE_WORDS or len(entry.text) > _LONGEST_GREETING:
        return False
    when = dates_in(entry.text, lexicon) or hours_in(entry.text)
    days = lexicon["calendar.weekdays"]
    dated = any(character.isdigit() for character in entry.text)
    weekday = days.starts(entry.text) or (dated and days.inside(entry.text))
    named = lexicon["words.day"].starts(entry.text) or weekday
    return bool(named) or bool(when and _mostly_when(entry.text, lexicon))


def _mostly_when(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says when and little else."""
    taken = sum(found.end - found.start for found in dates_in(text, lexicon))
    taken += 12 * len(hours_in(text))
    return taken * 2.5 >= len(folded(text))
