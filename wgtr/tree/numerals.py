"""Numerals: an integer written as people of each language write list numbers, and read back.

A *system* is one way of counting ("latin-lower": a, b … z, aa). A *number form* such as "letter" or
"digit" is abstract: each language resolves it to a system of its own, so that one blueprint
numbers a mandate's tasks a. b. c. in English, а. б. в. in Russian and أ. ب. ج. in Arabic.
"""

from collections.abc import Callable, Iterator

# How Arabic papers count their main headings: firstly, secondly … nineteenthly.
ARABIC_ORDINALS = (
    *("أولاً", "ثانياً", "ثالثاً", "رابعاً", "خامساً", "سادساً", "سابعاً", "ثامناً", "تاسعاً", "عاشراً"),
    *("حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر", "سادس عشر", "سابع عشر"),
    *("ثامن عشر", "تاسع عشر"),
)
LATIN = "abcdefghijklmnopqrstuvwxyz"
# Russian lists leave out letters that begin no word or are easily misread: ё й ъ ы ь.
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
# The state standard (GOST 2.105) leaves out з, о and ч as well, which look like figures.
CYRILLIC_STANDARD = "абвгдежиклмнпрстуфхцшщэюя"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
CHINESE_DIGITS = "〇一二三四五六七八九"
HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
FULL_WIDTH = "０１２３４５６７８９"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST = 9_999

# The house's own forms write each language's letters and digits: Arabic-Indic digits as in the
# Arabic text of the Treaty and as Unicode's locale data has them for Arabic; Cyrillic letters in
# Russian. The United Nations' forms differ where its editors want a reference to be the same
# in all languages: Latin letters in Russian too, and since the 2000s European digits in Arabic;
# Arabic letters stay (أ), and what is (i) elsewhere is a digit there and 一 in Chinese.
SYSTEM_OF_FORM = {
    "digit": {"ar": "arabic-indic", "": "decimal"},
    "letter": {"ar": "abjad", "ru": "cyrillic-lower", "": "latin-lower"},
    "capital": {"ar": "abjad", "ru": "cyrillic-upper", "": "latin-upper"},
    "roman": {"ar": "arabic-indic", "": "roman-lower"},
    "capital-roman": {"ar": "arabic-indic", "": "roman-upper"},
    "un-digit": {"": "decimal"},
    "un-letter": {"ar": "abjad", "": "latin-lower"},
    "un-roman": {"ar": "decimal", "zh": "chinese", "": "roman-lower"},
}


def system_for(form: str, language: str) -> str:
    """The numeral system a number form takes in a language; a system's own name is kept."""
    systems = SYSTEM_OF_FORM.get(form)
    return form if systems is None else systems.get(language, systems[""])


def render(number: int, system: str) -> str:
    """Write `number` (from 1 on) in `system`; nobody letters a ten-thousandth: it gets digits.

    Raises ValueError for a number below 1 or a system that does not exist.
    """
    if number < 1:
        raise ValueError(f"List numbers begin at 1, not at {number}.")
    if system not in WRITERS:
        raise ValueError(f"There is no numeral system “{system}”.")
    if number > LARGEST and system not in _POSITIONAL:
        return str(number)
    return WRITERS[system](number)


def in_own_digits(words: str, language: str) -> str:
    """Words that we made, an hour or a count, in the digits of a language: ١٠:٠٠ in Arabic."""
    digits = _POSITIONAL[system_for("digit", language)]
    return words.translate(str.maketrans("0123456789", digits))


def readings(written: str) -> Iterator[tuple[str, int]]:
    """Every (system, number) that `written` may stand for, the likeliest first.

    "i" is a roman one before it is the ninth letter only where the caller knows better, so both
    are given: letters first for one character, Roman first for several. Nothing is yielded for
    what is no numeral.
    """
    for system in SYSTEMS if len(written) == 1 else SYSTEMS_OF_SEVERAL_SIGNS:
        number = _read(written, system)
        if number is not None:
            yield system, number


def _positional(digits: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", digits)
    return lambda number: str(number).translate(table)


def _lettered(alphabet: str) -> Callable[[int], str]:
    """Letters in turn, then doubled (aa, bb …), as Word counts on."""

    def write(number: int) -> str:
        rounds, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (rounds + 1)

    return write


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _chinese(number: int) -> str:
    written, zero_pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit == 0:
            zero_pending = bool(written)
            continue
        if zero_pending:
            written += "〇"
            zero_pending = False
        written += CHINESE_DIGITS[digit] + sign
    return written[1:] if written.startswith("一十") else written


def _circled(number: int) -> str:
    return CIRCLED[number - 1] if number <= len(CIRCLED) else f"({number})"


def _ordinal(number: int) -> str:
    """Firstly to nineteenthly; nobody counts on so, and figures in brackets follow."""
    within = number <= len(ARABIC_ORDINALS)
    return ARABIC_ORDINALS[number - 1] if within else f"({_positional(ARABIC_INDIC)(number)})"


def _upper(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: write(number).upper()


WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "latin-lower": _lettered(LATIN),
    "latin-upper": _upper(_lettered(LATIN)),
    "roman-lower": _roman,
    "roman-upper": _upper(_roman),
    "arabic-indic": _positional(ARABIC_INDIC),
    "full-width": _positional(FULL_WIDTH),
    "cyrillic-lower": _lettered(CYRILLIC),
    "cyrillic-upper": _upper(_lettered(CYRILLIC)),
    "cyrillic-standard-lower": _lettered(CYRILLIC_STANDARD),
    "cyrillic-standard-upper": _upper(_lettered(CYRILLIC_STANDARD)),
    "abjad": _lettered(ABJAD),
    "hijai": _lettered(HIJAI),
    "chinese": _chinese,
    "arabic-ordinal": _ordinal,
    "stems": _lettered(HEAVENLY_STEMS),
    "circled": _circled,
}
SYSTEMS = tuple(WRITERS)
# "ii" is a roman two before it is the ninth letter doubled.
SYSTEMS_OF_SEVERAL_SIGNS = tuple(sorted(SYSTEMS, key=lambda name: not name.startswith("roman")))


def _tables() -> dict[str, dict[str, int]]:
    """Reading is writing backwards: what the writer gives for 1 … 400 is what is understood."""
    return {
        system: {write(number).translate(_SAME_LETTER): number for number in range(400, 0, -1)}
        for system, write in WRITERS.items()
        if system not in _POSITIONAL
    }


_POSITIONAL = {"decimal": "0123456789", "arabic-indic": ARABIC_INDIC, "full-width": FULL_WIDTH}
# Spellings of a first letter that typists use for one another.
_SAME_LETTER = str.maketrans({"ا": "أ", "إ": "أ", "○": "〇", "零": "〇", "ـ": None})
_READERS = _tables()


def _read(written: str, system: str) -> int | None:
    digits = _POSITIONAL.get(system)
    if digits is None:
        return _READERS[system].get(written.translate(_SAME_LETTER))
    if not written or len(written) > len(str(LARGEST)) or not set(written) <= set(digits):
        return None
    number = int("".join(str(digits.index(digit)) for digit in written))
    return number if number and render(number, system) == written else None


def fits(written: str, number: int) -> str | None:
    """The system in which `written` says `number`; None where there is none."""
    return next((system for system, value in readings(written) if value == number), None)
