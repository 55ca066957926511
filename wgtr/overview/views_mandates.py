"""Mandates as everybody reads them: all of them, and one with the items that rest on it."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from wgtr.agenda.items import items_of
from wgtr.agenda.models import AgendaBasis
from wgtr.agenda.queries import agendas_of, items_resting_on
from wgtr.bodies.permissions import is_secretariat, leads
from wgtr.core.access import PUBLIC, requires, visitor
from wgtr.core.languages import current
from wgtr.documents.drawing import whole_drawn
from wgtr.mandates.loaders import mandate_from_url
from wgtr.mandates.models import Mandate
from wgtr.mandates.naming import STATES, attributes_known, title_of, verb_said
from wgtr.mandates.permissions import ADD_MANDATE, READ_MANDATE, may_read
from wgtr.mandates.queries import mandates_latest_first, text_of_mandate
from wgtr.meetings.models import Meeting
from wgtr.rendering.settling import settled
from wgtr.texts.contents import languages_begun
from wgtr.texts.house import house_style
from wgtr.texts.queries import current_text
from wgtr.tree.languages import Language
from wgtr.tree.numbering import bare_number, numbers
from wgtr.tree.provisions import Text

blueprint = Blueprint("mandate_pages", __name__, url_prefix="/mandates")


@blueprint.get("/")
@requires(PUBLIC)
def index() -> str:
    """Show every mandate that the visitor may read, the latest first."""
    who = visitor()
    mandates = [each for each in mandates_latest_first() if may_read(who, each)]
    return render_template(
        "mandates/index.html",
        mandates=mandates,
        states=STATES,
        adding=ADD_MANDATE.allows(who, None),
    )


@blueprint.get("/<slug:slug>/")
@requires(READ_MANDATE, subject=mandate_from_url)
def mandate(mandate: Mandate) -> str:
    """Show a mandate: its state, its text, what rests on it."""
    tree, who = text_of_mandate(mandate), visitor()
    return render_template(
        "mandates/mandate.html",
        mandate=mandate,
        title=title_of(mandate),
        state=STATES[mandate.state],
        verb=verb_said(mandate),
        attributes=attributes_known(mandate),
        text=_drawn(tree),
        agendas=_agendas(mandate, tree),
        leading=leads(who, mandate.body_id),
        deciding=is_secretariat(who),
    )


def _drawn(tree: Text) -> str:
    """The text in the page's language, where it is worded in it; else in its original."""
    language = Language(current().code)
    chosen = language if language in languages_begun(tree) else tree.original_language
    return whole_drawn(settled(tree, chosen, house_style()))


@dataclass(frozen=True)
class RestingItem:
    """An agenda's item by number and title, and the number of the paragraph it rests on."""

    id: str
    number: str
    title: str
    paragraph: str


def _agendas(mandate: Mandate, tree: Text) -> list[tuple[Meeting, list[RestingItem]]]:
    """The meetings whose issued agendas rest on a mandate, with the items that do."""
    bases: dict[int, list[AgendaBasis]] = {}
    for basis in items_resting_on(mandate):
        bases.setdefault(basis.text_id, []).append(basis)
    paragraphs = numbers(tree, Language(current().code))
    return [
        (meeting, _resting(current_text(text), bases[text.id], paragraphs))
        for meeting, text in agendas_of(tuple(bases))
    ]


def _resting(
    agenda: Text, bases: list[AgendaBasis], paragraphs: dict[str, str]
) -> list[RestingItem]:
    language = Language(current().code)
    on = {basis.item: paragraphs.get(basis.paragraph, "") for basis in bases}
    return [
        RestingItem(
            item.id,
            item.number or "",
            item.title(language, agenda.original_language),
            bare_number(on[item.id]),
        )
        for item in items_of(agenda, language)
        if item.id in on
    ]
