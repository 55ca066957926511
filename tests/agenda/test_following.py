from dataclasses import replace

from tests.factories.texts import make_text
from wgtr.agenda.following import Known, followed, places_unknown, places_unworded
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Sitting, Span, SpanKind, Text, Wording, plain

EN = Language.EN


def place(name: str, words: str = "[…]") -> Span:
    return Span(words, SpanKind.PLACE, name)


def text() -> Text:
    base = make_text(languages=(EN,))
    (part,) = base.parts
    inner = Provision("in", Kind.PARAGRAPH, {EN: Wording(body=(Span("On "), place("topic")))})
    item = Provision(
        "item",
        Kind.ITEM,
        {EN: Wording(heading=(place("date", "1 May"),), rows=(((place("date"),),),))},
        (inner,),
    )
    title = {EN: (Span("Agenda, "), place("date"))}
    return base.with_parts((replace(part, title=title, provisions=(item, inner)),))


def test_places_say_their_facts_everywhere() -> None:
    known = Known({"date": {EN: "2 May"}}, sittings=(Sitting("2025-05-02"),))
    found = followed(text(), known)
    (part,) = found.parts
    item = part.provisions[0]
    assert plain(part.title[EN]) == "Agenda, 2 May"
    assert plain(item.wording[EN].heading) == plain(item.wording[EN].rows[0][0]) == "2 May"
    assert part.sittings == (Sitting("2025-05-02"),)
    assert followed(found, known) == found


def test_facts_of_a_provision_hold_below_it_and_nowhere_else() -> None:
    known = Known({"topic": {EN: "all"}}, {"item": {"topic": {EN: "this one"}}})
    inside, beside = followed(text(), known).parts[0].provisions
    assert plain(inside.children[0].wording[EN].body) == "On this one"
    assert plain(beside.wording[EN].body) == "On all"


def test_a_place_without_a_fact_keeps_its_words_and_is_told() -> None:
    known = Known({}, {"item": {"topic": {EN: "x"}}})
    found = followed(text(), known)
    assert plain(found.parts[0].provisions[0].wording[EN].heading) == "1 May"
    assert places_unknown(found, known) == ["date", "topic"]
    assert places_unknown(found, Known({"date": {}, "topic": {}})) == []


def test_a_fact_that_is_not_worded_in_a_language_is_told_there() -> None:
    both = {EN: "2 May", Language.FR: "2 mai"}
    assert places_unworded(text(), Known({"date": both, "topic": both})) == {}
    lacking = Known({"date": {Language.FR: "2 mai"}, "topic": both})
    assert places_unworded(text(), lacking) == {EN: ["date"]}
    assert places_unworded(text(), Known({"topic": both})) == {}, "what is unknown is told as that"
