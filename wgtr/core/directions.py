"""Keeping words of one direction in one piece inside words of the other."""

LEFT_TO_RIGHT, RIGHT_TO_LEFT, ISOLATE, END = "\u2066", "\u2067", "\u2068", "\u2069"
"""Marks around words: figures and Latin letters; Arabic ones; words of any direction; their end."""


def as_typed(words: str) -> str:
    """Keep words that somebody typed in any language in one piece inside a sentence of the page."""
    return f"{ISOLATE}{words}{END}"


def isolated(words: str, direction: str) -> str:
    """Give words that keep their own direction in a page that reads from right to left, by line.

    `direction` is the page's; one that reads from left to right needs no marks.
    """
    if direction != "rtl":
        return words
    return "\n".join(as_typed(line) if line else "" for line in words.split("\n"))
