"""The pack for the podium: the script with the input on each item, other input, then the agenda.

It is one text, so it comes as PDF, Word, HTML or Markdown like every other; it is never kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from wgtr.core.directions import ISOLATE, isolated
from wgtr.reports.script.lines import Line, Received, Sheet
from wgtr.reports.script.receiving import Apart
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, Text, Wording

KIND = "meeting-pack"
INVITED = "invited"


def pack(
    script: Sequence[Sheet],
    apart: Sequence[Apart],
    agenda: Text,
    language: Language,
    *,
    title: str,
    sittings: Sequence[str],
    said: Mapping[str, str],
) -> Text:
    """Bind the script, the input apart from all items, and the agenda with its notes.

    `sittings` are the script's headings, `said` the words that the pack has of its own.
    """
    maker = _Maker(language, said)
    main = Part(
        id="pack-script",
        kind="report",
        title={language: (Span(title),)},
        provisions=(*maker.sittings(script, sittings), *maker.apart(apart)),
    )
    kept = tuple(part for part in agenda.parts if part.kind != "letter")
    return Text(
        KIND,
        language,
        parts=(main, *kept),
        notes=agenda.notes,
        note_pattern=agenda.note_pattern,
        notes_title=agenda.notes_title,
    )


class _Maker:
    """Makes the script's provisions in one language."""

    def __init__(self, language: Language, said: Mapping[str, str]) -> None:
        self.language, self.said = language, said
        self.ids = (f"pack-{number}" for number in count(1))

    def sittings(self, script: Sequence[Sheet], headings: Sequence[str]) -> Iterator[Provision]:
        for sheet, heading in zip(script, headings, strict=True):
            if sheet.lines:
                below = [*self.items(sheet.lines), self.paragraph([Span(sheet.ends, strong=True)])]
                yield self.heading(heading, below)

    def apart(self, apart: Sequence[Apart]) -> Iterator[Provision]:
        """Input that belongs to no item, at the end: it is read before, or when it is called up."""
        below = [
            self.heading(each.title, [self.received(one) for one in each.received])
            for each in apart
        ]
        if below:
            yield self.heading(self.said["apart"], below)

    def items(self, lines: Sequence[Line]) -> Iterator[Provision]:
        """Lines gathered under their items' titles."""
        title, gathered = "", list[Provision]()
        for line in lines:
            if line.title:
                yield from self.item(title, gathered)
                title, gathered = line.title, [*self.reminders(line), *self.input(line)]
            gathered += self.spoken(line)
        yield from self.item(title, gathered)

    def item(self, title: str, below: Sequence[Provision]) -> Iterator[Provision]:
        if title:
            yield self.heading(title, below)
        else:
            yield from below

    def spoken(self, line: Line) -> Iterator[Provision]:
        """A line: its hours, each sentence as a paragraph of its own, the presenter's file."""
        for place, sentence in enumerate(line.says):
            before = [Span(f"{line.hours}  ", strong=True)] if line.hours and not place else []
            if line.state == INVITED and not place:
                before.append(Span(f"[{self.said['invited']}] ", strong=True))
            yield self.paragraph([*before, Span(sentence)])
        if line.file is not None:
            name = isolated(line.file.name, self.language.direction)
            yield self.paragraph([Span(f"{self.said['file']}: {name}")])

    def reminders(self, line: Line) -> Iterator[Provision]:
        """What the agenda says of who else speaks, and the proposals accepted for the item."""
        for name, words in (("annotation", line.annotation), ("accepted", line.accepted)):
            if words:
                yield self.paragraph([Span(self.said[name], strong=True)])
                yield from (self.provision(Kind.BULLET, body=[Span(each)]) for each in words)

    def input(self, line: Line) -> Iterator[Provision]:
        """Written input on the item."""
        if line.received:
            yield self.paragraph([Span(self.said["input"], strong=True)])
            yield from map(self.received, line.received)

    def received(self, one: Received) -> Provision:
        """What a delegation sent: who, and the words, paragraph by paragraph; then its files."""
        direction = self.language.direction
        lines = [line for words in one.words for line in words.splitlines() if line.strip()]
        said = [line if ISOLATE in line else isolated(line, direction) for line in lines]
        if one.files:
            names = ", ".join(isolated(file.name, direction) for file in one.files)
            said.append(f"{self.said['files']}: {names}")
        first, *more = said or [""]
        whom = self.said.get(f"only_{one.whom}", "")
        name = f"{one.name} ({whom}): " if whom else f"{one.name}: "
        body = [Span(name, strong=True), Span(first)]
        below = tuple(self.paragraph([Span(words)]) for words in more)
        return self.provision(Kind.BULLET, body=body, children=below)

    def heading(self, words: str, below: Iterable[Provision]) -> Provision:
        return self.provision(Kind.HEADING, heading=[Span(words)], children=tuple(below))

    def paragraph(self, spans: Sequence[Span]) -> Provision:
        return self.provision(Kind.PARAGRAPH, body=spans)

    def provision(
        self,
        kind: Kind,
        *,
        heading: Sequence[Span] = (),
        body: Sequence[Span] = (),
        children: tuple[Provision, ...] = (),
    ) -> Provision:
        wording = {self.language: Wording(heading=tuple(heading), body=tuple(body))}
        return Provision(next(self.ids), kind, wording, children)
