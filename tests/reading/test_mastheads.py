"""What stands above a text: symbol, date, issuer and original language, in six languages."""

import pytest

from tests.reading.lines import LISTS, entries, entry, lexicon
from wgtr.reading.mastheads import is_field, issued_by, read_masthead
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead

SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"


def masthead(*lines: str, language: str = "en") -> Masthead:
    return read_masthead(entries(lines, language), lexicon(language), LISTS.grammars)


@pytest.mark.parametrize(
    ("language", "issued", "day", "original", "issuer"),
    [
        ("en", "Issued by the Chair", "Geneva, 29 January 2025", "Original: English", "Chair"),
        ("fr", "Présenté par la présidence", "29 janvier 2025", "Original : anglais", "présidence"),
        (
            "es",
            "Presentado por la Presidencia",
            "29 de enero de 2025",
            "Original: inglés",
            "Presidencia",
        ),
        (
            "ru",
            "Издано: Председатель",
            "29 января 2025 года",
            "Оригинал: английский",
            "Председатель",
        ),
        ("ar", "صادر عن: الرئيس", "٢٩ كانون الثاني/يناير ٢٠٢٥", "الأصل: بالإنكليزية", "الرئيس"),
        ("zh", "发布：主席", "2025年1月29日", "原文：英文", "主席"),
    ],
)
def test_a_masthead_is_understood(
    language: str, issued: str, day: str, original: str, issuer: str
) -> None:
    found = masthead("Arms Trade Treaty", SYMBOL, day, issued, original, language=language)

    assert (found.symbol, found.date) == (SYMBOL, "2025-01-29")
    assert found.original_language is Language.EN
    assert found.issued_by[Language(language)].endswith(issuer)


def test_every_line_is_kept_as_printed_understood_or_not() -> None:
    lines = ("Arms Trade Treaty", "Room XX\nThird floor", SYMBOL)

    assert masthead(*lines).lines == {
        Language.EN: ("Arms Trade Treaty", "Room XX", "Third floor", SYMBOL)
    }


def test_nothing_is_made_up() -> None:
    assert masthead("Arms Trade Treaty") == Masthead(lines={Language.EN: ("Arms Trade Treaty",)})
    assert masthead() == Masthead()


@pytest.mark.parametrize(
    "line",
    [
        "Tenth Conference of States Parties, Geneva, 25 to 29 August 2025",
        "25–29 August 2025",
        "27 and 28 February 2025",
        "29 August 2025 to 2 September",
        "29 January 2025 and 30 January 2025",
        "Reports that were received by the Secretariat until 29 January 2025",
    ],
)
def test_when_a_conference_meets_is_not_the_papers_date(line: str) -> None:
    assert masthead(line).date is None


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("CCM/MSP/2025/14", "CCM/MSP/2025/14"),
        ("Ref.: A/CONF.192/2024/RC/3", "A/CONF.192/2024/RC/3"),
        ("and/or", None),
        ("AND/OR/NOT", None),
        ("10/12/2025", None),
    ],
)
def test_a_body_whose_grammar_nobody_told_us_has_symbols_too(line: str, symbol: str | None) -> None:
    assert masthead(line).symbol == symbol


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("en", "29 January 2025"), ("en", "Original: English"), ("en", "Issued by the Chair")),
        *(
            ("en", SYMBOL),
            ("ru", "Оригинал: английский"),
            ("zh", "主席发布"),
            ("ar", "الأصل: بالإنكليزية"),
        ),
    ],
)
def test_fields_are_known(language: str, line: str) -> None:
    assert is_field(entry(line, language), lexicon(language))


@pytest.mark.parametrize(
    "line", ["Arms Trade Treaty", "1. 29 January 2025", "Opening of the meeting"]
)
def test_other_lines_are_no_fields(line: str) -> None:
    assert not is_field(entry(line), lexicon("en"))


@pytest.mark.parametrize(
    ("language", "line", "issuer"),
    [
        ("en", "Issued by: the Chair", "the Chair"),
        ("en", "ISSUED BY the Chair", "Chair"),
        ("en", "Issued by", None),
        ("en", "The paper was issued by the Chair", None),
        ("zh", "工作组主席提交", "工作组主席"),
        ("zh", "2025年1月29日工作组主席发布", "工作组主席"),
        ("zh", "由工作组主席发布", "工作组主席"),
    ],
)
def test_the_issuer_is_said_without_the_words_around(
    language: str, line: str, issuer: str | None
) -> None:
    assert issued_by(line, lexicon(language)) == issuer
