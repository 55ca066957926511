"""A paper that is no agenda keeps its title, which stands last above its text."""

from typing import Any

import pytest

from tests.reading.lines import LISTS
from wgtr.reading.importing import imported
from wgtr.tree.languages import Language

HEAD = """ATT/CSP11.WGTR/2025/CHAIR/9002/IntroPaper
29 January 2025
Issued by: Working Group on Transparency and Reporting
Original: English
Example, not an official document

Arms Trade Treaty
Eleventh Conference of States Parties
Geneva, 25–29 August 2025
"""
TEXT = """
1. This paper introduces what the Working Group will discuss in the month of February.

2. Delegations may wish to consider the questions that stand below and to say what they think.
"""
HEADS = {
    "fr": """ATT/CSP11.WGTR/2025/CHAIR/9002/IntroPaper
29 janvier 2025
Publié par : Groupe de travail sur la transparence
Original : anglais

Traité sur le commerce des armes
Onzième Conférence des États Parties
Genève, du 25 au 29 août 2025

Document introductif sur les rapports

1. Ce document présente ce que le Groupe de travail va examiner au mois de février.
""",
    "es": """ATT/CSP11.WGTR/2025/CHAIR/9002/IntroPaper
29 de enero de 2025
Publicado por: Grupo de Trabajo sobre Transparencia
Original: inglés

Tratado sobre el Comercio de Armas
Undécima Conferencia de los Estados Partes
(Por procedimiento escrito)

Documento introductorio sobre los informes

1. Este documento presenta lo que el Grupo de Trabajo va a examinar en el mes de febrero.
""",
    "ru": """ATT/CSP11.WGTR/2025/CHAIR/9002/IntroPaper
29 января 2025 года
Издано: Рабочая группа по транспарентности
Язык оригинала: английский

Договор о торговле оружием
Одиннадцатая Конференция государств-участников
Женева, 25–29 августа 2025 года

Вводный документ о представлении докладов

1. В этом документе говорится о том, что Рабочая группа будет обсуждать в феврале.
""",
    "ar": """ATT/CSP11.WGTR/2025/CHAIR/9002/IntroPaper
٢٩ كانون الثاني/يناير ٢٠٢٥
صادر عن: الفريق العامل المعني بالشفافية والإبلاغ
الأصل: بالإنكليزية

معاهدة تجارة الأسلحة
المؤتمر الحادي عشر للدول الأطراف
جنيف، ٢٥-٢٩ آب/أغسطس ٢٠٢٥

ورقة تمهيدية عن الإبلاغ

١. تعرض هذه الورقة ما سيناقشه الفريق العامل في شهر شباط/فبراير من هذا العام.
""",
    "zh": """ATT/CSP11.WGTR/2025/CHAIR/9002/IntroPaper
2025年1月29日
发布：透明度和报告工作组
原文：英文

《武器贸易条约》
第十一届缔约国会议
日内瓦，2025年8月25日至29日

关于报告的介绍性文件

1. 本文件介绍工作组将在二月份的会议上讨论的各项问题，并请各代表团提出意见。
""",
}


def read(text: str, language: str = "en") -> dict[str, Any]:
    return imported(text.encode(), "paper.txt", Language(language), LISTS)


def title(told: dict[str, Any]) -> str | None:
    words: str | None = told["parts"][0]["title"]
    return words


def odd(told: dict[str, Any]) -> list[str]:
    return [each["quote"] for each in told["findings"] if each["code"] == "masthead-line"]


@pytest.mark.parametrize(
    "line",
    [
        "**Introductory paper on reporting**",
        "INTRODUCTORY PAPER ON REPORTING",
        "# Introductory paper on reporting",
        "Introductory paper on reporting",
        "Draft programme of work",
        "Draft programme of work of the Working Group on Transparency and Reporting",
        "Draft working paper on the universalization of the Arms Trade Treaty",
        "**Universalization of the Treaty**",
        "How reports reach the Secretariat",
    ],
)
@pytest.mark.parametrize("below", ["", "**Introduction**\n", "## Introduction\n"])
def test_the_last_line_above_the_text_is_its_title(line: str, below: str) -> None:
    told = read(f"{HEAD}\n{line}\n\n{below}{TEXT}")

    assert title(told) == line.strip("*# ")
    assert told["masthead"]["lines"] == [each for each in HEAD.splitlines() if each]
    assert [told["unplaced"], odd(told)] == [[], []]
    numbers = [each["number"] for each in told["parts"][0]["provisions"] if each["number"]]
    assert numbers in (["1.", "2."], [])
    if below:
        assert "Introduction" in str(told["parts"][0]["provisions"])


def test_a_title_of_two_lines_is_one() -> None:
    told = read(f"{HEAD}\n**Introductory paper on the**\n**transfer of reports**\n{TEXT}")

    assert title(told) == "Introductory paper on the transfer of reports"


@pytest.mark.parametrize("language", list(HEADS))
def test_titles_are_known_in_every_language(language: str) -> None:
    told = read(HEADS[language], language)

    lines = [each for each in HEADS[language].splitlines() if each]
    assert title(told) == lines[-2]
    assert told["masthead"]["lines"] == lines[:-2]
    assert odd(told) == []


def test_a_line_that_no_masthead_has_is_told() -> None:
    head = HEAD.replace("\nArms", "For delegates in room nine\n\nArms")
    told = read(f"{head}\nDraft programme of work\n{TEXT}")

    assert title(told) == "Draft programme of work"
    assert odd(told) == ["For delegates in room nine"]


def test_a_masthead_without_title_stays_whole() -> None:
    told = read(HEAD + TEXT)

    assert title(told) is None
    assert len(told["masthead"]["lines"]) == 8


def test_a_file_that_shows_nothing_gets_no_title() -> None:
    told = read("Shopping for the weekend\n\n1. Bread and butter.\n\n2. Milk and tea for all.\n")

    assert title(told) is None
    assert "no-agenda-found" in {each["code"] for each in told["findings"]}
