"""Which provision of the new text is which of the old one.

Ids are permanent, so they come first. But two files read at different times have ids of their own
(a place in the file, as a rule): there, the same id may stand on other words. So an id counts for
nothing where its words are found under another id, and nothing at all where that happens often.
Then the same words are the same provision, then words much alike, nearest place first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wgtr.tree.comparison.places import Place, Said
from wgtr.tree.comparison.words import likeness
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Note, Part, Provision, Text, plain

_ALIKE = 0.5
_ALIKE_IN_PLACE = 0.3
_RARE = 12
_CANDIDATES = 8
_DOUBTFUL = 4  # one id in four on other words: these ids were not given by one hand


@dataclass(slots=True)
class Matches:
    """Old id → new id, of parts, provisions and notes."""

    parts: dict[str, str] = field(default_factory=dict)
    provisions: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def matched(old: Text, new: Text, before: Iterable[Place], after: Iterable[Place]) -> Matches:
    """Match two texts, whose provisions stand in these places."""
    language = _shared_language(old, new)
    matches = Matches(parts=_matched_parts(old.parts, new.parts, language))
    ours = [Thing.of(place, language, matches.parts) for place in before]
    theirs = [Thing.of(place, language, {}) for place in after]
    matches.provisions = Matching(ours, theirs).pairs()
    notes = [Thing.of_note(note, language) for note in old.notes]
    others = [Thing.of_note(note, language) for note in new.notes]
    matches.notes = Matching(notes, others).pairs()
    return matches


@dataclass(slots=True)
class Thing:
    """A provision or note to match: its id, sort and words, and its place in the new text's terms.

    `full` is all it says in every language: what is equal in full is the same.
    """

    id: str
    sort: str
    said: Said
    full: object
    part: str | None = None
    parent: str | None = None
    number: str | None = None

    @classmethod
    def of(cls, place: Place, language: Language, parts: Mapping[str, str]) -> "Thing":
        """A provision."""
        provision = place.provision
        said = Said.of(provision.wording, language)
        part = parts.get(place.part, place.part) if parts else place.part
        return cls(
            place.id, provision.kind, said, provision.wording, part, place.parent, place.number
        )

    @classmethod
    def of_note(cls, note: Note, language: Language) -> "Thing":
        """A note."""
        return cls(note.id, "note", Said.of(note.wording, language), note.wording)


class Matching:
    """Two lists of things being matched, in their order."""

    def __init__(self, old: Sequence[Thing], new: Sequence[Thing]) -> None:
        self.old = {thing.id: thing for thing in old}
        self.new = {thing.id: thing for thing in new}
        self.found: dict[str, str] = {}
        self.taken: set[str] = set()

    def pairs(self) -> dict[str, str]:
        """Old id → new id."""
        self._same_in_full()
        trusted, contested = self._ids()
        if trusted:
            self._same_ids(set(self.old) - contested)
        self._same_words()
        if not trusted:
            self._same_ids({name for name in self._left() if self._alike(name) >= _ALIKE})
        self._much_alike()
        self._same_ids(contested if trusted else ())
        self._same_places()
        return self.found

    def _pair(self, old: str, new: str) -> None:
        if old not in self.found and new not in self.taken:
            self.found[old] = new
            self.taken.add(new)

    def _left(self) -> list[str]:
        return [name for name in self.old if name not in self.found]

    def _left_new(self) -> list[str]:
        return [name for name in self.new if name not in self.taken]

    def _same_in_full(self) -> None:
        for name, thing in self.old.items():
            other = self.new.get(name)
            if other and thing.sort == other.sort and thing.full == other.full:
                self._pair(name, name)

    def _ids(self) -> tuple[bool, set[str]]:
        """Whether ids may be trusted, and those whose words are found under another id."""
        ours, theirs = self._by_words(self._left()), self._by_words_new(self._left_new())
        contested: set[str] = set()
        agreed = len(self.found)
        for name in self._left():
            if name not in self.new or name in self.taken:
                continue
            if self._alike(name) >= _ALIKE:
                agreed += 1
            elif _key(self.old[name]) in theirs or _key(self.new[name]) in ours:
                contested.add(name)
        return len(contested) * _DOUBTFUL <= agreed, contested

    def _alike(self, name: str) -> float:
        other = self.new.get(name)
        return likeness(self.old[name].said.bag, other.said.bag) if other else 0.0

    def _same_ids(self, names: Iterable[str]) -> None:
        for name in self.old:
            if name in names and name in self.new:
                self._pair(name, name)

    def _by_words(self, names: Iterable[str]) -> dict[tuple[str, str] | None, list[Thing]]:
        return _grouped(self.old[name] for name in names)

    def _by_words_new(self, names: Iterable[str]) -> dict[tuple[str, str] | None, list[Thing]]:
        return _grouped(self.new[name] for name in names)

    def _same_words(self) -> None:
        """What says the same: of several, those of the same place first, then in their order."""
        theirs = self._by_words_new(self._left_new())
        for key, ours in self._by_words(self._left()).items():
            others = theirs.get(key, [])
            for close in (_same_place, _same_part, _anywhere):
                for thing in ours:
                    if thing.id in self.found:
                        continue
                    free = (o for o in others if o.id not in self.taken and close(thing, o))
                    if other := next(free, None):
                        self._pair(thing.id, other.id)

    def _much_alike(self) -> None:
        """What is much alike, the most alike first."""
        ranked = sorted(self._candidates(), key=lambda found: -found[0])
        for _, old, new in ranked:
            self._pair(old, new)

    def _candidates(self) -> Iterator[tuple[float, str, str]]:
        left = self._left_new()
        rare: dict[str, list[str]] = defaultdict(list)
        places: dict[object, list[str]] = defaultdict(list)
        for name in left:
            thing = self.new[name]
            places[_place(thing)].append(name)
            for word in thing.said.bag:
                rare[word].append(name)
        for name in self._left():
            thing = self.old[name]
            shared: Counter[str] = Counter()
            for word in thing.said.bag:
                if len(rare.get(word, ())) <= _RARE:
                    shared.update(rare.get(word, ()))
            near = [other for other, _ in shared.most_common(_CANDIDATES)]
            for other in dict.fromkeys([*near, *places.get(_place(thing), ())[:_CANDIDATES]]):
                if score := _score(thing, self.new[other]):
                    yield score, name, other

    def _same_places(self) -> None:
        """What has no words to compare, by its kind and place; nothing else is left to tell."""
        theirs: dict[object, list[Thing]] = defaultdict(list)
        for name in self._left_new():
            theirs[_place(self.new[name])].append(self.new[name])
        for name in self._left():
            thing = self.old[name]
            for other in theirs.get(_place(thing), ()):
                wordless = not thing.said.bag or not other.said.bag
                if wordless and other.id not in self.taken and _parents_match(self, thing, other):
                    self._pair(name, other.id)
                    break


def _key(thing: Thing) -> tuple[str, str] | None:
    """What is the same when it is said twice; None where nothing is said."""
    return (thing.sort, thing.said.words) if thing.said.bag else None


def _grouped(things: Iterable[Thing]) -> dict[tuple[str, str] | None, list[Thing]]:
    groups: dict[tuple[str, str] | None, list[Thing]] = defaultdict(list)
    for thing in things:
        key = _key(thing)
        if key is not None:
            groups[key].append(thing)
    return groups


def _place(thing: Thing) -> tuple[str, str | None, str | None]:
    return thing.sort, thing.part, thing.number


def _same_place(one: Thing, other: Thing) -> bool:
    return one.number == other.number and one.part == other.part


def _same_part(one: Thing, other: Thing) -> bool:
    return one.part == other.part


def _anywhere(_one: Thing, _other: Thing) -> bool:
    return True


def _parents_match(matching: Matching, one: Thing, other: Thing) -> bool:
    if one.parent is None or other.parent is None:
        return one.parent is other.parent
    return matching.found.get(one.parent) == other.parent


def _score(one: Thing, other: Thing) -> float:
    """How well two provisions would match; 0 where they are not alike enough."""
    alike = likeness(one.said.bag, other.said.bag)
    here = _same_place(one, other) and one.sort == other.sort and one.number is not None
    if alike < (_ALIKE_IN_PLACE if here else _ALIKE) or not one.said.bag:
        return 0.0
    sort = 0.1 if one.sort == other.sort else 0.0
    return alike + sort + (0.1 if here else 0.0) + (0.05 if one.part == other.part else 0.0)


def _shared_language(old: Text, new: Text) -> Language:
    """The language in which most provisions of both texts are worded; the original's first."""
    ours, theirs = _worded(old.walk()), _worded(new.walk())
    order = sorted(Language, key=lambda language: language is not new.original_language)
    return max(order, key=lambda language: min(ours[language], theirs[language]))


def _worded(provisions: Iterable[Provision]) -> Counter[Language]:
    return Counter(language for provision in provisions for language in provision.wording)


def _matched_parts(
    old: tuple[Part, ...], new: tuple[Part, ...], language: Language
) -> dict[str, str]:
    """Parts by kind and id, then by kind and title or label, by kind in their order, by id."""

    def signs(part: Part) -> list[tuple[str, ...] | None]:
        title = plain(part.title.get(language, ()))
        named = (part.kind, "title", title) if title else None
        labelled = (part.kind, "label", part.label) if part.label else None
        return [(part.kind, "id", part.id), named, labelled, (part.kind,), ("id", part.id)]

    found: dict[str, str] = {}
    for sign in range(len(signs(old[0])) if old else 0):
        for one in old:
            told, taken = signs(one)[sign], set(found.values())
            free = (o.id for o in new if o.id not in taken and signs(o)[sign] == told)
            if one.id not in found and told is not None and (other := next(free, None)):
                found[one.id] = other
    return found
