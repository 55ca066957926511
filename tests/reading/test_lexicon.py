"""How words are compared: signs that writers leave out, and where a word begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.lines import lexicon
from wgtr.reading.lexicon import LISTS, BadLexicon, Phrases, folded, lexicon_from, visible
from wgtr.tree.languages import Language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTATS  PARTIES", "états parties"),
        ("ａｎｎｅｘ　Ａ", "Annex A"),
        ("l’ordre du jour", "l'ordre du jour"),
        ("отчёт", "ОТЧЕТ"),
        ("جَدْوَل الأعمال", "جدول الأعمال"),
        ("جـــدول", "جدول"),
        ("إلى الأمانة", "الي الامانة"),
        ("an\u00adnex\u200b", "annex"),
        ("\u200fالمرفق\u200e", "المرفق"),
        ("annex\u00a0A", "annex A"),
        ("STRASSE", "straße"),
    ],
)
def test_one_word_in_two_spellings_is_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("annex", "annexe"), ("ano", "año"), ("й", "и"), ("附件", "附录"), ("1", "I")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(words: str) -> None:
    once = folded(words)

    assert folded(once) == once


def test_a_long_text_is_folded_like_a_short_one() -> None:
    assert folded("Ａnnex  " * 1_000) == " ".join(["annex"] * 1_000)


def test_visible_words_keep_their_signs() -> None:
    assert visible("\u202bالمَرفق\u00a0أ\u202c") == "المَرفق أ"


@pytest.mark.parametrize(
    ("words", "phrase", "taken"),
    [
        ("Annex A", "annex", 5),
        ("ANNEX: questions", "annex", 5),
        ("Annexes A and B", None, 0),
        ("An\u00adnex A", "annex", 6),
        ("Proposed  annex A", "proposed annex", 15),
        ("The annex", None, 0),
        ("附件A", "附件", 2),
        ("المُرفق أ", "المرفق", 7),
    ],
)
def test_what_words_begin_with(words: str, phrase: str | None, taken: int) -> None:
    phrases = Phrases(tuple(map(folded, ("annex", "proposed", "proposed annex", "附件", "المرفق"))))

    assert phrases.starts(words) == phrase
    assert phrases.taken(words) == taken


@pytest.mark.parametrize("words", ["Notes", "NOTES:", "notes.", "Notes –"])
def test_a_heading_equals_its_word_whatever_its_end(words: str) -> None:
    assert Phrases(("notes",)).equals(words)


@pytest.mark.parametrize("words", ["Notes to the agenda", "Note", "Footnotes", ""])
def test_more_or_other_words_equal_nothing(words: str) -> None:
    assert not Phrases(("notes",)).equals(words)


@pytest.mark.parametrize(
    ("phrase", "words", "found"),
    [
        ("agenda", "the annotated agenda (draft)", True),
        ("agenda", "agendas of others", False),
        ("agenda", "subagenda", False),
        ("议程", "会议议程说明草案", True),
        ("جدول", "والجدول المؤقت", True),
        ("جدول", "وجدول الأعمال", True),
        ("جدول", "مجدول", False),
        ("повестка дня", "ПОВЕСТКА  ДНЯ", True),
    ],
)
def test_whole_words_are_found_inside(phrase: str, words: str, *, found: bool) -> None:
    assert Phrases((folded(phrase),)).inside(words) == (folded(phrase) if found else None)


def test_the_longest_phrase_counts() -> None:
    assert Phrases(("draft", "draft agenda", "agenda")).inside("A draft agenda") == "draft agenda"


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_twelve_months_and_names_for_all_six(language: Language) -> None:
    words = lexicon(language)

    assert len(words.months) == 12
    assert set(words.languages) == set(Language)
    assert all(words[name].phrases for name in LISTS if name != "masthead.issued_after")


def test_a_missing_list_is_named() -> None:
    with pytest.raises(BadLexicon, match=r"“fr” lack .*masthead\.issued_by"):
        lexicon_from({"masthead": {}}, Language.FR)


@given(st.text(max_size=40), st.sampled_from(("annex", "附件", "المرفق", "tema")))
def test_a_phrase_is_found_at_the_head_of_whatever_follows(rest: str, phrase: str) -> None:
    taken = Phrases((folded(phrase),)).taken(f"{phrase} {rest}")

    assert taken == len(phrase)
