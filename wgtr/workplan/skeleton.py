"""The first draft of a topic's questions: the groups that the house's blueprint begins with."""

import tomllib
from itertools import count

from wgtr.core.paths import agendas_folder
from wgtr.tree.blueprints import blueprint_from, empty_part
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

KIND = "annex-of-questions"


def empty_questions() -> Text:
    """Give a text of questions without any words but its groups' headings."""
    file = agendas_folder() / "blueprints" / f"{KIND}.toml"
    blueprint = blueprint_from(tomllib.loads(file.read_text("utf-8")))
    ids = count(1)
    part = empty_part(blueprint, None, lambda: f"q{next(ids)}")
    return Text(KIND, Language.EN, parts=(part,))
