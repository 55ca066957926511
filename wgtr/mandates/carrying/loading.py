"""The words of all languages, loaded from the agendas folder for an edge that owns it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from wgtr.mandates.carrying.words import BadWords, CarryingWords, words_from
from wgtr.tree.languages import Language


def load_words(agendas: Path) -> Mapping[Language, CarryingWords]:
    """Read `carrying/<language>.toml` of each language. Raises OSError or BadWords."""
    found: dict[Language, CarryingWords] = {}
    for language in Language:
        path = agendas / "carrying" / f"{language}.toml"
        try:
            found[language] = words_from(tomllib.loads(path.read_text("utf-8")))
        except (BadWords, UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
            raise BadWords(f"{path.name}: {why}") from why
    return found
