"""Looks of a paragraph or run that are laid over one another, as styles are."""

from dataclasses import replace
from typing import Self


class Layer:
    """What a frozen dataclass with slots inherits whose fields say nothing where they are None."""

    __slots__ = ()

    def over(self, base: Self) -> Self:
        """Return this look laid over `base`: what it does not say, `base` says."""
        names: tuple[str, ...] = self.__slots__
        said = {name: value for name in names if (value := getattr(self, name)) is not None}
        return replace(base, **said)  # type: ignore[type-var]
