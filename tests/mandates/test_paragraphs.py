from dataclasses import replace

from tests.factories.texts import make_text
from tests.factories.year import STANDING, make_mandate_text, paragraph
from wgtr.mandates.paragraphs import (
    mandate_part,
    paragraphs_of,
    standing_items,
    standing_paragraph,
)


def test_the_standing_items_are_the_tasks_of_the_first_numbered_paragraph() -> None:
    text = make_mandate_text()
    standing = standing_paragraph(text)
    assert standing is not None
    assert standing.id == "m1"
    assert [item.id for item in standing_items(text)] == ["s1", "s2", "s3", "s4", "s5"]


def test_each_paragraph_after_it_belongs_to_the_item_at_its_place() -> None:
    found = paragraphs_of(make_mandate_text())
    assert [(each.id, each.standing and each.standing.id) for each in found] == [
        *(("m2", "s1"), ("m3", "s2"), ("m4", "s3"), ("m5", "s4"), ("m6", "s5")),
    ]
    assert [each.is_last for each in found] == [False, False, False, False, True]
    assert [task.id for task in found[0].tasks] == ["t2"]
    assert found[-1].tasks == ()


def test_a_paragraph_without_a_standing_item_is_told_too() -> None:
    text = make_mandate_text()
    (part,) = text.parts
    provisions = (*part.provisions, paragraph("m7", "One more thing."))
    last = paragraphs_of(text.with_parts((replace(part, provisions=provisions),)))[-1]
    assert (last.id, last.standing, last.is_last) == ("m7", None, True)


def test_a_shorter_list_gives_as_many_paragraphs() -> None:
    assert len(paragraphs_of(make_mandate_text(STANDING[:2]))) == 2


def test_a_text_without_tasks_is_no_mandate() -> None:
    text = make_text()
    assert mandate_part(text) is None
    assert standing_paragraph(text) is None
    assert standing_items(text) == ()
    assert paragraphs_of(text) == []
