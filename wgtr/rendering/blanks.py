"""Blanks at which no line may break, as each language's typography asks.

A text is kept with plain blanks, whatever it was typed with, so that two wordings compare as they
are read. Where it is drawn on a page (PDF, HTML), the blanks that hold a line together are put in.
"""

import re

from wgtr.tree.languages import Language
from wgtr.tree.provisions import SpanKind

NO_BREAK = "\u00a0"
_HOLDING = {
    Language.FR: re.compile(r"(?<=«) | (?=[»:;?!%])"),
    Language.RU: re.compile(r" (?=[—–](?:\s|$))"),
}
_BEFORE_LABEL = re.compile(r" (?=\S{1,3}$)")


def held(words: str, kind: SpanKind, language: Language) -> str:
    """Put no-break blanks where `language` wants them, and before a reference's label ("Annex A").

    As many characters come back as went in.
    """
    if kind is SpanKind.REFERENCE:
        words = _BEFORE_LABEL.sub(NO_BREAK, words)
    holding = _HOLDING.get(language)
    return words if holding is None else holding.sub(NO_BREAK, words)
