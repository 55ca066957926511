"""Reads the annotated sources of the example agendas and says what a reader should find in them.

A source is a head of `key: value` lines, a line `---`, and one block a line:
`>>kind?doubts!flags number | text`. `>` counts the level (headings open none); what follows `?`
is arguable; what follows `!` is for the makers of files. README.md beside explains the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

OUTLINE = {
    "h": "heading",
    "p": "paragraph",
    "b": "bullet",
    "i": "item",
    "g": "question_group",
    "q": "question",
    "k": "task",
    "tb": "table",
}
LINE = re.compile(r"^(>*)([a-z]+|@[a-z]+)((?:[?!]\S+)?) ?([^|]*)\|(.*)$")
PIECE = re.compile(
    r"\^(?P<call>[^^ ]+)\^"
    r"|\[(?P<link>[^\]]+)\]\((?P<to>[^)\s]+)\)"
    r"|\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}"
    r"|\{(?P<mark>br|tab|shy|split)\}"
    r"|\{stray:(?P<stray>[^}]+)\}|\{c:(?P<comment>[^}]+)\}"
    r"|\{ref:(?P<name>[^|}]+)\|(?P<ref>[^}]+)\}"
    r"|\*\*(?P<bold>.+?)\*\*|__(?P<italic>.+?)__"
)
SILENT = {"call", "del", "stray", "comment", "shy", "split"}


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str
    target: str = ""


@dataclass
class Block:
    kind: str
    level: int
    number: str | None
    source: str
    doubts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    rows: list[list[str]] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        return pieces(self.source)

    def flag(self, name: str) -> str | None:
        for flag in self.flags:
            key, _, value = flag.partition("=")
            if key == name:
                return value
        return None


@dataclass
class Agenda:
    name: str
    head: dict[str, list[str]]
    blocks: list[Block]

    def option(self, key: str, default: str = "") -> str:
        return self.head.get(key, [default])[0]

    def notes(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "n"]


def pieces(text: str) -> list[Piece]:
    """Cuts one line of source into plain text, calls of notes, links, tracked changes …"""
    found, at = [], 0
    for match in PIECE.finditer(text):
        if match.start() > at:
            found.append(Piece("text", text[at : match.start()]))
        found.append(_piece(match))
        at = match.end()
    if at < len(text):
        found.append(Piece("text", text[at:]))
    return found


def _piece(match: re.Match[str]) -> Piece:
    groups = {key: value for key, value in match.groupdict().items() if value}
    target = groups.pop("to", "") or groups.pop("name", "")
    kind, text = next(iter(groups.items()))
    if kind == "mark":
        return Piece(text, " " if text in {"br", "tab"} else "")
    return Piece(kind, text, target)


def plain(text: str) -> str:
    """The text a person reads: without note marks, deletions, comments and soft hyphens."""
    shown = "".join(piece.text for piece in pieces(text) if piece.kind not in SILENT)
    return " ".join(shown.split())


def load(path: Path) -> Agenda:
    head_text, _, body = path.read_text("utf-8").partition("\n---\n")
    head: dict[str, list[str]] = {}
    for line in head_text.splitlines():
        key, _, value = line.partition(":")
        head.setdefault(key.strip(), []).append(value.strip())
    blocks: list[Block] = []
    for line in filter(str.strip, body.splitlines()):
        if line.startswith("|"):
            blocks[-1].rows.append([cell.strip() for cell in line.strip("| ").split("|")])
        else:
            blocks.append(_block(line, path))
    return Agenda(path.stem, head, blocks)


def _block(line: str, path: Path) -> Block:
    match = LINE.match(line)
    if not match:
        message = f"{path.name}: not a block: {line[:60]}"
        raise ValueError(message)
    levels, kind, marks, number, text = match.groups()
    doubts = re.findall(r"\?([^?!]+)", marks)
    flags = re.findall(r"!([^?!]+)", marks)
    return Block(
        kind, len(levels), number.strip() or None, text.strip(), tuple(doubts), tuple(flags)
    )


def expected(agenda: Agenda) -> dict[str, Any]:
    """What a reader should make of the document; README.md says how to compare."""
    living = [block for block in agenda.blocks if block.flag("del") is None]
    return {
        "language": agenda.option("language"),
        "masthead": {
            "symbol": agenda.option("symbol") or None,
            "date": agenda.option("date") or None,
            "issued_by": agenda.option("issued_by") or None,
            "original_language": agenda.option("original") or None,
        },
        "masthead_lines": [plain(block.source) for block in living if block.kind == "m"],
        "parts": _parts(living),
        "notes": [_note(block, living) for block in living if block.kind == "n"],
        "paragraphs": [text for block in living for text in _paragraphs(block)],
        "absent": _absent(agenda.blocks) + agenda.head.get("absent", []),
        "furniture": agenda.head.get("furniture", []),
        "loose": agenda.option("loose") or None,
        "masthead_arguable": agenda.head.get("masthead_arguable", []),
        "defects": [_defect(text) for text in agenda.head.get("defect", [])],
    }


def _parts(blocks: list[Block]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    for block in blocks:
        if block.kind.startswith("@"):
            title = block.source or None
            part: dict[str, Any] = {
                "kind": block.kind[1:],
                "label": block.number,
                "title": title,
                "outline": [],
            }
            parts.append(part)
        elif block.kind in OUTLINE:
            parts[-1]["outline"].append(_outline(block))
    return parts


def _outline(block: Block) -> list[Any]:
    first = block.rows[0][0] if block.kind == "tb" else block.source.partition("{split}")[0]
    sign = block.number or ""
    number = sign if any(map(str.isalnum, sign)) else None  # a bullet's dash is no number
    entry = [OUTLINE[block.kind], number, plain(first)[:60].strip(), block.level]
    doubts = list(block.doubts) + (["split"] if "{split}" in block.source else [])
    return [*entry, {"arguable": True, "what": doubts}] if doubts else entry


def _note(note: Block, blocks: list[Block]) -> dict[str, Any]:
    calls = [
        plain(block.source)[:60].strip()
        for block in blocks
        for piece in block.pieces()
        if piece.kind == "call" and piece.text == note.number
    ]
    return {"number": note.number, "starts": plain(note.source)[:60].strip(), "called_in": calls}


def _paragraphs(block: Block) -> list[str]:
    if block.kind.startswith("@"):
        return []
    if block.kind == "tb":
        return [plain(cell) for row in block.rows for cell in row if cell]
    time = block.flag("time")
    halves = [plain(half) for half in block.source.split("{split}")]
    return [*([time] if time else []), *halves]


def _absent(blocks: list[Block]) -> list[str]:
    gone = [plain(block.source) for block in blocks if block.flag("del") is not None]
    kinds = {"del", "comment"}
    return gone + [p.text.strip() for b in blocks for p in b.pieces() if p.kind in kinds]


def _defect(text: str) -> dict[str, Any]:
    code, near, *arguable = (part.strip() for part in text.split("|"))
    return {"code": code, "near": near, **({"arguable": True} if arguable else {})}
