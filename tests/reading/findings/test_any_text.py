"""Whatever was read, looking for defects never fails, and every finding has a place in the text."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.findings.planted import LISTS, marked, read, with_defects
from wgtr.reading.blocks import Block, BlockKind, Run
from wgtr.reading.findings import find
from wgtr.reading.texts import Reading, read_text
from wgtr.tree.languages import Language

PIECES = st.sampled_from(
    [
        *("Co-chairs", "the facilitator", "CSP10", "adopted", "“Starter pack”", "¹", "(", "”"),
        *("31 February 2031", "Friday 20 February 2031", "by", "in writing", "a@example.org"),
        *(
            "联合主席",
            "第十届缔约国会议",
            "通过",
            "《手册》",
            "该论坛",
            "附件C",
            "。",
            "؟",
            "الرئيسان",
        ),
        *(
            "1.",
            "a)",
            "Annex A",
            "Annotated agenda",
            "\n",
            "https://x.org/ATT/CSP5/2019/1",
            "the the",
        ),
    ]
)
WORDS = st.lists(PIECES, max_size=8).map(" ".join)
RUNS = st.builds(
    Run,
    WORDS,
    bold=st.booleans(),
    raised=st.booleans(),
    link=st.sampled_from([None, "#", "", "https://x.org/ATT/CSP5/2019/SEC/536/Conf.FinRep"]),
    note=st.sampled_from([None, None, "1", "2"]),
)
BLOCKS = st.builds(
    Block,
    line=st.integers(1, 90),
    runs=st.lists(RUNS, max_size=3).map(tuple),
    kind=st.sampled_from(BlockKind),
    number=st.sampled_from([None, None, "1.", "a)", "•", "4."]),
    note=st.sampled_from([None, "1"]),
    rows=st.just((("one", "two (three"),)),
)


def check(reading: Reading, language: Language) -> None:
    places = {found.id for found in reading.text.walk()}
    places |= {note.id for note in reading.text.notes} | {part.id for part in reading.text.parts}
    lists = LISTS.lexicons[language], LISTS.terms[language], LISTS.grammars
    for finding in find(reading, *lists):
        assert finding.where in places
        assert finding.message.endswith(".")


@given(st.lists(BLOCKS, max_size=12), st.sampled_from(Language))
def test_no_blocks_are_too_odd(blocks: list[Block], language: Language) -> None:
    check(read_text(blocks, LISTS.lexicons[language], LISTS.grammars), language)


@given(st.data(), st.sampled_from(Language))
def test_no_cut_of_a_text_is_too_odd(data: st.DataObject, language: Language) -> None:
    text = with_defects(marked(language), range(100))
    start = data.draw(st.integers(0, len(text)))
    check(read(text[start : data.draw(st.integers(start, len(text)))], language), language)
