"""One kind of digits in a paper: what is generated is written like the numbers of its provisions.

In Arabic there are two, those of the Treaty's Arabic text (١٢٣, the house's own) and European ones
(123). Pages, notes, dates that we write and page numbers follow the paper; what was typed stays.
"""

from wgtr.tree.languages import Language
from wgtr.tree.numbering import PLACEHOLDER, numbers
from wgtr.tree.numerals import ARABIC_INDIC, system_for
from wgtr.tree.provisions import Text

EUROPEAN = "decimal"
_FORMS = {"digit", EUROPEAN, "arabic-indic"}


def digits_of(text: Text, language: Language) -> str:
    """The numeral system of a paper's digits in a language: of its provisions, else the house's."""
    usual = system_for("digit", language)
    if usual == EUROPEAN:
        return usual
    printed = set("".join(numbers(text, language).values()))
    european = not printed.isdisjoint("0123456789") and printed.isdisjoint(ARABIC_INDIC)
    return EUROPEAN if european else usual


def in_digits(pattern: str, digits: str) -> str:
    """A numbering pattern that counts in digits, counting in those of the paper."""
    return PLACEHOLDER.sub(
        lambda hit: f"{{{digits}}}" if hit[1] in _FORMS else hit[0],
        pattern,
    )
