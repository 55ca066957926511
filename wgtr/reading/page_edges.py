"""What stands at the edges of pages: headers and footers once each, and no page numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wgtr.reading.blocks import Block

_PAGE = r"(?:pages?|página|páginas|pág|страниц[аы]|стр|الصفحة|صفحة)\b\.?|(?:p|pg|с|ص)\."
_OF = r"/|\b(?:of|de|sur|из|من)\b"
_NUMBER = r"\d{1,3}"  # a year is none
_COUNTED = rf"{_NUMBER}(?:\s*(?:{_OF})\s*{_NUMBER})?"
_LEAF = r"\s*[\d一二三四五六七八九十百]{1,4}\s*[页頁]"
_CHINESE = rf"第{_LEAF}(?:[\s,，/]*[共总總]{_LEAF})?"
_DASHED = rf"(?P<dash>[-–—|])\s*{_NUMBER}\s*(?P=dash)"
_LABEL = rf"(?:{_PAGE})\s*{_COUNTED}|{_COUNTED}\s*(?:{_PAGE})|{_CHINESE}|{_DASHED}"
_PAGE_NUMBER = re.compile(rf"\s*(?:{_LABEL}|{_COUNTED})\s*", re.IGNORECASE)
_LAST = re.compile(rf"(?:\s|\b)[-–—|,]?\s*(?:{_LABEL}|\|\s*{_NUMBER})\s*$", re.IGNORECASE)
_FIRST = re.compile(rf"^\s*(?:{_LABEL}|{_NUMBER}\s*\|)\s*[-–—|,]?(?:\s|\b)", re.IGNORECASE)
_LONGEST = 300
_WORDS = {
    *("page", "pages", "p", "pg", "of", "de", "sur", "página", "páginas", "pág"),
    *("стр", "страница", "страницы", "из", "с", "صفحة", "الصفحة", "من"),
}
_SIGNS = set("第页頁共总總")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


def is_page_number(text: str) -> bool:
    """Whether a line says no more than which page it stands on: "3", "- 3 -", "Page 3 of 9"."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def running_head(text: str) -> str:
    """A line at a page's edge without the page number that it may begin or end with.

    A number alone counts as one only where a wide gap (a tab) or an upright stroke parts it from
    the words: in "Annex 1" and "Annex B-2" the figures are the line's own. A line too long for a
    running head is given as it is.
    """
    if len(text) > _LONGEST:
        return text
    cells = [cell for cell in text.split("\t") if not is_page_number(cell)]
    if not cells:
        return ""
    cells[0] = _FIRST.sub("", cells[0])
    cells[-1] = _LAST.sub("", cells[-1])
    return " ".join(" ".join(cells).split())


def is_page_frame(text: str) -> bool:
    """Whether a line is what is left of a page number once its figures are gone: "Page of"."""
    words = _WORD.findall(text.lower())
    return not _FIGURE.search(text) and all(word in _WORDS or set(word) <= _SIGNS for word in words)


def once_each(blocks: Iterable[Block], style: str) -> Iterator[Block]:
    """Give each different paragraph of headers (or footers) once, marked with `style`.

    What is left of a page number is dropped.
    """
    seen: set[str] = set()
    for block in blocks:
        text = " ".join("\n".join((block.text, *map("\t".join, block.rows))).split())
        if text not in seen and not is_page_frame(text):
            seen.add(text)
            yield replace(block, style=style)
