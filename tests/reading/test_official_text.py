"""The official text of the WGTR's CSP11 meeting, in Chinese, becomes the right tree.

It is not ours to keep here: it is read from beside the project where it is, else these tests skip.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.reading.expectations import provisions
from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
OFFICIAL = SEEDS / "att-csp11-wgtr-annotated-draft-agenda.zh.txt"
Json = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not OFFICIAL.exists(), reason="the official text is not beside this checkout (../shared/seeds)"
)


@pytest.fixture(scope="module")
def official() -> Json:
    return imported(OFFICIAL.read_bytes(), OFFICIAL.name, Language.ZH, word_lists(agendas_folder()))


def part(official: Json, kind: str, label: str | None = None) -> list[Json]:
    found = next(p for p in official["parts"] if p["kind"] == kind and p["label"] == label)
    return [provision for provision, _ in provisions(found["provisions"])]


def numbered(found: list[Json], kind: str) -> list[str]:
    return [p["number"] for p in found if p["kind"] == kind and p["number"] is not None]


def test_the_masthead_is_understood(official: Json) -> None:
    masthead = official["masthead"]

    assert masthead["symbol"] is None
    assert masthead["date"] == "2025-01-29"
    assert masthead["issued_by"] == "透明度和报告工作组"
    assert masthead["original_language"] == "en"


def test_the_parts_come_in_order(official: Json) -> None:
    parts = [(part["kind"], part["label"]) for part in official["parts"]]

    assert parts == [("letter", None), ("agenda", None), ("annex", "A"), ("annex", "B")]


def test_the_letter_has_four_paragraphs_and_eight_questions(official: Json) -> None:
    letter = part(official, "letter")

    assert numbered(letter, "paragraph") == ["1.", "2.", "3.", "4."]
    assert sum(provision["kind"] == "bullet" for provision in letter) == 8


def test_each_question_of_the_letter_belongs_to_its_item(official: Json) -> None:
    items = {p["id"]: p["number"] for p in part(official, "agenda") if p["kind"] == "item"}
    questions = [p for p in part(official, "letter") if p["kind"] == "bullet"]

    told = [items[question["about"][0]] for question in questions]

    assert told == ["2.", "2.", "2.", "2.", "3.", "3.", "4.", "5."]


def test_the_agenda_has_five_items_between_opening_and_other_business(official: Json) -> None:
    items = [p["number"] for p in part(official, "agenda") if p["kind"] == "item"]

    assert items == [None, "1.", "2.", "3.", "4.", "5.", None]


def test_the_meeting_is_one_day(official: Json) -> None:
    agenda = next(part for part in official["parts"] if part["kind"] == "agenda")

    assert agenda["sittings"] == [{"date": "2025-02-28", "starts": "10:00", "ends": "18:00"}]


def test_there_are_six_notes(official: Json) -> None:
    assert [note["number"] for note in official["notes"]] == ["1", "2", "3", "4", "5", "6"]
    assert all(len(note["text"]) > 150 for note in official["notes"])


def test_annex_a_has_22_questions_in_three_groups(official: Json) -> None:
    annex = part(official, "annex", "A")
    groups = [p for p in annex if p["kind"] == "question_group"]

    assert numbered(annex, "question") == [f"{number}." for number in range(1, 23)]
    assert [len(group["children"]) for group in groups] == [10, 10, 2]


def test_annex_b_has_six_paragraphs_five_standing_items_and_eight_tasks(official: Json) -> None:
    annex = next(part for part in official["parts"] if part["label"] == "B")["provisions"]
    paragraphs = [p for p in annex if p["kind"] == "paragraph" and p["number"]]
    tasks = {p["number"]: numbered(p["children"], "task") for p in paragraphs}

    assert tasks == {
        "1.": ["a.", "b.", "c.", "d.", "e."],
        "2.": ["a."],
        "3.": ["a.", "b.", "c.", "d."],
        "4.": ["a.", "b."],
        "5.": ["a."],
        "6.": [],
    }


def test_nothing_is_unplaced(official: Json) -> None:
    assert official["unplaced"] == []


def test_its_true_defects_are_found_and_no_others(official: Json) -> None:
    found = Counter(finding["code"] for finding in official["findings"])

    assert found["officer-title"] == 1
    assert found["foreign-role"] == 1
    assert found["stray-note-marker"] == 1
    assert found["symbol-in-address"] == 1
    assert found["split-paragraph"] == 2
    assert found["placeholder-link"] >= 10
    assert found["term-drift"] >= 5
    assert set(found) == {
        *("officer-title", "foreign-role", "stray-note-marker", "split-paragraph"),
        *("placeholder-link", "symbol-in-address", "term-drift", "split-list"),
    }
