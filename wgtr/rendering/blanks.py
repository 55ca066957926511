"""Blanks at which no line may break, as each language's typography asks.

A text is kept with plain blanks, whatever it was typed with, so that two wordings compare as they
are read. Where it is drawn on a page (PDF, HTML), the blanks that hold a line together are put in.
In a PDF, whose lines are fixed, dates and what is referred to by a number stand on one line as
well; they keep their plain blanks, so that who copies or searches them finds what was typed.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from wgtr.rendering.house_style import DateForm, HouseStyle
from wgtr.tree.languages import Language
from wgtr.tree.provisions import SpanKind

NO_BREAK = "\u00a0"
BOUND_BLANK, BOUND_STROKE = "\x1d", "\x1e"
"""A blank or stroke at which no line may end; no text has them, as controls are taken out."""
_BOUND = str.maketrans({" ": BOUND_BLANK, "/": BOUND_STROKE})
_HOLDING = {
    Language.FR: re.compile(r"(?<=«) | (?=[»:;?!%])"),
    Language.RU: re.compile(r" (?=[—–](?:\s|$))"),
}
_BEFORE_LABEL = re.compile(r" (?=\S{1,3}$)")
_DAY, _YEAR = r"\d{1,2}(?:er|º|ª)?", r"\d{4}"
_PLACE = re.compile(r"\{(day|month|year)\}")
# What a number of a reference begins with: "13", "(b)", "A", "IV".
_NUMBER = r"\(?(?:\d|[A-ZА-Я](?!\w)|[IVX]{2,6}(?!\w))"
_NUMBERED = re.compile(rf" {_NUMBER}|\d ")  # most words have no number to bind, and are done soon
# "13 (3)", "13 (3) (a)": what stands in brackets behind a number belongs to it.
_BRACKETS = r"[\d)] (?=\(\w{1,3}\))"


def held(words: str, kind: SpanKind, language: Language) -> str:
    """Put no-break blanks where `language` wants them, and before a reference's label ("Annex A").

    As many characters come back as went in.
    """
    if kind is SpanKind.REFERENCE:
        words = _BEFORE_LABEL.sub(NO_BREAK, words)
    holding = _HOLDING.get(language)
    return words if holding is None else holding.sub(NO_BREAK, words)


class Bound:
    """Binds dates and references of one language of a house: "28 February 2025", "Article 13"."""

    def __init__(self, style: HouseStyle, language: Language) -> None:
        self._form = _bound(style.dates[language], tuple(style.bound.get(language, ())))

    def words(self, words: str) -> str:
        """The words with bound blanks and strokes; as many characters come back as went in."""
        if self._form is None or not _NUMBERED.search(words):
            return words
        return self._form.sub(lambda hit: hit[0].translate(_BOUND), words)

    def stretches(self, stretches: Sequence[str], apart: Iterable[int] = ()) -> list[str]:
        """The same for words that were cut; those at the places of `apart` are no words."""
        hidden = set(apart)
        whole = "".join(
            "\ufffc" * len(words) if place in hidden else words
            for place, words in enumerate(stretches)
        )
        bound, made, at = self.words(whole), list[str](), 0
        for place, words in enumerate(stretches):
            made.append(words if place in hidden else bound[at : at + len(words)])
            at += len(words)
        return made


@cache
def _bound(dates: DateForm, before: tuple[str, ...]) -> re.Pattern[str] | None:
    """What is bound as one pattern; None where a language writes dates without blanks."""
    months = "|".join(re.escape(month) for month in sorted(dates.months, key=len, reverse=True))
    if " " not in dates.form:
        return None
    forms = [_written(piece, months) for piece in _pieces(dates.form)]
    forms += [f"(?:{months}) {_DAY}(?!\\d)", _BRACKETS]
    if before:
        words = "|".join(map(_at_a_sentence_s_begin, sorted(before, key=len, reverse=True)))
        forms.append(rf"(?:{words})\w*\.? (?={_NUMBER})")
    return re.compile("|".join(forms))


def _at_a_sentence_s_begin(word: str) -> str:
    """A word as a pattern, its first letter large or small."""
    first = word[0]
    both = f"[{first}{first.upper()}]" if first != first.upper() else re.escape(first)
    return both + re.escape(word[1:])


def _pieces(form: str) -> tuple[str, ...]:
    """A date in full, without its year, without its day: as far as blanks stand in them."""
    day, month, year = (form.find(f"{{{name}}}") for name in ("day", "month", "year"))
    if not -1 < day < month < year:
        return (form,)
    month_ends = month + len("{month}")
    return form, form[month:], form[:month_ends]


def _written(form: str, months: str) -> str:
    """A form of dates as a pattern."""
    shapes = {"day": _DAY, "month": f"(?:{months})", "year": _YEAR}
    made, at = "(?<!\\d)", 0
    for hit in _PLACE.finditer(form):
        made += re.escape(form[at : hit.start()]) + shapes[hit[1]]
        at = hit.end()
    return made + re.escape(form[at:]) + r"(?!\d)"
