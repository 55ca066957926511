"""Plain text → blocks: decoding, the marks people type, and lines joined into paragraphs.

Typed marks are read as a light Markdown: `[words](address)`, `**bold**`, `*italic*`,
`<https://…>`, `# heading`, `| a | b |` tables, and raised digits. Everything else is words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from wgtr.reading.blocks import Block, BlockKind, Run, Unreadable
from wgtr.reading.columns import aligned_tables, cells
from wgtr.reading.wrapping import Line, joined_lines

FOLLOWS_CLOSELY = "follows closely"  # the style of a line with no blank line above it
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TABLE_ROW = re.compile(r"\s*\|(.+)\|\s*$")
_TABLE_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*$")
_RULE = re.compile(r"\s*([-_=*–—])\1{2,}\s*$")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_BULLET = re.compile(r"(\s*)[-•●○◦▪■□–—*·∙]\s+(?=\S)")
_INLINE = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,400})\]\((?P<address>[^()\s]{0,400})\)"
    r"|<(?P<bare>[^<>\s]{4,400})>"
    r"|\*\*(?P<bold>[^*\n]{1,400})\*\*"
    r"|(?<![*\w])\*(?P<italic>[^*\s][^*\n]{0,200})\*(?!\*)"
    rf"|(?P<raised>[{RAISED_DIGITS}]{{1,3}})"
)
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.|[\w.+-]+@)")
_CODEPAGES = {"ru": ("cp1251",), "ar": ("cp1256",), "zh": ("gb18030", "big5")}
_MOST_CONTROLS = 0.01
_LOW_SURROGATE_SHARE = 0.3


def blocks_of_plain(data: bytes, language: str) -> list[Block]:
    """Decode a text file and read its blocks.

    `language` helps to choose among the older encodings. Raises Unreadable for what is no text.
    """
    return blocks_of_text(decoded(data, language))


def decoded(data: bytes, language: str) -> str:
    """The characters of a text file: by its byte order mark, else UTF-8, else the language's own.

    Raises Unreadable where the bytes are not text in any of them.
    """
    for encoding in _encodings(data, language):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _looks_binary(text):
            return text.removeprefix("\ufeff")
    raise Unreadable("This file holds no readable text: it looks like a program or a picture.")


def _encodings(data: bytes, language: str) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    zeros = data[:2000:2].count(0), data[1:2000:2].count(0)
    if max(zeros) > len(data[:2000]) * _LOW_SURROGATE_SHARE / 2:
        return ("utf-16-be",) if zeros[0] > zeros[1] else ("utf-16-le",)
    return ("utf-8-sig", *_CODEPAGES.get(language, ("cp1252",)))


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    odd = sum(
        unicodedata.category(c) in {"Cc", "Cn", "Co"} and c not in "\n\r\t\f\v\x85" for c in sample
    )
    return "\x00" in text or odd > len(sample) * _MOST_CONTROLS


def blocks_of_text(text: str) -> list[Block]:
    """The paragraphs, list entries and tables of a text, in order."""
    lines = [
        Line(place, "" if _RULE.match(line) else line)
        for place, line in enumerate(_lines(text), start=1)
    ]
    blocks: list[Block] = []
    for is_table, run in groupby(lines, key=lambda line: bool(_TABLE_ROW.match(line.text))):
        members = list(run)
        blocks.extend([_table(members)] if is_table else _with_aligned_tables(members))
    return blocks


def _with_aligned_tables(lines: list[Line]) -> Iterator[Block]:
    """Paragraphs, and tables whose columns are set with blanks."""
    start = 0
    for first, last in aligned_tables(lines):
        yield from _paragraphs(lines[start:first])
        rows = tuple(tuple(cells(line.text)) for line in lines[first:last])
        yield Block(line=lines[first].number, kind=BlockKind.TABLE, rows=rows)
        start = last
    yield from _paragraphs(lines[start:])


def _lines(text: str) -> list[str]:
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return even.replace("\v", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n").split("\n")


def _table(lines: list[Line]) -> Block:
    rows = tuple(
        tuple(cell.strip() for cell in line.text.strip().strip("|").split("|"))
        for line in lines
        if not _TABLE_RULE.match(line.text)
    )
    return Block(line=lines[0].number, kind=BlockKind.TABLE, rows=rows)


def _paragraphs(lines: list[Line]) -> Iterator[Block]:
    filled = {line.number for line in lines if line.text.strip()}
    for paragraph in joined_lines(lines):
        block = _block(paragraph)
        follows = paragraph.number - 1 in filled
        yield replace(block, style=FOLLOWS_CLOSELY) if follows else block


def _block(line: Line) -> Block:
    heading, bullet = _HEADING.match(line.text), _BULLET.match(line.text)
    if heading:
        runs = tuple(runs_of(heading[2]))
        return Block(line.number, runs, BlockKind.HEADING, level=len(heading[1]))
    if bullet:
        runs = tuple(runs_of(line.text[bullet.end() :].strip()))
        level = 1 + len(bullet[1].expandtabs(4)) // 2
        return Block(line.number, runs, BlockKind.LIST_ITEM, level=level, number="•")
    indent = len(line.text) - len(line.text.lstrip())
    align = "center" if indent > len(line.text.strip()) / 4 + 8 else None
    return Block(line.number, tuple(runs_of(line.text.strip())), indent=6.0 * indent, align=align)


def runs_of(text: str) -> Iterator[Run]:
    """Divide typed words at their marks."""
    position = 0
    for hit in _INLINE.finditer(text):
        run = _run(hit)
        if run is None:
            continue
        if hit.start() > position:
            yield Run(text[position : hit.start()])
        yield from run
        position = hit.end()
    if position < len(text):
        yield Run(text[position:])


def _run(hit: re.Match[str]) -> list[Run] | None:
    if hit["words"]:
        return [Run(hit["words"].replace("*", ""), link=hit["address"], bold="**" in hit["words"])]
    if hit["bare"]:
        address = hit["bare"]
        linked = bool(_ADDRESS.match(address)) or "/" in address
        return [Run(address, link=address)] if linked else None
    if hit["bold"]:
        return [_with(run, bold=True) for run in runs_of(hit["bold"])]
    if hit["italic"]:
        return [_with(run, italic=True) for run in runs_of(hit["italic"])]
    return [Run(hit["raised"], raised=True)]


def _with(run: Run, *, bold: bool = False, italic: bool = False) -> Run:
    return Run(run.text, run.bold or bold, run.italic or italic, run.raised, run.link, run.note)
