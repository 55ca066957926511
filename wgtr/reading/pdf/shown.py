"""The boxed half of the PDF reader: what a page shows that is no text.

Scans are pages of one picture; some writers draw every letter as an outline. Both hold words for
the eye and none for a reader.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

_FEW_LETTERS = 100  # a running head and a page number
_MOST_OBJECTS = 5_000
_DEEPEST = 4
_LARGE, _WHOLE = 0.1, 0.5  # of the page
_MANY_OUTLINES = 200  # a frame and the lines of a table take fewer


def shown(page: object, letters: int, size: tuple[float, float]) -> str:
    """Return "picture", "mostly" (with a few letters beside it), "drawing", or "" for neither.

    `letters` is how many letters of text stand on the page, `size` its width and height in points.
    """
    if letters > _FEW_LETTERS:
        return ""
    pictures, outlines = _pictures_and_outlines(page)
    covered = pictures / max(1.0, size[0] * size[1])
    if covered >= (_WHOLE if letters else _LARGE):
        return "mostly" if letters else "picture"
    return "drawing" if outlines >= _MANY_OUTLINES and not letters else ""


def _pictures_and_outlines(page: object) -> tuple[float, int]:
    """The area pictures take, in square points, and how many outlines are drawn."""
    area, outlines = 0.0, 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for thing in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
                area += abs((right.value - left.value) * (top.value - bottom.value))
        elif kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING}:
            outlines += 1
    return area, outlines


def _objects(page: object) -> Iterator[object]:
    """The things on a page, those within forms too, up to a number no honest page needs."""
    count = pdfium.FPDFPage_CountObjects(page)
    waiting = [(pdfium.FPDFPage_GetObject(page, n), 0) for n in range(min(count, _MOST_OBJECTS))]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        thing, depth = waiting.pop()
        seen += 1
        if not thing:
            continue
        yield thing
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = min(pdfium.FPDFFormObj_CountObjects(thing), _MOST_OBJECTS)
            waiting += [(pdfium.FPDFFormObj_GetObject(thing, n), depth + 1) for n in range(inner)]
