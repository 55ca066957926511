"""Makes the example agendas and what is expected of them from `sources/`.

Text, Word and OpenDocument files are written here, byte for byte the same each time. What a second
producer made (`via: libreoffice`, `via: typst`) is only made again with `--all`, where those
programs are installed: their files carry times and differ between versions.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import agenda_odf
import agenda_print
import agenda_text
import agenda_word
from agenda_source import Agenda, expected, load

HERE = Path(__file__).parent
WRITERS = {
    ".txt": agenda_text.write,
    ".docx": agenda_word.write,
    ".odt": agenda_odf.write,
    ".typ": agenda_print.write,
}


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def _second_producer(agenda: Agenda, via: str, target: Path) -> None:
    program = shutil.which("soffice" if via == "libreoffice" else via)
    if not program:
        sys.stderr.write(f"{target.name}: left as it is, {via} is not installed\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first" / (agenda.name + agenda.option("from", ".docx"))
        first.parent.mkdir()
        WRITERS[first.suffix](agenda, first)
        if via == "typst":
            _run(program, "compile", "--creation-timestamp", "0", first, target)
            return
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        wanted = ("--convert-to", target.suffix[1:], "--outdir", folder, first)
        _run(program, profile, "--headless", *wanted)
        shutil.copyfile(Path(folder) / target.name, target)


def make(agenda: Agenda, folder: Path, *, everything: bool = False) -> None:
    """Writes NAME.EXT and NAME.expected.json into `folder`."""
    target, via = folder / (agenda.name + agenda.option("format")), agenda.option("via")
    if not via:
        WRITERS[target.suffix](agenda, target)
    elif everything:
        _second_producer(agenda, via, target)
    truth = printed(expected(agenda))
    (folder / f"{agenda.name}.expected.json").write_text(truth + "\n", "utf-8")


def printed(value: Any, indent: str = "") -> str:
    """JSON with short lists and objects on one line, so that an outline reads as one."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or len(line) + len(indent) < 100:
        return line
    deeper = indent + " "
    if isinstance(value, list):
        inside = [printed(entry, deeper) for entry in value]
    else:
        inside = [f"{json.dumps(key)}: {printed(entry, deeper)}" for key, entry in value.items()]
    start, end = ("[", "]") if isinstance(value, list) else ("{", "}")
    return start + "\n" + ",\n".join(deeper + entry for entry in inside) + "\n" + indent + end


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("names", nargs="*", help="only these documents")
    wanted.add_argument("--all", action="store_true", help="those of a second producer too")
    wanted.add_argument("--into", type=Path, default=HERE.parent, help="another folder")
    told = wanted.parse_args()
    for path in sorted((HERE / "sources").glob("*.agenda")):
        if not told.names or path.stem in told.names:
            make(load(path), told.into, everything=told.all)


if __name__ == "__main__":
    main()
