"""A finding: what is wrong at one place of a text, said in one sentence."""

from dataclasses import dataclass

_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect.

    `code` names its kind ("officer-title"), `message` says in English what is wrong and what to do,
    `where` is the id of a provision, note or part, `quote` the words, `line` the line in the file.
    """

    code: str
    message: str
    where: str
    quote: str
    line: int

    def to_json(self) -> dict[str, str | int]:
        """The finding as the import's JSON has it."""
        return {
            "code": self.code,
            "message": self.message,
            "where": self.where,
            "quote": self.quote,
            "line": self.line,
        }


def shortened(words: str) -> str:
    """Words on one line, cut where they are too long to be shown beside a message."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"
