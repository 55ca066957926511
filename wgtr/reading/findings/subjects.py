"""A note's subject under another noun: a platform that its own note calls "the forum".

Only nouns that must not stand for one another count (`things.kinds`), and only where they point
back at the subject: "this database", "the forum", not "Forum on …" or another thing's longer name.
"""

import re
from collections.abc import Iterator

from wgtr.reading.findings.clauses import without_brackets
from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.passages import NOTE, Passage
from wgtr.reading.findings.terms import Terms, Words
from wgtr.reading.findings.things import subject_of
from wgtr.reading.lexicon import folded


def subject_findings(passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find notes that call their subject by another noun."""
    for note in passages:
        subject = subject_of(note) if note.part == NOTE else None
        for kinds in terms.kinds if subject else ():
            yield from _renamed(note, folded(subject or ""), kinds, terms)


def _renamed(
    note: Passage, subject: str, kinds: tuple[str, ...], terms: Terms
) -> Iterator[Finding]:
    own = [kind for kind in kinds if Words([kind]).inside(subject)]
    if len(own) != 1:
        return
    for kind in kinds:
        if kind == own[0]:
            continue
        sentence = _pointing_back(note, kind, terms)
        if sentence is not None:
            message = (
                f"This note is about “{own[0].rstrip('*')}” and here calls it "
                f"“{kind.rstrip('*')}”: use one name."
            )
            yield note.finding("term-drift", message, sentence)


def _pointing_back(note: Passage, kind: str, terms: Terms) -> str | None:
    """The first sentence in which the noun points back; None where it also names something else."""
    found = None
    for sentence in note.sentences:
        even = without_brackets(sentence.even)
        for hit in Words([kind]).hits(even):
            if not _is_definite(even, hit.start, hit.end, terms):
                return None
            found = found or sentence.raw
    return found


def _is_definite(even: str, start: int, end: int, terms: Terms) -> bool:
    """Whether "the", "this" or the like stands just before the noun, and no name goes on behind."""
    before = even[:start].rstrip()
    definite = any(h.end == len(before) for h in terms["things.definite"].hits(before))
    article = re.match(r"[وف]?(?:[بك]?ال|لل)", even[start:end]) is not None
    longer = terms["groups.connector"].pattern.match(even[end:].lstrip())
    return (definite or article) and longer is None
