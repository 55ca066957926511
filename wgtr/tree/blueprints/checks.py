"""Where a part departs from its blueprint. Nothing is forbidden by this: people are told."""

from collections.abc import Iterator
from dataclasses import dataclass

from wgtr.tree.blueprints.reading import KIND_AND_DEPTH
from wgtr.tree.blueprints.shape import Blueprint, Numbered, Standing
from wgtr.tree.numbering import checked_pattern
from wgtr.tree.provisions import Kind, Part, Provision, SpanKind, plain


@dataclass(frozen=True, slots=True)
class Problem:
    """One departure: the provision it is at (or the part, by its id), a code, a sentence."""

    provision_id: str
    code: str
    sentence: str


def check(part: Part, blueprint: Blueprint) -> list[Problem]:
    """Everything in `part` that its blueprint has otherwise, what concerns the whole first."""
    slots = list(_slots(part, blueprint))
    unnumbered = {p.id for p, entry in slots if p is not None and _fits(p, entry)}
    return [
        *_whole(part, blueprint),
        *_patterns(part),
        *_missing(part, blueprint, slots),
        *_misplaced(part, blueprint),
        *_wrongly_numbered(part, blueprint, unnumbered),
        *_about_nothing(part, blueprint),
        *_unknown_places(part, blueprint),
    ]


def _named(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _with_article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _whole(part: Part, blueprint: Blueprint) -> Iterator[Problem]:
    if part.kind != blueprint.part:
        sentence = f"This part is a “{part.kind}”; the blueprint is for a “{blueprint.part}”."
        yield Problem(part.id, "other-part", sentence)
    if blueprint.title and not any(plain(title).strip() for title in part.title.values()):
        yield Problem(part.id, "title-missing", "This part has no title.")
    if blueprint.label.required and not part.label:
        yield Problem(part.id, "label-missing", "This part has no label, so nothing can name it.")


def _patterns(part: Part) -> Iterator[Problem]:
    given = [(part.id, pattern) for pattern in part.numbering.values()]
    given += [(p.id, p.pattern) for p in part.walk() if p.pattern is not None]
    for holder, pattern in given:
        try:
            checked_pattern(pattern)
        except ValueError as wrong:
            yield Problem(holder, "unknown-pattern", str(wrong))
    for name in part.numbering:
        match = KIND_AND_DEPTH.fullmatch(name)
        if match is None or match["kind"] not in set(Kind):
            sentence = f"The numbering names “{name}”, which is no kind of provision."
            yield Problem(part.id, "unknown-pattern", sentence)


def _slots(part: Part, blueprint: Blueprint) -> Iterator[tuple[Provision | None, Standing]]:
    """Each required beginning and end with the provision that stands where it should.

    Places are counted among the outermost provisions of the same kind, so that the heading of a
    sitting may stand above an agenda's opening.
    """
    begins = [entry for entry in blueprint.begins_with if entry.required]
    ends = [entry for entry in blueprint.ends_with if entry.required]
    for kind in dict.fromkeys(entry.kind for entry in (*begins, *ends)):
        found = list(_outermost(part.provisions, kind))
        first = [entry for entry in begins if entry.kind is kind]
        last = [entry for entry in ends if entry.kind is kind]
        left = found[len(first) :]
        yield from zip(_filled(found[: len(first)], len(first)), first, strict=True)
        yield from zip(_filled(left[::-1], len(last)), last[::-1], strict=True)


def _outermost(provisions: tuple[Provision, ...], kind: Kind) -> Iterator[Provision]:
    for provision in provisions:
        if provision.kind is kind:
            yield provision
        else:
            yield from _outermost(provision.children, kind)


def _filled(found: list[Provision], wanted: int) -> list[Provision | None]:
    return [*found[:wanted], *[None] * (wanted - len(found))]


def _fits(provision: Provision, entry: Standing) -> bool:
    numbered = provision.numbered or provision.label is not None
    return numbered == entry.numbered and _mentions(provision, entry)


def _mentions(provision: Provision, entry: Standing) -> bool:
    """Whether one of the expressions is said in one of the languages the provision is worded in."""
    worded = [language for language in provision.wording if language in entry.mentions]
    return not worded or any(
        expression.casefold() in _said(provision, language).casefold()
        for language in worded
        for expression in entry.mentions[language]
    )


def _said(provision: Provision, language: object) -> str:
    return "".join(
        span.text
        for below in provision.walk()
        for worded, wording in below.wording.items()
        if worded == language
        for span in wording.spans()
    )


def _missing(
    part: Part, blueprint: Blueprint, slots: list[tuple[Provision | None, Standing]]
) -> Iterator[Problem]:
    for provision, entry in slots:
        if provision is None or not _fits(provision, entry):
            holder = part.id if provision is None else provision.id
            where = "begin" if entry in blueprint.begins_with else "end"
            number = "numbered" if entry.numbered else "unnumbered"
            role = entry.role.replace("-", " ")
            kind = f"{number} {_named(entry.kind)}"
            sentence = f"This part should {where} with its {role}, {_with_article(kind)}."
            yield Problem(holder, f"{entry.role}-missing", sentence)


def _misplaced(part: Part, blueprint: Blueprint) -> Iterator[Problem]:
    allowed = blueprint.holds[None]
    for provision in part.provisions:
        if provision.kind not in allowed:
            where = f"at the top of {_with_article(blueprint.part)}"
            sentence = (
                f"{_with_article(_named(provision.kind)).capitalize()} may not stand {where}."
            )
            yield Problem(provision.id, "not-here", sentence)
    for holder in part.walk():
        allowed = blueprint.holds.get(holder.kind, frozenset())
        for child in holder.children:
            if child.kind not in allowed:
                where = f"in {_with_article(_named(holder.kind))}"
                sentence = (
                    f"{_with_article(_named(child.kind)).capitalize()} may not stand {where}."
                )
                yield Problem(child.id, "not-here", sentence)


def _wrongly_numbered(part: Part, blueprint: Blueprint, unnumbered: set[str]) -> Iterator[Problem]:
    for provision in part.walk():
        rule = blueprint.numbered.get(provision.kind, Numbered.USUALLY)
        numbered = provision.numbered or provision.label is not None
        name = _named(provision.kind).capitalize()
        if rule is Numbered.ALWAYS and not numbered and provision.id not in unnumbered:
            yield Problem(provision.id, "number-missing", f"{name} without a number.")
        if rule is Numbered.NEVER and numbered:
            yield Problem(provision.id, "number-unwanted", f"{name} with a number.")


def _about_nothing(part: Part, blueprint: Blueprint) -> Iterator[Problem]:
    for provision in part.walk():
        if provision.kind in blueprint.about and not provision.about:
            sentence = f"This {_named(provision.kind)} does not say which agenda item it prepares."
            yield Problem(provision.id, "about-missing", sentence)


def _unknown_places(part: Part, blueprint: Blueprint) -> Iterator[Problem]:
    for provision in part.walk():
        spans = [span for wording in provision.wording.values() for span in wording.spans()]
        named = {span.target or "" for span in spans if span.kind is SpanKind.PLACE}
        for name in sorted(named - set(blueprint.places)):
            sentence = f"The fact “{name}” is not one that {_with_article(blueprint.part)} names."
            yield Problem(provision.id, "unknown-place", sentence)
