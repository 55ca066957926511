from dataclasses import replace

from tests.factories.texts import make_text, said
from wgtr.agenda.items import items_of, questions_for
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, Wording


def test_items_are_told_with_their_numbers_and_titles() -> None:
    text = make_text()
    (part,) = text.parts
    opening = Provision(
        "opening", Kind.ITEM, {Language.EN: Wording(heading=(Span("Opening  of\nthe meeting"),))}
    )
    text = text.with_parts((replace(part, provisions=(opening, *part.provisions)),))
    found = items_of(text)
    assert [(item.id, item.number) for item in found] == [
        *(("opening", None), ("p1", "1."), ("p2", "2.")),
    ]
    assert found[0].title(Language.FR, Language.EN) == "Opening of the meeting"
    assert [item.number for item in items_of(text, Language.AR)] == [None, "١.", "٢."]


def test_a_letter_alone_has_no_items() -> None:
    text = make_text()
    assert items_of(text.with_parts((replace(text.parts[0], kind="letter"),))) == []


def test_questions_name_the_item_they_prepare() -> None:
    question = Provision("b1", Kind.BULLET, said("What?"), about=("p2",))
    letter = Part("letter", "letter", provisions=(question,))
    text = make_text()
    text = text.with_parts((letter, *text.parts))
    assert questions_for(text, "p2") == [question]
    assert questions_for(text, "p1") == []
