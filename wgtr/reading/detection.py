"""Which of the six languages a text is written in, and whether it is the one that was told."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from wgtr.reading.blocks import Block, Unreadable
from wgtr.reading.lexicon import Lexicon, folded
from wgtr.tree.languages import Language

NAMES = {
    Language.AR: "Arabic",
    Language.EN: "English",
    Language.ES: "Spanish",
    Language.FR: "French",
    Language.RU: "Russian",
    Language.ZH: "Chinese",
}
_SCRIPTS = {
    Language.ZH: re.compile(r"[\u3400-\u9fff]"),
    Language.AR: re.compile(r"[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]"),
    Language.RU: re.compile(r"[\u0400-\u04ff]"),
}
# Letters and signs that one of the three languages in Latin letters has and the others have not.
_SIGNS = {Language.ES: re.compile("[ñ¿¡óíáú]"), Language.FR: re.compile("[èêçàùâîôûœ]")}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
_FEWEST_LETTERS = 40
_FEWEST_HITS = 8
_CLEARLY = 1.6
_SHORT, _MOST_ODD = 2, 0.3  # letters of a word that says little of capitals; share of odd words
_WIDE_LETTER = 3  # a Chinese character says as much as about three letters


def language_of(blocks: Iterable[Block], lexicons: Mapping[Language, Lexicon]) -> Language | None:
    """The language most of the words are in; None where there are too few to tell."""
    words = _sample(blocks)
    counts = {language: len(script.findall(words)) for language, script in _SCRIPTS.items()}
    counts[Language.ZH] *= _WIDE_LETTER
    latin = len(_LATIN.findall(words))
    if latin + sum(counts.values()) < _FEWEST_LETTERS:
        return None
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > latin else _latin_language(words, lexicons)


def share_of_small_words(blocks: Iterable[Block], lexicon: Lexicon) -> float:
    """How many of the words are small words of the language, from 0 to 1."""
    sample = _sample(blocks)
    wide = lexicon.language is Language.ZH
    words = _SCRIPTS[Language.ZH].findall(sample) if wide else _WORD.findall(sample)
    small = set(lexicon["detection.frequent"].phrases)
    return sum(word in small for word in words) / len(words) if words else 0.0


def check_language(
    blocks: Iterable[Block], told: Language, lexicons: Mapping[Language, Lexicon]
) -> None:
    """Raise Unreadable where the words are clearly in another language than told."""
    found = language_of(blocks, lexicons)
    if found is not None and found is not told:
        raise Unreadable(
            f"This text is written in {NAMES[found]}, not in {NAMES[told]}: "
            f"say --language {found.value}."
        )


def _sample(blocks: Iterable[Block]) -> str:
    gathered: list[str] = []
    size = 0
    for block in blocks:
        words = " ".join([block.text, *(cell for row in block.rows for cell in row)])
        gathered.append(words)
        size += len(words)
        if size > _SAMPLE:
            break
    return folded(" ".join(gathered)[:_SAMPLE])


def _latin_language(words: str, lexicons: Mapping[Language, Lexicon]) -> Language | None:
    """English, French or Spanish by their small words; None where no one is clearly ahead."""
    counted = Counter(_WORD.findall(words))
    hits = {
        language: _hits(words, counted, lexicons[language])
        for language in (Language.EN, Language.ES, Language.FR)
        if language in lexicons
    }
    ranked = sorted(hits, key=lambda language: hits[language], reverse=True)
    first, second = ranked[0], ranked[1]
    ahead = hits[first] >= _FEWEST_HITS and hits[first] > hits[second] * _CLEARLY
    return first if ahead else None


def _hits(words: str, counted: Counter[str], lexicon: Lexicon) -> int:
    """Small words, and signs of the language at most as often: nonsense has signs and no words."""
    small = sum(counted[word] for word in lexicon["detection.frequent"].phrases)
    signs = _SIGNS.get(lexicon.language)
    return small + (min(small, len(signs.findall(words))) if signs else 0)


def has_odd_capitals(blocks: Iterable[Block]) -> bool:
    """Whether many words have capitals in their midst, as letters of a wrong encoding do."""
    long = [word for block in blocks for word in _WORD.findall(block.text) if len(word) > _SHORT]
    odd = [word for word in long if not (word.isupper() or word[1:].islower() or _is_han(word))]
    return len(odd) > _MOST_ODD * len(long)


def _is_han(word: str) -> bool:
    return word.lower() == word.upper()
