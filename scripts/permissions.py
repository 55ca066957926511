# ruff: noqa: INP001 - a script, started with python -m from the checkout; it is no package
"""Write docs/permissions.md from the reviewed table of who may do what.

.venv/bin/python -m scripts.permissions
"""

from pathlib import Path

from tests.permissions.table import IDENTITIES, Line, lines

FILE = Path(__file__).resolve().parents[1] / "docs" / "permissions.md"
HEAD = """# Who may do what

Made from [tests/permissions/table.txt](../tests/permissions/table.txt), which people review, by
`.venv/bin/python -m scripts.permissions`. A test (`tests/permissions/test_matrix.py`) asks every
address as everybody named here; it fails where the program answers otherwise, and where an address
has no line.

A dot: may. Empty: is refused with 403. A stroke: is answered 404, as if it were not there. Officers
are the WGTR's; `delegate` is of the delegation whose own things an address names.
"""


def page() -> str:
    """Give the whole page."""
    return "\n".join([HEAD, *_table(), ""])


def _table() -> list[str]:
    head = f"| verb | address | {' | '.join(IDENTITIES)} |"
    return [head, "|---" * (len(IDENTITIES) + 2) + "|", *(_row(line) for line in lines())]


def _row(line: Line) -> str:
    refused = "–" if line.refusal == 404 else " "  # noqa: PLR2004 - HTTP's number
    marks = ["·" if each in line.allowed else refused for each in IDENTITIES]
    return f"| {line.verb} | `{line.address}` | {' | '.join(marks)} |"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
