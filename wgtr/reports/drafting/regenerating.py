"""A report drafted again meets the one that was edited by hand: what differs, and what is taken.

Three trees, provision by provision, matched by their ids: `generated` (as drafted last time), `now`
(as the records would have it now) and `edited` (as it stands). What only the records changed is
proposed to be taken; where hand and records both changed something, the hand's words stay unless
one takes the new ones. What was written by hand alone is never touched.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Text, Wording


class What(StrEnum):
    """What the records would change."""

    ADDED = "added"
    REWORDED = "reworded"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """A provision that the records would have otherwise; `clash` where the hand changed it too.

    `edited` is None where it is not in the report (or was deleted by hand), `now` where the
    records no longer give it. `under` is the heading to which the records moved it, empty where
    they did not, or where the hand put it under another one: there it stays.
    """

    id: str
    what: What
    clash: bool
    generated: Provision | None
    edited: Provision | None
    now: Provision | None
    under: str = ""

    @property
    def proposed(self) -> bool:
        """Whether it is taken unless one says otherwise."""
        return not self.clash


def changes(generated: Text, edited: Text, now: Text) -> list[Change]:
    """Say what taking `now` would change in `edited`, in the order of reading."""
    base, mine, new = (_flat(text) for text in (generated, edited, now))
    moved = _moved(*(_Tree.of(text).above for text in (generated, edited, now)))
    found = []
    for each in new | base:
        change = _change(each, base.get(each), mine.get(each), new.get(each))
        if each in moved:
            change = change or Change(
                each,
                What.MOVED,
                clash=False,
                generated=base[each],
                edited=mine[each],
                now=new[each],
            )
            change = replace(change, under=moved[each])
        if change is not None:
            found.append(change)
    return found


def _moved(
    base: Mapping[str, str], mine: Mapping[str, str], new: Mapping[str, str]
) -> dict[str, str]:
    """What the records put under another heading and the hand left where it was: to which one."""
    return {
        each: above
        for each, above in new.items()
        if each in base and base[each] != above and mine.get(each) == base[each]
    }


def _change(
    provision_id: str, base: Provision | None, mine: Provision | None, new: Provision | None
) -> Change | None:
    """What the records would change of one provision; None where nothing."""
    if new is None:
        if mine is None:
            return None
        return Change(provision_id, What.REMOVED, _differ(base, mine), base, mine, None)
    if mine is None:
        if base is not None and not _differ(base, new):
            return None  # deleted by hand, and the records say nothing else than then
        return Change(provision_id, What.ADDED, base is not None, base, None, new)
    if not _differ(mine, merged(base, mine, new)) or (base and not _differ(base, new)):
        return None
    clash = base is None or _words_clash(base, mine, new)
    return Change(provision_id, What.REWORDED, clash, base, mine, new)


def merged(base: Provision | None, mine: Provision, new: Provision) -> Provision:
    """The provision with the records' words, keeping what the hand worded in other languages."""
    wording: dict[Language, Wording] = {}
    for language in Language:
        old = base and base.wording.get(language)
        said = new.wording.get(language)
        chosen = mine.wording.get(language) if said == old else said
        if chosen is not None:
            wording[language] = chosen
    return replace(mine, wording=wording)


def _words_clash(base: Provision, mine: Provision, new: Provision) -> bool:
    """Whether hand and records both changed the words of one language."""
    return any(
        base.wording.get(language) != mine.wording.get(language)
        and base.wording.get(language) != new.wording.get(language)
        for language in Language
    )


def _differ(one: Provision | None, other: Provision | None) -> bool:
    """Whether two say something else; where they stand is not looked at."""
    if one is None or other is None:
        return one is not other
    return dict(one.wording) != dict(other.wording)


def _flat(text: Text) -> dict[str, Provision]:
    return {provision.id: provision for provision in text.walk()}


def applied(generated: Text, edited: Text, now: Text, *, take: Collection[str]) -> Text:
    """`edited` with the changes of `take` (ids), everything else as it stands.

    What is added or moved stands after the provision that it follows in `now`, under the same
    heading. A heading never comes without what stands under it, nor what stands under it without
    the heading; it goes only when nothing is left under it.
    """
    found = {change.id: change for change in changes(generated, edited, now)}
    tree, order = _Tree.of(edited), _Tree.of(now)
    chosen = {each: found[each] for each in _with_company(found, order, take)}
    for change in chosen.values():
        if change.what is What.REWORDED and change.edited and change.now:
            tree.own[change.id] = merged(change.generated, change.edited, change.now)
    for provision_id in order.below_all():
        if provision_id in chosen and chosen[provision_id].what is What.ADDED:
            tree.add(order, provision_id)
        elif provision_id in chosen and chosen[provision_id].under:
            tree.move(order, provision_id)
    for provision_id in reversed(list(tree.below_all())):
        if provision_id in chosen and chosen[provision_id].what is What.REMOVED:
            tree.remove(provision_id)
    return tree.text(edited, now)


def _with_company(found: Mapping[str, Change], now: "_Tree", take: Collection[str]) -> set[str]:
    """What is taken; a new heading of whose paragraphs none is taken brings those it would have."""
    wanted = {each for each in take if each in found}
    for each in now.below_all():
        if each in wanted and found[each].what is What.ADDED:
            under = [one for one in now.below[each] if one in found]
            if not wanted.intersection(under):
                wanted |= {one for one in under if found[one].proposed}
    return wanted


@dataclass
class _Tree:
    """A text's provisions as a tree that can be changed: who stands under whom, in order."""

    own: dict[str, Provision] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    @classmethod
    def of(cls, text: Text) -> "_Tree":
        tree = cls()
        for part in text.parts:
            tree.parts[part.id] = part
            tree.keep(part.id, part.provisions)
        return tree

    def keep(self, holder: str, provisions: tuple[Provision, ...]) -> None:
        self.below[holder] = [each.id for each in provisions]
        for each in provisions:
            self.own[each.id], self.above[each.id] = each, holder
            self.keep(each.id, each.children)

    def below_all(self) -> Iterator[str]:
        """Every provision's id, in the order of reading."""
        for part in self.parts:
            yield from self._walk(part)

    def _walk(self, holder: str) -> Iterator[str]:
        for each in self.below[holder]:
            yield each
            yield from self._walk(each)

    def add(self, other: "_Tree", provision_id: str) -> None:
        """Add a provision of another tree where it stands there, with the headings above it."""
        self._open(other, other.above[provision_id])
        self.own[provision_id] = other.own[provision_id]
        self.below.setdefault(provision_id, [])
        self._put(other, provision_id)

    def move(self, other: "_Tree", provision_id: str) -> None:
        """Put a provision, with what is under it, where it stands in another tree."""
        self._open(other, other.above[provision_id])
        self.below[self.above[provision_id]].remove(provision_id)
        self._put(other, provision_id)

    def _open(self, other: "_Tree", holder: str) -> None:
        """Let a part or heading be here, even one deleted by hand: something comes under it."""
        if holder in self.below:
            return
        if holder in other.parts:
            self.parts[holder], self.below[holder] = other.parts[holder], []
        else:
            self.add(other, holder)

    def _put(self, other: "_Tree", provision_id: str) -> None:
        """Put a provision after what it follows in another tree.

        A heading stands after the paragraphs that the hand put below the heading before it: it
        would become theirs.
        """
        holder = self.above[provision_id] = other.above[provision_id]
        siblings, there = self.below[holder], other.below[holder]
        before = there[: there.index(provision_id)]
        place = next((siblings.index(each) + 1 for each in reversed(before) if each in siblings), 0)
        if self._heads(provision_id):
            while place < len(siblings) and not self._heads(siblings[place]):
                place += 1
        siblings.insert(place, provision_id)

    def _heads(self, provision_id: str) -> bool:
        return self.own[provision_id].kind is Kind.HEADING

    def remove(self, provision_id: str) -> None:
        """Take a provision out, unless something is still under it, or stands below a heading."""
        siblings = self.below[self.above[provision_id]]
        after = siblings[siblings.index(provision_id) + 1 :][:1]
        is_needed = self._heads(provision_id) and any(not self._heads(each) for each in after)
        if not self.below[provision_id] and not is_needed:
            siblings.remove(provision_id)

    def text(self, edited: Text, now: Text) -> Text:
        """The text again; a part without anything left in it is gone, as are its notes' calls."""
        parts = (replace(part, provisions=self._under(name)) for name, part in self.parts.items())
        notes = {note.id: note for note in (*edited.notes, *now.notes)}
        return replace(edited, parts=tuple(parts), notes=tuple(notes.values()))

    def _under(self, holder: str) -> tuple[Provision, ...]:
        return tuple(
            replace(self.own[each], children=self._under(each)) for each in self.below[holder]
        )


def taken_by_default(found: Mapping[str, Change] | list[Change]) -> set[str]:
    """The ids that are taken unless one says otherwise."""
    listed = found.values() if isinstance(found, Mapping) else found
    return {change.id for change in listed if change.proposed}
