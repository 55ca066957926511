"""Nodes → provisions, with numbering rules under which every number comes out as it was printed.

The commonest way of writing a kind at a depth becomes the part's pattern; what deviates gets its
own pattern, a start, or in the last resort its printed label. So numbers are computed in an
imported text as in any other, and still say what the paper says.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wgtr.reading.building import Node
from wgtr.reading.entries import trimmed
from wgtr.tree.languages import Language
from wgtr.tree.numbering import DEFAULT_PATTERN, depth_of, part_numbers
from wgtr.tree.provisions import Inlines, Kind, Part, Provision, Span, Wording

_UNNUMBERED = {Kind.BULLET, Kind.TABLE}


@dataclass(slots=True)
class Ids:
    """Hands out ids in reading order, and remembers which line each came from."""

    lines: dict[str, int] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)

    def give(self, node: Node) -> str:
        """The next id, for `node`."""
        made = f"p{len(self.lines) + 1}"
        self.lines[made] = node.entry.line
        self.nodes[made] = node
        return made


def fitted(part: Part, nodes: list[Node], language: Language, ids: Ids) -> Part:
    """The part with its provisions, numbered so that every number is as printed."""
    provisions = tuple(_provision(node, language, ids) for node in nodes)
    numbering = _commonest_patterns(provisions)
    drafted = replace(part, provisions=provisions, numbering=numbering)
    for mend in (_with_starts, _with_labels):
        drafted = mend(drafted, language, ids)
    return drafted


def printed_number(node: Node) -> str | None:
    """The number as the paper has it; None for a provision without one."""
    if node.kind in _UNNUMBERED or node.numbered is None or node.entry.marker is None:
        return None
    return node.entry.marker.printed


def _provision(node: Node, language: Language, ids: Ids) -> Provision:
    made = ids.give(node)
    marker, numbered = node.entry.marker, node.numbered
    rows = node.entry.rows if node.kind is Kind.TABLE else ()
    body = node.body
    if marker is not None and numbered is None and not marker.bullet:
        body, node.heading = _with_marker(node)
    has_number = printed_number(node) is not None
    return Provision(
        id=made,
        kind=node.kind,
        wording={language: Wording(trimmed(node.heading), trimmed(body), rows)},
        children=tuple(_provision(child, language, ids) for child in node.children),
        numbered=has_number,
        pattern=marker.pattern(numbered.system) if has_number and marker and numbered else None,
    )


def _with_marker(node: Node) -> tuple[Inlines, Inlines]:
    """A marker that turned out to be no number is part of the words again."""
    words = (Span(f"{node.entry.marker.printed if node.entry.marker else ''} "),)
    if node.heading:
        return node.body, (*words, *node.heading)
    return (*words, *node.body), node.heading


def _walk(
    provisions: tuple[Provision, ...], above: tuple[Provision, ...] = ()
) -> Iterator[tuple[Provision, int]]:
    """Each provision with how deep it is nested in its own kind."""
    for provision in provisions:
        yield provision, depth_of(provision.kind, above)
        yield from _walk(provision.children, (*above, provision))


def _commonest_patterns(provisions: tuple[Provision, ...]) -> dict[str, str]:
    """The pattern most provisions of a kind (or of a kind and depth) are written in."""
    by_key: dict[str, Counter[str]] = {}
    for provision, depth in _walk(provisions):
        if provision.pattern is not None:
            key = provision.kind.value if depth == 1 else f"{provision.kind.value}/{depth}"
            by_key.setdefault(key, Counter())[provision.pattern] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in by_key.items()}


def _mapped(part: Part, change: dict[str, Provision]) -> Part:
    def rebuilt(provision: Provision) -> Provision:
        children = tuple(rebuilt(child) for child in provision.children)
        return replace(change.get(provision.id, provision), children=children)

    return replace(part, provisions=tuple(rebuilt(p) for p in part.provisions))


def _with_starts(part: Part, language: Language, ids: Ids) -> Part:
    """Drop patterns the part gives anyway, and say where a count begins elsewhere than expected."""
    part = _mapped(part, dict(_own_patterns(part)))
    for _ in range(len(ids.nodes)):
        wrong = _first_wrong(part, language, ids, {p.id for p in part.walk() if p.start})
        if wrong is None:
            break
        value = ids.nodes[wrong.id].numbered
        part = _mapped(part, {wrong.id: replace(wrong, start=value.value if value else None)})
    return part


def _own_patterns(part: Part) -> Iterator[tuple[str, Provision]]:
    for provision, depth in _walk(part.provisions):
        usual = part.numbering.get(f"{provision.kind}/{depth}") or part.numbering.get(
            provision.kind, DEFAULT_PATTERN
        )
        if provision.pattern == usual:
            yield provision.id, replace(provision, pattern=None)


def _first_wrong(part: Part, language: Language, ids: Ids, tried: set[str]) -> Provision | None:
    """The first provision whose computed number is not the printed one."""
    counted = part_numbers(part, language)
    return next(
        (
            provision
            for provision in part.walk()
            if provision.id not in tried
            and counted.get(provision.id) != printed_number(ids.nodes[provision.id])
        ),
        None,
    )


def _with_labels(part: Part, language: Language, ids: Ids) -> Part:
    """Where no rule gives the printed number, it becomes the provision's label."""
    counted = part_numbers(part, language)
    wrong = {
        provision.id: replace(provision, label=printed_number(ids.nodes[provision.id]))
        for provision in part.walk()
        if counted.get(provision.id) != printed_number(ids.nodes[provision.id])
    }
    return _mapped(part, wrong)
