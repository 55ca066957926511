"""Keeping words of one direction in one piece inside words of the other."""

ISOLATE, END = "\u2068", "\u2069"


def isolated(words: str, direction: str) -> str:
    """Give words that keep their own direction in a page that reads from right to left, by line.

    `direction` is the page's; one that reads from left to right needs no marks.
    """
    if direction != "rtl":
        return words
    return "\n".join(f"{ISOLATE}{line}{END}" if line else "" for line in words.split("\n"))
