"""What stands at the edges of pages: headers and footers once each, and no page numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wgtr.reading.blocks import Block

_WORDS = {
    *("page", "pages", "p", "pg", "of", "de", "sur", "página", "páginas", "pág"),
    *("стр", "страница", "страницы", "из", "с", "صفحة", "الصفحة", "من"),
}
_SIGNS = set("第页頁共总總")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 4
_MOST_NUMBERS = 2


def is_page_label(text: str) -> bool:
    """Whether a line says no more than "Page 3 of 9", "3/9", "第3页" or nothing at all.

    At most two numbers of at most four digits stand in it, so that a date is none.
    """
    words = _WORD.findall(text.lower())
    numbers = _NUMBER.findall(text)
    return (
        all(word in _WORDS or set(word) <= _SIGNS for word in words)
        and len(numbers) <= _MOST_NUMBERS
        and all(len(number) <= _LONGEST_NUMBER for number in numbers)
    )


def is_page_frame(text: str) -> bool:
    """Whether a line is what is left of a page number once its figures are gone: "Page of"."""
    return is_page_label(text) and not _NUMBER.search(text)


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
