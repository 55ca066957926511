"""The pack for the podium: the script with the input on each item, then the agenda with its notes.

It is one text, so it comes as PDF, Word, HTML or Markdown like every other; it is never kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from wgtr.reports.script.lines import Line, Sheet
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, Text, Wording

KIND = "meeting-pack"


def pack(
    script: Sequence[Sheet],
    agenda: Text,
    language: Language,
    *,
    title: str,
    sittings: Sequence[str],
    said: Mapping[str, str],
) -> Text:
    """Bind the script and the agenda; `sittings` are their headings, `said` the words for input."""
    maker = _Maker(language, said)
    main = Part(
        id="pack-script",
        kind="report",
        title={language: (Span(title),)},
        provisions=tuple(maker.sittings(script, sittings)),
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

    def items(self, lines: Sequence[Line]) -> Iterator[Provision]:
        """Lines gathered under their items' titles."""
        title, gathered = "", list[Provision]()
        for line in lines:
            if line.title:
                yield from self.item(title, gathered)
                title, gathered = line.title, list(self.received(line))
            gathered += self.spoken(line)
        yield from self.item(title, gathered)

    def item(self, title: str, below: Sequence[Provision]) -> Iterator[Provision]:
        if title:
            yield self.heading(title, below)
        else:
            yield from below

    def spoken(self, line: Line) -> Iterator[Provision]:
        """A line: its hours, then each sentence as a paragraph of its own."""
        for place, sentence in enumerate(line.says):
            hours = [Span(f"{line.hours}  ", strong=True)] if line.hours and not place else []
            yield self.paragraph([*hours, Span(sentence)])

    def received(self, line: Line) -> Iterator[Provision]:
        """Written input on the item: who, and the words."""
        if not line.received:
            return
        yield self.paragraph([Span(self.said["input"], strong=True)])
        for each in line.received:
            words = " ".join(each.words)
            yield self.provision(
                Kind.BULLET, body=[Span(f"{each.name}: ", strong=True), Span(words)]
            )

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
