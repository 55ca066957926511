"""The delegations that a register begins with: States from a list of codes, with their names.

`agendas/att/delegations.toml` says which; names come from the Unicode Common Locale Data.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from wgtr.accounts.models import Category
from wgtr.core.database import Wording
from wgtr.core.languages import LANGUAGES


@dataclass(frozen=True)
class Listed:
    """A delegation as the list gives it."""

    code: str
    category: Category
    name: Wording
    mailbox: str | None = None


def listed_delegations(file: Path, *, examples: bool) -> Iterator[Listed]:
    """Read the list in `file`: every State, and the invented delegations where `examples`."""
    said = tomllib.loads(file.read_text("utf-8"))
    parties = set(said["state_parties"])
    mailboxes = said["example_mailboxes"] if examples else {}
    for code in said["states"]:
        category = Category.STATE_PARTY if code in parties else Category.STATE
        name = {**name_of_state(code), **said["names"].get(code, {})}
        yield Listed(code, category, name, mailboxes.get(code))
    for one in said["example"] if examples else ():
        yield _invented(one)


def name_of_state(code: str) -> Wording:
    """Give the name of a State in the six languages, by its code in ISO 3166. Raises KeyError."""
    return {each: _territories(each)[code] for each in LANGUAGES}


def _invented(one: Mapping[str, Any]) -> Listed:
    return Listed(one["code"], Category(one["category"]), one["name"], one["mailbox"])


@cache
def _territories(language: str) -> Mapping[str, str]:
    return Locale.parse("zh_Hans" if language == "zh" else language).territories
