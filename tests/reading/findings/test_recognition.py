"""`no-agenda-found`: said of what is no agenda, letter or mandate, and of nothing else."""

import pytest

from tests.reading.lines import LISTS
from wgtr.reading.findings import find
from wgtr.reading.plain import blocks_of_text
from wgtr.reading.texts import read_text
from wgtr.tree.languages import Language

OTHERS = {
    "shopping list": ("en", "Shopping for the weekend\n\n1. Milk\n2. Bread\n3. Two lemons\n"),
    "bullets": ("en", "To buy\n\n- milk\n- bread\n- lemons\n"),
    "recipe": (
        "fr",
        (
            "Tarte aux pommes\n\nIngrédients\n\n- 4 pommes\n- 200 g de farine\n\n"
            "1. Éplucher les pommes.\n\n2. Cuire pendant 40 minutes.\n"
        ),
    ),
    "news": (
        "es",
        (
            "Lluvias en el norte\n\n28 de febrero de 2025\n\nLas lluvias de ayer cortaron tres"
            " carreteras. Los vecinos piden ayuda.\n"
        ),
    ),
    "bill": ("ru", "Счёт № 17\n\n1. Бумага — 200 руб.\n2. Чернила — 150 руб.\n\nИтого: 350 руб.\n"),
    "poem": ("zh", "静夜思\n\n床前明月光，疑是地上霜。\n\n举头望明月，低头思故乡。\n"),
    "wishes": ("ar", "قائمة المشتريات\n\n1. حليب\n2. خبز\n3. ليمون\n"),
    "article": (
        "en",
        (
            "A view on small arms\n\nThe treaty entered into force on 24 December 2014. Its first"
            " years were slow.\n\n1. Introduction\n\nStates report each year.\n\n2. Figures\n\nMany"
            " reports are late.\n"
        ),
    ),
}
OURS = {
    "title": ("en", "Draft agenda\n\n1. Milk\n2. Bread\n"),
    "letter": ("fr", "Excellences,\n\nJe vous invite.\n\n1. Lait\n"),
    "opening": ("es", "1. Apertura de la reunión\n2. Informes\n"),
    "any other business": ("ru", "1. Доклады\n\n2. Прочие вопросы\n"),
    "hours": ("en", "Friday, 28 February 2025, 10:00-13:00\n\n1. Reports\n2. Figures\n"),
    "symbol": ("en", "ATT/CSP11.WGTR/2025/CHAIR/9001/Paper\n\n1. Reports\n2. Figures\n"),
    "body": ("zh", "武器贸易条约\n\n1. 报告情况\n2. 数字\n"),
    "mandate": ("en", "Terms of reference\n\n1. The group shall meet.\n\n2. It shall report.\n"),
}


def codes(language: str, text: str) -> list[str]:
    told = Language(language)
    lexicon, terms = LISTS.lexicons[told], LISTS.terms[told]
    reading = read_text(blocks_of_text(text), lexicon, LISTS.grammars)
    return [found.code for found in find(reading, lexicon, terms, LISTS.grammars)]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_agenda_says_so(name: str) -> None:
    assert "no-agenda-found" in codes(*OTHERS[name])


@pytest.mark.parametrize("name", OURS)
def test_one_sign_is_enough(name: str) -> None:
    assert "no-agenda-found" not in codes(*OURS[name])


def test_the_finding_points_at_the_beginning() -> None:
    lexicon, terms = LISTS.lexicons[Language.EN], LISTS.terms[Language.EN]
    reading = read_text(blocks_of_text(OTHERS["bullets"][1]), lexicon, LISTS.grammars)
    (found,) = find(reading, lexicon, terms, LISTS.grammars)
    assert (found.code, found.where, found.line) == ("no-agenda-found", "agenda", 1)
    assert found.message.endswith("see whether this is the right file.")
