"""The house's press: what renders here, with the look and words that `agendas/` holds."""

import tomllib
from functools import partial
from pathlib import Path

from wgtr.core.paths import agendas_folder, fonts_folder
from wgtr.documents.mastheads import (
    BadMasthead,
    MastheadMaker,
    MastheadWords,
    masthead_words_from,
)
from wgtr.documents.operations.issuing import Press
from wgtr.rendering.fonts.faces import MissingFonts
from wgtr.rendering.formats import FORMATS, House, rendered
from wgtr.rendering.pdf.printing import load_press
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


def house_press(*, body: str = "att", example: bool = False) -> Press:
    """Give the press with the mastheads of `agendas/<body>/` and every format that can be made.

    Without its fonts there is no PDF. Raises BadMasthead, BadStyle or OSError where the house's
    own files cannot be used.
    """
    agendas = agendas_folder()
    house = House(agendas / "house-style", fonts_folder())
    return Press(
        renderer=partial(_render, house),
        formats=formats_here(house),
        mastheads=MastheadMaker(_words(agendas / body / "masthead.toml"), house.style()),
        example=example,
    )


def formats_here(house: House) -> tuple[str, ...]:
    """Name the formats that this machine can make."""
    try:
        load_press(house.folder, house.fonts)
    except MissingFonts:
        return tuple(form for form in FORMATS if form != "pdf")
    return FORMATS


def _render(house: House, text: Text, language: Language, form: str) -> bytes:
    return rendered(text, language, form, house)


def _words(path: Path) -> MastheadWords:
    try:
        return masthead_words_from(tomllib.loads(path.read_text("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise BadMasthead(f"{path}: {why}") from why
