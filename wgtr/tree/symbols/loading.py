"""Grammars out of data: a body's symbols.toml, already parsed, becomes forms.

What the file may say is written in agendas/att/symbols.toml. Everything is checked here, so
that a wrong line is named in one sentence when the file is loaded, not when a symbol is read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wgtr.tree.symbols.elements import Element, Ending, Listed, Number, Open
from wgtr.tree.symbols.forms import Form, Grammars, Option, Piece
from wgtr.tree.symbols.symbol import PARTS, NotASymbol, parse

TOKEN = re.compile(r"\{(?P<element>[a-z-]+)\}|(?P<bracket>[\[\]])|(?P<separator>[A-Za-z0-9./_-]+)")
WORD = re.compile("[A-Za-z0-9./_-]+#?|#")
KINDS = ("number", "values", "spelt", "pattern")
ELEMENT_KEYS = {*KINDS, "fills", "expected", "comment", "known", "longest", "not_like"}
GENERATION_KEYS = {"generation", "title", "comment", "forms", "order", "element", "examples"}
Table = Mapping[str, Any]


class BadGrammar(ValueError):
    """The data is no grammar of symbols; the message is a sentence that names the place."""


def grammars_from(mapping: Table) -> Grammars:
    """Make the forms of one body's grammar from the mapping that its TOML file gives.

    Raises BadGrammar where a line is wrong, or an example of the file is not read by its own
    generation.
    """
    _check_keys(mapping, {"body", "comment", "element", "generation"}, "The grammar")
    shared = _optional(mapping, "element", {}, "The grammar")
    grammars: Grammars = ()
    for table in _needed(mapping, "generation", list, "The grammar"):
        grammars += _generation(table, shared)
    return grammars


def _generation(table: Table, shared: Table) -> Grammars:
    _check_keys(table, GENERATION_KEYS, "A generation")
    generation = _needed(table, "generation", int, "A generation")
    where = f"Generation {generation}"
    elements = _elements({**shared, **_optional(table, "element", {}, where)})
    order = _strings(table, "order", where)
    for name in order:
        _check_part(name, f"{where}, order")
    lines = _strings(table, "forms", where)
    if not lines:
        raise BadGrammar(f"{where} needs forms.")
    made = tuple(Form(line, generation, order, _pieces(line, elements)) for line in lines)
    _check_examples(_strings(table, "examples", where), made, where)
    return made


def _check_examples(examples: Sequence[str], forms: Grammars, where: str) -> None:
    for example in examples:
        try:
            parse(example, forms)
        except NotASymbol as why:
            raise BadGrammar(f"{where} does not read its own example. {why}") from why


def _elements(tables: Table) -> dict[str, Element]:
    elements = {name: _element(name, table) for name, table in tables.items()}
    return {
        name: _kept_apart(element, _not_like(name, tables[name], elements))
        for name, element in elements.items()
    }


def _not_like(name: str, table: Table, elements: Mapping[str, Element]) -> list[Element]:
    others = _strings(table, "not_like", f"Element {name}")
    for other in others:
        if other not in elements:
            raise BadGrammar(f"Element {name} is not to be like {other}, which is no element.")
    return [elements[other] for other in others]


def _kept_apart(element: Element, others: Sequence[Element]) -> Element:
    """Make an open word refuse what belongs to other elements, or texts read two ways."""
    if not isinstance(element, Open):
        return element
    return replace(
        element, refused="|".join(like for other in others for like in other.likenesses())
    )


def _element(name: str, table: Table) -> Element:
    where = f"Element {name}"
    _check_keys(table, ELEMENT_KEYS, where)
    kinds = [kind for kind in KINDS if kind in table]
    if len(kinds) != 1:
        raise BadGrammar(f"{where} has {len(kinds)} of {', '.join(KINDS)}; it needs exactly one.")
    part = _optional(table, "fills", name, where)
    _check_part(part, where)
    made = _of_kind(kinds[0], part, _needed(table, "expected", str, where), table, where)
    _check_known(made, _strings(table, "known", where), where)
    return made


def _of_kind(kind: str, part: str, expected: str, table: Table, where: str) -> Element:
    if kind == "number":
        lowest, highest = _limits(table["number"], where)
        return Number(part, expected, lowest, highest)
    if kind == "pattern":
        pattern = _pattern(_needed(table, "pattern", str, where), where)
        return Open(part, expected, pattern, _optional(table, "longest", 40, where))
    words = _strings(table, kind, where)
    if not words or not all(WORD.fullmatch(word) for word in words):
        raise BadGrammar(f"{where}: {kind} must be a list of words.")
    return Listed(part, expected, words) if kind == "values" else Ending(part, expected, words)


def _limits(limits: Any, where: str) -> tuple[int, int]:
    match limits:
        case [int(lowest), int(highest)] if 0 <= lowest <= highest:
            return lowest, highest
    raise BadGrammar(f"{where}: number must be the lowest and the highest number allowed.")


def _pattern(pattern: str, where: str) -> str:
    try:
        re.compile(pattern)
    except re.error as why:
        raise BadGrammar(f"{where}: its pattern is none ({why}).") from why
    return pattern


def _check_known(element: Element, known: Sequence[str], where: str) -> None:
    for value in known:
        if not any(reading.end == len(value) for reading in element.readings(value, 0)):
            raise BadGrammar(f"{where} does not allow {value}, which it calls known.")


def _pieces(line: str, elements: Mapping[str, Element]) -> tuple[Piece, ...]:
    """Read a form's line: separators as they stand, {elements}, [optional pieces]."""
    levels: list[list[Piece]] = [[]]
    at = 0
    while at < len(line):
        token = TOKEN.match(line, at)
        if token is None:
            raise BadGrammar(f"Form {line}: “{line[at]}” is not understood.")
        at = token.end()
        _take(token, levels, elements, line)
    if len(levels) != 1 or not levels[0] or not isinstance(levels[0][0], str):
        raise BadGrammar(f"Form {line} must begin with fixed letters and close every bracket.")
    return tuple(levels[0])


def _take(
    token: re.Match[str],
    levels: list[list[Piece]],
    elements: Mapping[str, Element],
    line: str,
) -> None:
    if token["separator"]:
        levels[-1].append(token[0])
    elif token["element"]:
        if token["element"] not in elements:
            raise BadGrammar(f"Form {line} names {token['element']}, which is no element.")
        levels[-1].append(elements[token["element"]])
    elif token[0] == "[":
        levels.append([])
    elif len(levels) == 1:
        raise BadGrammar(f"Form {line} closes a bracket it did not open.")
    else:
        option = Option(tuple(levels.pop()))
        levels[-1].append(option)


def _check_part(name: Any, where: str) -> None:
    if name not in PARTS:
        raise BadGrammar(f"{where}: {name} is no part of a symbol; these are: {', '.join(PARTS)}.")


def _check_keys(table: Any, allowed: set[str], where: str) -> None:
    if not isinstance(table, Mapping):
        raise BadGrammar(f"{where} must be a table.")
    for key in table:
        if key not in allowed:
            raise BadGrammar(f"{where} does not know the line {key}.")


def _needed(table: Table, key: str, kind: type, where: str) -> Any:
    if not isinstance(table.get(key), kind):
        raise BadGrammar(f"{where} needs a line {key} ({kind.__name__}).")
    return table[key]


def _optional(table: Table, key: str, otherwise: Any, where: str) -> Any:
    return _needed({key: otherwise, **table}, key, type(otherwise), where)


def _strings(table: Table, key: str, where: str) -> tuple[str, ...]:
    listed = _optional(table, key, [], where)
    if not all(isinstance(each, str) for each in listed):
        raise BadGrammar(f"{where}: {key} must be a list of words.")
    return tuple(listed)
