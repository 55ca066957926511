"""A file's bytes → the import's JSON: blocks, tree, second opinion, findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from wgtr.reading.blocks import Block, Unreadable
from wgtr.reading.detection import (
    check_language,
    has_odd_capitals,
    language_of,
    share_of_small_words,
)
from wgtr.reading.files import read_blocks
from wgtr.reading.findings import Finding, Terms, find
from wgtr.reading.furniture import Unplaced
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.rendered import reading_of_rendered
from wgtr.reading.second_opinion import NoSecondOpinion, missing_words
from wgtr.reading.texts import Reading, read_text
from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.symbols import Grammars

ONLY_SECOND_READER = "seen by a second reader only"
# About a hundred and fifty pages.
MOST_PARAGRAPHS = 3_000
_MOST_LETTERS = 400_000
_MOST_PIECES = 40_000  # runs of one look, and cells of tables
_PDF = b"%PDF-"
_OFFICE_FILE = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class WordLists:
    """What a secretariat owns and reading needs: words and terms by language, symbol grammars."""

    lexicons: Mapping[Language, Lexicon]
    terms: Mapping[Language, Terms]
    grammars: Grammars


def imported(data: bytes, name: str, told: Language | None, lists: WordLists) -> dict[str, Any]:
    """Read a file and give the import's JSON.

    `name` is the file's name as sent; `told` is the language it is said to be in, None to find
    out. Raises Unreadable with one sentence for what cannot be read.
    """
    reading, language = _our_own(data, told, lists) or _anybodys(data, name, told, lists)
    found = find(reading, lists.lexicons[language], lists.terms[language], lists.grammars)
    return described(reading, found, language)


def _our_own(
    data: bytes, told: Language | None, lists: WordLists
) -> tuple[Reading, Language] | None:
    """A Word file that we wrote, read back exactly; None for everybody else's files."""
    own = reading_of_rendered(data, lists.lexicons, lists.grammars)
    return own if own is not None and told in {None, own[1]} else None


def _anybodys(
    data: bytes, name: str, told: Language | None, lists: WordLists
) -> tuple[Reading, Language]:
    """A file read from its paragraphs, with a second opinion on what they are."""
    blocks, language = understood(data, name, told, lists)
    reading = read_text(blocks, lists.lexicons[language], lists.grammars)
    reading.unplaced += _second_opinion(data, blocks)
    return reading, language


def _refuse_what_is_no_agenda(blocks: Sequence[Block]) -> None:
    """Raise Unreadable where a text is so long that it would not be understood in five seconds."""
    pieces = sum(len(block.runs) + sum(map(len, block.rows)) for block in blocks)
    letters = sum(len(block.text) + sum(map(len, chain(*block.rows))) for block in blocks)
    if len(blocks) > MOST_PARAGRAPHS or pieces > _MOST_PIECES or letters > _MOST_LETTERS:
        raise Unreadable("The text is far longer than any agenda: send the agenda alone.")


def understood(
    data: bytes, name: str, told: Language | None, lists: WordLists
) -> tuple[list[Block], Language]:
    """A file's blocks and the language they are in.

    Raises Unreadable where the words are in another language than told, or in none that is known,
    and where they are far more than an agenda's.
    """
    blocks = read_blocks(data, name, language=told or Language.EN)
    _refuse_what_is_no_agenda(blocks)
    if told is not None:
        check_language(blocks, told, lists.lexicons)
        return blocks, told
    found = language_of(blocks, lists.lexicons)
    if found is None or (_is_of_old_encoding(data) and has_odd_capitals(blocks)):
        found, blocks = _by_old_encodings(data, name, lists)
    return blocks, found


def _is_typed(data: bytes) -> bool:
    """Whether a file is plain text, whose encoding must be guessed."""
    return not data.startswith((_OFFICE_FILE, _PDF))


def _is_of_old_encoding(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return _is_typed(data)
    return False


def _by_old_encodings(data: bytes, name: str, lists: WordLists) -> tuple[Language, list[Block]]:
    """Old encodings look like nonsense until they are read in their own language.

    Read in another one they are nonsense too, so the language whose small words occur wins.
    """
    tried: list[tuple[float, Language, list[Block]]] = []
    for language in (Language.ZH, Language.RU, Language.AR) if _is_typed(data) else ():
        try:
            blocks = read_blocks(data, name, language=language)
        except Unreadable:
            continue
        if language_of(blocks, lists.lexicons) is language and not has_odd_capitals(blocks):
            share = share_of_small_words(blocks, lists.lexicons[language])
            tried.append((share, language, blocks))
    if not tried:
        raise Unreadable("The language cannot be told from these words: say it with --language.")
    _, language, blocks = max(tried, key=lambda attempt: attempt[0])
    return language, blocks


def described(reading: Reading, found: list[Finding], language: Language) -> dict[str, Any]:
    """The import's JSON."""
    return {
        **to_json(reading.text, language),
        "unplaced": [
            {"text": line.text, "reason": line.reason, "line": line.line}
            for line in reading.unplaced
        ],
        "findings": [
            {
                "code": finding.code,
                "message": finding.message,
                "where": finding.where,
                "quote": finding.quote,
                "line": finding.line,
            }
            for finding in found
        ],
    }


def _second_opinion(data: bytes, blocks: list[Block]) -> list[Unplaced]:
    """What an independent reader saw in an office file and ours did not."""
    if not data.startswith(_OFFICE_FILE):
        return []
    try:
        missing = missing_words(data, blocks)
    except (NoSecondOpinion, OSError):
        return []
    return [Unplaced(words, ONLY_SECOND_READER, 0) for words in missing]
