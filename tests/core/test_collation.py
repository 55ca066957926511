"""Names stand where readers of a language look for them; names of States as the data have them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.core.collation import in_order, sort_key
from wgtr.core.languages import LANGUAGES

EXPECTED = {
    "en": [
        "Costa Rica",
        "Côte d’Ivoire",
        "Croatia",
        "Guinea",
        "Guinea-Bissau",
        "Türkiye",
        "Tuvalu",
    ],
    "fr": [
        "Égypte",
        "Émirats arabes unis",
        "Équateur",
        "Érythrée",
        "Espagne",
        "États-Unis",
        "Gabon",
    ],
    "es": ["España", "Nepal", "Nicaragua", "Níger", "Nigeria", "Noruega", "Ñandú", "Omán"],
    "ru": ["Европа", "Ёлка", "Ель", "Иран", "Италия", "Йемен", "Казахстан", "Эстония", "Япония"],
    "ar": ["إثيوبيا", "الأردن", "ألبانيا", "البحرين", "تونس", "الجزائر", "السويد", "مصر", "اليمن"],
    "zh": ["阿富汗", "埃及", "秘鲁", "冰岛", "德国", "厄瓜多尔", "法国", "日本", "瑞士", "中国"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_in_the_order_of_each_language(language: str) -> None:
    upside_down = list(reversed(EXPECTED[language]))
    assert in_order(upside_down, name=str, language=language) == EXPECTED[language]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Saint Lucia", "Saints"]),
        ("en", ["co-op", "Coop"]),
        ("fr", ["cote", "coté", "côte", "côté"]),
        ("fr", ["La Réunion", "Laos"]),
        ("es", ["anuncio", "año"]),
        ("ru", ["еж", "ёж", "ежи"]),
        ("ru", ["иод", "йод"]),
        ("ar", ["الصين", "عُمان"]),
        ("ar", ["ال", "ليبيا"]),
        ("zh", ["马里", "马其顿"]),
    ],
)
def test_one_comes_before_the_other(language: str, names: Sequence[str]) -> None:
    assert in_order(reversed(names), name=str, language=language) == names


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(sorted(LANGUAGES)))
def test_any_two_names_can_be_compared_and_only_the_same_are_equal(
    one: str, other: str, language: str
) -> None:
    keys = sort_key(one, language), sort_key(other, language)
    assert (keys[0] < keys[1]) or (keys[1] < keys[0]) or one == other


@given(st.lists(st.text(max_size=8), max_size=12), st.sampled_from(sorted(LANGUAGES)))
def test_the_order_does_not_hang_on_how_they_came(names: list[str], language: str) -> None:
    ordered = in_order(names, name=str, language=language)
    assert in_order(reversed(names), name=str, language=language) == ordered
    assert sorted(ordered) == sorted(names)
