"""The example texts with planted defects: each defect alone, all at once, or none.

In `texts/<language>.txt`, ⟦code⟧defect⟦/⟧as it should be⟦.⟧ marks where a defect is planted.
"""

import re
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.findings import Finding, find
from wgtr.reading.plain import blocks_of_text
from wgtr.reading.texts import Reading, read_text
from wgtr.tree.languages import Language

LISTS = word_lists(agendas_folder())
LANGUAGES = tuple(Language)
_PLANTED = re.compile(r"⟦([a-z-]+)⟧(.*?)⟦/⟧(.*?)⟦\.⟧", re.DOTALL)


class Planted(NamedTuple):
    """A defect in an example text: which language, the how manieth, and its code."""

    language: Language
    place: int
    code: str


def marked(language: Language) -> str:
    return (Path(__file__).parent / "texts" / f"{language}.txt").read_text("utf-8")


def planted_in(language: Language) -> list[Planted]:
    codes = (hit[1] for hit in _PLANTED.finditer(marked(language)))
    return [Planted(language, place, code) for place, code in enumerate(codes)]


def with_defects(text: str, places: Container[int]) -> str:
    found = iter(range(len(text)))
    return _PLANTED.sub(lambda hit: hit[2] if next(found) in places else hit[3], text)


def read(text: str, language: Language) -> Reading:
    return read_text(blocks_of_text(text), LISTS.lexicons[language], LISTS.grammars)


def found_in(text: str, language: Language) -> list[Finding]:
    reading = read(text, language)
    return find(reading, LISTS.lexicons[language], LISTS.terms[language], LISTS.grammars)


def codes_in(text: str, language: Language) -> list[str]:
    return [finding.code for finding in found_in(text, language)]
