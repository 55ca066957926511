"""A house style is read whole, or its first fault is named with its place."""

import tomllib
from copy import deepcopy
from typing import Any

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import BadStyle, HouseStyle, style_from
from wgtr.tree.languages import Language

FOLDER = agendas_folder() / "house-style"
DATA = tomllib.loads((FOLDER / "style.toml").read_text("utf-8"))


def read(**changed: Any) -> HouseStyle:
    return style_from({**deepcopy(DATA), **changed}, page="$body$", stylesheet="")


def test_every_font_of_the_house_has_a_stand_in_and_every_language_its_bound_words() -> None:
    style = read()
    assert set(style.stand_ins) == {font.family for font in style.fonts.values()}
    assert {language for language, words in style.bound.items() if not words} == {Language.ZH}


def test_what_may_be_missing() -> None:
    style = style_from(
        {name: value for name, value in DATA.items() if name not in {"bound", "stand_ins"}},
        page="$body$",
        stylesheet="",
    )
    assert style.stand_ins == {}
    assert not any(style.bound.values())


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"bound": {"en": ["Article", " "]}}, r"bound\.en"),
        ({"bound": {"en": "Article"}}, r"bound\.en"),
        ({"stand_ins": {"Amiri": {}}}, r"stand_ins\.Amiri\.kind"),
        (
            {"stand_ins": {"Amiri": {"names": ["A,B"], "kind": "roman", "panose": "0" * 20}}},
            r"stand_ins\.Amiri\.names",
        ),
        (
            {"stand_ins": {"Amiri": {"names": ["A"], "kind": "serif", "panose": "0" * 20}}},
            r"stand_ins\.Amiri\.kind.*roman",
        ),
        (
            {"stand_ins": {"Amiri": {"names": ["A"], "kind": "roman", "panose": "0B"}}},
            r"stand_ins\.Amiri\.panose",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(BadStyle, match=told):
        read(**changed)


def worded(section: str, name: str, words: str) -> dict[str, Any]:
    changed = deepcopy(DATA[section])
    changed[name]["en" if section == "words" else "form"] = words
    return {section: changed}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            worded("words", "page", "Page {page} - {nonsense}"),
            r"words\.page\.en.*\{nonsense\}: only \{page\}, \{pages\}",
        ),
        (worded("words", "issued_by", "By {author}"), r"words\.issued_by\.en.*only \{issuer\}"),
        (worded("words", "creator", "{symbol}"), r"words\.creator\.en.*nothing is filled in"),
        (worded("dates", "en", "{day} {moon}"), r"dates\.en\.form.*\{moon\}.*\{month\}"),
    ],
)
def test_what_nothing_is_filled_in_for_is_refused(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(BadStyle, match=told):
        read(**changed)


def test_a_style_without_submitted_by_says_issued_by() -> None:
    words = {name: said for name, said in DATA["words"].items() if name != "submitted_by"}
    style = read(words=words)
    assert style.words["submitted_by"] == style.words["issued_by"]
