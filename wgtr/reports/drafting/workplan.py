"""The workplan as an annex: its topics in order, the cycle each is meant for, and its status."""

from collections.abc import Sequence
from dataclasses import dataclass

from wgtr.reports.drafting.building import table, title_of
from wgtr.reports.drafting.facts import Words
from wgtr.reports.drafting.wording import Writer
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part


@dataclass(frozen=True)
class Planned:
    """A topic: its title, the Conference whose cycle it is meant for, its status."""

    title: Words
    cycle: str
    status: str


def workplan_part(topics: Sequence[Planned], writer: Writer) -> Part:
    """The workplan as a table, in each language in which every topic has a title."""
    heads = [writer.everywhere(f"plan_{name}") for name in ("topic", "cycle", "status")]
    rows = {}
    for language in Language:
        if all(language in topic.title for topic in topics):
            head = [each[language] for each in heads]
            rows[language] = [head, *(_row(each, writer, language) for each in topics)]
    return Part(
        id="r-workplan",
        kind="annex",
        title=title_of(writer.everywhere("heading_workplan")),
        provisions=(table("workplan-topics", rows),),
    )


def _row(topic: Planned, writer: Writer, language: Language) -> list[str]:
    status = writer.phrases.said(f"status_{topic.status}", language)
    return [topic.title[language], topic.cycle, status]
