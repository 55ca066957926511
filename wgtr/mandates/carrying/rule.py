"""The rule: Conferences from the text's own first one on move by one, its period by a year.

What came before the first Conference is history. Of the first one itself, what it has decided is a
citation and stays; that it decides on this very text moves. Days, dated facts, symbols and names
are never guessed: they are told to a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wgtr.mandates.carrying.finding import (
    Find,
    Remark,
    conferences,
    fixed,
    is_cited,
    periods,
    quoted,
    remarks,
    sentence_around,
    sentence_at,
)
from wgtr.mandates.carrying.results import Carried, Left, Reason, Rule, Shift, Spot
from wgtr.mandates.carrying.words import CarryingWords
from wgtr.tree.edits import cut
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, with_path
from wgtr.tree.provisions import (
    Inlines,
    Masthead,
    Note,
    Part,
    Provision,
    Span,
    Text,
    Wording,
    Wordings,
    plain,
)
from wgtr.tree.references import Sayings

Words = Mapping[Language, CarryingWords]
_CONTEXT = 200


class CannotCarry(ValueError):
    """The text cannot be carried over; the message says why, in words for a person."""


def carried(
    text: Text, words: Words, first: int | None = None, *, rests_since: int | None = None
) -> Carried:
    """The next cycle's text. `first` is the number of the Conference the text begins with.

    Without it, it is found in the text itself (`first_conference`). A paper that rests on a mandate
    begins with the Conference that gave it, and `rests_since` is the year in which that mandate
    begins: what the paper says of it moves on too, since the next one rests on the next mandate.
    Ids stay, so that the next text can be compared with this one. Raises CannotCarry where no
    Conference is named.
    """
    if first is None:
        first = first_conference(text, words)
    year = min(_years(text, words), default=None) if rests_since is None else rests_since
    return _done(_Carrying(text, words, first, year, rests=rests_since is not None))


def taken_up_again(text: Text, words: Words) -> Carried:
    """The text once more within its own cycle: no Conference or period moves, days are told."""
    return _done(_Carrying(text, words, None, None))


def _done(carrying: "_Carrying") -> Carried:
    made = carrying.text_()
    return Carried(made, tuple(carrying.shifted), tuple(carrying.left))


def first_conference(text: Text, words: Words) -> int:
    """The earliest Conference in the first title that names one, else in the first provision.

    Raises CannotCarry where none is named.
    """
    for said in (_titles(text), _bodies(text)):
        for language, inlines in said:
            if language in words:
                found = conferences(plain(inlines), words[language])
                if found:
                    return min(find.number for find in found)
    raise CannotCarry("This text names no Conference, so there is nothing to carry over.")


def _titles(text: Text) -> Iterator[tuple[Language, Inlines]]:
    for part in text.parts:
        yield from part.title.items()


def _bodies(text: Text) -> Iterator[tuple[Language, Inlines]]:
    for provision in text.walk():
        for language, wording in provision.wording.items():
            yield language, (*wording.heading, *wording.body)


def _years(text: Text, words: Words) -> Iterator[int]:
    """The years in which the periods of titles begin; of all words where no title has one."""
    for said in (_titles(text), _bodies(text)):
        found = [
            first.number
            for language, inlines in said
            if language in words
            for first, _ in periods(plain(inlines), words[language])
        ]
        if found:
            yield from found
            return


@dataclass(slots=True)
class _Carrying:
    """One text being carried over; `year` is that in which its period begins.

    Without a first Conference, or a year, none moves. `rests` tells that it rests on a mandate.
    """

    text: Text
    words: Words
    first: int | None
    year: int | None
    rests: bool = False
    shifted: list[Shift] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    labels: dict[Language, dict[str, str]] = field(default_factory=dict)
    says: Sayings = field(init=False)

    def __post_init__(self) -> None:
        self.says = Sayings(self.text)

    def text_(self) -> Text:
        """The whole next text."""
        masthead = self._masthead(self.text.masthead, "masthead")
        parts = tuple(map(self._part, self.text.parts))
        notes = tuple(map(self._note, self.text.notes))
        return replace(self.text, masthead=masthead, parts=parts, notes=notes)

    def _label(self, name: str, language: Language) -> str | None:
        if language not in self.labels:
            self.labels[language] = dict(with_path(self.text, language))
        return self.labels[language].get(name)

    def _masthead(self, masthead: Masthead, holder: str) -> Masthead:
        """A new paper has neither symbol nor date yet; its lines speak of the next Conference."""
        spot = Spot(holder, None, self.text.original_language)
        if masthead.symbol:
            self.left.append(Left(spot, Reason.SYMBOL, masthead.symbol, masthead.symbol))
        if masthead.date:
            self.left.append(Left(spot, Reason.DATE, masthead.date, masthead.date))
        lines = {
            language: tuple(self._lines(said, masthead, Spot(holder, None, language)))
            for language, said in masthead.lines.items()
        }
        return replace(masthead, symbol=None, date=None, lines=lines)

    def _lines(self, lines: tuple[str, ...], masthead: Masthead, spot: Spot) -> Iterator[str]:
        for line in lines:
            known = self.words.get(spot.language)
            if line.strip() == masthead.symbol:
                continue
            if known and any(pattern.fullmatch(line.strip()) for pattern in known.dates):
                continue  # the day of the old paper; masthead.date has told of it
            yield plain(self._inlines((Span(line),), spot)) if line else line

    def _part(self, part: Part) -> Part:
        title = {
            language: self._inlines(said, Spot(part.id, part.label, language))
            for language, said in part.title.items()
        }
        for sitting in part.sittings:
            spot = Spot(part.id, part.label, self.text.original_language)
            day = sitting.date or ""
            self.left.append(Left(spot, Reason.DATE, day, day))
        own = part.masthead
        return replace(
            part,
            title=title,
            masthead=None if own is None else self._masthead(own, part.id),
            sittings=(),
            provisions=tuple(map(self._provision, part.provisions)),
        )

    def _provision(self, provision: Provision) -> Provision:
        wording = self._wordings(provision.wording, provision.id)
        children = tuple([self._provision(child) for child in provision.children])
        return replace(provision, wording=wording, children=children)

    def _note(self, note: Note) -> Note:
        wording = self._wordings(note.wording, note.id, note=True)
        return replace(note, wording=wording)

    def _wordings(self, wordings: Wordings, name: str, *, note: bool = False) -> Wordings:
        made: dict[Language, Wording] = {}
        for language, wording in wordings.items():
            counted = note_numbers(self.text, language).get(name) if note else None
            spot = Spot(name, counted or self._label(name, language), language)
            made[language] = Wording(
                self._inlines(wording.heading, spot, note=note),
                self._inlines(wording.body, spot, note=note),
                tuple(
                    tuple(self._inlines(cell, spot, note=note) for cell in row)
                    for row in wording.rows
                ),
            )
        return made

    def _inlines(self, inlines: Inlines, spot: Spot, *, note: bool = False) -> Inlines:
        known, words = self.words.get(spot.language), plain(inlines)
        if known is None or not words:
            return inlines
        away = fixed(inlines)
        finds = [f for f in self._finds(words, known) if not _within(f.start, f.end, away)]
        moves = [find for find in finds if self._moves(find, inlines, known, spot)]
        told = [Remark(find.start, find.end, Reason.DATE) for find in moves]
        for remark in remarks(words, known, note=note):
            followed = _within(remark.start, remark.end, away)
            if not followed and not any(remark.repeats(other) for other in told):
                self._leave(spot, remark.reason, inlines, remark.start, remark.end)
                told.append(remark)
        for find in moves:
            context = self._context(inlines, find.start, spot.language)
            old = words[find.start : find.end]
            self.shifted.append(Shift(spot, find.rule, old, find.new or "", context))
        return _replaced(inlines, moves)

    def _finds(self, words: str, known: CarryingWords) -> list[Find]:
        """Conferences of today's cycle and later, and the text's own period, in order."""
        first = self.first
        named = [] if first is None else conferences(words, known)
        found = [find for find in named if first is not None and find.number >= first]
        for pair in periods(words, known):
            if self.year is not None and pair[0].number >= self.year:
                found += pair
        return sorted(found, key=lambda find: find.start)

    def _moves(self, find: Find, inlines: Inlines, known: CarryingWords, spot: Spot) -> bool:
        """Whether a find is shifted; where it is not, it is told why."""
        words = plain(inlines)
        reason: Reason | None = None
        if find.new is None:
            reason = Reason.UNKNOWN
        elif _within(find.start, find.end, quoted(words)):
            reason = Reason.TITLE
        elif find.rule is Rule.CONFERENCE and _has_day(words, find, known, fixed(inlines)):
            reason = Reason.TOLD
        elif find.number == self.first and self._is_cited(words, find, known):
            reason = Reason.CITATION
        if reason is None:
            return True
        named = find.mention if any(find.mention) else (find.start, find.end)
        self._leave(spot, reason, inlines, *named)
        return False

    def _is_cited(self, words: str, find: Find, known: CarryingWords) -> bool:
        """Whether a decision of the past is meant, other than the mandate the paper rests on."""
        sentence = sentence_around(words, find.start).casefold()
        if self.rests and any(word in sentence for word in known.mandate):
            return False
        return is_cited(words, find, known)

    def _leave(self, spot: Spot, reason: Reason, inlines: Inlines, start: int, end: int) -> None:
        context = self._context(inlines, start, spot.language)
        self.left.append(Left(spot, reason, plain(inlines)[start:end], context))

    def _context(self, inlines: Inlines, place: int, language: Language) -> str:
        """The sentence around a place as it is read, with the numbers that it refers to."""
        start, end = sentence_at(plain(inlines), place)
        sentence = self.says(cut(cut(inlines, end)[0], start)[1], language).strip()
        return sentence if len(sentence) <= _CONTEXT else f"{sentence[:_CONTEXT].rstrip()}…"


def _has_day(words: str, find: Find, known: CarryingWords, away: list[tuple[int, int]]) -> bool:
    """Whether the find's sentence tells of a day that was typed: the two belong together."""
    start, end = sentence_at(words, find.start)
    days = (hit.span() for pattern in known.dates for hit in pattern.finditer(words, start, end))
    return any(not _within(*day, away) for day in days)


def _within(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in stretches)


def _replaced(inlines: Inlines, finds: list[Find]) -> Inlines:
    """Spans with each find's words replaced, in the look in which they begin."""
    made: list[Span] = []
    place = 0
    for span in inlines:
        end = place + len(span.text)
        text, at = "", place
        for find in finds:
            if find.end <= place or find.start >= end:
                continue
            text += span.text[at - place : max(find.start - place, at - place)]
            text += (find.new or "") if find.start >= place else ""
            at = min(find.end, end)
        made.append(replace(span, text=text + span.text[at - place :]))
        place = end
    return tuple(made)
