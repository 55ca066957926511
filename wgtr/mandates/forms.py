"""What people enter about mandates."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from wgtr.bodies.models import Body, Conference
from wgtr.bodies.verbs import OperativeVerb
from wgtr.core.forms import Choice, Day, Form, Text, Tick, Wordings
from wgtr.core.languages import LANGUAGES, current, wording_of
from wgtr.mandates.models import Attribute, Mandate
from wgtr.mandates.naming import VERBS
from wgtr.mandates.paragraphs import paragraphs_of
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Text as Tree
from wgtr.tree.provisions import plain

LONGEST_EXCERPT = 80


OUTLINE = ""


class NewMandateForm(Form):
    """Whose mandate, between which Conferences, and what its text begins with."""

    body = Choice(_l("Body"), options=[])
    since = Choice(
        _l("From Conference"), hint=_l("The Conference that gives or gave the mandate."), options=[]
    )
    until = Choice(_l("To Conference"), hint=_l("The Conference that it leads to."), options=[])
    text = Choice(
        _l("Text"),
        hint=_l("The outline has the standing paragraphs; a text that is kept is taken as it is."),
        options=[],
        required=False,
    )
    language = Choice(
        _l("Original language"),
        options=[(each.code, each.name) for each in LANGUAGES.values()],
    )

    def offer(
        self, bodies: Sequence[Body], conferences: Sequence[Conference], texts: Sequence[str]
    ) -> None:
        """Let the mandate be of one of `bodies`, between two of `conferences`."""
        self.body.choices = [(each.code, wording_of(each.name)) for each in bodies]
        numbered = [(str(each.number), each.code) for each in conferences]
        self.since.choices, self.until.choices = numbered, numbered
        self.text.choices = [(OUTLINE, _l("The outline")), *((name, name) for name in texts)]


class DescribeForm(Form):
    """What a mandate rests on, and what Rule 42 determines."""

    basis = Wordings(
        _l("Basis"), longest=400, hint=_l("What the mandate rests on, such as terms of reference.")
    )
    topic_paragraph = Choice(
        _l("Topics of the workplan"),
        hint=_l("Under which paragraph the agenda takes them up."),
        options=[],
        required=False,
    )
    matters = Wordings(_l("Matters considered"), longest=400)
    officers = Wordings(_l("Officers"), longest=400)
    composition = Wordings(_l("Composition"), longest=400)
    size = Wordings(_l("Size"), longest=400)
    duration = Wordings(_l("Duration"), longest=400)
    budget = Wordings(_l("Budgetary issues"), longest=400)

    def __init__(self, mandate: Mandate, tree: Tree) -> None:
        super().__init__(
            data={
                "basis": mandate.basis,
                "topic_paragraph": mandate.topic_paragraph or "",
                **mandate.attributes,
            }
        )
        self.topic_paragraph.choices = [("", _l("none")), *paragraphs_offered(tree)]

    def attributes(self) -> dict[Attribute, dict[str, str]]:
        """Give the attributes that were entered."""
        return {attribute: self[attribute.value].wording for attribute in Attribute}


def paragraphs_offered(tree: Tree) -> Sequence[tuple[str, str]]:
    """Offer a mandate's paragraphs by number and first words, in the page's language."""
    language = Language(current().code)
    printed = numbers(tree, language)
    offered: list[tuple[str, str]] = []
    for paragraph in paragraphs_of(tree):
        wording = paragraph.provision.wording
        said = wording.get(language) or wording.get(tree.original_language)
        words = " ".join(plain(said.body).split()) if said else ""
        shown = words if len(words) <= LONGEST_EXCERPT else f"{words[:LONGEST_EXCERPT]}…"
        offered.append((paragraph.id, f"{printed.get(paragraph.id, '')} {shown}".strip()))
    return offered


class TakeBackForm(Form):
    """Why a proposed mandate becomes a draft again."""

    reason = Text(_l("Reason"), longest=400)


DECISION = ("paragraph", "verb", "on")


class DecisionForm(Form):
    """What the Conference's report says of its decision, as far as it is known."""

    paragraph = Text(
        _l("Paragraph"),
        hint=_l("Its number in the Conference’s report, such as 31 or 27(b)."),
        longest=20,
        required=False,
    )
    verb = Choice(
        _l("Verb"),
        hint=_l("The operative verb of the paragraph: the verbs differ in weight."),
        options=lambda: [("", _l("not known")), *((str(each), VERBS[each]) for each in VERBS)],
        required=False,
    )
    on = Day(_l("Day of the decision"), required=False)

    def decision(self) -> dict[str, Any]:
        """Give what was entered, as operations take it."""
        given = {name: self[name].data or None for name in DECISION if name in self}
        verb = given.get("verb")
        return given | {"verb": OperativeVerb(verb) if verb else None}

    def ask_only(self, known: Mapping[str, object]) -> None:
        """Ask only for what is not known yet; what somebody typed before that stays to be read."""
        for name, value in known.items():
            if value is not None and not self[name].raw_data:
                del self[name]


class ApprovalForm(DecisionForm):
    """The same, for the approval itself."""

    amended = Tick(_l("The Conference changed what was proposed"))
