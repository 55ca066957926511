"""A file in which nothing of an agenda, a letter, an annex or a mandate was recognised.

Any text can be read as paragraphs; a secretary who took the wrong file must hear of it.
"""

from collections.abc import Iterator

from wgtr.reading.findings.finding import Finding, shortened
from wgtr.reading.findings.passages import Passage
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.texts import Reading
from wgtr.reading.wrapping import ends_sentence
from wgtr.tree.provisions import Kind, Masthead, Part, Wording, plain

_MESSAGE = (
    "No title of an agenda, no letter, no annex and no mandate was recognised:"
    " see whether this is the right file."
)


def recognition_findings(
    reading: Reading, passages: list[Passage], lexicon: Lexicon
) -> Iterator[Finding]:
    """Find that no part of the text shows what it is."""
    text = reading.text
    heads = [head for head in (text.masthead, *(part.masthead for part in text.parts)) if head]
    if (
        not text.parts
        or text.kind == "mandate"
        or any(_shows_itself(part, lexicon) for part in text.parts)
    ):
        return
    if any(_is_official(head, lexicon) for head in heads):
        return
    first = passages[0] if passages else None
    quote, line = (shortened(first.words), first.line) if first else ("", 1)
    yield Finding("no-agenda-found", _MESSAGE, text.parts[0].id, quote, line)


def _shows_itself(part: Part, lexicon: Lexicon) -> bool:
    """Whether a part is more than paragraphs and lists: it has a title, hours or an opening."""
    if part.kind != "agenda" or part.title or part.sittings:
        return True
    items = (each for each in part.walk() if each.kind is Kind.ITEM)
    return any(_opens_or_ends(item.wording.get(lexicon.language), lexicon) for item in items)


def _opens_or_ends(wording: Wording | None, lexicon: Lexicon) -> bool:
    """Whether an item is one that every meeting has: its opening, any other business."""
    words = plain(wording.heading or wording.body) if wording else ""
    standing = ("words.opening", "words.other_business", "words.closure")
    return any(lexicon[name].starts(words) is not None for name in standing)


def _is_official(head: Masthead, lexicon: Lexicon) -> bool:
    """Whether a masthead says more than a date: a symbol, an issuer, a treaty's body."""
    if head.symbol or head.issued_by or head.original_language:
        return True
    lines = head.lines.get(lexicon.language, ())
    return any(lexicon["masthead.treaty"].inside(x) for x in lines if not ends_sentence(x))
