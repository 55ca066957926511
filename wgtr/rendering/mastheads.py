"""A masthead as printed in one language: its own lines, those of another language, or made ones.

What the house has words for (date, issuer, original language, that it is an example) it says in
every language; a line of which it knows nothing stands in the language it was written in, marked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wgtr.rendering.fallback import Filled
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.printed import MastheadLine, MastheadRole
from wgtr.rendering.spans import clean
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead

_MADE = ("symbol", "date", "issued_by", "original")


@dataclass(frozen=True, slots=True)
class Mastheads:
    """Prints mastheads in the language of `filled`, which remembers what stands in another.

    `digits` is the numeral system of the paper.
    """

    filled: Filled
    style: HouseStyle
    digits: str

    def lines(self, masthead: Masthead, holder: str) -> tuple[MastheadLine, ...]:
        """The lines of a masthead; `holder` is what is remembered as having borrowed some."""
        kept: list[MastheadLine] = []
        for text, language in self._said(masthead):
            # header and body of a file repeat it
            if text.strip() and not (kept and kept[-1].text == text):
                kept.append(MastheadLine(text, self._role(text, masthead), language))
        for line in kept:
            self.filled.remember(holder, line.language or self.filled.language)
        return tuple(kept)

    def _said(self, masthead: Masthead) -> Iterator[tuple[str, Language | None]]:
        """Each line, and its language where it is not the paper's."""
        found = self.filled.chosen(masthead.lines)
        if found is None:
            yield from self._made(masthead)
            return
        written, lines = found
        if written is self.filled.language:
            yield from ((clean(line), None) for line in lines)
            return
        known = self._known(masthead, written)
        for line in map(clean, lines):
            said = known.get(line.strip())
            yield (line, written) if said is None else (said, None)

    def _made(self, masthead: Masthead) -> Iterator[tuple[str, Language | None]]:
        """What is understood of a masthead that was never written."""
        sayings = self._sayings(masthead, self.filled.language)
        issuer = self.filled.chosen(masthead.issued_by)
        for name in _MADE:
            if name in sayings:
                yield sayings[name], None
            elif name == "issued_by" and issuer and issuer[1]:
                yield self._sayings(masthead, issuer[0])[name], issuer[0]

    def _known(self, masthead: Masthead, written: Language) -> Mapping[str, str]:
        """What the house says in the paper's language for lines it says so in another one."""
        theirs = self._sayings(masthead, written)
        ours = self._sayings(masthead, self.filled.language)
        return {line.strip(): ours[name] for name, line in theirs.items() if name in ours}

    def _sayings(self, masthead: Masthead, language: Language) -> dict[str, str]:
        """What the house can say of a masthead in a language, by name."""
        style, issuer = self.style, clean(masthead.issued_by.get(language, ""))
        original = masthead.original_language
        digits = self.digits if language is self.filled.language else None
        said = {
            "symbol": clean(masthead.symbol or ""),
            "date": style.day(clean(masthead.date or ""), language, digits),
            "issued_by": style.word("issued_by", language, issuer=issuer) if issuer else "",
            **{name: style.word(name, language) for name in ("example", "restricted", "creator")},
        }
        if original:
            name = style.names[original][language]
            said["original"] = style.word("original", language, language=name)
        return {name: line for name, line in said.items() if line}

    def _role(self, line: str, masthead: Masthead) -> MastheadRole:
        if masthead.symbol and line.strip() == masthead.symbol:
            return MastheadRole.SYMBOL
        return MastheadRole.EXAMPLE if self.style.is_example(line) else MastheadRole.LINE


def marks(lines: Iterable[MastheadLine]) -> str | None:
    """What stands at the head of every page: that it is an example, for whom alone it is."""
    said = dict.fromkeys(line.text.strip() for line in lines if line.role is MastheadRole.EXAMPLE)
    return " · ".join(said) or None
