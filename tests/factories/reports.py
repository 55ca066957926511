"""What a report is drafted from, for a test: a writer, blueprints, facts with sensible defaults."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.reports.drafting.chair import chairs_report
from wgtr.reports.drafting.facts import (
    Act,
    ItemFacts,
    MandateFacts,
    MeetingFacts,
    Outcome,
    OutcomeKind,
    ReportFacts,
    Said,
    Speaker,
    Words,
)
from wgtr.reports.drafting.wording import KNOWN, Writer
from wgtr.reports.phrases import phrases_in
from wgtr.tree.blueprints import Blueprint, blueprint_from
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

EN, FR = Language.EN, Language.FR
EVERYWHERE = dict.fromkeys(Language, "Geneva")


@cache
def house_style() -> HouseStyle:
    return load_style(agendas_folder() / "house-style")


@cache
def blueprint(name: str) -> Blueprint:
    path = agendas_folder() / "blueprints" / f"{name}.toml"
    return blueprint_from(tomllib.loads(path.read_text("utf-8")))


def writer(**options: Any) -> Writer:
    phrases = phrases_in(agendas_folder() / "phrases" / "report.toml", KNOWN)
    return Writer(phrases, house_style(), **options)


def said(number: int, gist: str | Words = "rates are falling", **overrides: Any) -> Said:
    values: dict[str, Any] = {
        "id": number,
        "speaker": Speaker.DELEGATION,
        "who": f"D{number}",
        "act": Act.NOTED,
        "gist": {EN: gist} if isinstance(gist, str) else gist,
        "name": {EN: f"State {number}"},
    }
    return Said(**(values | overrides))


def outcome(number: int, kind: OutcomeKind = OutcomeKind.CONCLUSION, **overrides: Any) -> Outcome:
    values: dict[str, Any] = {"id": number, "kind": kind, "words": {EN: f"Outcome {number}"}}
    return Outcome(**(values | overrides))


def item(name: str = "p1", **overrides: Any) -> ItemFacts:
    title = dict.fromkeys(Language, "Compliance")
    return ItemFacts(**({"id": name, "number": "1", "title": title} | overrides))


def facts(*items: ItemFacts, **overrides: Any) -> ReportFacts:
    values: dict[str, Any] = {
        "code": "WGTR",
        "body": dict.fromkeys(Language, "Working Group"),
        "conference": "CSP11",
        "meetings": [
            MeetingFacts(
                first_day=date(2025, 2, 28),
                last_day=date(2025, 2, 28),
                place=EVERYWHERE,
                sittings=2,
            )
        ],
        "items": items,
        "mandate": MandateFacts(
            since="CSP10", until="CSP11", starts=date(2024, 9, 1), ends=date(2025, 8, 31)
        ),
    }
    return ReportFacts(**(values | overrides))


def drafted(*items: ItemFacts, named: bool = False, **overrides: Any) -> Text:
    given = facts(*items, **overrides)
    chosen = writer(names_delegations=named, co_chairs=len(given.chairs) > 1)
    return chairs_report(given, chosen, blueprint("chairs-report"), blueprint("mandate"))
