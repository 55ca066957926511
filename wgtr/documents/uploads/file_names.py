"""File names as senders give them: shown as they are, made safe where a program reads them.

A name is kept beside the bytes and never used as a path of ours; in headers it is written as RFC
6266 and RFC 8187 ask.
"""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 120
NAMELESS = "file"
_SEPARATORS = re.compile(r"[\\/]")
_FORBIDDEN = re.compile(r'[<>:"|?*;%]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LETTERS_KEPT = ("L", "N", "M", "P", "S", "Zs")


def kept_name(given: str) -> str:
    """Give the name to keep: the last part of a path, one line, no control or turning marks."""
    last = _SEPARATORS.split(unicodedata.normalize("NFC", given))[-1]
    kept = "".join(each for each in last if _is_kept(each))
    kept = " ".join(_FORBIDDEN.sub("-", kept).split()).strip(" .")
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    return _shortened(kept) or NAMELESS


def _is_kept(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in _LETTERS_KEPT or kind[0] in _LETTERS_KEPT


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST // 2:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def ending_of(name: str) -> str:
    """Give a name's ending in small letters, with its point: `.docx`; empty where it has none."""
    _stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot else ""


def disposition(name: str) -> str:
    """Write Content-Disposition for a download under `name`: ASCII for old readers, then all."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r'["\\%\x00-\x1f\x7f]', "", plain).strip() or NAMELESS
    if plain.startswith("."):
        plain = f"{NAMELESS}{plain}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
