"""Every kind of defect is found in every language, and its mended twin is left in peace."""

from collections import Counter

import pytest

from tests.reading.findings.planted import (
    LANGUAGES,
    Planted,
    codes_in,
    found_in,
    marked,
    planted_in,
    with_defects,
)
from wgtr.tree.languages import Language

EVERY = [planted for language in LANGUAGES for planted in planted_in(language)]
ALL_PLACES = range(100)
ASKED_FOR = {
    *("officer-title", "foreign-role", "stray-note-marker", "placeholder-link"),
    *("symbol-in-address", "term-drift"),
}


def name(planted: Planted) -> str:
    return f"{planted.language}-{planted.place}-{planted.code}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_where_nothing_is_wrong(language: Language) -> None:
    assert found_in(with_defects(marked(language), ()), language) == []


@pytest.mark.parametrize("planted", EVERY, ids=name)
def test_each_defect_alone_is_found_and_nothing_else(planted: Planted) -> None:
    text = with_defects(marked(planted.language), (planted.place,))

    assert codes_in(text, planted.language) == [planted.code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_defects_at_once_are_found(language: Language) -> None:
    found = codes_in(with_defects(marked(language), ALL_PLACES), language)

    assert Counter(found) == Counter(planted.code for planted in planted_in(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tries_every_code_asked_for(language: Language) -> None:
    assert {planted.code for planted in planted_in(language)} >= ASKED_FOR


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_come_in_the_order_of_the_file_with_place_and_quote(language: Language) -> None:
    text = with_defects(marked(language), ALL_PLACES)
    found = found_in(text, language)
    lines = [finding.line for finding in found]

    assert lines == sorted(lines)
    assert min(lines) > 0
    assert max(lines) <= len(text.splitlines())
    assert all(finding.quote.strip() and finding.where for finding in found)
