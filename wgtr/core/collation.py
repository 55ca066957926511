"""Names in the order in which a language's readers look for them.

The database knows no language's order (it comes without ICU), and a list of 200 names is sorted
faster than it is fetched. Rules, from the Unicode Common Locale Data unless said:

* In all: capitals, hyphens, apostrophes and brackets do not count; a blank comes before a letter,
  so that "Guinea" stands before "Guinea-Bissau" and "Saint Lucia" before "Saints". Accents count
  only between names that are otherwise the same.
* Spanish: ñ is a letter of its own, after n.
* Russian: the alphabet; й is a letter of its own, ё stands with е.
* Arabic: the alphabet, the bearers of hamza with alif, ة with ه, ى with ي. An article at the
  beginning of a name is passed over, as in printed lists of States: الجزائر stands under ج. (The
  Unicode data do not do that; this is a rule of the house.)
* Chinese: by pinyin with its tone, as dictionaries sort; of characters read alike, by code.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

Named = TypeVar("Named")
Key = tuple[tuple[str, ...], str, str]

KEPT_NAMES = 8192
BETWEEN_WORDS = re.compile(r"[\s\u2010-\u2015/-]+")
NOT_COUNTED = re.compile(r"[^\w ]|_")
ARTICLE = "\u0627\u0644"
ALIKE_IN_ARABIC = str.maketrans("أإآٱةىؤئ", "ااااهيوي")
OWN_LETTERS = {"es": ("ñ",), "ru": ("й",)}


def in_order(
    things: Iterable[Named], *, name: Callable[[Named], str], language: str
) -> Sequence[Named]:
    """Sort `things` by their `name`, as readers of `language` ("fr") expect it."""
    return sorted(things, key=lambda each: sort_key(name(each), language))


@lru_cache(KEPT_NAMES)
def sort_key(name: str, language: str) -> Key:
    """Give what sorts before what: letters, then accents, then the name as it is written."""
    plain = unicodedata.normalize("NFC", name).casefold()
    words = NOT_COUNTED.sub("", BETWEEN_WORDS.sub(" ", plain)).strip()
    if language == "zh":
        return _by_pinyin(words), words, name
    if language == "ar":
        return tuple(_arabic(words)), words, name
    return tuple(_without_accents(words, OWN_LETTERS.get(language, ()))), words, name


def _without_accents(words: str, own: Sequence[str]) -> str:
    """Take accents off, but from letters that the alphabet counts as its own.

    Such a letter comes right after the one it is drawn from: `ñ` is written `n` and the last
    character there is.
    """
    letters = []
    for letter in words:
        base = "".join(
            part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part)
        )
        letters.append(f"{base}\U0010ffff" if letter in own else base)
    return "".join(letters)


def _arabic(words: str) -> str:
    # Albania begins with a hamza (ألبانيا), which tells its first letters from an article.
    bare = words.removeprefix(ARTICLE) if len(words) > len(ARTICLE) + 1 else words
    alike = bare.translate(ALIKE_IN_ARABIC)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", alike)
        if not unicodedata.combining(letter) and letter != "\u0640"
    )


def _by_pinyin(words: str) -> tuple[str, ...]:
    """Give the reading of each character, tone last: 中国 is ("zhong1", "guo2")."""
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(words, style=Style.TONE3, neutral_tone_with_five=True))
