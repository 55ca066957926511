"""The six languages of the United Nations and what a script asks of a printed text."""

from enum import StrEnum


class Language(StrEnum):
    """A language a text may be worded in, by its ISO 639-1 code."""

    AR = "ar"
    EN = "en"
    ES = "es"
    FR = "fr"
    RU = "ru"
    ZH = "zh"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML's dir attribute wants it."""
        return "rtl" if self is Language.AR else "ltr"
