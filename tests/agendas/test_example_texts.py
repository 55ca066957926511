"""The example texts: one text in six languages, free of defects, and our own wording."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.entries import entries_of
from wgtr.reading.files import read_blocks
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language
from wgtr.tree.numerals import fits, system_for
from wgtr.tree.symbols import find_symbols

FOLDER = agendas_folder() / "att" / "csp11-wgtr-2025-02-28"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
STEMS = ["agenda", "mandate-csp10"]
LISTS = word_lists(agendas_folder())
OWN_SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
CITED = {
    "ATT/CSP4.WGTR/2018/CHAIR/358/Conf.Rep",
    "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep",
}
ADDRESSES = {
    "https://thearmstradetreaty.org/reporting.html",
    "https://thearmstradetreaty.org/tools-and-guidelines.html",
    "mailto:info@thearmstradetreaty.org",
}
EXAMPLE = {
    "ar": "مثال، وليس وثيقة رسمية",
    "en": "Example, not an official document",
    "es": "Ejemplo, documento no oficial",
    "fr": "Exemple, document non officiel",
    "ru": "Пример, не официальный документ",
    "zh": "示例，非正式文件",
}
AS_AT = {
    "ar": "(المعلومات حتى ٢٩ كانون الثاني/يناير ٢٠٢٥.)",
    "en": "(Information as at 29 January 2025.)",
    "es": "(Información al 29 de enero de 2025).",
    "fr": "(Informations à jour au 29 janvier 2025.)",
    "ru": "(По состоянию на 29 января 2025 года.)",
    "zh": "（截至2025年1月29日的情况。）",
}
CHINESE_CHARACTERS_FOR_A_WORD = 1.7
LONGEST_COMMON_RUN = 20
Json = dict[str, Any]

each_language = pytest.mark.parametrize("language", list(Language))


@cache
def agenda(language: Language) -> Json:
    path = file("agenda", language)
    return imported(path.read_bytes(), path.name, None, LISTS)


def file(stem: str, language: Language) -> Path:
    return FOLDER / f"{stem}.{language}.txt"


def words(stem: str, language: Language) -> str:
    return file(stem, language).read_text(encoding="utf-8")


def marks(inlines: list[Json]) -> list[tuple[str, str]]:
    """What words point at, in order: notes, annexes, symbols, addresses."""
    return [(span["kind"], span["target"]) for span in inlines if span.get("target")]


def outline(text: Json) -> list[tuple[Any, ...]]:
    """Everything about a text but its words: kinds, depths, who has a number, what is called."""
    lines: list[tuple[Any, ...]] = []
    for part in text["parts"]:
        lines.append((part["kind"], part["label"], tuple(map(str, part["sittings"]))))
        lines += [
            (depth, p["kind"], bool(p["number"]), bool(p["heading"]), p.get("about"), marks(spans))
            for p, depth in walk(part["provisions"])
            for spans in [p["inlines"]]
        ]
    return lines + [(note["number"], marks(note["inlines"])) for note in text["notes"]]


def walk(found: list[Json], depth: int = 1) -> list[tuple[Json, int]]:
    return [each for p in found for each in [(p, depth), *walk(p["children"], depth + 1)]]


def part(language: Language, place: int) -> list[Json]:
    return [p for p, _ in walk(agenda(language)["parts"][place]["provisions"])]


@each_language
def test_every_agenda_has_the_outline_of_the_original(language: Language) -> None:
    assert outline(agenda(language)) == outline(agenda(Language.EN))


@each_language
def test_an_agenda_is_read_whole_and_nothing_in_it_needs_mending(language: Language) -> None:
    read = agenda(language)

    assert read["language"] == language
    assert read["unplaced"] == []
    assert read["findings"] == []


@each_language
def test_the_letter_asks_eight_questions_in_the_order_of_the_items(language: Language) -> None:
    letter = part(language, 0)
    items = [p["id"] for p in part(language, 1) if p["kind"] == "item"]
    _opening, *numbered, _other_business = items
    about = [p["about"] for p in letter if p["kind"] == "bullet"]

    assert sum(bool(p["number"]) for p in letter) == 4
    assert about == [[numbered[place]] for place in (1, 1, 1, 1, 2, 2, 3, 4)]


@each_language
def test_the_agenda_has_five_numbered_items_between_two_without_number(language: Language) -> None:
    items = [p for p in part(language, 1) if p["kind"] == "item"]

    assert [bool(item["number"]) for item in items] == [False, *[True] * 5, False]
    assert [values(item, language) for item in items[1:6]] == [1, 2, 3, 4, 5]


@each_language
def test_annex_a_holds_22_questions_in_three_groups(language: Language) -> None:
    groups = [p for p in agenda(language)["parts"][2]["provisions"] if p["children"]]

    assert [len(group["children"]) for group in groups] == [10, 10, 2]
    questions = [question for group in groups for question in group["children"]]
    assert [values(question, language) for question in questions] == list(range(1, 23))


@each_language
def test_annex_b_holds_five_standing_items_and_eight_tasks(language: Language) -> None:
    paragraphs = [p for p in agenda(language)["parts"][3]["provisions"] if p["number"]]

    assert [values(p, language) for p in paragraphs] == [1, 2, 3, 4, 5, 6]
    assert [len(p["children"]) for p in paragraphs] == [5, 1, 4, 2, 1, 0]
    tasks = [values(task, language) for p in paragraphs for task in p["children"]]
    assert tasks == [1, 2, 3, 4, 5, 1, 1, 2, 3, 4, 1, 2, 1]


def values(provision: Json, language: Language) -> int:
    """A printed number's value, if it is written as the house writes it in this language."""
    bare = provision["number"].removesuffix(".")
    form = "letter" if provision["kind"] == "task" else "digit"
    return next(n for n in range(1, 30) if fits(bare, n) == system_for(form, language))


@each_language
def test_the_standing_items_are_the_titles_of_the_agenda(language: Language) -> None:
    titles = [p["heading"] for p in part(language, 1) if p["kind"] == "item"][1:6]
    standing = standing_items(words("mandate-csp10", language))
    next_ones = standing_items(words("agenda", language).rpartition("**")[2])

    assert standing == titles
    assert next_ones[:4] == titles[:4]
    assert next_ones[4] != titles[4]


def standing_items(mandate: str) -> list[str]:
    """What stands behind the first five letters of a mandate."""
    found = re.findall(r"^\S{1,2}\. (.+?)(?:[;；؛.。]|[;；؛] *\S+)$", mandate, re.MULTILINE)
    lettered = [line for line in found if not line.endswith((":", "："))]
    return [line.rstrip(" \u00a0;；؛") for line in lettered][:5]


@each_language
def test_notes_are_neither_stubs_nor_essays_and_say_of_which_day_they_are(
    language: Language,
) -> None:
    for note in agenda(language)["notes"]:
        chinese = len(note["text"]) / CHINESE_CHARACTERS_FOR_A_WORD
        length = chinese if language is Language.ZH else len(note["text"].split())
        assert 60 <= length <= 200, note["number"]
        assert note["text"].endswith(AS_AT[language])


@each_language
@pytest.mark.parametrize("stem", STEMS)
def test_every_masthead_says_that_this_is_an_example(stem: str, language: Language) -> None:
    lines = words(stem, language).splitlines()
    mastheads = [place for place, line in enumerate(lines) if line == EXAMPLE[language]]

    assert len(mastheads) == (2 if stem == "agenda" else 1)


@each_language
@pytest.mark.parametrize("stem", STEMS)
def test_symbols_are_real_or_ours_and_links_lead_to_the_treatys_pages(
    stem: str, language: Language
) -> None:
    text = words(stem, language)
    found = {text[hit.start : hit.end] for hit in find_symbols(text, LISTS.grammars)}
    addresses = set(re.findall(r"\]\(([^)]*)\)", text))

    assert found == ({OWN_SYMBOL, *CITED} if stem == "agenda" else set())
    assert addresses == (ADDRESSES if stem == "agenda" else set())
    assert text.count("http") == text.count("](http")


def entries(stem: str, language: Language) -> list[tuple[int, bool]]:
    """The value of each paragraph's number, 0 where it has none, and whether it is a list mark."""
    blocks = read_blocks(file(stem, language).read_bytes(), f"{stem}.txt", language=language)
    made = entries_of(blocks, LISTS.lexicons[language])
    return [
        (entry.marker.values[0][1], entry.marker.bullet) if entry.marker else (0, False)
        for entry in made
    ]


@each_language
def test_the_mandate_has_the_same_paragraphs_in_all_languages(language: Language) -> None:
    found = [value for value, _ in entries("mandate-csp10", language)]

    assert found == [value for value, _ in entries("mandate-csp10", Language.EN)]
    expected = [1, 1, 2, 3, 4, 5, 2, 1, 3, 1, 2, 3, 4, 4, 1, 2, 5, 1, 6]
    assert [value for value in found if value] == expected


@pytest.mark.skipif(not SEEDS.exists(), reason="the official text is not beside this checkout")
@pytest.mark.parametrize("stem", STEMS)
def test_the_chinese_wording_is_our_own(stem: str) -> None:
    official = "".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.zh.txt"))
    ours, theirs = han(words(stem, Language.ZH)), han(official)
    runs = (ours[i : i + LONGEST_COMMON_RUN] for i in range(len(ours) - LONGEST_COMMON_RUN + 1))

    assert theirs
    assert [run for run in runs if run in theirs] == []


def han(text: str) -> str:
    """The Chinese characters alone, so that moved commas and figures hide nothing."""
    return "".join(re.findall(r"[\u3400-\u9fff]", text))
