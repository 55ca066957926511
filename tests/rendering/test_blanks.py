"""Lines do not begin with a French mark, nor a reference end without its label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.rendering.blanks import NO_BREAK, held
from wgtr.tree.languages import Language
from wgtr.tree.provisions import SpanKind


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        (Language.FR, "la « Foire » : 13 % ?", "la «_Foire_»_: 13_%_?"),
        (Language.FR, "oui; non !", "oui; non_!"),
        (Language.RU, "Рабочая группа — группа", "Рабочая группа_— группа"),
        (Language.EN, "Article 13 : no", "Article 13 : no"),
        (Language.ES, "¿Qué? — nada", "¿Qué? — nada"),
    ],
)
def test_what_holds_a_line_together(language: Language, typed: str, printed: str) -> None:
    assert held(typed, SpanKind.WORDS, language) == printed.replace("_", NO_BREAK)


@pytest.mark.parametrize("words", ["Annex_A", "المرفق_A", "see paragraph_12", "the whole text"])
def test_a_reference_keeps_its_label(words: str) -> None:
    typed = words.replace("_", " ")
    assert held(typed, SpanKind.REFERENCE, Language.EN) == words.replace("_", NO_BREAK)


@given(
    st.text(alphabet="ab «»:;?!%—\u00a0\n"), st.sampled_from(SpanKind), st.sampled_from(Language)
)
def test_only_blanks_change(words: str, kind: SpanKind, language: Language) -> None:
    printed = held(words, kind, language)
    assert printed.replace(NO_BREAK, " ") == words.replace(NO_BREAK, " ")
    assert held(printed, kind, language) == printed
