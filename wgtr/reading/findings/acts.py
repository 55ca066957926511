"""One decision under two verbs: what a conference "adopted" here and "welcomed" there.

An act is a thing, a conference and the verb that joins them in one clause. Two acts of one
conference on one thing must have one verb: DOMAIN keeps the verbs apart (section 3), for they say
how far a conference bound itself.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from wgtr.reading.findings.clauses import clauses_of, without_brackets
from wgtr.reading.findings.conferences import Named, conferences_in
from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import NOTE, Passage, Sentence
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.things import Things, shown, subject_of
from wgtr.reading.findings.tokens import Name

_VERBS = ("noted", "adopted", "welcomed", "endorsed", "approved")
_FARTHEST = {"zh": 14}
_FARTHEST_WORDS = 45
_LONGEST_CLAUSE = 500
_OBJECT_GAP = 5  # "的《", " the "


class Act(NamedTuple):
    """A conference's decision on a thing, as one sentence puts it; `words` is the verb there."""

    thing: Name
    conference: str
    verb: str
    words: str
    passage: Passage
    sentence: Sentence


class _Verb(NamedTuple):
    """An operative verb in folded words."""

    start: int
    end: int
    name: str


def act_findings(passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find decisions that the text puts in two verbs; the rarer, or later, is the one reported."""
    things = Things(passages, terms)
    acts = [act for passage in passages for act in _acts(passage, things, terms)]
    by_decision: dict[tuple[Name, str], list[Act]] = {}
    for act in acts:
        by_decision.setdefault((act.thing, act.conference), []).append(act)
    for alike in by_decision.values():
        usual = Counter(act.verb for act in alike).most_common(1)[0][0]
        kept = next(act for act in alike if act.verb == usual)
        for act in alike:
            if act.verb != usual:
                yield act.passage.finding("term-drift", _message(act, kept), act.sentence.raw)


def _message(act: Act, kept: Act) -> str:
    return (
        f"One decision of a conference is “{act.words}” here and “{kept.words}” in "
        f"{shown(kept.passage)}: look up the conference's report, and use its verb in both."
    )


def _acts(passage: Passage, things: Things, terms: Terms) -> Iterator[Act]:
    lead = subject_of(passage) if passage.part == NOTE else None
    subject = things.named(lead) if lead else None
    for sentence in passage.sentences:
        every = (clause.even for clause in clauses_of(without_brackets(sentence.even)))
        clauses = [clause for clause in every if len(clause) <= _LONGEST_CLAUSE]
        decided = [list(_decisions(clause, terms)) for clause in clauses]
        last = subject
        for clause, decisions in zip(clauses, decided, strict=True) if any(decided) else ():
            named = things.within(clause)
            for verb, conference in decisions:
                thing = _nearest(named, verb, conference) if named else last
                if thing is not None:
                    words = clause[verb.start : verb.end]
                    yield Act(thing, conference.key, verb.name, words, passage, sentence)
            last = named[-1][2] if named else last


def _decisions(clause: str, terms: Terms) -> Iterator[tuple[_Verb, Named]]:
    """Each operative verb with the conference nearest to it."""
    conferences = conferences_in(clause, terms)
    farthest = _FARTHEST.get(terms.language, _FARTHEST_WORDS)
    for verb in _verbs(clause, terms):
        near = min(conferences, key=lambda c: _gap(verb, c), default=None)
        if near is not None and _gap(verb, near) <= farthest:
            yield verb, near


def _verbs(clause: str, terms: Terms) -> list[_Verb]:
    """The operative verbs of a clause; "took note" before "took"."""
    found: list[_Verb] = []
    for name in _VERBS:
        for hit in terms[f"verbs.{name}"].hits(clause):
            if not any(hit.start < other.end and other.start < hit.end for other in found):
                found.append(_Verb(hit.start, hit.end, name))
    return sorted(found)


def _gap(verb: _Verb, other: Named) -> int:
    return max(other.start - verb.end, verb.start - other.end, 0)


def _nearest(named: list[tuple[int, int, Name]], verb: _Verb, conference: Named) -> Name:
    """The thing decided on: what the verb takes, else the nearest to it and its conference."""
    taken = (name for start, _, name in named if 0 <= start - verb.end <= _OBJECT_GAP)
    start, end = min(verb.start, conference.start), max(verb.end, conference.end)
    nearest = min((max(s - end, start - e, 0), name) for s, e, name in named)[1]
    return next(taken, nearest)
