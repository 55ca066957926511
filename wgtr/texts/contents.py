"""A text as bytes that are the same whenever the text is, its hash, and what is worded in it."""

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Any

from wgtr.core.database import WrittenJson
from wgtr.tree.json_form import from_json, kept_json, to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text, leading_language


def canonical(tree: dict[str, Any]) -> bytes:
    """Write a tree's JSON with sorted names and no blanks, in UTF-8."""
    return json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def tree_of(text: Text) -> dict[str, Any]:
    """The JSON that a text is exchanged and frozen as: the original language in front."""
    return to_json(text, text.original_language)


def written_tree(text: Text) -> WrittenJson:
    """The JSON that a version is kept as, with its text: what is hashed is what is kept."""
    tree = WrittenJson(kept_json(text))
    tree.written = canonical(tree).decode()
    return tree


def text_in(tree: dict[str, Any]) -> Text:
    """The text that a kept JSON holds. Raises NotAText for what is none."""
    return from_json(tree)


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def languages_worded(text: Text) -> list[Language]:
    """The languages in which everything is worded that the leading language words, in order.

    None where no provision is worded: a title alone is no text.
    """
    leading = leading_language(text)
    if not any(leading in provision.wording for provision in text.walk()):
        return []
    wanted = [wordings for wordings in _worded(text) if leading in wordings]
    return [language for language in Language if all(language in each for each in wanted)]


def lacks_original(text: Text) -> bool:
    """Whether a translation came without its original: only other languages word anything."""
    return leading_language(text) is not text.original_language


def languages_begun(text: Text) -> list[Language]:
    """The languages in which anything is worded, in order."""
    there = {language for wordings in _worded(text) for language in wordings}
    return [language for language in Language if language in there]


def _worded(text: Text) -> Iterator[Collection[Language]]:
    """The languages of each title, provision and note."""
    yield from (part.title for part in text.parts if part.title)
    for provision in text.walk():
        yield provision.wording
    for note in text.notes:
        yield note.wording
