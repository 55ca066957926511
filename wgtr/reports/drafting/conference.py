"""The skeleton of a Conference's report: what the bodies recommend, and the list of documents.

DOMAIN 3: I Introduction, II Organization of the Conference, III Decisions and Recommendations, and
a list of documents annexed. What only the Conference itself can say is left to its secretary: the
skeleton has the place for it, and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wgtr.reports.drafting.building import gap, heading, paragraph, table, title_of
from wgtr.reports.drafting.facts import Words
from wgtr.reports.drafting.wording import Writer
from wgtr.tree.blueprints import Blueprint
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part, Provision, Text, plain

KIND = "conference-report"
OUTCOMES = "r-recommendations"
"""The heading of a Chair's report under which its recommendations stand."""

_NOTHING: frozenset[str] = frozenset()
_HEADINGS = ("introduction", "organization", "decisions", "documents")
KNOWN: Mapping[str, frozenset[str]] = {
    "title": frozenset({"conference"}),
    **{f"heading_{name}": _NOTHING for name in _HEADINGS},
    "convened": frozenset({"conference", "place", "first", "last"}),
    "in_writing": frozenset({"conference"}),
    "no_days": frozenset({"conference"}),
    "prepared": frozenset({"bodies"}),
    "to_be_written": _NOTHING,
    "no_report": frozenset({"body"}),
    "from_drafts": _NOTHING,
    "no_recommendation": _NOTHING,
    "symbol": _NOTHING,
    "document": _NOTHING,
    "date": _NOTHING,
    "no_documents": _NOTHING,
    "and": frozenset({"first", "second"}),
    "comma": frozenset({"first", "second"}),
}
"""The phrases of a Conference's report (`agendas/phrases/conference.toml`)."""


@dataclass(frozen=True, kw_only=True)
class BodyFacts:
    """A body and its Chairs' reports, each as it was issued, else as it stands.

    None where none is drafted; `drafts` counts those of which nothing is issued.
    """

    code: str
    name: Words
    reports: Sequence[Text] = ()
    drafts: int = 0


@dataclass(frozen=True, kw_only=True)
class DocumentFacts:
    """A document of the Conference's cycle: its symbol where it has one, title, date."""

    symbol: str
    title: Words
    dated: date | None


@dataclass(frozen=True, kw_only=True)
class ConferenceFacts:
    """All that the skeleton is made of."""

    code: str
    place: Words
    days: tuple[date, date] | None
    in_writing: bool
    bodies: Sequence[BodyFacts]
    documents: Sequence[DocumentFacts]
    original: Language = Language.EN


def conference_report(
    facts: ConferenceFacts, writer: Writer, report: Blueprint, annex: Blueprint
) -> Text:
    """Draft the skeleton; `report` and `annex` are the blueprints that number it."""
    return _Report(facts, writer).text(report, annex)


class _Report:
    """One report while it is drafted."""

    def __init__(self, facts: ConferenceFacts, writer: Writer) -> None:
        self.facts, self.writer, self.say = facts, writer, writer.everywhere
        self.conference = dict.fromkeys(Language, facts.code)

    def text(self, report: Blueprint, annex: Blueprint) -> Text:
        main = Part(
            id="r-report",
            kind=report.part,
            title=title_of(self.say("title", conference=self.conference)),
            provisions=tuple(self.provisions()),
            numbering=report.numbering,
        )
        documents = Part(
            id="r-documents",
            kind="annex",
            label=annex.series_label(1),
            label_word=annex.label_words(),
            title=title_of(self.say("heading_documents")),
            provisions=(self.documents(),),
        )
        return Text(KIND, self.facts.original, parts=(main, documents))

    def provisions(self) -> Iterator[Provision]:
        for name, below in (
            ("introduction", self.introduction()),
            ("organization", [paragraph("organization-1", self.say("to_be_written"))]),
            ("decisions", self.decisions()),
        ):
            yield from heading(name, self.say(f"heading_{name}"), below)

    def introduction(self) -> Iterator[Provision]:
        yield paragraph("convened", self.convened())
        if self.facts.bodies:
            names = self.writer.listed_everywhere([body.name for body in self.facts.bodies])
            yield paragraph("prepared", self.say("prepared", bodies=names))

    def convened(self) -> dict[Language, str]:
        """Say when and where the Conference met, as far as it is known."""
        facts = self.facts
        if facts.in_writing:
            return self.say("in_writing", conference=self.conference)
        if facts.days is None:
            return self.say("no_days", conference=self.conference)
        first, last = (self.writer.day(each) for each in facts.days)
        known = {"conference": self.conference, "place": facts.place, "first": first, "last": last}
        return self.say("convened", **known)

    def decisions(self) -> Iterator[Provision]:
        """Each body's recommendations in its own words, under its name."""
        for body in self.facts.bodies:
            name = body.code.lower()
            below = list(self.recommended(body))
            if not body.reports:
                below = [gap(f"{name}-no-report", self.say("no_report", body=body.name))]
            elif not below:
                below = [paragraph(f"{name}-none", self.say("no_recommendation"))]
            if body.drafts:
                below.append(gap(f"{name}-from-drafts", self.say("from_drafts")))
            yield from heading(f"body-{name}", body.name, below)

    def recommended(self, body: BodyFacts) -> Iterator[Provision]:
        for text in body.reports:
            for part in text.parts:
                for each in part.walk():
                    if each.id == OUTCOMES:
                        yield from (_copied(child, body.code) for child in each.children)

    def documents(self) -> Provision:
        """The list of documents by symbol; or that there is none yet."""
        if not self.facts.documents:
            return paragraph("documents-none", self.say("no_documents"))
        heads = [self.say(name) for name in ("symbol", "document", "date")]
        rows = {language: [[head[language] for head in heads]] for language in Language}
        for each in self.facts.documents:
            day = self.writer.day(each.dated) if each.dated else {}
            for language, row in rows.items():
                title = each.title.get(language) or each.title.get(self.facts.original, "")
                row.append([each.symbol, title, day.get(language, "")])
        return table("documents-list", rows)


def _copied(provision: Provision, code: str) -> Provision:
    """A recommendation as a paragraph of the Conference's report, named after where it is from."""
    words = {language: plain(said.body) for language, said in provision.wording.items()}
    return paragraph(f"{code.lower()}-{provision.id}", words)
