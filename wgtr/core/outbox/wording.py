"""What may stand in a message: no line breaks in headers, no marks that turn words around."""

import re
import unicodedata

LONGEST_SUBJECT = 400
LONGEST_NAME = 120
TURNS_AROUND = re.compile("[\u202a-\u202e]")
"""Embeddings and overrides: they can make a reader see other words than are there."""

OPENS, CLOSES = "\u2066\u2067\u2068", "\u2069"
NOT_IN_A_NAME = re.compile(r"""[\x00-\x1f\x7f/\\:*?"<>|;%]""")
BREAKS = {"Cc", "Zl", "Zp"}
NO_TEXT = {"Cc", "Cs"}


def one_line(words: str) -> str:
    """Give `words` as a header may hold them: one line, printable, read in the order they stand.

    Isolates stay where each is closed again: our own dates and symbols need them in Arabic.
    """
    return _calm(_on_one_line(words)[:LONGEST_SUBJECT]).rstrip()


def _on_one_line(words: str) -> str:
    kinds = ((unicodedata.category(each), each) for each in words)
    line = "".join("" if kind == "Cs" else " " if kind in BREAKS else each for kind, each in kinds)
    return " ".join(_calm(line).split())


def plain_text(words: str) -> str:
    """Give `words` as a message's text: lines, tabs and nothing else that is no letter."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (
        "\n".join(_calm("".join(filter(_is_text, line))).rstrip() for line in lines).strip() + "\n"
    )


def file_name(name: str) -> str:
    """Give a name that every mail program can keep a file under, its ending kept."""
    line = NOT_IN_A_NAME.sub("-", _on_one_line(name)).strip(". ")
    stem, dot, ending = line.rpartition(".")
    short = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if dot else line[:LONGEST_NAME]
    return short or "file"


def _is_text(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) not in NO_TEXT


def _calm(line: str) -> str:
    """Take out of a line what would turn the words that follow around."""
    line = TURNS_AROUND.sub("", line)
    depth = 0
    for character in line:
        depth += (character in OPENS) - (character == CLOSES)
        if depth < 0:
            break
    return line if depth == 0 else re.sub(f"[{OPENS}{CLOSES}]", "", line)
