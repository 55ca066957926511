"""What a house's report is written with: its phrases, its style, its blueprints."""

from dataclasses import dataclass

from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import load_style
from wgtr.reports.drafting.conference import KNOWN as OF_CONFERENCE
from wgtr.reports.drafting.wording import KNOWN, Writer
from wgtr.reports.phrases import phrases_in
from wgtr.texts.house import blueprint_named
from wgtr.tree.blueprints import Blueprint


@dataclass(frozen=True)
class Blueprints:
    """The blueprints of a report and of what is annexed to it."""

    report: Blueprint
    annex: Blueprint


def house_writer(*, co_chairs: bool = False, names_delegations: bool = False) -> Writer:
    """Give the house's writer. Raises BadPhrases, BadStyle or OSError."""
    agendas = agendas_folder()
    phrases = phrases_in(agendas / "phrases" / "report.toml", KNOWN)
    style = load_style(agendas / "house-style")
    return Writer(phrases, style, co_chairs, names_delegations)


def conference_writer() -> Writer:
    """Give the house's writer of Conference reports. Raises BadPhrases, BadStyle or OSError."""
    agendas = agendas_folder()
    phrases = phrases_in(agendas / "phrases" / "conference.toml", OF_CONFERENCE)
    return Writer(phrases, load_style(agendas / "house-style"))


def house_blueprints(report: str) -> Blueprints:
    """Give the blueprint called `report` (`chairs-report`) and that of annexes."""
    return Blueprints(blueprint_named(report), blueprint_named("mandate"))
