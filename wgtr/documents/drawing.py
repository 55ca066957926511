"""Issued texts drawn by the templates, once for each version and language, and kept in memory.

An issued text never changes, so what was drawn of it is right for as long as the process runs. The
markup comes out of a template that escapes every word; nothing is put together from strings here.
"""

from collections.abc import Mapping, Sequence

from flask import get_template_attribute

from wgtr.core.digits import ngettext
from wgtr.documents.pages import Link, Place, anchors_on_page, prepared_by
from wgtr.rendering.printed import Printed, PrintedPart

TREE = "documents/tree.html"


def whole_drawn(printed: Printed) -> str:
    """Draw a whole text: masthead, parts, notes, annexes."""
    at = Place(printed.language, anchors_on_page(printed, printed.parts))
    drawn: str = get_template_attribute(TREE, "whole")(printed, at)
    return drawn


def part_drawn(
    printed: Printed,
    part: PrintedPart,
    elsewhere: str,
    beside: Mapping[str, Sequence[Link]] | None = None,
) -> str:
    """Draw one part of a text without its title, with the notes after it.

    What stands in other parts is found at the address `elsewhere`. `beside` gives further links by
    provision id, which come before those to the letter's questions.
    """
    here = anchors_on_page(printed, [part])
    links: dict[str, list[Link]] = {each: list(given) for each, given in (beside or {}).items()}
    for item, questions in questions_beside(printed, elsewhere).items():
        links.setdefault(item, []).extend(questions)
    at = Place(printed.language, here, elsewhere, beside=links)
    drawn: str = get_template_attribute(TREE, "part_alone")(printed, part, at)
    return drawn


def questions_beside(printed: Printed, elsewhere: str) -> dict[str, list[Link]]:
    """Give each item the link to the letter's questions that prepare it."""
    return {
        item: [Link(_questions(len(anchors)), f"{elsewhere}#{anchors[0]}")]
        for item, anchors in prepared_by(printed).items()
    }


def _questions(number: int) -> str:
    return str(
        ngettext("%(num)d question in the letter", "%(num)d questions in the letter", number)
    )
