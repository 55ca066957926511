"""The Chair's report from the records: introduction, mandate, meetings, items, results, annexes.

DOMAIN 3 has the parts and their order. Every sentence is made in each language in which the words
it needs are there; what is missing in a language is missing there, and `unworded` counts it.
"""

from collections.abc import Iterator

from wgtr.reports.drafting.building import (
    annexed,
    gap,
    heading,
    paragraph,
    title_of,
)
from wgtr.reports.drafting.facts import (
    ItemFacts,
    MeetingFacts,
    Outcome,
    OutcomeKind,
    ReportFacts,
    Words,
)
from wgtr.reports.drafting.points import ordered, points_of
from wgtr.reports.drafting.wording import DIFFERENCES, Writer
from wgtr.tree.blueprints import Blueprint
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part, Provision, Text

KIND = "chairs-report"

HEADINGS = {
    OutcomeKind.CONCLUSION: "conclusions",
    OutcomeKind.RECOMMENDATION: "recommendations",
    OutcomeKind.ACTION: "actions",
}
"""Under which heading each kind of outcome stands, in this order."""


def chairs_report(facts: ReportFacts, writer: Writer, report: Blueprint, annex: Blueprint) -> Text:
    """Draft the report; `report` and `annex` are the blueprints that number them."""
    return _Report(facts, writer).text(report, annex)


def unworded(text: Text) -> dict[Language, int]:
    """Count the provisions that each language lacks of those the original words."""
    wanted = [each.wording for each in text.walk() if text.original_language in each.wording]
    counted = {language: sum(language not in each for each in wanted) for language in Language}
    return {language: number for language, number in counted.items() if number}


class _Report:
    """One report while it is drafted."""

    def __init__(self, facts: ReportFacts, writer: Writer) -> None:
        self.facts, self.writer = facts, writer
        self.conference = dict.fromkeys(Language, facts.conference)

    def text(self, report: Blueprint, annex: Blueprint) -> Text:
        facts = self.facts
        title = self.writer.everywhere("title", body=facts.body, conference=self.conference)
        main = Part(
            id="r-report",
            kind=report.part,
            title=title_of(title),
            provisions=tuple(self.provisions()),
            numbering=report.numbering,
        )
        labels = (annex.series_label(place) for place in range(1, len(facts.annexes) + 1))
        annexes = annexed(facts.annexes, labels, annex.label_words())
        return Text(KIND, facts.original, parts=(main, *annexes), note_pattern=report.notes.pattern)

    def provisions(self) -> Iterator[Provision]:
        """The report's headings in order; one under which nothing would stand is left out."""
        for name, below in (
            ("introduction", self.introduction()),
            ("background", self.background()),
            ("meetings", self.meetings()),
            ("results", self.results()),
        ):
            yield from heading(name, self.writer.everywhere(f"heading_{name}"), below)

    def introduction(self) -> Iterator[Provision]:
        facts, say = self.facts, self.writer.everywhere
        code = dict.fromkeys(Language, facts.code)
        known = {"body": facts.body, "code": code, "conference": self.conference}
        yield paragraph("introduced", say("introduced", **known))
        if facts.chairs:
            countries = self.writer.listed_everywhere(facts.chairs)
            yield paragraph("chaired", say("chaired", countries=countries))

    def background(self) -> Iterator[Provision]:
        mandate, writer = self.facts.mandate, self.writer
        if mandate is None:
            yield paragraph("mandate", writer.everywhere("no_mandate"))
            return
        since, until = (dict.fromkeys(Language, name) for name in (mandate.since, mandate.until))
        starts, ends = writer.day(mandate.starts), writer.day(mandate.ends)
        said = writer.everywhere("mandate", since=since, until=until, starts=starts, ends=ends)
        yield paragraph("mandate", said)
        if mandate.paragraph:
            number = dict.fromkeys(Language, mandate.paragraph)
            said = writer.everywhere("mandate_paragraph", since=since, paragraph=number)
            yield paragraph("mandate-paragraph", said)

    def meetings(self) -> Iterator[Provision]:
        say = self.writer.everywhere
        for meeting in self.facts.meetings:
            yield paragraph(f"held-{meeting.first_day.isoformat()}", self.held(meeting))
        said = self.writer.following([*self.adopted(), say("agenda")])
        yield paragraph("agenda", said, missing=say("not_in_language"))
        for place, item in enumerate(self.facts.items):
            below = [*self.discussed(item), *self.missing(item, is_first=not place)]
            yield from heading(f"item-{item.id}", self.named(item), below)

    def adopted(self) -> Iterator[dict[Language, str]]:
        """That the agenda was adopted and how it differs: in the words recorded, then by items.

        Where a language lacks the words, their place stays open in it.
        """
        if not self.facts.adopted:
            return
        adoption, writer = self.facts.adoption, self.writer
        yield writer.everywhere("agenda_adopted")
        if adoption.words:
            yield {**writer.everywhere("not_in_language"), **writer.sentence(adoption.words)}
        changed = (adoption.deferred, adoption.added, adoption.moved)
        for name, items in zip(DIFFERENCES, changed, strict=True):
            if items:
                yield writer.everywhere(f"agenda_{name}", items=writer.quoted(items))

    def held(self, meeting: MeetingFacts) -> dict[Language, str]:
        """Say when and where a meeting was held."""
        writer = self.writer
        known: dict[str, Words] = {
            "place": meeting.place,
            "sittings": writer.number(meeting.sittings),
        }
        if meeting.first_day == meeting.last_day:
            return writer.everywhere("held", day=writer.day(meeting.first_day), **known)
        first, last = writer.day(meeting.first_day), writer.day(meeting.last_day)
        return writer.everywhere("held_days", first=first, last=last, **known)

    def named(self, item: ItemFacts) -> dict[Language, str]:
        """An item's title, with its number where it has one."""
        if not item.title:
            return self.writer.everywhere("heading_other")
        if not item.number:
            return dict(item.title)
        number = self.writer.numeral(item.number)
        return self.writer.everywhere("under_item", number=number, title=item.title)

    def discussed(self, item: ItemFacts) -> Iterator[Provision]:
        """What was presented and discussed under an item, point by point."""
        for point in ordered(points_of(item.said)):
            yield paragraph(point.id, self.writer.point(point))

    def missing(self, item: ItemFacts, *, is_first: bool) -> Iterator[Provision]:
        """What the record lacks under an item; of the opening, an adopted agenda says enough."""
        if item.unsettled:
            number = self.writer.number(item.unsettled)
            yield gap(f"unsettled-{item.id}", self.writer.everywhere("unsettled", number=number))
        is_told = self.facts.adopted and is_first and not item.number
        if not (item.said or item.outcomes or item.unsettled or is_told):
            yield gap(f"nothing-{item.id}", self.writer.everywhere("nothing_recorded"))

    def results(self) -> Iterator[Provision]:
        outcomes = [each for item in self.facts.items for each in item.outcomes]
        for kind, name in HEADINGS.items():
            of_kind = [each for each in outcomes if each.kind is kind]
            below = [paragraph(f"outcome-{each.id}", self.outcome(each)) for each in of_kind]
            yield from heading(name, self.writer.everywhere(f"heading_{name}"), below)

    def outcome(self, outcome: Outcome) -> dict[Language, str]:
        """An outcome in a sentence; an action says whose it is and by when."""
        if outcome.kind is OutcomeKind.ACTION:
            return self.writer.action(outcome)
        return self.writer.sentence(outcome.words)
