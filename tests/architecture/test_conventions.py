"""Habits of this house that a reader relies on, each with what to do instead."""

import ast
import re
import statistics

import pytest

from tests.architecture.source import PACKAGE, ROOT, Module, modules

EDGES = {"views.py", "commands.py", "jobs.py", "worker.py"}
WORDS_THAT_SAY_NOTHING = {"utils", "helpers", "common", "services", "misc", "tools", "manager"}


def calls(module: Module) -> list[str]:
    """Every call in a file, as it is written: `datetime.now`, `db.session.commit`."""
    return [ast.unparse(node.func) for node in ast.walk(module.tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("module", modules(), ids=str)
def test_only_edges_commit(module: Module) -> None:
    if module.path.name in EDGES or module.name == "wgtr.core.migration":
        return  # a migration commits on its own connection, before there is a request
    commits = [call for call in calls(module) if call.endswith(".commit")]
    assert commits == [], (
        f"{module} commits. Let the view, command or job that called it commit once, at the end."
    )


@pytest.mark.parametrize("module", modules(), ids=str)
def test_there_is_one_clock(module: Module) -> None:
    if module.name == "wgtr.core.clock":
        return
    asked = {"now", "utcnow", "today"}
    wrong = [
        call
        for call in calls(module)
        if call.split(".")[-1] in asked and call.split(".")[0] in {"datetime", "date"}
    ]
    wrong += [call for call in calls(module) if call in {"time.time", "func.now"}]
    assert wrong == [], f"{module} calls {wrong}; ask wgtr.core.clock.now() instead."


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_says_what_it_is_for(module: Module) -> None:
    if not module.text:
        return  # an empty __init__.py: docs/architecture.md says what the room holds
    docstring = ast.get_docstring(module.tree) or ""
    first = docstring.split("\n")[0]
    assert first.endswith((".", ":", "!")), (
        f"{module} begins with no sentence; write one line that says what the module is for."
    )


def test_names_say_something() -> None:
    wrong = [str(module) for module in modules() if module.path.stem in WORDS_THAT_SAY_NOTHING]
    wrong += [str(path) for path in PACKAGE.rglob("*/") if path.name in WORDS_THAT_SAY_NOTHING]
    assert wrong == [], f"{wrong}: name the module after its subject."


def test_functions_are_short() -> None:
    lengths = sorted(
        (_length(function), f"{module}:{function.lineno} {function.name}")
        for module in modules()
        for function in module.functions()
    )
    figures = [length for length, _ in lengths]
    assert statistics.median(figures) <= 8, "half of all functions should fit in eight lines"
    longest = lengths[int(0.95 * len(lengths)) :]
    assert longest[0][0] <= 30, f"too many long functions; the longest: {longest[-5:]}"


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from `def` to its end, its docstring left out."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    return length - ((first.end_lineno or 0) - first.lineno + 1 if documented else 0)


def test_files_are_short() -> None:
    lengths = sorted((module.text.count("\n"), str(module)) for module in modules())
    longest = lengths[int(0.95 * len(lengths)) :]
    assert longest[0][0] <= 400, f"make a folder of the longest files: {longest[-5:]}"


def test_texts_of_the_interface_are_never_trusted() -> None:
    wrong = [
        str(path)
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text("utf-8"))
    ]
    wrong += [str(module) for module in modules() if "Markup" in module.text]
    assert wrong == [], f"{wrong}: let Jinja escape; build markup in a template, not from strings."


def test_programs_are_run_in_two_places_only() -> None:
    may = ("wgtr/boxed/", "wgtr/core/supervisor/")
    wrong = [
        str(module)
        for module in modules()
        if any(name.split(".")[0] == "subprocess" for name in module.imports)
        and not str(module).startswith(may)
    ]
    assert wrong == [], f"{wrong}: run converters through wgtr.boxed, children in the supervisor."
