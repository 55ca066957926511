"""The Conference report's skeleton: every body, every recommendation, every document."""

from datetime import date
from functools import cache
from typing import Any

from tests.factories.reports import EN, blueprint, drafted, item, outcome
from wgtr.reports.drafting.conference import (
    BodyFacts,
    ConferenceFacts,
    DocumentFacts,
    conference_report,
)
from wgtr.reports.drafting.facts import OutcomeKind
from wgtr.reports.drafting.house import conference_writer
from wgtr.reports.drafting.wording import Writer
from wgtr.tree.blueprints import check
from wgtr.tree.gaps import open_facts
from wgtr.tree.json_form import from_json, to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Text, plain

WORKING_GROUP = dict.fromkeys(Language, "Working Group")


@cache
def writer() -> Writer:
    return conference_writer()


def report(*bodies: BodyFacts, **overrides: Any) -> Text:
    values: dict[str, Any] = {
        "code": "CSP11",
        "place": dict.fromkeys(Language, "Geneva"),
        "days": (date(2025, 8, 25), date(2025, 8, 29)),
        "in_writing": False,
        "bodies": bodies,
        "documents": [],
    }
    facts = ConferenceFacts(**(values | overrides))
    return conference_report(facts, writer(), blueprint("conference-report"), blueprint("mandate"))


def words(text: Text) -> list[str]:
    found = [each.wording[EN] for each in text.walk() if EN in each.wording]
    return [plain(each.heading) + plain(each.body) for each in found]


def test_recommendations_are_collected_word_by_word_under_their_body() -> None:
    recommended = [
        outcome(1, OutcomeKind.RECOMMENDATION, words={EN: "Encourages reporting"}),
        outcome(2, OutcomeKind.CONCLUSION, words={EN: "Nobody objects"}),
    ]
    group = BodyFacts(
        code="WGTR", name=WORKING_GROUP, reports=[drafted(item(outcomes=recommended))]
    )
    text = report(group)
    shown = words(text)
    assert shown.index("Working Group") + 1 == shown.index("Encourages reporting.")
    assert "Nobody objects." not in shown
    assert check(text.parts[0], blueprint("conference-report")) == []
    assert from_json(to_json(text, EN)) == text


def test_a_body_without_a_report_is_an_open_place() -> None:
    text = report(BodyFacts(code="WGTR", name=WORKING_GROUP))
    assert open_facts(text, EN) == ["[No report has been drafted yet (Working Group)]"]


def test_what_is_taken_from_a_draft_is_an_open_place() -> None:
    recommended = [outcome(1, OutcomeKind.RECOMMENDATION, words={EN: "Encourages reporting"})]
    made = [drafted(item(outcomes=recommended))]
    group = BodyFacts(code="WGTR", name=WORKING_GROUP, reports=made, drafts=1)
    (said,) = open_facts(report(group), EN)
    assert said.startswith("[Taken from the draft")
    assert open_facts(report(BodyFacts(code="WGTR", name=WORKING_GROUP, reports=made)), EN) == []


def test_documents_are_listed_with_symbol_and_date() -> None:
    listed = [
        DocumentFacts(
            symbol="ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda",
            title={EN: "Draft annotated agenda"},
            dated=date(2025, 1, 29),
        ),
        DocumentFacts(symbol="", title={EN: "Mandate"}, dated=None),
    ]
    (table,) = [each for each in report(documents=listed).walk() if each.kind is Kind.TABLE]
    rows = [[plain(cell) for cell in row] for row in table.wording[EN].rows]
    assert rows == [
        ["Symbol", "Document", "Date"],
        ["ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda", "Draft annotated agenda", "29 January 2025"],
        ["", "Mandate", ""],
    ]


def test_what_is_not_known_is_said_and_not_invented() -> None:
    assert "The days of CSP11 are not confirmed yet." in words(report(days=None))
    assert "CSP11 took its decisions by written procedure." in words(report(in_writing=True))
