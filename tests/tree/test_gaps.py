"""What a text leaves open."""

from tests.factories.texts import make_text
from wgtr.tree.gaps import marks_lost, open_facts, silent_provisions
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, SpanKind, Text, Wording

EN, FR = Language.EN, Language.FR


def text(*provisions: Provision) -> Text:
    return Text("agenda", EN, parts=(Part("a", "agenda", provisions=provisions),))


def said(name: str, *spans: Span, numbered: bool = True, language: Language = EN) -> Provision:
    return Provision(name, Kind.ITEM, {language: Wording(body=spans)}, numbered=numbered)


def test_a_place_is_open_as_long_as_it_stands_in_brackets() -> None:
    chair, day = Span("[Chair]", SpanKind.PLACE, "officer"), Span("5 May", SpanKind.PLACE, "date")
    found = text(said("p1", Span("By "), chair), said("p2", chair, day))
    assert open_facts(found, EN) == ["[Chair]"]
    assert open_facts(found, FR) == []


def test_brackets_that_somebody_typed_are_words() -> None:
    assert open_facts(text(said("p1", Span("[Chair]"))), EN) == []


def test_a_number_without_words_in_the_original_is_a_gap() -> None:
    found = text(
        said("p1", Span("Words")),
        said("p2", Span("  ")),
        said("p3", Span("Mots"), language=FR),
        said("p4", numbered=False),
        Provision("p5", Kind.ITEM, children=(said("p6", Span("Words")),), numbered=True),
    )
    assert [each.id for each in silent_provisions(found)] == ["p2", "p3"]


def test_a_whole_text_has_no_gaps() -> None:
    found = make_text()
    assert (open_facts(found, EN), silent_provisions(found)) == ([], [])


def test_a_translation_may_move_a_mark_but_not_lose_it() -> None:
    note, chair = Span("", SpanKind.NOTE, "n1"), Span("[Chair]", SpanKind.PLACE, "officer")
    original = Wording(body=(Span("The "), chair, Span(" opens."), note))
    moved = Wording(body=(note, Span("Ouverture : "), Span("Chili", SpanKind.PLACE, "officer")))
    assert marks_lost(original, moved) == []
    assert marks_lost(original, Wording(body=(Span("Ouverture"), note))) == [chair]
    assert marks_lost(Wording(body=(note, note)), Wording(body=(note,))) == [note]
