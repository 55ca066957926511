"""Whose title a title is: the group's own officers, former ones, those of others, in general."""

import pytest

from tests.reading.findings.planted import codes_in
from wgtr.tree.languages import Language

LETTER = """Example, not an official document

13 January 2031
Issued by: Working Group on Training

Dear colleagues,

1. Please find the annotated agenda below.

Yours sincerely,

{signature}

Annotated agenda

Thursday 20 February 2031, 10:00–13:00

1. State of the courses

{item}

Any other business
"""
CHAIR = "Chair of the Working Group on Training"
CO_CHAIRS = "Co-chairs of the Working Group on Training"


def codes(item: str, signature: str = CHAIR) -> list[str]:
    return codes_in(LETTER.format(item=item, signature=signature), Language.EN)


SPOKEN = "The Chair will open the item. The Chair will then give the floor. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The former Co-chairs will tell how the list began.",
        "The then Co-chairs began the list.",
        "The CSP6 and CSP7 Co-chairs have posted announcements.",
        "The Co-chairs of the Working Group on Inspection will speak.",
        "In the years when there were Co-chairs, they wrote a paper.",
        "Chairs, Bureau members and Co-chairs are encouraged to take part.",
        "Working group Chairs and facilitators use the platform.",
        "The facilitator of the sub-group on courses will report.",
        "The reporting facilitator of each State may attend.",
        "The WGETI facilitators will report.",
    ],
)
def test_titles_of_others_are_no_defect(sentence: str) -> None:
    assert codes(SPOKEN + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Co-chairs will then invite comments.",
        "Delegations will be invited by the Co-chairs to comment.",
        "The Working Group on Training thanks its Co-chairs.",
    ],
)
def test_lone_co_chairs_of_the_group_are_a_defect(sentence: str) -> None:
    assert codes(SPOKEN + sentence) == ["officer-title"]


def test_a_group_signed_for_by_co_chairs_may_speak_of_them() -> None:
    assert codes("The Co-chairs will open the item.", CO_CHAIRS) == []


def test_a_lone_chair_of_a_group_with_co_chairs_is_a_defect() -> None:
    item = "The Co-chairs will open. The Co-chairs will speak. The Co-chairs will close. "

    assert codes(item + "The Chair will note the points.", CO_CHAIRS) == ["officer-title"]
    assert codes(item + "The Chair of the Conference will be there.", CO_CHAIRS) == []


def test_a_facilitator_who_signs_is_the_groups_officer() -> None:
    assert codes("The facilitator will open the item.", "Facilitator on Training, Peru") == []


def test_facilitators_named_again_and_again_are_the_groups_officers() -> None:
    item = "The Chair will open. The facilitator will report. The facilitator will answer. "

    assert codes(item + "The facilitator will sum up.") == []
