"""Keys made from symbols: one for uniqueness, one for web addresses."""

import re
import unicodedata

from wgtr.tree.symbols.forms import Grammars
from wgtr.tree.symbols.symbol import NotASymbol, Symbol, parse

INVISIBLE_CATEGORIES = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt, outside category Cf.
IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]",
)
PLAIN = re.compile("[A-Za-z0-9._]")
CODE = re.compile("~([0-9A-Fa-f]{2})")
SLUG = re.compile(f"(?:-|{PLAIN.pattern}|{CODE.pattern})+")


def identity_key(text: str) -> str:
    """Fold a symbol's text to what makes it unique; for a unique constraint in the database.

    Case (casefold), width and ligatures (NFKC), blanks and invisible characters do not count.
    Takes any text, never raises, and is idempotent. Letters of other scripts that merely look
    alike stay apart: `parse` refuses them.
    """
    folded = _fold_once(text)
    while folded != text:  # NFKC may give letters that fold again, so until nothing changes
        text, folded = folded, _fold_once(folded)
    return folded


def _fold_once(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    seen = (each for each in folded if unicodedata.category(each) not in INVISIBLE_CATEGORIES)
    return unicodedata.normalize("NFKC", IGNORABLE.sub("", "".join(seen)))


def slug(symbol: Symbol | str) -> str:
    """Write a symbol as one segment of a web address, of unreserved characters (RFC 3986, 2.3).

    `/` becomes `-`; letters, digits, `.` and `_` stay; any other character becomes `~` and its
    code in two hexadecimal digits. Letters keep their case, since the types are an open
    CamelCase list and could not be told otherwise.
    """
    return "".join(_slug_character(each) for each in str(symbol))


def _slug_character(character: str) -> str:
    if character == "/":
        return "-"
    return character if PLAIN.fullmatch(character) else f"~{ord(character):02X}"


def text_of_slug(address: str) -> str:
    """Write a slug back as a symbol's text, unread.

    For a register that finds a document whose address was typed in lower case, by
    `identity_key(text_of_slug(...))`. Raises NotASymbol for what no slug can be.
    """
    if not SLUG.fullmatch(address):
        raise NotASymbol("The address holds no symbol.")
    return CODE.sub(lambda found: chr(int(found[1], 16)), address.replace("-", "/"))


def from_slug(address: str, grammars: Grammars) -> Symbol:
    """Read the symbol of which `address` is the slug, exactly; raises NotASymbol."""
    symbol = parse(text_of_slug(address), grammars)
    if slug(symbol) != address:
        raise NotASymbol(f"“{symbol}” has another address.")
    return symbol
