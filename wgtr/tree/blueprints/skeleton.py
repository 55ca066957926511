"""The first draft of a part: what its blueprint begins with, in every language."""

from collections.abc import Callable

from wgtr.tree.blueprints.shape import Blueprint, Standing
from wgtr.tree.provisions import Part, Provision


def empty_part(blueprint: Blueprint, label: str | None, make_id: Callable[[], str]) -> Part:
    """A new part with the blueprint's title, numbering and standing provisions.

    `make_id` gives a new id at every call. Places show their names in brackets until the facts
    are filled in (`references.resolved`). Nothing is about anything yet.
    """
    entries = (*blueprint.begins_with, *blueprint.between, *blueprint.ends_with)
    return Part(
        id=make_id(),
        kind=blueprint.part,
        label=label,
        title=blueprint.title,
        provisions=tuple(_provision(entry, make_id) for entry in entries),
        numbering=blueprint.numbering,
        label_word={} if label is None else blueprint.label_words(),
    )


def _provision(entry: Standing, make_id: Callable[[], str]) -> Provision:
    return Provision(
        id=make_id(),
        kind=entry.kind,
        wording=entry.wording,
        children=tuple(_provision(child, make_id) for child in entry.children),
        numbered=entry.numbered,
    )
