"""Texts as a secretariat keeps them in files: `agenda.en.txt`, `agenda.fr.txt` … are one text.

The files of one stem are read each in its language and joined. Their hash tells, without reading
them, whether they are what was read before.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wgtr.reading.blocks import Unreadable
from wgtr.reading.importing import WordLists, imported
from wgtr.texts.joining import NotAlike, joined
from wgtr.tree.json_form import from_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


class NotReadable(ValueError):
    """The files are no text; the message says which file, and why."""


@dataclass(frozen=True)
class Source:
    """One text in its files: the stem they share, and each language's bytes."""

    stem: str
    files: Mapping[Language, bytes]

    @property
    def sha256(self) -> str:
        """The hash over all files, in the order of languages."""
        whole = hashlib.sha256()
        for language in sorted(self.files):
            content = self.files[language]
            whole.update(f"{language} {len(content)}\n".encode())
            whole.update(content)
        return whole.hexdigest()


def sources_in(folder: Path) -> list[Source]:
    """Find the texts of a folder, by stem. Raises OSError; other files are left alone."""
    return [source_of(folder, stem) for stem in sorted({name[0] for name in _named(folder)})]


def source_of(folder: Path, stem: str) -> Source:
    """Give the files of one text. Raises OSError, and NotReadable where there is none."""
    files = {
        language: path.read_bytes() for found, language, path in _named(folder) if found == stem
    }
    if not files:
        raise NotReadable(f"There is no text {stem}.<language>.txt in {folder}.")
    return Source(stem, files)


def left_aside(folder: Path) -> list[str]:
    """Name the files of a folder that are no language of a text."""
    taken = {path for _, _, path in _named(folder)}
    return [
        path.name
        for path in sorted(folder.iterdir())
        if path not in taken and path.is_file() and not path.name.startswith(".")
    ]


def _named(folder: Path) -> Iterable[tuple[str, Language, Path]]:
    for path in sorted(folder.iterdir()):
        stem, _, code = path.stem.rpartition(".")
        is_text = path.suffix.lower() == ".txt" and path.is_file()
        if is_text and stem and code.lower() in set(Language):
            yield stem, Language(code.lower()), path


def text_of(source: Source, lists: WordLists) -> Text:
    """Read the files of a text and join them.

    Raises NotReadable for a file that cannot be read, for words that have no place in the tree,
    and where two languages differ in shape.
    """
    read = {
        language: _read(f"{source.stem}.{language}.txt", content, language, lists)
        for language, content in source.files.items()
    }
    try:
        return joined(read)
    except NotAlike as why:
        raise NotReadable(f"{source.stem}: {why}") from why


def _read(name: str, content: bytes, language: Language, lists: WordLists) -> Text:
    try:
        found = imported(content, name, language, lists)
    except Unreadable as why:
        raise NotReadable(f"{name}: {why}") from why
    for lost in found["unplaced"]:
        said, reason = lost["text"], lost["reason"]
        raise NotReadable(f"{name}, line {lost['line']}: “{said}” has no place ({reason}).")
    return from_json(found)
