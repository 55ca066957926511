"""The language of a text, from a few lines of it; and silence where they do not tell."""

import pytest

from tests.reading.lines import LISTS, lexicon
from tests.reading.test_wrapping import CHINESE, PARAGRAPHS
from wgtr.reading.blocks import Block, BlockKind, Run, Unreadable
from wgtr.reading.detection import check_language, language_of, share_of_small_words
from wgtr.tree.languages import Language

TEXTS = {**PARAGRAPHS, "zh": CHINESE}


def blocks(*texts: str) -> list[Block]:
    return [Block(place, (Run(text),)) for place, text in enumerate(texts, start=1)]


def found(*texts: str) -> Language | None:
    return language_of(blocks(*texts), LISTS.lexicons)


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_tells_its_language(language: str) -> None:
    assert found(TEXTS[language]) == language


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_symbols_names_and_addresses_do_not_mislead(language: str) -> None:
    latin = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"

    assert found(latin, TEXTS[language]) == language


@pytest.mark.parametrize("language", TEXTS)
def test_words_in_tables_count(language: str) -> None:
    table = Block(1, kind=BlockKind.TABLE, rows=((TEXTS[language], ""), ("", TEXTS[language])))

    assert language_of([table], LISTS.lexicons) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Agenda",
        "1. 2. 3.",
        "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda " * 5,
        "Die Arbeitsgruppe wird die Berichte prüfen, die von den Vertragsstaaten vorgelegt wurden.",
    ],
)
def test_what_does_not_tell_is_not_guessed(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize("told", list(Language))
def test_another_language_than_told_is_refused_by_name(told: Language) -> None:
    for language, text in TEXTS.items():
        if language == told:
            check_language(blocks(text), told, LISTS.lexicons)
            continue
        with pytest.raises(Unreadable, match=rf"say --language {language}\."):
            check_language(blocks(text), told, LISTS.lexicons)


@pytest.mark.parametrize("told", list(Language))
def test_what_does_not_tell_is_taken_as_told(told: Language) -> None:
    check_language(blocks("Agenda"), told, LISTS.lexicons)


@pytest.mark.parametrize("language", TEXTS)
def test_small_words_show_that_letters_were_decoded_rightly(language: str) -> None:
    words = lexicon(language)

    assert share_of_small_words(blocks(TEXTS[language]), words) > 0.1
    assert share_of_small_words(blocks("жщцхъ " * 30 + "锟斤拷" * 30), words) == 0


def test_no_words_have_no_share() -> None:
    assert share_of_small_words([], lexicon("en")) == 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El programa: presentación de los informes. ¿Quién prepara el informe? ¿Se sabrá?"),
        ("fr", "Ordre du jour annoté : état des rapports, où sont-ils présentés à la Conférence ?"),
    ],
)
def test_letters_of_its_own_tell_a_short_text(language: str, text: str) -> None:
    assert found(text, text) == language
