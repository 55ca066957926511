"""typst, run in a box: a process of its own with limits, that reads fonts and nothing else.

Never in our own process: typst has no time limit of its own, and a process that compiled once and
then forks hangs. What the box withholds: files (typst's root is an empty folder, and the limits let
it write none), the network (where the machine allows it, there is no network in the box at all;
elsewhere a proxy that does not exist), the environment, the machine's fonts.
"""

import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from wgtr.boxed.process import BoxedError, Limits, run_boxed

_CHILD = Path(__file__).with_name("typst_child.py")
_PDF = b"%PDF-"
_NO_FONT = b"no font "
_MEMORY = 1 << 30
# Without leave to make a network of its own, the box has the machine's, but for the proxy.
_ALONE = ("unshare", "--map-root-user", "--net", "--")
_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PLACE = re.compile(r"\S*__typst_py_bytes__\.typ")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHORT_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


class TypstError(RuntimeError):
    """typst refused the source; `report` is its own account, with the place of the fault."""

    def __init__(self, report: str) -> None:
        super().__init__(report.strip())
        self.report = report


class CannotShow(TypstError):
    """The fonts lack `characters`."""

    def __init__(self, report: str, characters: str) -> None:
        super().__init__(report)
        self.characters = characters


class NoFont(OSError):
    """A font file is no font, or there is none at all: typst would leave out its letters."""


@dataclass(frozen=True, slots=True)
class Job:
    """What typst is given: a source, `sys.inputs`, folders of fonts, and the time in seconds.

    The source should take everything that people wrote from `inputs`: what is no part of the
    source can never be read as an instruction. `standards` are PDF standards such as "ua-1".
    """

    source: str
    inputs: Mapping[str, str]
    fonts: Sequence[Path]
    timestamp: int
    standards: Sequence[str] = ()


def run_typst(job: Job, *, timeout: float = 20, memory: int = _MEMORY) -> bytes:
    """Compile to PDF. `timeout` bounds wall and processor time in seconds, `memory` bytes.

    Raises CannotShow where the fonts lack characters, TypstError where the source is wrong,
    BoxedError with reason "time", "memory", "output" or "failed", NoFont where a font file cannot
    be read, OSError where typst is missing.
    """
    limits = Limits(wall=timeout, cpu=max(1, round(timeout)), memory=memory)
    try:
        with tempfile.TemporaryDirectory(prefix="wgtr-typst-") as root:
            answer = run_boxed(_command(), _request(job, root), limits)
    except BoxedError as error:
        if "memory allocation of" in error.detail:
            raise BoxedError("memory") from None
        raise
    if answer.startswith(_PDF):
        return answer
    if answer.startswith(_NO_FONT):
        named = answer.removeprefix(_NO_FONT).decode("utf-8", "replace")
        raise NoFont(f"{named} is no font." if named else "There are no fonts.")
    raise _refusal(answer.decode("utf-8", "replace"))


def _command() -> list[str]:
    return [*_box_of_its_own(), sys.executable, "-I", "-S", "-B", str(_CHILD)]


def _request(job: Job, root: str) -> bytes:
    request = {
        "packages": str(typst_folder()),
        "root": root,
        "source": job.source,
        "inputs": dict(job.inputs),
        "fonts": [str(path) for path in job.fonts],
        "timestamp": job.timestamp,
        "standards": list(job.standards),
    }
    return json.dumps(request).encode()


def _refusal(report: str) -> TypstError:
    report = _PLACE.sub("paper.typ", report)
    unshown = "".join(map(_unescaped, _UNSHOWN.findall(report)))
    if not unshown:
        return TypstError(report)
    # With a sign that is missing, typst also names those without a shape that stand beside it.
    shaped = "".join(sign for sign in unshown if unicodedata.category(sign) != "Cf")
    return CannotShow(report, "".join(dict.fromkeys(shaped or unshown)))


def _unescaped(text: str) -> str:
    """A text as typst quotes it, without the escapes of its quotation."""

    def character(hit: re.Match[str]) -> str:
        code, sign = hit.groups()
        return chr(int(code, 16)) if code else _SHORT_ESCAPES.get(sign, sign)

    return _ESCAPE.sub(character, text)


@cache
def typst_folder() -> Path:
    """The folder the package typst lies in; found, not imported. Raises OSError without it."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise OSError("The package typst is not installed.")
    return Path(found.origin).parents[1]


@cache
def _box_of_its_own() -> tuple[str, ...]:
    """What to put before a command to run it without network; nothing where that is not allowed."""
    try:
        tried = subprocess.run([*_ALONE, "true"], capture_output=True, check=False)  # noqa: S603 - a constant
    except OSError:
        return ()
    return _ALONE if tried.returncode == 0 else ()
