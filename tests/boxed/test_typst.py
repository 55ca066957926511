"""typst in the box: it reads fonts, writes nothing, reaches nothing, and ends in time."""

import multiprocessing
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from wgtr.boxed import typst
from wgtr.boxed.process import BoxedError, Limits, run_boxed
from wgtr.boxed.typst import CannotShow, Job, NoFont, TypstError, run_typst
from wgtr.core.paths import fonts_folder

FONTS = [fonts_folder() / name for name in ("always", "usual")]
HEAD = '#set document(title: "A paper")\n#set text(font: "Noto Sans")\n'
ENDLESS = "#for i in range(40) { range(9999999).map(x => x * i).sum() }"
# Doubling a text 40 times would need a terabyte; each step looks harmless.
GREEDY = '#{let a = "x" * 1000; for i in range(40) {a += a + str(i)}; a.len()}'


def job(source: str, **inputs: str) -> Job:
    return Job(HEAD + source, inputs, FONTS, 1_738_108_800, ("ua-1", "a-2a"))


def test_a_source_becomes_a_pdf_the_same_every_time() -> None:
    made = [run_typst(job("#sys.inputs.words", words="Agenda")) for _ in range(2)]
    assert made[0].startswith(b"%PDF-1.7")
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("words", "missing"),
    [("\u0378 and \u0379 and \u0378", "\u0378\u0379"), ("\ue000", "\ue000"), ('"\x01\\', "\x01")],
)
def test_characters_without_a_glyph_are_named(words: str, missing: str) -> None:
    with pytest.raises(CannotShow) as error:
        run_typst(job("#sys.inputs.words", words=words))
    assert error.value.characters == missing


def test_a_wrong_source_is_told_with_its_place() -> None:
    with pytest.raises(TypstError, match=r"unknown variable: agenda") as error:
        run_typst(job("#agenda"))
    assert "paper.typ:3:1" in error.value.report
    assert "tmp" not in error.value.report


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../../../../etc/passwd")',
        '#image("/etc/passwd")',
        '#include "/etc/passwd"',
    ],
)
def test_no_file_can_be_read(source: str) -> None:
    with pytest.raises(TypstError, match=r"not found|escape the project root"):
        run_typst(job(source))


def test_only_the_fonts_given_are_there() -> None:
    with pytest.raises(CannotShow) as error:
        run_typst(Job(HEAD + "A \u6587", {}, FONTS[:1], 0, ("ua-1",)))
    assert error.value.characters == "\u6587"


def test_a_font_that_is_none_is_an_error_and_not_an_empty_page(tmp_path: Path) -> None:
    with pytest.raises(NoFont, match="There are no fonts"):
        run_typst(Job(HEAD + "A", {}, [tmp_path], 0, ("ua-1",)))
    (tmp_path / "half.ttf").write_bytes(next(FONTS[0].glob("*.ttf")).read_bytes()[:100])
    with pytest.raises(NoFont, match=r"half\.ttf is no font"):
        run_typst(Job(HEAD + "A", {}, [FONTS[0], tmp_path], 0, ("ua-1",)))


@pytest.mark.parametrize("alone", [True, False], ids=["no network", "no leave to have none"])
def test_nothing_is_fetched(alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a case
    if alone and not typst._box_of_its_own():
        pytest.skip("this machine does not let a program have a network of its own")
    if not alone:
        monkeypatch.setattr(typst, "_box_of_its_own", tuple)
    with pytest.raises(TypstError, match=r"failed to download package.*(unreachable|refused)"):
        run_typst(job('#import "@preview/cetz:0.3.0"'))


def test_the_box_has_no_network() -> None:
    if not typst._box_of_its_own():
        pytest.skip("this machine does not let a program have a network of its own")
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        server.timeout = 1
        connect = f"import socket; socket.create_connection(('127.0.0.1', {server.server_port}), 2)"
        with pytest.raises(BoxedError, match="OSError"):
            run_boxed(
                [*typst._box_of_its_own(), sys.executable, "-c", connect],
                b"",
                Limits(wall=5, cpu=5),
            )


@pytest.mark.parametrize(
    ("source", "limits", "reason"),
    [(ENDLESS, {"timeout": 1}, "time"), (GREEDY, {"memory": 300_000_000}, "memory")],
)
def test_a_source_that_never_ends_or_never_has_enough_is_stopped(
    source: str, limits: dict[str, int], reason: str
) -> None:
    started = time.monotonic()
    with pytest.raises(BoxedError) as error:
        run_typst(job(source), **limits)
    assert error.value.reason == reason
    assert time.monotonic() - started < 15


def test_four_at_once_do_not_mind_one_another() -> None:
    words = [f"Agenda {number}" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda each: run_typst(job("#sys.inputs.words", words=each)), words))
    assert made == [run_typst(job("#sys.inputs.words", words=each)) for each in words]


def _in_child(answer: Callable[[bytes], None]) -> None:
    answer(run_typst(job("Agenda")))


def test_a_process_may_fork_after_it_has_printed() -> None:
    """A process that compiled itself would hang here: typst's threads do not survive a fork."""
    first = run_typst(job("Agenda"))
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_in_child, args=(sending.send,))
    child.start()
    assert receiving.poll(30)
    assert receiving.recv() == first
    child.join(10)
    assert child.exitcode == 0


def test_typst_is_never_loaded_here() -> None:
    run_typst(job("Agenda"))
    assert "typst" not in sys.modules


def test_without_typst_the_error_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    typst.typst_folder.cache_clear()
    monkeypatch.setattr(typst, "find_spec", lambda _: None)
    with pytest.raises(OSError, match="typst is not installed"):
        run_typst(job("Agenda"))
