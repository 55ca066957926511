"""The number or bullet before a paragraph: "1.", "(a)", "1.1", "Item 3:", "一、", "أ -", "•".

A marker is only what *may* be a number: "i)" is read as a roman one and as the ninth letter.
Which it is, is decided in `lists.py` from what stands around it.
"""

import re
from dataclasses import dataclass, field, replace

from wgtr.reading.lexicon import Lexicon, Phrases, folded, visible
from wgtr.tree.numerals import ARABIC_ORDINALS, readings

BULLETS = "•●○◦▪■□–—‣∙·*-"
_LATIN_BIS = r"(?:\s?(?:bis|ter|quater|quinquies))"
_DECIMAL = r"[0-9٠-٩０-９]{1,3}"
_ROMAN = r"[ivxlIVXL]{2,8}"
_LETTER = r"[A-Za-z]{1,2}|[а-яА-Я]{1,2}|[\u0621-\u064a]\u0640?"
_CHINESE = r"[〇零一二三四五六七八九十百]{1,5}"
_CIRCLED = r"[①-⑳]"
_STEM = r"[甲乙丙丁戊己庚辛壬癸](?=[、）)．.])"
_NUMERAL = f"{_DECIMAL}|{_ROMAN}|{_LETTER}|{_CHINESE}|{_STEM}"
_NESTED = (
    r"(?P<nested>(?:[0-9٠-٩]{1,3}|[A-Z](?=\.[0-9]))(?:\.[0-9٠-٩]{1,3}){1,4})"
    r"(?P<after_nested>[.)]?)(?=\s|[\u3400-\u9fff])"
)
_CLOSED = (
    r"(?P<before>[(（])?\s?"
    rf"(?P<numeral>{_NUMERAL})(?P<bis>{_LATIN_BIS})?\s?"
    r"(?P<after>\.?[)）]|(?<=\d)\.?[º°ª]\.?\)?|[.．]-?|[、:：]|\s?[-–—ـ](?=\s)|/(?=\s)"
    r"|(?<=[0-9٠-٩])-(?=[\u0621-\u064a]{2}))"
)
_STEMS = ("أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
# Firstly, secondly … in the spellings met: with and without the hamza and the two strokes.
_ARABIC_ORDINAL = re.compile(
    rf"\s*(?P<stem>اول|{'|'.join(_STEMS)})\u064b?ا\u064b?(?P<after>\s?[-–—:،.])[ \t]*"
)
_BARE = rf"(?P<bare>{_CIRCLED})"
_PLAIN = rf"(?P<plain>{_DECIMAL}|{_ROMAN}|[A-Z])(?=\t)"
_MARKER = re.compile(rf"\s*(?:{_NESTED}|{_CLOSED}|{_BARE}|{_PLAIN})[ \t\u00a0\u3000]*")
_ENDING = re.compile(r"^(?:er|e|ère|ème|st|nd|rd|th)\b")
_NUMBER_FIRST = re.compile(
    r"\s*(?P<numeral>\d{1,2})(?P<ending>er|e|ère|ème|º|ª|o|st|nd|rd|th|-й|-я|-е)\s"
    r"(?P<word>[^\W\d]{3,12})(?P<after>\s?[.:)]|\s?[-–—](?=\s))[ \t\u00a0]*"
)
_BULLET = re.compile(rf"\s*[{re.escape(BULLETS)}\uf0b7\uf0a7][ \t\u00a0]+")
_LABELLED = re.compile(
    rf"\s*(?P<numeral>{_DECIMAL}|{_ROMAN}|[IVXL]|[A-Z]|{_CHINESE})(?P<bis>{_LATIN_BIS})?\s?"
    r"(?P<after>[.:：)、．]|\s?[-–—](?=\s)|(?=\s|$))[ \t\u00a0\u3000]*"
)
_ORDINAL = re.compile(
    r"第\s*(?P<numeral>[0-9０-９]{1,3}|" + _CHINESE + r")\s*(?P<after>[项条章节部分题])"
    r"(?:[:：、.\s]+|$)"
)
_INITIAL = re.compile(r"[^\W\d_](?=[0-9٠-٩]{1,3}[.:)])")
_MOST_LATIN_LETTERS = 2
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Marker:
    """A possible number: what stands around the numeral, and what the numeral may say.

    `printed` is the number as it stands in the file, `length` how much of the paragraph it takes
    (0 for a number that Word or ODT counts by itself). `parent` holds "1" of "1.2".
    """

    printed: str
    before: str = ""
    after: str = ""
    values: tuple[tuple[str, int], ...] = ()
    length: int = 0
    parent: str = ""
    extra: str = ""
    automatic: bool = False
    label: str = ""
    bullet: bool = False
    shape: tuple[str, str, str] = field(init=False, default=("", "", ""))

    def __post_init__(self) -> None:
        """Derive the shape: two markers of one list look alike around the numeral."""
        nesting = str(self.parent.count(".") + 1) if self.parent else ""
        after = _ENDING.sub("", self.after.strip())  # 1er and 2e count together
        shape = (folded(self.label) + self.before, after, nesting)
        object.__setattr__(self, "shape", shape)

    def pattern(self, system: str) -> str:
        """The numbering pattern that writes this marker in a numeral system."""
        numeral = f"{{parent}}.{{{system}}}" if self.parent else f"{{{system}}}"
        return f"{self.label}{self.before}{numeral}{self.after}"


def marker_of(text: str, lexicon: Lexicon) -> Marker | None:
    """The marker `text` begins with, or None."""
    head = visible(text[:_LONGEST])
    found = (
        _item_label(head, lexicon)
        or _arabic_ordinal(head)
        or _ordinal_point(head, lexicon)
        or _bullet(head)
        or _numbered(head)
    )
    return replace(found, length=_raw_length(text, found.length)) if found else None


def _raw_length(text: str, length: int) -> int:
    """How much of the raw text so many visible characters take, and what is unseen behind them."""
    seen = 0
    for place, character in enumerate(text):
        seen += len(visible(character))
        if seen > length:
            return place
    return len(text)


def _arabic_ordinal(head: str) -> Marker | None:
    """Arabic "firstly -" before a heading; a sentence may begin so too, but without a dash."""
    hit = _ARABIC_ORDINAL.match(head)
    if hit is None:
        return None
    place = 1 + _STEMS.index(hit["stem"].replace("اول", "أول"))
    printed = f"{ARABIC_ORDINALS[place - 1]}{hit['after']}"
    return Marker(printed, "", hit["after"], (("arabic-ordinal", place),), hit.end())


def _ordinal_point(head: str, lexicon: Lexicon) -> Marker | None:
    """A number before the word: "1er point.", "2º tema:", "1-й пункт."."""
    hit = _NUMBER_FIRST.match(head)
    if hit is None or lexicon["words.item"].starts(hit["word"]) is None:
        return None
    after = f"{hit['ending']} {hit['word']}{hit['after']}"
    values = tuple(readings(hit["numeral"]))
    return Marker(f"{hit['numeral']}{after}", "", after, values, hit.end()) if values else None


def automatic_marker(number: str, lexicon: Lexicon) -> Marker | None:
    """The marker that a word processor's own number stands for."""
    found = marker_of(number + " ", lexicon) or marker_of(number + "\t", lexicon)
    if found is None or not number.strip():
        return None
    return Marker(
        printed=visible(number).strip(),
        before=found.before,
        after=found.after,
        values=found.values,
        parent=found.parent,
        automatic=True,
        label=found.label,
        bullet=found.bullet,
        extra=found.extra,
    )


def _bullet(head: str) -> Marker | None:
    hit = _BULLET.match(head)
    return Marker(printed="•", length=hit.end(), bullet=True) if hit else None


def _numbered(head: str) -> Marker | None:
    hit = _MARKER.match(head)
    if hit is None or _runs_on(head, hit):
        return None
    if hit["nested"]:
        return _nested(hit)
    numeral = hit["numeral"] or hit["bare"] or hit["plain"]
    before, after = hit["before"] or "", hit["after"] or ""
    if before and not after.endswith((")", "）")):
        return None
    return _marker(numeral, before, after, hit)


def _marker(numeral: str, before: str, after: str, hit: re.Match[str]) -> Marker | None:
    values = tuple(readings(numeral))
    extra = (hit.groupdict().get("bis") or "").strip()
    if not values:
        return None
    printed = f"{before}{numeral}{' ' + extra if extra else ''}{after}"
    return Marker(printed, before, after, values, hit.end(), extra=extra)


def _nested(hit: re.Match[str]) -> Marker | None:
    parent, _, last = hit["nested"].rpartition(".")
    values = tuple(readings(last))
    if not values:
        return None
    return Marker(hit[0].strip(), "", hit["after_nested"], values, hit.end(), parent)


def _runs_on(head: str, hit: re.Match[str]) -> bool:
    """Whether what follows shows that this is no number: "10.00", "e.g.", "U.S.", "2025."."""
    after = hit["after"] or ""
    blank = hit[0] != hit[0].rstrip() or hit.end() == len(head)
    if hit["nested"] or hit["bare"] or hit["plain"] or blank:
        return False
    following = head[hit.end()]
    if "." in after or ":" in after:
        numeral = hit["numeral"] or ""
        lone_letter = len(numeral) <= _MOST_LATIN_LETTERS and numeral.isalpha()
        return following.isdigit() or (lone_letter and following.isascii()) or following in ".:/"
    return False


def _item_label(lead: str, lexicon: Lexicon) -> Marker | None:
    """A number behind a word: "Item 3:", "Пункт 3.", "议程项目3", "第三项", "Question 4."."""
    ordinal = _ORDINAL.match(lead)
    if ordinal:
        return _marker(ordinal["numeral"], "第", ordinal["after"], ordinal)
    for name in ("words.item", "words.question"):
        length = _label_length(lead, lexicon[name])
        hit = _LABELLED.match(lead, length) if length else None
        if hit and not _sentence_follows(lead, hit):
            return _labelled(lead, length, hit)
    return None


def _sentence_follows(lead: str, hit: re.Match[str]) -> bool:
    """Whether a sentence goes on: "Item 2 will be taken up …" is no heading."""
    rest = lead[hit.end() :]
    return not hit["after"] and bool(rest) and "\n" not in hit[0] and not rest[0].isupper()


def _labelled(lead: str, length: int, hit: re.Match[str]) -> Marker | None:
    after, values = hit["after"] or "", tuple(readings(hit["numeral"]))
    space = " " if after.strip() and lead[hit.start("after") - 1].isspace() else ""
    after = space + after.strip()
    gap = lead[length : hit.start("numeral")]
    label = lead[:length].strip() + (" " if gap.strip() == "" and gap else gap)
    if not values:
        return None
    extra = (hit["bis"] or "").strip()
    printed = f"{label}{hit['numeral']}{' ' + extra if extra else ''}{after}"
    return Marker(printed, "", after, values, hit.end(), "", extra, label=label)


def _label_length(lead: str, phrases: Phrases) -> int:
    """How much of a line its label takes: "Item" of "Item 3", "Q" of "Q3."; 0 where it has none."""
    initial = _INITIAL.match(lead)
    if initial and folded(initial[0]) in phrases.phrases:
        return initial.end()
    line = lead.split("\n", maxsplit=1)[0]
    word = phrases.starts(line)
    return phrases.taken(line) if word and len(word) > 1 else 0
