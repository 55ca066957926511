"""Characters that Word stores as places in a symbol font, as the letters they show."""

import sys
import unicodedata

_PRIVATE = 0xF000
_SYMBOL = dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
) | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL |= {0xB7: "•", 0x2D: "−", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×"}
_SYMBOL |= {0xAE: "→", 0xAC: "←", 0xD2: "®", 0xD3: "©", 0xD4: "™"}
_WINGDINGS = {0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x76: "❖", 0xA8: "☐", 0x6F: "☐"}
_WINGDINGS |= {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xFB: "✗", 0xD8: "➢", 0xE0: "→", 0xDF: "←"}
_WINGDINGS |= {0x2A: "✉", 0x28: "☎", 0x4A: "☺"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str | None, code: str | None) -> str:
    """Return what `w:sym` shows: its hexadecimal code in a symbol font, or in any other font.

    A sign without a known letter keeps its private code, so that nothing vanishes.
    """
    try:
        place = int(code or "", 16)
    except ValueError:
        return ""
    low = place - _PRIVATE if place >= _PRIVATE else place
    known = _FONTS.get((font or "").strip().lower(), {})
    if low in known:
        return known[low]
    sign = chr(place) if 0 <= place <= sys.maxunicode else ""
    return sign if sign and unicodedata.category(sign) not in {"Cc", "Cs", "Cn"} else ""
