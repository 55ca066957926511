"""Phrases are found however Arabic and Russian dress them; a file that lacks one says so."""

import tomllib

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.reading.findings import BadTerms, terms_from
from wgtr.reading.findings.terms import Words
from wgtr.reading.findings.tokens import name_of
from wgtr.reading.lexicon import folded
from wgtr.tree.languages import Language

TERMS = {
    language: terms_from(
        tomllib.loads((agendas_folder() / "findings" / f"{language}.toml").read_text("utf-8")),
        language,
    )
    for language in Language
}


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("الرئيس", "والرئيس بالرئيس للرئيس وللرئيس فالرئيس"),
        ("ميسر", "والميسر بالميسر للميسر ميسر وميسر"),
        ("сопредседател*", "сопредседатель сопредседатели сопредседателями"),
        ("co-chairs", "Co-chairs Co-chairs’"),
        ("联合主席", "由联合主席和联合主席们"),
        ("l'", "l’annexe"),
    ],
)
def test_a_phrase_is_found_in_every_dress(phrase: str, words: str) -> None:
    dressed = words.split() if phrase != "联合主席" else [words]

    assert [word for word in dressed if not Words([phrase]).inside(folded(word))] == []


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("الرئيس", "رئيس المؤتمر"),
        ("الرئيس", "الرئيسة"),
        ("chair", "co-chair"),
        ("chair", "chairs"),
        ("пят", "пятый"),
    ],
)
def test_a_part_of_another_word_is_no_phrase(phrase: str, words: str) -> None:
    assert not Words([phrase]).inside(folded(words))


def test_the_longest_phrase_wins() -> None:
    found = list(Words(["通过", "注意到", "通过了"]).hits("会议通过了报告"))

    assert [(hit.start, hit.end, hit.place) for hit in found] == [(2, 5, 2)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (Language.RU, "общий каталог курсов", "общем каталоге курсов"),
        (Language.AR, "الفهرس المشترك للدورات", "بالفهرس المشترك للدورات"),
        (Language.EN, "the Course Catalogue", "course catalogues"),
        (Language.ZH, "关于报告的“问答”文件", "关于报告问答文件"),
    ],
)
def test_a_name_is_one_however_it_is_written(language: Language, one: str, other: str) -> None:
    terms = TERMS[language]

    assert name_of(folded(one), terms) == name_of(folded(other), terms)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(BadTerms, match=r"“fr” lack 'officers.chair'"):
        terms_from({}, Language.FR)
