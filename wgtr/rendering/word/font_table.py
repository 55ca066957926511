"""The fonts a Word file asks for, and what to take where a reader's machine lacks them.

Word looks for the other names of a font (`w:altName`, a list with commas), else for one that looks
alike by its family and panose (ECMA-376 part 1, 17.8.3). Without that, Arabic in a font that is
missing is shown in whatever comes first.
"""

from wgtr.ooxml.writing.elements import Element, make, value
from wgtr.rendering.house_style import HouseStyle, StandIn
from wgtr.tree.languages import Language

_ANSI, _ARABIC, _CHINESE = "00", "B2", "86"


def font_table(style: HouseStyle, language: Language) -> Element:
    """The root of fontTable.xml, for a file in one language."""
    families = {
        style.fonts[language].family: _ANSI,
        style.fonts[Language.AR].family: _ARABIC,
        style.fonts[Language.ZH].family: _CHINESE,
    }
    fonts = [
        _font(family, charset, style.stand_ins.get(family))
        for family, charset in sorted(families.items())
    ]
    return make("fonts", *fonts)


def _font(family: str, charset: str, stand_in: StandIn | None) -> Element:
    """A font, in the schema's order: other names, panose, charset, family, pitch."""
    return make(
        "font",
        value("altName", ",".join(stand_in.names)) if stand_in else None,
        value("panose1", stand_in.panose) if stand_in else None,
        value("charset", charset),
        value("family", stand_in.kind) if stand_in else None,
        value("pitch", "variable"),
        name=family,
    )
