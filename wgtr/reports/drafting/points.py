"""Interventions gathered into points: who made the same one, how many, without naming them.

A point is what one kind of speaker did (noted, proposed …) in the same words; each speaker counts
once. Points stand in the order in which they were first made: the report follows the debate.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wgtr.reports.drafting.facts import Act, Said, Speaker, Words
from wgtr.tree.languages import Language

ENDS = " .。؛;:,،…"


@dataclass(frozen=True)
class Point:
    """What was said once or several times; `said` holds each speaker's first intervention."""

    said: tuple[Said, ...]

    @property
    def id(self) -> str:
        """Name the point after the intervention that made it first: it stays when others join."""
        return f"said-{self.first.id}"

    @property
    def first(self) -> Said:
        """The intervention that made the point first."""
        return self.said[0]

    @property
    def act(self) -> Act:
        """What was done."""
        return self.first.act

    @property
    def speaker(self) -> Speaker:
        """What kind of speakers made it."""
        return self.first.speaker

    @property
    def gist(self) -> Words:
        """What was said, in every language in which somebody's words have it."""
        known = {}
        for language in Language:
            words = (bare(each.gist.get(language, "")) for each in self.said)
            said = next((each for each in words if each), "")
            if said:
                known[language] = said
        return known


def points_of(said: Iterable[Said]) -> list[Point]:
    """Gather interventions, in order, into points."""
    gathered: dict[object, list[Said]] = {}
    for each in said:
        if any(words.strip() for words in each.gist.values()):
            same = gathered.setdefault(_key(each), [])
            if each.who not in {other.who for other in same}:
                same.append(each)
    return [Point(tuple(each)) for each in gathered.values()]


def ordered(points: Sequence[Point]) -> list[Point]:
    """Points with what was presented before what was discussed; else as they were made."""
    return sorted(points, key=lambda point: point.act is not Act.PRESENTED)


def bare(words: str) -> str:
    """A gist without blanks and stops at its ends: the sentence brings its own."""
    return " ".join(words.split()).strip(ENDS)


def _key(said: Said) -> object:
    """What makes two interventions one point; on behalf of a group one always stands alone."""
    language, words = min((language, words) for language, words in said.gist.items() if words)
    folded = unicodedata.normalize("NFKC", bare(words)).casefold()
    return said.speaker, said.act, said.group, language, folded
