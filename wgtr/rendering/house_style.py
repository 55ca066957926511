"""A body's house style: fonts, words, colours and frames, read from its folder in `agendas/`.

`style_from` takes what was loaded and knows no files, so that a library user or a test may pass in
a style of its own; `load_style` is for the edges that own a folder.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from wgtr.tree.fields import Fields, Misfit, fields
from wgtr.tree.languages import Language
from wgtr.tree.numerals import render, system_for

ByLanguage = Mapping[Language, str]
_PANOSE = re.compile(r"[0-9A-F]{20}")
_KINDS_OF_FONT = ("roman", "swiss", "modern", "script", "decorative")
_COLOUR = re.compile(r"[0-9a-f]{6}")
_COLOURS = ("ink", "accent", "quiet", "line")
# The sentences of a house, and what is filled in in each.
_FILLED_IN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("creator", "notes", "annex", "untranslated", "back"), ()),
    **dict.fromkeys(("example", "restricted"), ()),
    **dict.fromkeys(("issued_by", "submitted_by"), ("issuer",)),
    "original": ("language",),
    "page": ("page", "pages"),
}
_IN_A_DATE = ("day", "month", "year")
_BRACES = re.compile(r"\{([^\W\d]\w*)\}")
_SIDES = ("width", "height", "margin")
_SMALLEST_FONT, _LARGEST_FONT = 6, 30
_LONGEST_SIDE = 1200
_MONTHS = 12


class BadStyle(ValueError):
    """The house style cannot be used; the message names the place and what is wrong."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its family's name, and the size of running text in points."""

    family: str
    size: float


@dataclass(frozen=True, slots=True)
class StandIn:
    """What Word may take for a font that a reader lacks: by name, else by its kind and panose."""

    names: tuple[str, ...]
    kind: str
    panose: str


@dataclass(frozen=True, slots=True)
class DateForm:
    """How a language writes a date: the order, and the names of the twelve months."""

    form: str
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Everything of a paper's look that is a body's own choice.

    `words` holds sentences by name and language, `names` how each language is called in each;
    `paper` is in millimetres; `bound` has words whose number stands on their line, `stand_ins` what
    Word may take for each font; `tags` are BCP 47 tags such as "en-GB". `reference` is a Word file
    of the secretariat's own, to be used instead of the styles built from this.
    """

    words: Mapping[str, ByLanguage]
    dates: Mapping[Language, DateForm]
    names: Mapping[Language, ByLanguage]
    fonts: Mapping[Language, Font]
    tags: ByLanguage
    colours: Mapping[str, str]
    paper: Mapping[str, int]
    link_schemes: tuple[str, ...]
    bound: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    stand_ins: Mapping[str, StandIn] = field(default_factory=dict)
    page: str = field(default="", repr=False)
    stylesheet: str = field(default="", repr=False)
    reference: bytes | None = field(default=None, repr=False)

    def word(self, name: str, language: Language, /, **said: str) -> str:
        """A sentence of the house with `{placeholders}` filled in, whatever `said` holds."""
        sentence = self.words[name][language]
        for placeholder, value in said.items():
            sentence = sentence.replace(f"{{{placeholder}}}", value)
        return sentence

    def day(self, written: str, language: Language, digits: str | None = None) -> str:
        """A date as the language writes it, from ISO 8601; what is no date stays as it is.

        `digits` is another numeral system than the language's own.
        """
        try:
            day = date.fromisoformat(written)
        except ValueError:
            return written
        form, system = self.dates[language], digits or system_for("digit", language)
        said = form.form.replace("{day}", render(day.day, system))
        said = said.replace("{year}", render(day.year, system))
        return said.replace("{month}", form.months[day.month - 1])

    def is_example(self, line: str) -> bool:
        """Whether a masthead line stands at the head of every page, in any language.

        It says that the paper is an example, or for whom alone it is.
        """
        said = line.strip()
        return any(said in self.words[name].values() for name in ("example", "restricted"))


def load_style(folder: Path) -> HouseStyle:
    """Load the house style of a folder. Raises OSError or BadStyle."""
    try:
        data = tomllib.loads((folder / "style.toml").read_text("utf-8"))
        page = (folder / "page.html").read_text("utf-8")
        stylesheet = (folder / "document.css").read_text("utf-8")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise BadStyle(str(why)) from why
    own = folder / "reference.docx"
    reference = own.read_bytes() if own.is_file() else None
    return style_from(data, page=page, stylesheet=stylesheet, reference=reference)


def style_from(
    data: Mapping[str, Any], *, page: str, stylesheet: str, reference: bytes | None = None
) -> HouseStyle:
    """Read a house style from what `style.toml` holds. Raises BadStyle with the place of a fault.

    `page` must hold `$body$`, where the paper's text goes.
    """
    if "$body$" not in page:
        raise BadStyle("page.html has no $body$, so the paper's text would have no place")
    try:
        return _style(fields(data), page, stylesheet, reference)
    except Misfit as wrong:
        raise BadStyle(str(wrong)) from None


def _style(data: Fields, page: str, stylesheet: str, reference: bytes | None) -> HouseStyle:
    words, names, fonts = (data.inner(name) for name in ("words", "languages", "fonts"))
    dates = data.inner("dates")
    return HouseStyle(
        words=_sentences(words),
        dates={language: _date_form(dates.inner(language)) for language in Language},
        names={language: _in_all(names.inner(language)) for language in Language},
        fonts={language: _font(fonts.inner(language)) for language in Language},
        tags=_in_all(data.inner("tags")),
        colours={name: _colour(data.inner("colours"), name) for name in _COLOURS},
        paper={name: _side(data.inner("paper"), name) for name in _SIDES},
        link_schemes=tuple(scheme.lower() for scheme in data.strings("link_schemes")),
        bound={language: _bound_words(data, language) for language in Language},
        stand_ins=_stand_ins(data.inner("stand_ins")),
        page=page,
        stylesheet=stylesheet,
        reference=reference,
    )


def _sentences(words: Fields) -> dict[str, ByLanguage]:
    """The sentences by name; a style from before there was "submitted by" says "issued by"."""
    older = {"submitted_by": "issued_by"}
    places = {name: name if name in words.values else older.get(name, name) for name in _FILLED_IN}
    read = {name: words.inner(place) for name, place in places.items()}
    for name, sentences in read.items():
        for language in Language:
            _refuse_unknown(sentences, language, _FILLED_IN[name])
    return {name: _in_all(sentences) for name, sentences in read.items()}


def _refuse_unknown(data: Fields, name: str, allowed: tuple[str, ...]) -> None:
    unknown = unknown_placeholder(data.needed(name), allowed)
    if unknown is not None:
        told = f"only {in_braces(allowed)} can stand there" if allowed else "nothing is filled in"
        raise Misfit(f"“{data.place(name)}” holds {{{unknown}}}: {told}")


def unknown_placeholder(sentence: str, allowed: Collection[str]) -> str | None:
    """The first name in braces that nothing will be filled in for; None where there is none."""
    return next((name for name in _BRACES.findall(sentence) if name not in allowed), None)


def in_braces(names: Iterable[str]) -> str:
    """Placeholders as they are typed, in a row."""
    return ", ".join(f"{{{name}}}" for name in names)


def _in_all(data: Fields) -> ByLanguage:
    return {language: data.needed(language) for language in Language}


def _bound_words(data: Fields, language: Language) -> tuple[str, ...]:
    """A list may be missing, as in styles from before there was one."""
    words = data.inner("bound").strings(language)
    if not all(word.strip() for word in words):
        raise Misfit(f"“{data.inner('bound').place(language)}” should be words")
    return words


def _date_form(data: Fields) -> DateForm:
    months = data.strings("months")
    if len(months) != _MONTHS:
        raise Misfit(f"“{data.place('months')}” should be the names of twelve months")
    _refuse_unknown(data, "form", _IN_A_DATE)
    return DateForm(data.needed("form"), months)


def _font(data: Fields) -> Font:
    size = data.values.get("size")
    if not isinstance(size, int | float) or not _SMALLEST_FONT <= size <= _LARGEST_FONT:
        raise Misfit(f"“{data.place('size')}” should be a size from 6 to 30 points")
    return Font(data.needed("family"), float(size))


def _stand_ins(data: Fields) -> dict[str, StandIn]:
    """By the family of the font that may be missing; none for a family that is not named."""
    return {family: _stand_in(data.inner(family)) for family in data.values}


def _stand_in(data: Fields) -> StandIn:
    names, kind, panose = data.strings("names"), data.needed("kind"), data.needed("panose")
    if not names or any("," in name for name in names):
        raise Misfit(f"“{data.place('names')}” should be names of fonts")
    if kind not in _KINDS_OF_FONT:
        raise Misfit(f"“{data.place('kind')}” should be one of {', '.join(_KINDS_OF_FONT)}")
    if not _PANOSE.fullmatch(panose):
        raise Misfit(f"“{data.place('panose')}” should be twenty hexadecimal digits")
    return StandIn(names, kind, panose)


def _colour(data: Fields, name: str) -> str:
    colour = data.needed(name).lower()
    if not _COLOUR.fullmatch(colour):
        raise Misfit(f"“{data.place(name)}” should be six hexadecimal digits, as in 1f4e79")
    return colour


def _side(data: Fields, name: str) -> int:
    side = data.count(name)
    if side is None or side > _LONGEST_SIDE:
        raise Misfit(f"“{data.place(name)}” should be a length in millimetres")
    return side
