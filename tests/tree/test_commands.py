"""The door `wgtr symbol`, as a person or script calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wgtr.command_line import main
from wgtr.core.paths import agendas_folder

REPORT = "ATT/CSP10.WGTR/2024/CHAIR/800/Conf.Rep"
PARTS = {
    "conference": 10,
    "body": "WGTR",
    "year": 2024,
    "author": "CHAIR",
    "serial": 800,
    "stage": "Conf",
    "type": "Rep",
    "revision": None,
    "addendum": None,
    "corrigendum": None,
    "series": None,
    "number": None,
    "symbol": REPORT,
    "slug": "ATT-CSP10.WGTR-2024-CHAIR-800-Conf.Rep",
    "generation": 1,
}


def test_a_symbol_is_printed_as_one_json_object() -> None:
    done = CliRunner().invoke(main, ["symbol", REPORT])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == PARTS
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_the_json_goes_where_it_is_told(tmp_path: Path) -> None:
    target = tmp_path / "symbol.json"
    done = CliRunner().invoke(main, ["symbol", REPORT, "--json", str(target)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8")) == PARTS
    shown = CliRunner().invoke(main, ["symbol", REPORT, "--json", "-"])
    assert json.loads(shown.stdout) == PARTS


@pytest.mark.parametrize(
    "text", ["", "ATT/CSP10.WGTR/2024/CHAIR/Conf.Rep", "\u202eATT/CSP1/2015/1", "-", "a\nb"]
)
def test_what_is_no_symbol_exits_2_with_one_sentence_and_no_file(text: str, tmp_path: Path) -> None:
    target = tmp_path / "symbol.json"
    done = CliRunner().invoke(main, ["symbol", "--json", str(target), "--", text])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(".\n")
    assert not target.exists()


def test_a_file_that_cannot_be_written_exits_2(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["symbol", REPORT, "--json", str(tmp_path / "no" / "x.json")])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr


def test_a_second_body_s_file_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "symbols.toml").write_text(
        """
        [[generation]]
        generation = 0
        forms = ["LAKE-{year}-{type}"]
        order = ["year"]
        [generation.element]
        year = {number = [2000, 2099], expected = "a year"}
        type = {values = ["Minutes"], expected = "Minutes"}
        """,
        encoding="utf-8",
    )
    monkeypatch.setenv("WGTR_AGENDAS", str(tmp_path))
    done = CliRunner().invoke(main, ["symbol", "LAKE-2025-Minutes"])
    assert done.exit_code == 0
    read = json.loads(done.stdout)
    assert (read["year"], read["type"], read["slug"]) == (2025, "Minutes", "LAKE~2D2025~2DMinutes")


def test_a_folder_without_grammars_exits_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WGTR_AGENDAS", str(tmp_path))
    assert CliRunner().invoke(main, ["symbol", REPORT]).exit_code == 3


@pytest.mark.parametrize("wrong", [b"\xff\xfe", b"body = ", b"body = 'X'\n"])
def test_a_broken_grammar_exits_2_and_names_the_file(
    wrong: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "symbols.toml").write_bytes(wrong)
    monkeypatch.setenv("WGTR_AGENDAS", str(tmp_path))
    done = CliRunner().invoke(main, ["symbol", REPORT])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "symbols.toml" in done.stderr


def test_the_folder_of_agendas_is_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WGTR_AGENDAS", raising=False)
    assert (agendas_folder() / "att" / "symbols.toml").is_file()
    assert (agendas_folder().parent / "wgtr" / "tree").is_dir()


def test_the_door_loads_neither_flask_nor_sqlalchemy() -> None:
    program = (
        "import sys\n"
        "from wgtr.command_line import main\n"
        f"main(['symbol', '{REPORT}'], standalone_mode=False)\n"
        "sys.exit(bool({'flask', 'sqlalchemy'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
