"""Grammars of symbols as data: a second body needs no code, a wrong line is named."""

import tomllib

import pytest

from tests.tree.symbol_texts import CCW, REPORT, SECOND
from wgtr.tree.symbols import (
    BadGrammar,
    NotASymbol,
    grammars_from,
    parse,
)


def test_a_second_body_needs_data_only() -> None:
    read = parse("CCW/GGE.1/2024/WP.3/Rev.1", CCW)
    assert (read.body, read.year, read.series, read.number, read.revision) == (
        "GGE.1",
        2024,
        "WP",
        3,
        1,
    )
    assert read.conference is None
    with pytest.raises(NotASymbol, match="a series or a number"):
        parse("CCW/GGE.1/2024/XX.3", CCW)
    with pytest.raises(NotASymbol):
        parse(REPORT, CCW)


@pytest.mark.parametrize(
    ("line", "other", "why"),
    [
        ("number = [0, 99]", "number = [9, 0]", "lowest and the highest"),
        ("number = [0, 99]", "number = 7", "lowest and the highest"),
        ("number = [0, 99]", "numbers = [0, 99]", "numbers"),
        ("number = [0, 99]", 'number = [0, 99]\nvalues = ["A"]', "exactly one"),
        ('expected = "a number"', "", "expected"),
        ('known = ["GGE.1"]', 'known = ["gge.1"]', "gge.1"),
        ('known = ["GGE.1"]', 'not_like = ["nothing"]', "nothing"),
        ('known = ["GGE.1"]', 'fills = "organ"', "organ"),
        ('known = ["GGE.1"]', 'longest = "long"', "longest"),
        ('known = ["GGE.1"]', 'known = "GGE.1"', "known"),
        ('"[A-Z]{2,5}[.][1-9]"', '"[A-Z"', "pattern"),
        ('["WP", "INF", "MISC-#", "CRP_#"]', "[]", "list of words"),
        ('["WP", "INF", "MISC-#", "CRP_#"]', '["W P"]', "list of words"),
        ("[{revision}]", "[{revision}", "bracket"),
        ("[{revision}]", "{revision}]", "bracket"),
        ("[{revision}]", "[{revisions}]", "revisions"),
        ("[{revision}]", "[{revision} ]", "not understood"),
        ('"CCW/{body}', '"{body}', "fixed letters"),
        ('order = ["year"', 'order = ["date"', "date"),
        ("generation = 0", 'generation = "none"', "generation"),
        ('"CCW/GGE.1/2023/2"', '"CCW/GGE.1/2023"', "its own example"),
        ("[[generation]]", "[generation]", "generation"),
    ],
)
def test_a_wrong_line_of_a_grammar_is_named(line: str, other: str, why: str) -> None:
    assert line in SECOND
    with pytest.raises(BadGrammar, match=why) as refusal:
        grammars_from(tomllib.loads(SECOND.replace(line, other)))
    assert str(refusal.value).endswith(".")
