"""What stands above a paper, made from the records in every language, as the ATT's papers have it.

Symbol · date · issued by · original language · the Treaty · the Conference · its place and days.
The words are data: the house style's, and a body's `masthead.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from wgtr.rendering.house_style import HouseStyle
from wgtr.tree.fields import Misfit, fields
from wgtr.tree.languages import Language
from wgtr.tree.numerals import render, system_for
from wgtr.tree.provisions import Masthead, Part, Text

ByLanguage = Mapping[Language, str]
_STEM = 4  # letters, so that Russian and Arabic names are known in their cases
PHRASES = ("conference", "place_and_days", "one_month", "two_months", "written")


class BadMasthead(ValueError):
    """The words for mastheads cannot be used; the message names the place and what is wrong."""


@dataclass(frozen=True)
class MastheadWords:
    """A body's words: phrases by name and language, and the Conferences' ordinals in order."""

    phrases: Mapping[str, ByLanguage]
    ordinals: Mapping[Language, tuple[str, ...]]

    def said(self, name: str, language: Language, **values: str) -> str:
        """A phrase with its placeholders filled in."""
        phrase = self.phrases[name][language]
        for placeholder, value in values.items():
            phrase = phrase.replace(f"{{{placeholder}}}", value)
        return phrase

    def conference(self, number: int, language: Language) -> str | None:
        """A Conference by its ordinal; None past the last one that the words know."""
        ordinals = self.ordinals[language]
        if number > len(ordinals):
            return None
        return self.said("conference", language, ordinal=ordinals[number - 1])


@dataclass(frozen=True, kw_only=True)
class Records:
    """What the records say of a paper; what they do not know is None and left out.

    `issuers` is the issuing body's name, `place` the Conference's. `example` puts the house's
    line for invented papers into the masthead. `own_lines` are said instead of the issuing body,
    where a paper itself says who submits it.
    """

    symbol: str | None
    dated: date
    original: Language
    issuers: ByLanguage
    conference: int | None = None
    place: ByLanguage | None = None
    days: tuple[date, date] | None = None
    by_written_procedure: bool = False
    example: bool = False
    own_lines: ByLanguage = field(default_factory=dict)


@dataclass(frozen=True)
class MastheadMaker:
    """Makes mastheads in a body's words and its house's style."""

    words: MastheadWords
    style: HouseStyle

    def applied(self, text: Text, records: Records) -> Text:
        """The text under the masthead that `records` give.

        Whom the text names as its author stays named. Where a part repeats the text's masthead, it
        repeats the new one; the lines that it has besides (its body's name, say) stay below.
        """
        made = self.masthead(self._of_its_author(text.masthead, records))
        parts = tuple(self._repeated(part, text.masthead, made) for part in text.parts)
        return replace(text, masthead=made, parts=parts)

    def masthead(self, records: Records) -> Masthead:
        """The masthead in all six languages."""
        return Masthead(
            symbol=records.symbol,
            date=records.dated.isoformat(),
            issued_by=records.issuers,
            original_language=records.original,
            lines={language: tuple(self.lines(records, language)) for language in Language},
        )

    def lines(self, records: Records, language: Language) -> Iterator[str]:
        """The masthead's lines in one language, from the top."""
        if records.symbol:
            yield records.symbol
        yield self.style.day(records.dated.isoformat(), language)
        if language in records.own_lines:
            yield records.own_lines[language]
        elif language in records.issuers:
            yield self.style.word("issued_by", language, issuer=records.issuers[language])
        name = self.style.names[records.original][language]
        yield self.style.word("original", language, language=name)
        if records.example:
            yield self.style.word("example", language)
        yield self.style.word("creator", language)
        yield from self._conference(records, language)

    def _of_its_author(self, own: Masthead, records: Records) -> Records:
        """The records, but for the author where the text names another than the body.

        "Submitted by: Facilitator on Reporting, Sweden" stays so in each language that says it;
        where one does not, the name stands as it is in the others. "Issued by" is the body's there.
        """
        language = next(
            (each for each in (records.original, *Language) if own.issued_by.get(each)), None
        )
        if language is None or is_same_issuer(
            own.issued_by[language], records.issuers.get(language)
        ):
            return records
        lines = {each: line for each in own.issued_by if (line := _issuer_line(own, each))}
        names, said = {**records.issuers, **own.issued_by}, lines.get(language, "")
        if self._is_submitted(said, language):
            name = own.issued_by[language]
            names = dict.fromkeys(Language, name) | dict(own.issued_by)
            words = {each: self.style.word("submitted_by", each, issuer=name) for each in Language}
            lines = words | lines
        return replace(records, issuers=names, own_lines=lines)

    def _is_submitted(self, line: str, language: Language) -> bool:
        begins = self.style.words["submitted_by"][language].partition("{issuer}")[0].strip(" :：")
        return bool(begins) and line.casefold().startswith(begins.casefold())

    def _conference(self, records: Records, language: Language) -> Iterator[str]:
        number = records.conference
        name = None if number is None else self.words.conference(number, language)
        if name is None:
            return
        yield name
        if records.by_written_procedure:
            yield self.words.said("written", language)
        elif records.place is not None and language in records.place and records.days is not None:
            days, place = self._days(*records.days, language), records.place[language]
            yield self.words.said("place_and_days", language, place=place, days=days)

    def _days(self, first: date, last: date, language: Language) -> str:
        if first == last:
            return self.style.day(first.isoformat(), language)
        if (first.year, first.month) != (last.year, last.month):
            whole = [self.style.day(each.isoformat(), language) for each in (first, last)]
            return self.words.said("two_months", language, first=whole[0], last=whole[1])
        system = system_for("digit", language)
        numbers = [render(each.day, system) for each in (first, last)]
        span = self.words.said("one_month", language, first=numbers[0], last=numbers[1])
        form = self.style.dates[language]
        said = form.form.replace("{day}", span).replace("{year}", render(first.year, system))
        return said.replace("{month}", form.months[first.month - 1])

    def _repeated(self, part: Part, old: Masthead, made: Masthead) -> Part:
        if part.masthead is None:
            return part
        lines = {
            language: (
                *made.lines[language],
                *(line for line in own if line not in old.lines.get(language, ())),
            )
            for language, own in part.masthead.lines.items()
        }
        return replace(part, masthead=replace(made, lines=lines))


def is_same_issuer(name: str, body: str | None) -> bool:
    """Whether a masthead names the body itself, be it in another case or with an article."""
    return body is not None and _stems(name) == _stems(body)


def _stems(name: str) -> list[str]:
    words = name.casefold().split()
    return [word[:_STEM] for word in words if len(word) >= _STEM] if len(words) > 1 else words


def _issuer_line(own: Masthead, language: Language) -> str | None:
    name = own.issued_by[language]
    return next((line for line in own.lines.get(language, ()) if name in line), None)


def masthead_words_from(mapping: Mapping[str, Any]) -> MastheadWords:
    """Read the words from what a `masthead.toml` holds; raises BadMasthead."""
    try:
        data = fields(mapping).only(*PHRASES, "ordinals")
        phrases = {
            name: {language: data.inner(name).needed(language) for language in Language}
            for name in PHRASES
        }
        ordinals = data.inner("ordinals")
        listed = {language: ordinals.strings(language) for language in Language}
    except Misfit as wrong:
        raise BadMasthead(f"The words for mastheads: {wrong}.") from None
    return MastheadWords(phrases, listed)
