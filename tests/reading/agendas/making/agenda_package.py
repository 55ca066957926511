"""Zip packages with fixed times, and the numbering schemes that Word and ODF files share."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Per level: how numbers are written, what stands around them (%1 is the first level's number).
SCHEMES: dict[str, list[tuple[str, str]]] = {
    "decimal": [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)")],
    "paragraphs": [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")],
    "questions": [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")],
    "mandate": [("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3)")],
    "closing": [("decimal", "%1)"), ("lowerLetter", "%2)"), ("lowerRoman", "%3)")],
    "word": [("decimal", "Item %1:"), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")],
    "roman": [("upperRoman", "%1."), ("upperLetter", "%2."), ("decimal", "%3.")],
    "russian": [("decimal", "%1."), ("russianLower", "%2)"), ("decimal", "%3)")],
    "chinese": [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")],
    "bullet": [("bullet", "•"), ("bullet", "–"), ("bullet", "•")],
}
FIXED = (2026, 1, 2, 3, 4, 6)


def write_package(path: Path, members: dict[str, str], stored: tuple[str, ...] = ()) -> None:
    """Writes the same bytes for the same members; `stored` are left uncompressed."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, text.encode())


def numbering_of(head: list[str]) -> dict[str, tuple[str, int]]:
    """`num` lines of a source: name -> scheme and first number (`num: q2 questions 11`)."""
    found = {}
    for line in head:
        name, scheme, *start = line.split()
        found[name] = (scheme, int(start[0]) if start else 1)
    return found
