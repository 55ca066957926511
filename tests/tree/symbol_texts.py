"""Two grammars of symbols, and texts drawn from their data, for the tests of symbols."""

import tomllib

from hypothesis import strategies as st

from wgtr.core.paths import agendas_folder
from wgtr.tree.symbols import (
    Grammars,
    grammars_from,
)
from wgtr.tree.symbols.elements import Ending, Listed, Number
from wgtr.tree.symbols.forms import Option, Piece

ATT = grammars_from(
    tomllib.loads((agendas_folder() / "att" / "symbols.toml").read_text(encoding="utf-8")),
)
# A second body, of the United Nations' habit, with marks the first one does not use.
SECOND = """
body = "CCW"

[element.body]
pattern = "[A-Z]{2,5}[.][1-9]"
expected = "a body"
known = ["GGE.1"]

[element.year]
number = [1980, 2099]
expected = "a year"

[element.series]
values = ["WP", "INF", "MISC-#", "CRP_#"]
expected = "a series"

[element.number]
number = [0, 99]
expected = "a number"

[element.revision]
spelt = ["/Rev.#", "-R#"]
expected = "a revision"

[element.corrigendum]
spelt = ["/Corr.#"]
expected = "a corrigendum"

[[generation]]
generation = 0
forms = ["CCW/{body}/{year}/[{series}.]{number}[{revision}][{corrigendum}]"]
order = ["year", "body", "series", "number", "revision"]
examples = ["CCW/GGE.1/2024/WP.3/Rev.1", "CCW/GGE.1/2023/2"]
"""
CCW = grammars_from(tomllib.loads(SECOND))
BOTH = ATT + CCW
REPORT = "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep"
REAL = [
    REPORT,
    "ATT/CSP1/2015/WP.6/Rev.1/Corr",
    "ATT/CSP1/CONF.3",
    "ATT/CSP1/2015",
    "ATT/CSP5.WGETI/2019/FAC/442/M2.BasicGuideRev1",
    "ATT/CSP10/2024/PRES/782/WG.WP.IAC",
    "CCW/GGE.1/2024/WP.3/Rev.1",
]
SMALL = st.integers(1, 99)


def words_with_numbers(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(words), SMALL).map(
        lambda drawn: drawn[0].replace("#", str(drawn[1]))
    )


def written_piece(piece: Piece) -> st.SearchStrategy[str]:
    match piece:
        case str():
            return st.just(piece)
        case Option():
            return st.just("") | written_pieces(piece.pieces)
        case Number():
            return st.integers(piece.lowest, piece.highest).map(str)
        case Listed():
            return words_with_numbers(piece.words)
        case Ending():
            return words_with_numbers(piece.spellings)
        case _:
            fits = st.from_regex(piece.pattern, fullmatch=True)
            return fits.filter(
                lambda word: any(r.end == len(word) for r in piece.readings(word, 0))
            )


def written_pieces(pieces: tuple[Piece, ...]) -> st.SearchStrategy[str]:
    return st.tuples(*map(written_piece, pieces)).map("".join)


def texts_of(grammars: Grammars) -> st.SearchStrategy[str]:
    """Texts drawn from the data itself, not from the code that reads them."""
    return st.one_of([written_pieces(form.pieces) for form in grammars])


TEXTS = texts_of(BOTH)
