"""A symbol as its parts: read from text, built from parts, printed, revised, sorted."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from wgtr.tree.symbols.forms import LONGEST, NOTHING_MORE, Form, Grammars, Reached, Readings, walk

SHOWN = 80  # characters of a wrong text that its error sentence repeats
SortKey = tuple[int, tuple[tuple[int, int, str], ...], str]


class NotASymbol(ValueError):
    """The text, or the parts, make no symbol; the message is a sentence for people."""


@dataclass(frozen=True)
class Symbol:
    """A document symbol; every instance prints to a text that reads back to the same parts.

    Made by `parse`, `compose`, `revised` or `dataclasses.replace`; parts that its form cannot
    write raise NotASymbol. A part the symbol does not have is None. `form` is the way it is
    written; `spelling` names the parts spelt otherwise than new symbols are (`Rev1` for `.Rev1`)
    with the place of that spelling in the grammar's list.
    """

    conference: int | None = None
    body: str | None = None
    year: int | None = None
    author: str | None = None
    serial: int | None = None
    stage: str | None = None
    type: str | None = None
    revision: int | None = None
    addendum: int | None = None
    corrigendum: int | None = None
    series: str | None = None
    number: int | None = None
    form: Form = field(kw_only=True, repr=False)
    spelling: tuple[tuple[str, int], ...] = field(default=(), kw_only=True, repr=False)

    def __post_init__(self) -> None:
        """Refuse parts that do not print to a text which reads back to them."""
        try:
            text = str(self)
        except IndexError:
            raise NotASymbol("A part has a spelling that its grammar does not list.") from None
        _refuse_foreign_characters(text)
        readings = _read(text, (self.form,), Reached())
        if readings is None:
            raise _explained(text, (self.form,))
        if _parts(readings[1]) != self.parts() or _spelling(readings[1]) != self.spelling:
            raise NotASymbol(f"The parts would print as {_quoted(text)}, which reads otherwise.")

    def __str__(self) -> str:
        """Print the symbol."""
        return self.form.written(vars(self), dict(self.spelling))

    @property
    def generation(self) -> int:
        """Tell which generation of its body's symbols it belongs to."""
        return self.form.generation

    def parts(self) -> dict[str, int | str | None]:
        """Give every part by name, None where the symbol has none."""
        return {name: getattr(self, name) for name in PARTS}


PARTS = tuple(each.name for each in fields(Symbol) if each.name not in {"form", "spelling"})


def parse(text: str, grammars: Grammars) -> Symbol:
    """Read a symbol; white space around it is dropped, anything else must be exact.

    Raises NotASymbol with a sentence that says what is wrong and where. The first form that
    reads the whole text wins.
    """
    trimmed = text.strip()
    _refuse_foreign_characters(trimmed)
    found = _read(trimmed, grammars, Reached())
    if found is None:
        raise _explained(trimmed, grammars)
    return symbol_read(*found)


def symbol_read(form: Form, readings: Readings) -> Symbol:
    """Make the symbol of what `walk` read in a form."""
    parts: dict[str, Any] = _parts(readings)
    return Symbol(**parts, form=form, spelling=_spelling(readings))


def compose(grammars: Grammars, *, generation: int | None = None, **parts: Any) -> Symbol:
    """Build a symbol from its parts, in the first form (of `generation`, if given) that fits.

    Parts are those of Symbol by name; raises NotASymbol where no form can write them.
    """
    given = {name: value for name, value in parts.items() if value is not None}
    refusals = []
    for form in grammars:
        if generation in (None, form.generation) and form.fields() >= given.keys():
            try:
                return Symbol(**given, form=form)
            except NotASymbol as why:
                refusals.append(why)
    names = ", ".join(given)
    raise refusals[0] if refusals else NotASymbol(f"No form of the grammar joins {names}.")


def revised(symbol: Symbol) -> Symbol:
    """Give the symbol of the next revision: all parts kept (DOMAIN: the serial too), revision + 1.

    A corrigendum is not carried over, since the revision takes it in. Raises NotASymbol for an
    addendum, whose revision the ATT has never had to write.
    """
    if symbol.addendum is not None:
        raise NotASymbol(f"“{symbol}” is an addendum; revise the document it adds to.")
    kept = tuple(each for each in symbol.spelling if each[0] != "corrigendum")
    following = (symbol.revision or 0) + 1
    return replace(symbol, revision=following, corrigendum=None, spelling=kept)


def sort_key(symbol: Symbol) -> SortKey:
    """Order symbols by generation, then by the parts that the grammar's `order` names, then text.

    A part a symbol lacks comes before any that it has: the original before its revision.
    Serial order is not date order (a revision keeps its serial).
    """
    order = tuple(_rank(getattr(symbol, name)) for name in symbol.form.order)
    return symbol.generation, order, str(symbol)


def _rank(value: int | str | None) -> tuple[int, int, str]:
    if value is None:
        return 0, 0, ""
    return (1, value, "") if isinstance(value, int) else (1, 0, value)


def _read(text: str, grammars: Grammars, reached: Reached) -> tuple[Form, Readings] | None:
    """Read the whole text in the first form that can; remember in `reached` how far it came."""
    for form in grammars if len(text) <= LONGEST else ():
        for end, readings in walk(form.pieces, text, 0, reached):
            if end == len(text):
                return form, readings
            reached.failed(end, NOTHING_MORE)
    return None


def _parts(readings: Readings) -> dict[str, int | str | None]:
    read = {name: reading.value for name, reading in readings}
    return {name: read.get(name) for name in PARTS}


def _spelling(readings: Readings) -> tuple[tuple[str, int], ...]:
    return tuple((name, each.spelling) for name, each in readings if each.spelling)


def _refuse_foreign_characters(text: str) -> None:
    """Name the first look-alike, blank or invisible character: nobody can see what is wrong."""
    for character in text[: LONGEST + 1]:
        if not "!" <= character <= "~":
            name = unicodedata.name(character, "a control character")
            raise NotASymbol(
                f"{_quoted(text)} is no symbol: it holds U+{ord(character):04X} ({name}), and "
                "symbols are written in unaccented Latin letters, digits and marks without blanks.",
            )


def _explained(text: str, grammars: Grammars) -> NotASymbol:
    if not text:
        return NotASymbol("An empty text is no symbol.")
    if not grammars:
        return NotASymbol(f"{_quoted(text)} is no symbol: no grammar is known.")
    if len(text) > LONGEST:
        return NotASymbol(f"{_quoted(text)} is no symbol: it is longer than {LONGEST} characters.")
    reached = Reached()
    _read(text, grammars, reached)
    return NotASymbol(f"{_quoted(text)} is no symbol: {_expectation(text, reached)}.")


def _expectation(text: str, reached: Reached) -> str:
    if reached.beginnings and len(reached.beginnings) == len(reached.expected):
        return f"at its beginning {_either(reached.beginnings)} is expected"
    before = re.findall("[A-Za-z0-9]+", text[: reached.at])
    place = f"after {before[-1]}" if before else "at its beginning"
    if NOTHING_MORE in reached.expected:
        rest = text[reached.at :][:SHOWN]
        if before and rest[0].isalnum():  # inside a word: its end is wrong
            return f"“{before[-1]}{rest}” is not understood"
        return f"{place} nothing more is expected, yet “{rest}” follows"
    return f"{place} {_either(reached.expected)} is expected"


def _either(wordings: Iterable[str]) -> str:
    *others, last = wordings
    return f"{', '.join(others)} or {last}" if others else last


def _quoted(text: str) -> str:
    """Quote a text in an error sentence: shortened, and on one line whatever it holds."""
    shown = "".join(each if each.isprintable() else f"<U+{ord(each):04X}>" for each in text[:SHOWN])
    return f"“{shown}…”" if len(text) > SHOWN else f"“{shown}”"
