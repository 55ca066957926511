"""Words compared: exact in every script, and without confetti."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.texts import inlines
from wgtr.tree.comparison.tokens import cut, normal, spans_of, tokens_of
from wgtr.tree.comparison.words import Op, after, before, compared, is_changed
from wgtr.tree.provisions import Inlines, Span, SpanKind


def shown(old: str, new: str) -> str:
    """A redline in plain signs: what was [taken out] and {put in}."""
    marks = {Op.SAME: "{}", Op.REMOVED: "[{}]", Op.ADDED: "{{{}}}"}
    made = compared((Span(old),), (Span(new),))
    return "".join(marks[s.op].format("".join(span.text for span in s.spans)) for s in made)


@given(inlines, inlines)
def test_both_wordings_come_back(old: Inlines, new: Inlines) -> None:
    segments = compared(old, new)

    assert before(segments) == normal(old)
    assert after(segments) == normal(new)
    assert is_changed(segments) is (normal(old) != normal(new))


repeating = st.lists(st.sampled_from(["a", " ", "of ", "b", ". ", ", ", "报", "告"]), max_size=40)


@given(repeating, repeating)
def test_words_that_repeat_themselves_come_back(old: list[str], new: list[str]) -> None:
    one, other = (Span("".join(old)),), (Span("".join(new)),)

    segments = compared(one, other)

    assert before(segments) == normal(one)
    assert after(segments) == normal(other)
    assert all(a.op is not b.op for a, b in pairwise(segments))


@given(st.text(max_size=30))
def test_tokens_hold_every_character(words: str) -> None:
    assert "".join(cut(words)) == words


@given(inlines)
def test_the_normal_form_says_the_same(spans: Inlines) -> None:
    def characters(of: Inlines) -> list[object]:
        return [
            (letter, span.kind, span.target, span.emphasis, span.strong)
            for span in of
            for letter in (span.text or ("" if span.kind is not SpanKind.WORDS else ()))
        ]

    made = spans_of(tokens_of(spans))

    assert characters(made) == characters(spans)
    assert normal(made) == made


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("l’État d’urgence qu’il", ["l’", "État", " ", "d’", "urgence", " ", "qu’", "il"]),
        ("the Chair’s Co-chairs", ["the", " ", "Chair’s", " ", "Co-chairs"]),
        ("15 (2)–(4)", ["15", " ", "(", "2", ")", "–", "(", "4", ")"]),
        ("10:00–13:00", ["10:00", "–", "13:00"]),
        ("CSP11, 13th", ["CSP11", ",", " ", "13th"]),
        ("ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda.", None),
        ("وَالتَّقْرِيرُ، تقـــرير", ["وَالتَّقْرِيرُ", "،", " ", "تقـــرير"]),
        ("第十二届缔约国会议2026年", None),
        ("a\u00a0b  c", ["a", "\u00a0", "b", " ", " ", "c"]),
        ("👩\u200d🚀e\u0301", ["👩\u200d🚀", "e\u0301"]),
    ],
)
def test_what_is_compared_as_one(words: str, tokens: list[str] | None) -> None:
    if tokens is None:
        tokens = {
            "A": ["ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda", "."],
            "第": ["第", "十二", "届", "缔", "约", "国", "会", "议", "2026", "年"],
        }[words[0]]
    assert list(cut(words)) == tokens


@pytest.mark.parametrize(
    ("old", "new", "redline"),
    [
        ("States shall report.", "States may report.", "States [shall]{may} report."),
        ("第十一届会议", "第十二届会议", "第[十一]{十二}届会议"),
        ("工作组审议报告。", "工作组审议年度报告。", "工作组审议{年度}报告。"),
        (
            "It meets once. It reports.",
            "It meets once. It plans its work. It reports.",
            "It meets once. {It plans its work. }It reports.",
        ),
        (
            "Chile, Japan and Romania",
            "Chile, Benin, Japan and Romania",
            "Chile, {Benin, }Japan and Romania",
        ),
        (
            "the state of play of reports",
            "the level of use of tools",
            "the [state of play of reports]{level of use of tools}",
        ),
        (
            "Recommendations came from two groups.",
            "Nothing was said of the platform by anybody.",
            "[Recommendations came from two groups]{Nothing was said of the platform by anybody}.",
        ),
        ("a  b", "a b", "a [ ]b"),
        ("التقرير السنوي", "التقرير الأولي", "التقرير [السنوي]{الأولي}"),
        ("доклад КГУ11 принят", "доклад КГУ12 принят", "доклад [КГУ11]{КГУ12} принят"),
    ],
)
def test_a_redline_reads_well(old: str, new: str, redline: str) -> None:
    assert shown(old, new) == redline


def test_only_the_look_may_change() -> None:
    old = (Span("annual report"),)
    new = (Span("annual "), Span("report", strong=True))

    ops = [(s.op, s.spans[0].text, s.spans[0].strong) for s in compared(old, new)]

    assert ops == [
        (Op.SAME, "annual ", False),
        (Op.REMOVED, "report", False),
        (Op.ADDED, "report", True),
    ]


def test_long_wordings_with_little_in_common_are_quick() -> None:
    old, new = "a b " * 5_000, "b c " * 5_000

    segments = compared((Span(old),), (Span(new),))

    assert before(segments) == (Span(old),)
    assert after(segments) == (Span(new),)
