"""Which names a part of a document's container may have."""

import unicodedata

_LONGEST = 240


def decode_name(raw: bytes, *, utf8: bool) -> str | None:
    """Turn a part's name into text, or None where no document has such a name.

    Refused are names that lead out of the container or hide what they are: absolute, with a
    drive, with `..`, a backslash, or an invisible character; and the empty name.
    """
    try:
        name = raw.decode("utf-8" if utf8 or raw.isascii() else "cp437")
    except UnicodeDecodeError:
        return None
    return name if _is_plain(name) else None


def _is_plain(name: str) -> bool:
    if not name or len(name) > _LONGEST or "\\" in name or name[1:2] == ":":
        return False
    if any(unicodedata.category(character)[0] == "C" for character in name):
        return False
    return not any(part in {"", ".", ".."} for part in name.removesuffix("/").split("/"))
