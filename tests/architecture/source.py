"""The program's source as the architecture tests read it: modules, imports, functions."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wgtr"


@dataclass(frozen=True)
class Module:
    """One file of ours."""

    path: Path

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str | None:
        """The folder under wgtr/ that it lies in; None for the modules at the top."""
        inside = self.path.relative_to(PACKAGE).parts
        return inside[0] if len(inside) > 1 else None

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> set[str]:
        """Everything it imports, wherever in the file, by full name."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self}: write the full name of {node.module}"
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    @property
    def rooms_imported(self) -> set[str]:
        """The rooms of ours that it imports from, its own left out."""
        ours = (name.split(".") for name in self.imports if name.startswith("wgtr."))
        return {parts[1] for parts in ours} - {self.room}

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@cache
def modules() -> list[Module]:
    """Every Python file of the program."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]
