"""Who can sign in to a demonstration, as `agendas/att/people.toml` lists them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wgtr.accounts.demo.passwords import demo_password


@dataclass(frozen=True)
class DemoAccount:
    """An account: what the table calls it, who it is, and its password on this machine."""

    role: str
    email: str
    name: str
    roles: tuple[str, ...]
    language: str
    delegation: str | None
    office: Mapping[str, Any] | None
    password: str


def demo_accounts(file: Path, secret_key: str) -> list[DemoAccount]:
    """Read the list in `file`, with the passwords that `secret_key` makes."""
    people = tomllib.loads(file.read_text("utf-8"))["person"]
    return [_account(one, demo_password(one["email"], secret_key)) for one in people]


def table(accounts: list[DemoAccount]) -> str:
    """Write them for the terminal, a line each."""
    rows = [(each.role, each.email, each.password) for each in accounts]
    wide = [max(len(row[column]) for row in rows) for column in range(2)]
    return "\n".join(f"  {role:{wide[0]}}  {email:{wide[1]}}  {word}" for role, email, word in rows)


def _account(one: Mapping[str, Any], password: str) -> DemoAccount:
    return DemoAccount(
        role=one["role"],
        email=one["email"],
        name=one["name"],
        roles=tuple(one["roles"]),
        language=one["language"],
        delegation=one.get("delegation"),
        office=one.get("office"),
        password=password,
    )
