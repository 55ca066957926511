"""One Chair or two Co-chairs, and facilitators: titles of officers that the group does not have.

Former officers, those of other groups and officers in general are rightly spoken of. What the group
has is told by the letter's signature or the masthead, else by the title used most.
"""

from collections.abc import Iterator

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.groups import has_facilitators, own_group
from wgtr.reading.findings.passages import Passage
from wgtr.reading.findings.terms import Terms
from wgtr.reading.findings.titles import Mention, mentions_in, titles_in
from wgtr.reading.lexicon import folded
from wgtr.reading.texts import Reading
from wgtr.tree.provisions import Kind, plain

_SIGNATURE_LINES = 6
_LONGEST_SIGNATURE = 160
_FEWEST_CO_CHAIRS = 3
_QUESTIONS = {Kind.QUESTION, Kind.QUESTION_GROUP}


def officer_findings(reading: Reading, passages: list[Passage], terms: Terms) -> Iterator[Finding]:
    """Find titles of officers that the group does not have."""
    mentions = mentions_in(reading, passages, terms)
    signed = _signed(reading, terms)
    yield from _wrong_chairs(mentions, signed)
    if not has_facilitators(reading, own_group(reading, passages, terms), terms):
        yield from _foreign_facilitators(mentions, signed)


def _wrong_chairs(mentions: list[Mention], signed: str | None) -> Iterator[Finding]:
    chairs = [m for m in mentions if m.title == "chair" and m.current]
    pairs = [m for m in mentions if m.title == "co_chair" and m.current]
    if pairs and len(pairs) < len(chairs) and signed in {"chair", None}:
        for mention in pairs:
            yield mention.passage.finding(
                "officer-title", _co_chairs(mention), mention.sentence.raw
            )
    two = len(pairs) >= _FEWEST_CO_CHAIRS and len(chairs) * 3 <= len(pairs)
    if two and signed in {"co_chair", None}:
        for mention in chairs:
            yield mention.passage.finding("officer-title", _chair(mention), mention.sentence.raw)


def _co_chairs(mention: Mention) -> str:
    return (
        f"“{mention.words}” stands here for an officer of the group, which elsewhere has one "
        "Chair: write the Chair, or say which Co-chairs are meant."
    )


def _chair(mention: Mention) -> str:
    return (
        f"“{mention.words}” stands here for one officer, but elsewhere the group has Co-chairs: "
        "write the Co-chairs, or say which Chair is meant."
    )


def _foreign_facilitators(mentions: list[Mention], signed: str | None) -> Iterator[Finding]:
    found = [m for m in mentions if m.title == "facilitator" and m.current]
    found = [m for m in found if m.passage.kind not in _QUESTIONS]
    officers = sum(m.title != "facilitator" and m.current for m in mentions)
    if signed == "facilitator" or len(found) > max(1, officers // 4) or not officers:
        return
    for mention in found:
        message = (
            f"“{mention.words}”: this group has no such officer. Name the Chair, or say whose "
            "facilitator is meant."
        )
        yield mention.passage.finding("foreign-role", message, mention.sentence.raw)


def _signed(reading: Reading, terms: Terms) -> str | None:
    """The title under which the text was signed or submitted."""
    language = terms.language
    heads = [reading.text.masthead, *(p.masthead for p in reading.text.parts if p.masthead)]
    lines = [folded(head.issued_by.get(language, "")) for head in heads]
    for part in reading.text.parts:
        if part.kind == "letter":
            ends = part.provisions[-_SIGNATURE_LINES:]
            lines += [folded(plain(p.wording[language].body)) for p in reversed(ends)]
    for line in lines:
        titles = [title for title, _ in titles_in(line, terms)] if _is_signature(line) else []
        if titles:
            return titles[0]
    return None


def _is_signature(line: str) -> bool:
    return len(line) <= _LONGEST_SIGNATURE and not line.endswith((".", "。", "،", ","))
