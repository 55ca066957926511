"""Where the folders are that the program reads and that its owners may change."""

import os
from pathlib import Path


def agendas_folder() -> Path:
    """Give the folder of what a secretariat owns: symbol grammars, blueprints, house style.

    WGTR_AGENDAS names it; otherwise it is `agendas` beside the package. It may not exist.
    """
    named = os.environ.get("WGTR_AGENDAS")
    return Path(named) if named else Path(__file__).parents[2] / "agendas"


def fonts_folder() -> Path:
    """Give the folder of the fonts that papers are printed with, which `make install` makes.

    WGTR_FONTS names it; otherwise it is `build/fonts` beside the package. It may not exist.
    """
    named = os.environ.get("WGTR_FONTS")
    return Path(named) if named else Path(__file__).parents[2] / "build" / "fonts"
