"""How a language says what shifts: read from `agendas/carrying/`; its README says what is what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wgtr.tree.fields import Fields, Misfit, fields, listing, string
from wgtr.tree.numerals import render

_DIGITS = "0-9٠-٩"
_NUMBER, _ORDINAL, _YEAR = "{number}", "{ordinal}", "{year}"
Patterns = tuple[re.Pattern[str], ...]


class BadWords(ValueError):
    """A language's file cannot be used; the message names the place and what is wrong."""


@dataclass(frozen=True, slots=True)
class CarryingWords:
    """One language's expressions, ready to search; `ordinals` has the forms of 1, 2, 3.

    `period` is how a mandate's own period is written.
    """

    period: str
    conferences: Patterns
    periods: Patterns
    cited_before: Patterns
    cited_after: Patterns
    own: Patterns
    approved: Patterns
    once: Patterns
    as_of: Patterns
    dates: Patterns
    officers: Patterns
    mandate: tuple[str, ...]
    ordinals: tuple[tuple[str, ...], ...]

    def period_said(self, since: int, until: int) -> str:
        """The period from the September of a year to the August of another."""
        return self.period.replace("{since}", str(since)).replace("{until}", str(until))

    def next_ordinal(self, written: str) -> tuple[int, str | None] | None:
        """The number that an ordinal says, and the ordinal after it in the same form.

        None for what is no ordinal; no ordinal after it where the table ends.
        """
        sought = _plain(written)
        for number, forms in enumerate(self.ordinals, start=1):
            for form, known in enumerate(forms):
                if _plain(known) == sought:
                    return number, self._after(number, form, written)
        return None

    def _after(self, number: int, form: int, written: str) -> str | None:
        if number >= len(self.ordinals):
            return None
        found = self.ordinals[number][form]
        if written.isupper() and len(written) > 1:
            return found.upper()
        return found[:1].upper() + found[1:] if written[:1].isupper() else found


def words_from(data: Mapping[str, Any]) -> CarryingWords:
    """Read a language's file. Raises BadWords."""
    try:
        return _words(fields(data))
    except Misfit as wrong:
        raise BadWords(str(wrong)) from None
    except re.error as wrong:
        raise BadWords(f"“{wrong.pattern!s}” is no expression: {wrong}") from None


def next_number(written: str) -> tuple[int, str]:
    """A number and the one after it, in the digits it is written in."""
    arabic = not written.isascii()
    number = int(written)
    return number, render(number + 1, "arabic-indic" if arabic else "decimal")


def _words(data: Fields) -> CarryingWords:
    ordinals = tuple(
        tuple(string(form, "ordinals") for form in listing(row, "ordinals"))
        for row in data.listed("ordinals")
    )
    if len({len(row) for row in ordinals}) > 1:
        raise Misfit("“ordinals” should give every number as many forms as the others")

    def patterns(name: str) -> Patterns:
        return tuple(_pattern(each, ordinals) for each in data.strings(name))

    return CarryingWords(
        period=data.needed("period"),
        conferences=patterns("conferences"),
        periods=patterns("periods"),
        cited_before=patterns("cited_before"),
        cited_after=patterns("cited_after"),
        own=patterns("own"),
        approved=patterns("approved"),
        once=patterns("once"),
        as_of=patterns("as_of"),
        dates=patterns("dates"),
        officers=patterns("officers"),
        mandate=data.strings("mandate"),
        ordinals=ordinals,
    )


def _pattern(written: str, ordinals: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """An expression with what stands for numbers as groups; the longest ordinal counts."""
    known = sorted({form for row in ordinals for form in row}, key=len, reverse=True)
    ordinal = "(" + "|".join(re.escape(form).replace(r"\ ", r"\s") for form in known) + ")"
    made = written.replace(
        _ORDINAL, ordinal + r"(?![^\W_\d])" if ordinals[0][0].isascii() else ordinal
    )
    made = made.replace(_NUMBER, rf"([{_DIGITS}]{{1,2}})(?![{_DIGITS}])")
    made = made.replace(_YEAR, rf"([{_DIGITS}]{{4}})")
    return re.compile(made, re.IGNORECASE)


def _plain(written: str) -> str:
    return re.sub(r"\s+", " ", written).casefold()
