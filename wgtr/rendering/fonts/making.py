"""Makes the folder of fonts from the npm packages: `python -m wgtr.rendering.fonts.making`.

Run by `make install` only, and the only module that needs fontTools.
"""

import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from wgtr.rendering.fonts.faces import ALWAYS, FACES, RARE, USUAL

_LICENCE = "LICENSE_FONT"
# Latin, Greek, Cyrillic; punctuation, superscripts, currencies, letterlike signs, number forms,
# arrows; circled numbers; shapes; Chinese punctuation and brackets; full and half width.
_RANGES = (
    *((0x20, 0x24F), (0x2B0, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x21FF), (0x2460, 0x24FF)),
    *((0x25A0, 0x26FF), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFF00, 0xFFEF)),
)


def make_fonts(packages: Path, target: Path) -> None:
    """Copy and subset the fonts of `packages` (npm's node_modules) into `target`.

    What was in `target` before goes. Raises OSError where a package is not there.
    """
    shutil.rmtree(target, ignore_errors=True)
    for folder in (ALWAYS, USUAL, RARE):
        (target / folder).mkdir(parents=True)
    for face in FACES:
        shutil.copyfile(
            packages / face.package / face.source,
            target / (RARE if face.large else ALWAYS) / face.name,
        )
    for package in {face.package for face in FACES}:
        licence = target / f"LICENSE-{Path(package).name}.txt"
        shutil.copyfile(packages / package / _LICENCE, licence)
    large = [face.name for face in FACES if face.large]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        wholes = [target / RARE / name for name in large]
        list(pool.map(write_subset, wholes, [target / USUAL / name for name in large]))


def write_subset(whole: Path, target: Path) -> None:
    """Write the part of a font that usual papers need; the same bytes every time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    subsetter = subset.Subsetter(subset.Options(hinting=False))
    subsetter.populate(unicodes=usual_characters())
    with TTFont(whole, recalcTimestamp=False, lazy=True) as font:
        subsetter.subset(font)
        font.save(target)


def usual_characters() -> set[int]:
    """The code points of GB 2312 (6,763 Chinese characters and their signs) and of `_RANGES`."""
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    signs = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)
    found = {ord(sign) for sign in signs if sign}
    return found.union(*(range(first, last + 1) for first, last in _RANGES))


if __name__ == "__main__":
    make_fonts(Path(sys.argv[1]), Path(sys.argv[2]))
