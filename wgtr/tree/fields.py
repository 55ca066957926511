"""What people wrote by hand (JSON, TOML), read field by field: a fault is told with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from wgtr.tree.languages import Language
from wgtr.tree.numerals import LARGEST

Choice = TypeVar("Choice", bound=StrEnum)
LONGEST_EXCERPT = 60
# PostgreSQL stores no NUL, UTF-8 no half of a surrogate pair.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Misfit(ValueError):
    """A field is missing or of the wrong sort; the message names its place and what is wrong."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with the place it stands at ("parts[0].provisions[2]"; empty for the whole)."""

    values: Mapping[str, Any]
    where: str = ""

    def place(self, name: str) -> str:
        """Where a field of this mapping stands, for a message."""
        return f"{self.where}.{name}" if self.where else name

    def text(self, name: str) -> str | None:
        """A string; None where there is none."""
        value = self.values.get(name)
        return None if value is None else string(value, self.place(name))

    def needed(self, name: str) -> str:
        """A string that must be there and not be empty."""
        value = self.text(name)
        if not value:
            raise Misfit(f"“{self.place(name)}” is missing")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where nothing is said."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            raise _wrong(self.place(name), "true or false", value)
        return bool(value)

    def count(self, name: str) -> int | None:
        """A whole number from 1 to 9,999; None where there is none."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST:
            raise _wrong(self.place(name), f"a whole number from 1 to {LARGEST}", value)
        return value

    def choice(self, name: str, among: type[Choice], usual: Choice | None = None) -> Choice:
        """One of the values of an enumeration; `usual` where nothing is said."""
        value = self.values.get(name)
        if value is None and usual is not None:
            return usual
        return chosen(value, among, self.place(name))

    def inner(self, name: str) -> "Fields":
        """A mapping within this one; an empty one where there is none."""
        value = self.values.get(name)
        return fields({} if value is None else value, self.place(name))

    def listed(self, name: str) -> list[Any]:
        """A list; an empty one where there is none."""
        value = self.values.get(name)
        return listing([] if value is None else value, self.place(name))

    def each(self, name: str) -> Iterator["Fields"]:
        """The mappings of a list, each with its place."""
        for place, value in enumerate(self.listed(name)):
            yield fields(value, f"{self.place(name)}[{place}]")

    def strings(self, name: str) -> tuple[str, ...]:
        """The strings of a list."""
        return tuple(string(value, self.place(name)) for value in self.listed(name))

    def only(self, *names: str) -> "Fields":
        """This mapping itself, if it has no other fields: a misspelt one must not go unheard."""
        for name in self.values:
            if name not in names:
                known = ", ".join(names)
                raise Misfit(f"“{self.place(name)}” means nothing here; known are: {known}")
        return self

    def languages(self) -> Iterator[tuple[Language, str]]:
        """This mapping's keys as languages, each with the key itself."""
        for name in self.values:
            yield chosen(name, Language, self.place(name)), name


def fields(value: Any, where: str = "") -> Fields:
    """A mapping to read from; raises Misfit where `value` is none or has keys that are no words."""
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise _wrong(where, "a group of named values", value)
    return Fields(value, where)


def listing(value: Any, where: str) -> list[Any]:
    """`value` if it is a list; raises Misfit."""
    if not isinstance(value, list):
        raise _wrong(where, "a list", value)
    return value


def string(value: Any, where: str) -> str:
    """`value` if it is a string that can be stored: no NUL, no half of a surrogate pair."""
    if not isinstance(value, str):
        raise _wrong(where, "text", value)
    if UNSTORABLE.search(value):
        raise Misfit(f"“{where}” holds a character that cannot be stored")
    return value


def chosen(value: Any, among: type[Choice], where: str) -> Choice:
    """The member of `among` that `value` names; raises Misfit."""
    try:
        return among(value)
    except ValueError:
        raise _wrong(where, f"one of {', '.join(among)}", value) from None


def _wrong(where: str, wanted: str, value: Any) -> Misfit:
    named = f"“{where}”" if where else "the whole"
    if value is None:
        return Misfit(f"{named} is empty or missing; it should be {wanted}")
    return Misfit(f"{named} should be {wanted}, not {_shown(value)}")


def _shown(value: Any) -> str:
    """A wrong value as a person writes or calls it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            cut = value[:LONGEST_EXCERPT] + ("…" if len(value) > LONGEST_EXCERPT else "")
            return f"“{cut}”"
        case int() | float():
            return str(value)[:LONGEST_EXCERPT]
    return "a list" if isinstance(value, list | tuple) else "a group of named values"
