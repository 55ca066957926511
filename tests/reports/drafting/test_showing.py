"""What the records would change, word by word, in a language in which words do change."""

from collections.abc import Mapping

from tests.rendering.papers import paper
from wgtr.rendering.redline import Stretches
from wgtr.reports.drafting.regenerating import changes
from wgtr.reports.drafting.showing import ShownChange, shown
from wgtr.tree.comparison import Op
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Span, Text, Wording

EN, FR, AR = Language.EN, Language.FR, Language.AR


def said(words: Mapping[Language, str]) -> Text:
    wording = {each: Wording(body=(Span(text),)) for each, text in words.items()}
    return paper(Provision("r-said-1", Kind.PARAGRAPH, wording, numbered=True))


def the_change(generated: Text, edited: Text, now: Text, *, language: Language = EN) -> ShownChange:
    (change,) = shown(changes(generated, edited, now), language, edited, now)
    return change


def told(stretches: Stretches) -> list[tuple[Op, str]]:
    return [(each.op, "".join(piece.text for piece in each.pieces)) for each in stretches]


def test_only_the_words_that_change_are_struck_and_underlined() -> None:
    before, now = said({EN: "One delegation noted it."}), said({EN: "Some delegations noted it."})
    assert told(the_change(before, before, now).body) == [
        (Op.REMOVED, "One delegation"),
        (Op.ADDED, "Some delegations"),
        (Op.SAME, " noted it."),
    ]


def test_words_edited_by_hand_are_what_would_be_struck() -> None:
    before, hand = said({EN: "One delegation noted it."}), said({EN: "Chile noted it."})
    change = the_change(before, hand, said({EN: "Some delegations noted it."}))
    assert change.clash
    assert (Op.REMOVED, "Chile") in told(change.body)


def test_what_is_new_or_gone_is_shown_whole() -> None:
    nothing, something = paper(), said({EN: "It was noted."})
    assert told(the_change(nothing, nothing, something).body) == [(Op.ADDED, "It was noted.")]
    gone = the_change(something, something, nothing)
    assert told(gone.body) == [(Op.REMOVED, "It was noted.")]


def test_a_change_of_another_language_is_shown_in_that_language() -> None:
    before = said({EN: "It was noted.", FR: "Il a été pris note.", AR: "لوحظ ذلك."})
    now = said({EN: "It was noted.", FR: "Il en a été pris note.", AR: "لوحظ ذلك."})
    change = the_change(before, before, now, language=AR)
    assert change.language is FR
    assert (Op.ADDED, "en ") in told(change.body)


def test_what_moves_is_shown_in_a_language_it_has_and_says_where_it_goes() -> None:
    wording = {FR: Wording(body=(Span("Il en a été pris note."),))}
    point = Provision("r-said-1", Kind.PARAGRAPH, wording, numbered=True)

    def headed(first: tuple[Provision, ...], second: tuple[Provision, ...]) -> Text:
        heads = {EN: Wording(heading=(Span("Other matters"),))}
        return paper(
            Provision("r-item-p1", Kind.HEADING, heads, first),
            Provision("r-item-p2", Kind.HEADING, heads, second),
        )

    before, now = headed((point,), ()), headed((), (point,))
    change = the_change(before, before, now)
    assert (change.what, change.under, change.language) == ("moved", "Other matters", FR)
    assert told(change.body) == [(Op.SAME, "Il en a été pris note.")]


def test_a_table_is_shown_row_by_row() -> None:
    def table(*rows: str) -> Text:
        wording = Wording(rows=tuple(((Span(row),),) for row in rows))
        return paper(Provision("r-workplan", Kind.TABLE, {EN: wording}))

    before, now = table("Topic", "2024"), table("Topic", "2024", "2025")
    change = the_change(before, before, now)
    assert [row.status for row in change.rows] == ["unchanged", "unchanged", "added"]
