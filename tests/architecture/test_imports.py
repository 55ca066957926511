"""Imports point down, as docs/architecture.md draws the rooms."""

import pytest

from tests.architecture.source import Module, modules

TIERS = [
    {"core", "tree", "reading", "rendering", "ooxml", "boxed"},
    {"accounts", "following"},
    {"bodies"},
    {"texts", "meetings"},
    {"documents"},
    {"mandates", "workplan", "faq"},
    {"agenda"},
    {"submissions", "exchange", "party_reports"},
    {"reports"},
    {"overview", "calendars"},
]
"""From the ground up; a room imports from lower tiers only."""

ON_THE_GROUND = {
    "core": set[str](),
    "tree": set[str](),
    "ooxml": set[str](),
    "boxed": set[str](),
    "reading": {"tree", "ooxml", "boxed"},
    "rendering": {"tree", "ooxml", "boxed"},
}
"""What a room on the ground may import from its neighbours."""

PURE = {"tree", "reading", "rendering", "ooxml", "boxed"}
"""Rooms that run without database, web or network."""

DOORS_MAY_IMPORT = {"wgtr.core.exits", "wgtr.core.paths"}
"""What the commands.py of a pure room takes from core: exit codes, and where agendas/ lies."""

WEB_AND_DATABASE = ("flask", "sqlalchemy", "psycopg", "alembic", "werkzeug", "wtforms")


def tier_of(room: str) -> int:
    return next(number for number, rooms in enumerate(TIERS) if room in rooms)


def test_every_room_has_a_tier() -> None:
    rooms = {module.room for module in modules()} - {None}
    unknown = rooms - set().union(*TIERS)
    assert unknown == set(), f"{unknown}: add the room to TIERS here and to docs/architecture.md"


@pytest.mark.parametrize("module", [each for each in modules() if each.room], ids=str)
def test_imports_point_down(module: Module) -> None:
    assert module.room is not None
    if module.room in ON_THE_GROUND:
        doors = DOORS_MAY_IMPORT if module.path.name == "commands.py" else set()
        wrong = {
            name
            for name in module.imports
            if name.startswith("wgtr.")
            and name.split(".")[1] not in {module.room, *ON_THE_GROUND[module.room]}
            and not any(name.startswith(f"{door}.") for door in doors)
        }
    else:
        here = tier_of(module.room)
        wrong = {room for room in module.rooms_imported if tier_of_any(room) >= here}
    assert wrong == set(), (
        f"{module} imports upwards or sideways: {sorted(wrong)}. Move the code down, or let the "
        "lower room announce what happened and the higher one listen (docs/architecture.md)."
    )


def tier_of_any(room: str) -> int:
    """The tier of a room; modules at the top of wgtr/ stand above all of them."""
    return tier_of(room) if room in set().union(*TIERS) else len(TIERS)


@pytest.mark.parametrize("module", [each for each in modules() if each.room in PURE], ids=str)
def test_pure_rooms_know_neither_web_nor_database(module: Module) -> None:
    wrong = {name for name in module.imports if name.split(".")[0] in WEB_AND_DATABASE}
    assert wrong == set(), f"{module} imports {wrong}; pass in what it needs instead."


@pytest.mark.parametrize(
    "module", [each for each in modules() if each.path.name == "operations.py"], ids=str
)
def test_operations_know_no_web(module: Module) -> None:
    wrong = {name for name in module.imports if name.split(".")[0].startswith("flask")}
    assert wrong == set(), f"{module} imports {wrong}; an operation gets values, not a request."
