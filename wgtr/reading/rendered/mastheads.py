"""A masthead read back: as it was written, or understood anew where somebody edited it."""

from wgtr.ooxml.writing.outline import digest
from wgtr.reading.entries import entry_of
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.mastheads import read_masthead
from wgtr.reading.rendered.places import Placed
from wgtr.reading.rendered.wording import Found, Json
from wgtr.tree.symbols import Grammars


def masthead_json(told: Json, found: Found, lexicon: Lexicon, grammars: Grammars) -> Json:
    """A masthead as the import's JSON has it."""
    placed = [one for name in told["at"] if (one := found.at({"at": name})) is not None]
    shown = [one.words for one in placed]
    if digest("\n".join(shown)) != told["sum"]:
        return _understood(placed, lexicon, grammars)
    kept = {name: told.get(name) for name in ("symbol", "date", "issued_by", "original_language")}
    lines = told.get("lines")
    if lines is not None:
        lines = [line if isinstance(line, str) else shown[line] for line in lines]
    return {**kept, "lines": lines}


def _understood(placed: list[Placed], lexicon: Lexicon, grammars: Grammars) -> Json:
    entries = [entry_of(one.block(), lexicon) for one in placed]
    masthead = read_masthead(entries, lexicon, grammars)
    original = masthead.original_language
    return {
        "symbol": masthead.symbol,
        "date": masthead.date,
        "issued_by": masthead.issued_by.get(lexicon.language),
        "original_language": original.value if original else None,
        "lines": [one.words for one in placed],
    }
