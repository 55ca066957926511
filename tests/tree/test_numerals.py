import unicodedata

import pytest

from wgtr.tree.languages import Language
from wgtr.tree.numbering import written
from wgtr.tree.numerals import (
    ABJAD,
    CYRILLIC,
    CYRILLIC_STANDARD,
    HIJAI,
    LATIN,
    SYSTEM_OF_FORM,
    SYSTEMS,
    fits,
    readings,
    render,
    system_for,
)

# What each language's readers expect of "1. 2. 10.", "a. b. j.", "i) ii) x)".
IN_EVERY_LANGUAGE = [
    ("en", "{digit}.", ["1.", "2.", "10."]),
    ("fr", "{digit}.", ["1.", "2.", "10."]),
    ("es", "{digit}.", ["1.", "2.", "10."]),
    ("ru", "{digit}.", ["1.", "2.", "10."]),
    ("zh", "{digit}.", ["1.", "2.", "10."]),
    ("ar", "{digit}.", ["١.", "٢.", "١٠."]),
    ("en", "{letter}.", ["a.", "b.", "j."]),
    ("fr", "{letter})", ["a)", "b)", "j)"]),
    ("es", "{letter})", ["a)", "b)", "j)"]),
    ("ru", "{letter})", ["а)", "б)", "к)"]),
    ("zh", "{letter}.", ["a.", "b.", "j."]),
    ("ar", "({letter})", ["(أ)", "(ب)", "(ي)"]),
    ("ru", "{capital}.", ["А.", "Б.", "К."]),
    ("ar", "{capital}.", ["أ.", "ب.", "ي."]),
    ("en", "{roman})", ["i)", "ii)", "x)"]),
    ("zh", "{roman})", ["i)", "ii)", "x)"]),
    ("ru", "{capital-roman}.", ["I.", "II.", "X."]),
    ("ar", "{roman})", ["١)", "٢)", "١٠)"]),
    # The United Nations' habits: Latin letters in Russian, European digits in Arabic.
    ("ru", "{un-letter})", ["a)", "b)", "j)"]),
    ("ar", "({un-letter})", ["(أ)", "(ب)", "(ي)"]),
    ("ar", "{un-digit} -", ["1 -", "2 -", "10 -"]),
    ("ar", "‘{un-roman}’", ["‘1’", "‘2’", "‘10’"]),
    ("zh", "({un-roman})", ["(一)", "(二)", "(十)"]),
    ("fr", "{un-roman})", ["i)", "ii)", "x)"]),
]


@pytest.mark.parametrize(("language", "pattern", "expected"), IN_EVERY_LANGUAGE)
def test_each_language_writes_its_own_letters_and_digits(
    language: str, pattern: str, expected: list[str]
) -> None:
    assert [written(pattern, number, language) for number in (1, 2, 10)] == expected


def test_the_alphabets_are_whole_and_repeat_nothing() -> None:
    sizes = {LATIN: 26, ABJAD: 28, HIJAI: 28, CYRILLIC: 28, CYRILLIC_STANDARD: 25}
    for alphabet, size in sizes.items():
        assert len(set(alphabet)) == len(alphabet) == size
    assert set(ABJAD) == set(HIJAI)
    assert "".join(sorted(set("ёйъыь") | set(CYRILLIC))) == "".join(sorted("ё" + RUSSIAN))
    assert set(CYRILLIC) - set(CYRILLIC_STANDARD) == set("зоч")


RUSSIAN = "".join(chr(letter) for letter in range(ord("а"), ord("я") + 1))


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_written_is_read_back_and_no_two_numbers_look_alike(system: str) -> None:
    seen: dict[str, int] = {}
    for number in range(1, 301):
        said = render(number, system)
        assert (system, number) in list(readings(said))
        assert fits(said, number) is not None
        assert seen.setdefault(said, number) == number


@pytest.mark.parametrize(
    ("system", "number", "expected"),
    [
        ("latin-lower", 26, "z"),
        ("latin-lower", 27, "aa"),
        ("latin-lower", 53, "aaa"),
        ("roman-lower", 49, "xlix"),
        ("roman-upper", 1994, "MCMXCIV"),
        ("chinese", 10, "十"),
        ("chinese", 15, "十五"),
        ("chinese", 20, "二十"),
        ("chinese", 101, "一百〇一"),
        ("chinese", 110, "一百一十"),
        ("chinese", 1005, "一千〇五"),
        ("circled", 21, "㉑"),
        ("circled", 50, "㊿"),
        ("circled", 51, "(51)"),
        ("stems", 3, "丙"),
        ("full-width", 12, "１２"),
        ("decimal", 10_000, "10000"),
        ("arabic-indic", 10_000, "١٠٠٠٠"),
        ("latin-lower", 10_000, "10000"),
    ],
)
def test_the_hard_places_of_each_system(system: str, number: int, expected: str) -> None:
    assert render(number, system) == expected


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_list_number_below_one(number: int) -> None:
    with pytest.raises(ValueError, match="begin at 1"):
        render(number, "decimal")


def test_an_unknown_system_is_named() -> None:
    with pytest.raises(ValueError, match="klingon"):
        render(1, "klingon")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("i", [("latin-lower", 9), ("roman-lower", 1)]),
        ("ii", [("roman-lower", 2), ("latin-lower", 35)]),
        ("IV", [("roman-upper", 4)]),
        ("ا", [("abjad", 1), ("hijai", 1)]),
        ("هـ", [("abjad", 5), ("hijai", 26)]),
        ("١٢", [("arabic-indic", 12)]),
        ("零", []),
        ("", []),
        ("01", []),
        ("٠", []),
        ("abc", []),
        ("iiii", [("latin-lower", 87)]),
        ("9" * 5_000, []),
    ],
)
def test_what_a_sign_may_stand_for_comes_likeliest_first(
    said: str, expected: list[tuple[str, int]]
) -> None:
    assert list(readings(said)) == expected


def test_every_form_leads_to_a_system_in_every_language_and_to_one_number_each() -> None:
    for form in SYSTEM_OF_FORM:
        for language in Language:
            assert system_for(form, language) in SYSTEMS
    assert system_for("chinese", Language.EN) == "chinese"


def test_circled_numbers_are_what_unicode_calls_them() -> None:
    for number in range(1, 51):
        assert unicodedata.numeric(render(number, "circled")) == number
