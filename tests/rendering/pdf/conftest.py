"""The press of this checkout, and the example agendas in six languages."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from wgtr.core.paths import agendas_folder, fonts_folder
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.pdf.printing import Press, load_press, render_pdf
from wgtr.tree.json_form import loads
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

ISSUED = datetime(2025, 1, 29, 12, 0, tzinfo=UTC)
EXAMPLE = agendas_folder() / "att" / "csp11-wgtr-2025-02-28"


@pytest.fixture(scope="session")
def press() -> Press:
    return load_press(agendas_folder() / "house-style", fonts_folder())


@cache
def agenda(language: Language) -> Text:
    """The example agenda of one language."""
    return read_example(EXAMPLE / f"agenda.{language}.txt", language)


def read_example(path: Path, language: Language) -> Text:
    """A file as the import reads it."""
    told = imported(path.read_bytes(), path.name, language, word_lists(agendas_folder()))
    return loads(json.dumps(told))


@pytest.fixture(scope="session")
def agendas(style: HouseStyle, press: Press) -> dict[Language, bytes]:
    """Every example agenda as PDF."""
    return {
        language: render_pdf(agenda(language), language, style, press, issued_at=ISSUED)
        for language in Language
    }
