"""The house style of this checkout, and texts to render."""

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import HouseStyle, load_style


@pytest.fixture(scope="session")
def style() -> HouseStyle:
    return load_style(agendas_folder() / "house-style")
