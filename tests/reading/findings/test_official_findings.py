"""What is found in the official text: its true defects, each once, and nothing besides.

The text is not ours to keep: it is read from beside the project where it is, else these tests skip.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
OFFICIAL = SEEDS / "att-csp11-wgtr-annotated-draft-agenda.zh.txt"
Json = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not OFFICIAL.exists(), reason="the official text is not beside this checkout (../shared/seeds)"
)

EXPECTED = {
    ("officer-title", "agenda 2."): 1,
    ("foreign-role", "annex A"): 1,
    ("stray-note-marker", "agenda 4."): 1,
    ("split-paragraph", "note 1"): 1,
    ("split-paragraph", "annex B 4."): 1,
    ("split-list", "letter 4."): 1,
    ("split-list", "annex A 16."): 1,
    ("symbol-in-address", "note 1"): 1,
    # the item's title, and the verb for the workplan
    ("term-drift", "agenda 4."): 2,
    # by e-mail only
    ("term-drift", "note 4"): 1,
    # two other names of the platform
    ("term-drift", "note 5"): 2,
    # the verb for the questions and answers
    ("term-drift", "annex B 3. d."): 1,
    ("placeholder-link", "agenda 1."): 1,
    ("placeholder-link", "agenda 2."): 8,
    ("placeholder-link", "agenda 3."): 1,
    ("placeholder-link", "agenda 4."): 2,
    ("placeholder-link", "agenda 5."): 1,
}


@pytest.fixture(scope="module")
def official() -> Json:
    return imported(OFFICIAL.read_bytes(), OFFICIAL.name, Language.ZH, word_lists(agendas_folder()))


def test_its_true_defects_are_found_and_nothing_else(official: Json) -> None:
    places = {note["id"]: f"note {note['number']}" for note in official["notes"]}
    for part in official["parts"]:
        head = f"{part['kind']} {part['label'] or ''}".strip()
        places |= dict(numbered_places(part["provisions"], head))

    found = Counter((f["code"], places[f["where"]]) for f in official["findings"])

    assert dict(found) == EXPECTED


def test_the_two_names_of_item_four_are_told_together(official: Json) -> None:
    drifts = [f for f in official["findings"] if f["code"] == "term-drift"]
    titles = [f for f in drifts if f["message"].startswith("The item")]

    assert len(titles) == 1
    assert "note 6" in titles[0]["message"]


def numbered_places(siblings: list[Json], above: str) -> Iterator[tuple[str, str]]:
    """Where each provision stands, by the numbers above it."""
    for provision in siblings:
        place = f"{above} {provision['number'] or ''}".strip()
        yield provision["id"], place
        yield from numbered_places(provision["children"], place)
