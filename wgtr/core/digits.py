"""Figures as a page's language writes them, one kind on a page: Arabic ones as in Arabic papers.

What is a name stays as it is everywhere: symbols, codes such as CSP11, checksums, addresses.
"""

from flask_babel import ngettext as _translated

from wgtr.core.languages import ARABIC, current, in_arabic_digits


def digits(value: object) -> str:
    """Write a number, or words that hold some, in the digits of the page's language."""
    return in_arabic_digits(str(value)) if current().code == ARABIC else str(value)


def ngettext(one: str, many: str, num: int) -> str:
    """Say a sentence that counts, in the digits of the page's language."""
    return digits(_translated(one, many, num))
