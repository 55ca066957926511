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
from wgtr.tree.numbering import depth_of, part_numbers, pattern_of, scope_of
from wgtr.tree.provisions import Inlines, Kind, Part, Provision, Span, Wording

_DEEPEST_LABELS = 30


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
    return _with_labels(_with_starts(drafted, ids), language, ids)


def printed_number(node: Node) -> str | None:
    """The number as the paper has it; None for a provision without one."""
    if node.kind is Kind.TABLE or node.numbered is None or node.entry.marker is None:
        return None
    return node.entry.marker.printed


def _provision(node: Node, language: Language, ids: Ids) -> Provision:
    made = ids.give(node)
    marker, numbered = node.entry.marker, node.numbered
    rows = node.entry.rows if node.kind is Kind.TABLE else ()
    body, head = _with_lost_marks(node)
    has_number = printed_number(node) is not None
    return Provision(
        id=made,
        kind=node.kind,
        wording={language: Wording(trimmed(head), trimmed(body), rows)},
        children=tuple(_provision(child, language, ids) for child in node.children),
        numbered=has_number,
        pattern=marker.pattern(numbered.system) if has_number and marker and numbered else None,
    )


def _with_lost_marks(node: Node) -> tuple[Inlines, Inlines]:
    """Body and heading; hours and a marker that turned out to be no number are words again."""
    marker = node.entry.marker
    no_number = marker is not None and node.numbered is None and not marker.bullet
    lost = [node.entry.time, marker.printed if marker is not None and no_number else None]
    words = (Span("".join(f"{mark} " for mark in lost if mark)),)
    if not words[0].text or node.kind is Kind.TABLE:
        return node.body, node.heading
    if node.heading:
        return node.body, (*words, *node.heading)
    return (*words, *node.body), node.heading


def _walk(
    provisions: tuple[Provision, ...], above: tuple[Provision, ...] = ()
) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    """Each provision with those it stands in."""
    for provision in provisions:
        yield provision, above
        yield from _walk(provision.children, (*above, provision))


def _commonest_patterns(provisions: tuple[Provision, ...]) -> dict[str, str]:
    """The pattern most provisions of a kind (or of a kind and depth) are written in."""
    by_key: dict[str, Counter[str]] = {}
    for provision, above in _walk(provisions):
        depth = depth_of(provision.kind, above)
        if provision.pattern is not None:
            key = provision.kind.value if depth == 1 else f"{provision.kind.value}/{depth}"
            by_key.setdefault(key, Counter())[provision.pattern] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in by_key.items()}


def _mapped(part: Part, change: dict[str, Provision]) -> Part:
    def rebuilt(provision: Provision) -> Provision:
        children = tuple(rebuilt(child) for child in provision.children)
        return replace(change.get(provision.id, provision), children=children)

    return replace(part, provisions=tuple(rebuilt(p) for p in part.provisions))


def _with_starts(part: Part, ids: Ids) -> Part:
    """Drop patterns the part gives anyway, and say where a count begins elsewhere than expected."""
    last: dict[tuple[str, Kind, str], int] = {}
    changed: dict[str, Provision] = {}
    for provision, above in _walk(part.provisions):
        numbered = ids.nodes[provision.id].numbered
        if provision.numbered and numbered is not None:
            pattern = pattern_of(provision, part, depth_of(provision.kind, above))
            key = (scope_of(provision.kind, above), provision.kind, pattern)
            start = None if numbered.value == last.get(key, 0) + 1 else numbered.value
            last[key] = numbered.value
            own = _own_pattern(provision, part, above)
            changed[provision.id] = replace(provision, start=start, pattern=own)
    return _mapped(part, changed)


def _own_pattern(provision: Provision, part: Part, above: tuple[Provision, ...]) -> str | None:
    """A provision's pattern, if the part would not give it anyway."""
    usual = pattern_of(replace(provision, pattern=None), part, depth_of(provision.kind, above))
    return None if provision.pattern == usual else provision.pattern


def _with_labels(part: Part, language: Language, ids: Ids) -> Part:
    """Where no rule gives the printed number, it becomes the provision's label.

    A label changes what its children's `{parent}` says, so they are looked at again.
    """
    for _ in range(_DEEPEST_LABELS):
        counted = part_numbers(part, language)
        wrong = {
            provision.id: replace(provision, label=printed_number(ids.nodes[provision.id]))
            for provision in part.walk()
            if counted.get(provision.id) != printed_number(ids.nodes[provision.id])
        }
        if not wrong:
            break
        part = _mapped(part, wrong)
    return part
