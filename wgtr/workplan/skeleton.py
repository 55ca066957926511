"""The first draft of a topic's questions: the groups that the house's blueprint begins with."""

from wgtr.texts.house import begun_part, blueprint_named
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

KIND = "annex-of-questions"


def empty_questions() -> Text:
    """Give a text of questions without any words but its groups' headings."""
    part = begun_part(blueprint_named(KIND))
    return Text(KIND, Language.EN, parts=(part,))
