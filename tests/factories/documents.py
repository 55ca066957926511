"""Symbols, documents and issued revisions for a test, with a press that writes what it is given."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

from tests.factories.meetings import make_body, make_conference
from tests.factories.texts import make_text
from wgtr.core.paths import agendas_folder
from wgtr.documents.mastheads import MastheadMaker, masthead_words_from
from wgtr.documents.models import RegisteredSymbol, Revision
from wgtr.documents.operations import Press, add_document, begin_serials, issue, reserve_next
from wgtr.documents.queries import counter_of
from wgtr.rendering.house_style import load_style
from wgtr.texts.contents import canonical, tree_of
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.symbols import Grammars, Symbol, parse

SOMEBODY = "test"
PARTS = {"conference": 11, "body": "WGTR", "year": 2025, "author": "CHAIR", "type": "AnnAgenda"}
FIRST = 9001


@cache
def grammars() -> Grammars:
    """Give the ATT's grammars."""
    return symbol_grammars(agendas_folder())


def symbol_of(text: str) -> Symbol:
    """Read a symbol of the ATT's."""
    return parse(text, grammars())


@cache
def mastheads() -> MastheadMaker:
    """Give the ATT's mastheads."""
    folder = agendas_folder()
    words = tomllib.loads((folder / "att" / "masthead.toml").read_text("utf-8"))
    return MastheadMaker(masthead_words_from(words), load_style(folder / "house-style"))


def plainly(text: Text, language: Language, form: str) -> bytes:
    """Write a text's whole tree after the language and format that were asked for."""
    return f"{language} {form}\n".encode() + canonical(tree_of(text))


def make_press(renderer: Any = plainly, **overrides: Any) -> Press:
    """Give a press of two formats that writes trees."""
    values = {"renderer": renderer, "formats": ("html", "md"), "mastheads": mastheads()}
    return Press(**(values | overrides))


def make_symbol(**parts: Any) -> RegisteredSymbol:
    """Reserve the next symbol; the numbers begin at 9001 where they have no beginning."""
    if counter_of("ATT") is None:
        begin_serials(scope="ATT", first=FIRST, by=SOMEBODY)
    return reserve_next(
        grammars=grammars(), parts=PARTS | parts, scope="ATT", purpose="a test", by=SOMEBODY
    )


def make_draft(**overrides: Any) -> Revision:
    """Give a draft agenda of the WGTR with a symbol; `symbol=None` for one without."""
    values: dict[str, Any] = {
        "kind": "annotated-agenda",
        "title": {"en": "Draft annotated agenda", "fr": "Ordre du jour"},
        "dated": date(2025, 1, 29),
        "by": SOMEBODY,
    } | overrides
    if "symbol" not in overrides:
        values["symbol"] = make_symbol()
    values.setdefault("conference", make_conference())
    values.setdefault("body", make_body())
    return add_document(**values)


def make_issued(text: Text | None = None, **overrides: Any) -> Revision:
    """Give an issued agenda, in English and French; `without_original` as `issue` takes it."""
    without = overrides.pop("without_original", False)
    return issue(
        revision=make_draft(**overrides),
        text=text or make_text(),
        press=make_press(),
        by=SOMEBODY,
        without_original=without,
    )
