"""The fuzzer: honest files changed at random, and what must hold for each of them.

`fuzz(kind, seconds, seed)` changes files of one format until the time is up and asks of each all
that `ask` does. The first file that breaks one is written to the folder for temporary files; the
failure names it and the command that makes and asks it again. Once mended, that file belongs in
`found/`, under a name that says what it was: `test_fuzz.py` asks every file there.
"""

import re
import tempfile
import time
from collections.abc import Callable, Sequence
from random import Random
from unittest.mock import patch

from tests.reading.fuzz.honest import FILES
from tests.reading.fuzz.understanding import is_understood_whole
from tests.reading.fuzz.vanishing import nothing_vanishes
from tests.reading.hostile.containers import Entry, container
from wgtr.boxed.process import Limits, run_boxed
from wgtr.ooxml.package import open_package
from wgtr.reading.blocks import Unreadable
from wgtr.reading.files import read_blocks

LONGEST = 5.0
Boxed = Callable[[Sequence[str], bytes, Limits], bytes]
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_TAG = re.compile(rb"<[^<>]*>")
_ODD = (b"\x00", b"<", b"&", b"]]>", b"\xff\xfe", b"\xef\xbf\xbf", b"%n", b"9" * 30, b"-1", b"\n")


def ask(data: bytes, name: str, language: str) -> None:
    """Ask a file everything that must hold of any file; AssertionError where something does not."""
    with patch("wgtr.reading.pdf.lines.run_boxed", _remembered(run_boxed)):
        _ask(data, name, language)


def _remembered(run: Boxed) -> Boxed:
    """A PDF's own process, which takes longest of all, is run once for a file."""
    answers: list[bytes] = []

    def once(command: Sequence[str], data: bytes, limits: Limits) -> bytes:
        if not answers:
            answers.append(run(command, data, limits))
        return answers[0]

    return once


def _ask(data: bytes, name: str, language: str) -> None:
    # Time of its own: a machine with much else to do is no fault of the reader (a PDF's process is
    # ended by the clock on the wall).
    started = time.process_time()
    try:
        blocks = read_blocks(data, name, language=language)
    except Unreadable as refusal:
        sentence = str(refusal)
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence, sentence
        return
    finally:
        assert time.process_time() - started < LONGEST
    nothing_vanishes(data, blocks, language)
    is_understood_whole(blocks, language)


def fuzz(kind: str, seconds: float, seed: int) -> int:
    """Change files of `kind` ("docx") for so many seconds; return how many were tried."""
    ends = time.monotonic() + seconds
    tried = 0
    while time.monotonic() < ends:
        ask_case(kind, seed, tried)
        tried += 1
    return tried


def ask_case(kind: str, seed: int, number: int) -> None:
    """Make one case anew and ask it in a language drawn by chance."""
    random = Random(f"{kind} {seed} {number}")  # noqa: S311 - chance, not secrecy
    data = changed(kind, random)
    try:
        ask(data, f"agenda.{kind}", random.choice(LANGUAGES))
    except Exception as error:
        with tempfile.NamedTemporaryFile(suffix=f".{kind}", delete=False) as file:
            file.write(data)
        again = f"python -m tests.reading.fuzz {kind} {seed} --case {number}"
        raise AssertionError(f"{error!r}; kept as {file.name}; again: {again}") from error


def changed(kind: str, random: Random) -> bytes:
    """An honest file of `kind`, changed: in its parts' XML, or byte by byte."""
    data = FILES[kind]()
    if kind in {"docx", "odt"} and random.random() < 0.8:
        return _repacked(data, random)
    return _bytes_changed(data, random)


def _repacked(data: bytes, random: Random) -> bytes:
    """The same container with one part's XML changed and packed honestly again."""
    package = open_package(data)
    parts = {name: package.read(name) for name in package.names}
    name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    for _ in range(random.choice((1, 1, 2, 5))):
        change = random.choice((_tag_moved, _tag_moved, _attribute_changed, _bytes_changed))
        parts[name] = change(parts[name], random)
    stored = {"mimetype"}
    return container(
        Entry(part, body, method=0 if part in stored else 8) for part, body in parts.items()
    )


def _tag_moved(xml: bytes, random: Random) -> bytes:
    """An element (or a lone tag) left out, doubled, moved, or nested in itself many times."""
    tags = list(_TAG.finditer(xml))
    if not tags:
        return xml
    tag = random.choice(tags)
    piece = _element_at(xml, tag.start(), tag[0]) if random.random() < 0.8 else tag[0]
    start = tag.start()
    rest = xml[:start] + xml[start + len(piece) :]
    if random.random() < 0.3:
        return rest
    target = random.choice(tags).start()
    if random.random() < 0.5:
        return xml[:target] + piece * random.choice((1, 2, 40)) + xml[target:]
    target = min(target, len(rest))
    return rest[:target] + piece + rest[target:]


def _element_at(xml: bytes, start: int, tag: bytes) -> bytes:
    """The element whose first tag stands at `start`, by its next end tag of the same name."""
    name = re.match(rb"<([\w:.-]+)", tag)
    if name is None or tag.endswith(b"/>"):
        return tag
    closing = b"</" + name[1] + b">"
    end = xml.find(closing, start)
    return xml[start : end + len(closing)] if end >= 0 else tag


def _attribute_changed(xml: bytes, random: Random) -> bytes:
    values = list(re.finditer(rb'="([^"]*)"', xml))
    if not values:
        return xml
    value = random.choice(values)
    other = random.choice(
        (b"", b"-1", b"0", b"99999999999", b"x", b"%9%", random.choice(values)[1])
    )
    return xml[: value.start(1)] + other + xml[value.end(1) :]


def _bytes_changed(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 8, 64))):
        if not changed:
            break
        place = random.randrange(len(changed))
        match random.randrange(5):
            case 0:
                changed[place] = random.randrange(256)
            case 1:
                del changed[place : place + random.choice((1, 4, 200))]
            case 2:
                changed[place:place] = random.choice(_ODD)
            case 3:
                piece = bytes(changed[place : place + random.choice((2, 30, 300))])
                target = random.randrange(len(changed))
                changed[target:target] = piece * random.choice((1, 3))
            case _:
                changed[place] ^= 1 << random.randrange(8)
    return bytes(changed)
