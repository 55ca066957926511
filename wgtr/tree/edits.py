"""Editing a text without losing an id: every function gives a new text, the old one stays.

Ids are permanent: a provision keeps its id when it is moved, indented, reworded or renumbered. A
split gives the second half the new id that the caller brings; a merge keeps the first one's.
"""

from collections.abc import Callable
from dataclasses import replace

from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    DEEPEST,
    Inlines,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)

Siblings = tuple[Provision, ...]
# Spans that stand for one thing: half a cross-reference or half a deadline would say it twice.
WHOLE = frozenset({SpanKind.REFERENCE, SpanKind.SYMBOL, SpanKind.PLACE})


class CannotEdit(ValueError):
    """The edit makes no sense here; the message says why, in words for the person editing."""


def reword(text: Text, provision_id: str, language: Language, wording: Wording) -> Text:
    """Give a provision other words in one language."""

    def change(provision: Provision) -> Siblings:
        return (replace(provision, wording={**provision.wording, language: wording}),)

    return _at(text, provision_id, change)


def add_after(text: Text, provision_id: str, new: Provision) -> Text:
    """Put `new` behind a provision, as its sibling."""
    _refuse_known_ids(text, new)
    return _at(text, provision_id, lambda provision: (provision, new))


def add_inside(text: Text, provision_id: str, new: Provision) -> Text:
    """Put `new` into a provision, as its last child."""
    _refuse_known_ids(text, new)
    return _not_too_deep(
        _at(text, provision_id, lambda p: (replace(p, children=(*p.children, new)),))
    )


def add_to_part(text: Text, part_id: str, new: Provision) -> Text:
    """Put `new` at the end of a part."""
    _refuse_known_ids(text, new)
    if all(part.id != part_id for part in text.parts):
        raise CannotEdit("The part to add to is no longer there.")
    return text.with_parts(
        tuple(
            replace(part, provisions=(*part.provisions, new)) if part.id == part_id else part
            for part in text.parts
        )
    )


def remove(text: Text, provision_id: str) -> Text:
    """Take a provision out, with all below it."""
    return _at(text, provision_id, lambda _: ())


def move_after(text: Text, provision_id: str, after_id: str) -> Text:
    """Take a provision, with all below it, behind another one."""
    moved = _found(text, provision_id)
    if after_id in {below.id for below in moved.walk()}:
        raise CannotEdit("A provision cannot be moved behind itself or into its own parts.")
    _found(text, after_id)
    return _not_too_deep(_at(remove(text, provision_id), after_id, lambda p: (p, moved)))


def move_up(text: Text, provision_id: str) -> Text:
    """Take a provision, with all below it, before the sibling that stood before it."""

    def among(siblings: Siblings, place: int) -> Siblings:
        if place == 0:
            raise CannotEdit("This provision is the first of its list already.")
        above, moved = siblings[place - 1], siblings[place]
        return (*siblings[: place - 1], moved, above, *siblings[place + 1 :])

    return _among(text, provision_id, among)


def move_down(text: Text, provision_id: str) -> Text:
    """Take a provision, with all below it, behind the sibling that stood after it."""

    def among(siblings: Siblings, place: int) -> Siblings:
        if place + 1 == len(siblings):
            raise CannotEdit("This provision is the last of its list already.")
        moved, below = siblings[place], siblings[place + 1]
        return (*siblings[:place], below, moved, *siblings[place + 2 :])

    return _among(text, provision_id, among)


def indent(text: Text, provision_id: str) -> Text:
    """Make a provision the last child of the one before it."""

    def among(siblings: Siblings, place: int) -> Siblings:
        if place == 0:
            raise CannotEdit("There is no provision before this one to put it under.")
        above = siblings[place - 1]
        wider = replace(above, children=(*above.children, siblings[place]))
        return (*siblings[: place - 1], wider, *siblings[place + 1 :])

    return _not_too_deep(_among(text, provision_id, among))


def outdent(text: Text, provision_id: str) -> Text:
    """Put a provision behind its parent; what followed it under the parent stays there."""
    child = _found(text, provision_id)
    parent = next((p for p in text.walk() if any(c is child for c in p.children)), None)
    if parent is None:
        raise CannotEdit("This provision is already at the outermost level.")
    return _at(remove(text, provision_id), parent.id, lambda p: (p, child))


def split(text: Text, provision_id: str, language: Language, at: int, new_id: str) -> Text:
    """Cut a provision's body in one language at a character; the rest becomes `new_id`.

    A cross-reference, symbol or place at the cut stays whole, in the first half.
    The children stay with the second half, which they follow. Other languages stay whole in the
    first half: where to cut them is for their translators.
    """
    if not new_id or new_id in _ids(text):
        raise CannotEdit("The new provision needs an id of its own.")

    def change(provision: Provision) -> Siblings:
        wording = provision.wording.get(language, Wording())
        before, after = cut(wording.body, at)
        if not plain(before) or not plain(after):
            raise CannotEdit("A split leaves words on both sides.")
        first = {**provision.wording, language: replace(wording, body=before)}
        rest = replace(
            provision,
            id=new_id,
            wording={language: Wording(body=after)},
            start=None,
            label=None,
        )
        return (replace(provision, wording=first, children=()), rest)

    return _at(text, provision_id, change)


def merge_with_next(text: Text, provision_id: str, joint: str = " ") -> Text:
    """Join a provision with the sibling behind it, in every language; the first id remains.

    `joint` stands between their words. Whoever told the second one's id finds it gone: references
    to it are lost (`lost_references`).
    """

    def among(siblings: Siblings, place: int) -> Siblings:
        if place + 1 == len(siblings):
            raise CannotEdit("There is no provision after this one to join it with.")
        first, second = siblings[place], siblings[place + 1]
        joined = replace(
            first,
            wording=_joined(first, second, joint),
            children=(*first.children, *second.children),
            about=tuple(dict.fromkeys((*first.about, *second.about))),
        )
        return (*siblings[:place], joined, *siblings[place + 2 :])

    return _among(text, provision_id, among)


def cut(inlines: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """Divide spans at a character of their plain text; note marks at the cut stay before it.

    So does a span that stands for one thing (WHOLE), if the cut falls into it.
    """
    before: list[Span] = []
    after: list[Span] = []
    position = 0
    for span in inlines:
        end = position + len(span.text)
        if end <= at or (position < at and span.kind in WHOLE):
            before.append(span)
        elif position >= at:
            after.append(span)
        else:
            before.append(replace(span, text=span.text[: at - position]))
            after.append(replace(span, text=span.text[at - position :]))
        position = end
    return tuple(before), tuple(after)


def _joined(first: Provision, second: Provision, joint: str) -> dict[Language, Wording]:
    both = dict(first.wording)
    for language, wording in second.wording.items():
        ahead = both.get(language, Wording())
        opens = not ahead.heading and not ahead.body
        heading = wording.heading if opens else ahead.heading
        body = ahead.body
        for further in (() if opens else wording.heading, wording.body):
            body = _run_on(body, further, joint if language is not Language.ZH else joint.strip())
        both[language] = Wording(heading, body, (*ahead.rows, *wording.rows))
    return both


def _run_on(ahead: Inlines, further: Inlines, joint: str) -> Inlines:
    """Two stretches as one, with the joint between words; alike neighbours become one span.

    A blank that stands there already is joint enough: a provision that was divided has kept its.
    """
    words, more = plain(ahead), plain(further)
    apart = joint.isspace() and (words[-1:].isspace() or more[:1].isspace())
    gap = (Span(joint),) if joint and words and more and not apart else ()
    if ahead and further and not gap and _alike(ahead[-1], further[0]):
        whole = replace(ahead[-1], text=ahead[-1].text + further[0].text)
        return (*ahead[:-1], whole, *further[1:])
    return (*ahead, *gap, *further)


def _alike(one: Span, other: Span) -> bool:
    cuttable = one.kind in {SpanKind.WORDS, SpanKind.LINK}
    return cuttable and replace(one, text="") == replace(other, text="")


def _not_too_deep(text: Text) -> Text:
    level: Siblings = tuple(p for part in text.parts for p in part.provisions)
    for _ in range(DEEPEST):
        level = tuple(child for provision in level for child in provision.children)
    if level:
        raise CannotEdit("Provisions cannot stand deeper in one another than this.")
    return text


def _ids(text: Text) -> set[str]:
    """Every id that a cross-reference may name."""
    return {provision.id for provision in text.walk()} | {part.id for part in text.parts}


def _refuse_known_ids(text: Text, new: Provision) -> None:
    ids = [provision.id for provision in new.walk()]
    if _ids(text).intersection(ids) or len(set(ids)) < len(ids):
        raise CannotEdit("A provision with this id is already in the text.")


def _found(text: Text, provision_id: str) -> Provision:
    try:
        return text.provision(provision_id)
    except KeyError:
        raise CannotEdit("That provision is no longer in the text.") from None


def _at(text: Text, provision_id: str, change: Callable[[Provision], Siblings]) -> Text:
    """Replace one provision by what `change` makes of it."""

    def among(siblings: Siblings, place: int) -> Siblings:
        return (*siblings[:place], *change(siblings[place]), *siblings[place + 1 :])

    return _among(text, provision_id, among)


def _among(text: Text, provision_id: str, change: Callable[[Siblings, int], Siblings]) -> Text:
    """Replace the siblings a provision stands among."""
    _found(text, provision_id)
    parts: list[Part] = []
    for part in text.parts:
        provisions = _rebuilt(part.provisions, provision_id, change)
        parts.append(replace(part, provisions=provisions))
    return text.with_parts(tuple(parts))


def _rebuilt(
    siblings: Siblings, provision_id: str, change: Callable[[Siblings, int], Siblings]
) -> Siblings:
    for place, provision in enumerate(siblings):
        if provision.id == provision_id:
            return change(siblings, place)
    return tuple(
        replace(provision, children=_rebuilt(provision.children, provision_id, change))
        if provision.children
        else provision
        for provision in siblings
    )
