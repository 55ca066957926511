"""Provisions read back, before they are nested: known ones, and new ones by their style."""

import re
from dataclasses import dataclass

from wgtr.reading.rendered.places import Placed
from wgtr.reading.rendered.wording import Found, Json
from wgtr.tree.provisions import Kind

_STYLE = re.compile(r"Provision ([A-Za-z ]+?)(?: ([2-9]))?")
_HEADING = re.compile(r"heading [1-9]", re.IGNORECASE)
_KINDS = {kind.value.replace("_", " ").title(): kind for kind in Kind}
_BULLET = "•"


@dataclass(slots=True)
class Draft:
    """A provision as JSON without its children, its depth from 1, and where its words begin."""

    depth: int
    json: Json
    placed: Placed | None

    @property
    def names(self) -> tuple[str, ...]:
        """The bookmarks under which its first paragraph stands."""
        return self.placed.names if self.placed is not None else ()


def known_names(told: Json) -> list[str]:
    """The bookmarks of an outline's provision or note, in reading order."""
    places = (told.get(slot) or {} for slot in ("heading", "body", "rows"))
    return [place["at"] for place in places if isinstance(place.get("at"), str)]


def new_draft(one: Placed, above: Draft | None, found: Found) -> Draft:
    """A new provision: kind and depth by its style, else those of a paragraph beside `above`."""
    words = list(found.seen(one.runs))
    made: Json = {"id": f"new-{one.line}", "numbered": one.number not in {None, _BULLET}}
    if one.cells is not None:
        rows = [[list(found.seen(cell)) for cell in row] for row in one.cells]
        return Draft(above.depth if above else 1, {**made, "kind": "table", "rows": rows}, one)
    styled = _STYLE.fullmatch(one.style)
    kind = _KINDS.get(styled[1]) if styled else None
    if styled and kind:
        return Draft(int(styled[2] or 1), {**made, "kind": kind.value, "inlines": words}, one)
    depth = above.depth if above else 1
    if _HEADING.fullmatch(one.style):
        return Draft(depth, {**made, "kind": "heading", "heading_inlines": words}, one)
    kind = Kind.BULLET if one.number == _BULLET else Kind.PARAGRAPH
    return Draft(depth, {**made, "kind": kind.value, "inlines": words}, one)


def nested(drafts: list[Draft]) -> list[Json]:
    """Provisions in one another, each under the last one above it that is less deep."""
    top: list[Json] = []
    open_: list[tuple[int, Json]] = []
    for draft in drafts:
        while open_ and open_[-1][0] >= draft.depth:
            open_.pop()
        made = {**draft.json, "children": []}
        (open_[-1][1]["children"] if open_ else top).append(made)
        open_.append((draft.depth, made))
    return top
