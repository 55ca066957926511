"""What an agenda's items rest on and take up: written anew each time the agenda is made."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete

from wgtr.agenda.models import AgendaBasis, AgendaTopic
from wgtr.core import audit
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.mandates.models import Mandate
from wgtr.mandates.paragraphs import paragraphs_of
from wgtr.mandates.queries import text_of_mandate
from wgtr.texts.models import KeptText
from wgtr.workplan.models import Topic


def rest_on(
    *, text: KeptText, mandate: Mandate, items: Mapping[str, Sequence[str]], by: str
) -> None:
    """Let an agenda's items rest on a mandate's paragraphs; what it rested on before is forgotten.

    `items` gives, by an item's id, the paragraphs' ids. Raises RuleViolation where the mandate has
    no such paragraph.
    """
    known = {paragraph.id for paragraph in paragraphs_of(text_of_mandate(mandate))}
    if not known.issuperset(each for paragraphs in items.values() for each in paragraphs):
        raise RuleViolation("An item cannot rest on a paragraph that the mandate does not have.")
    db.session.execute(delete(AgendaBasis).where(AgendaBasis.text_id == text.id))
    for item, paragraphs in items.items():
        for paragraph in paragraphs:
            basis = AgendaBasis(text=text, item=item, mandate=mandate, paragraph=paragraph)
            db.session.add(basis)
    audit.record(
        actor=by,
        action="agenda.rest_on",
        subject=f"text:{text.name}",
        detail={"mandate": mandate.slug, "items": {each: list(on) for each, on in items.items()}},
    )


def take_up(
    *, text: KeptText, topics: Mapping[str, Sequence[tuple[Topic, str | None]]], by: str
) -> None:
    """Let an agenda's items take up topics, each with the annex that holds its questions, if any.

    `topics` gives them by an item's id; what was taken up before is forgotten.
    """
    db.session.execute(delete(AgendaTopic).where(AgendaTopic.text_id == text.id))
    for item, taken in topics.items():
        for topic, annex in taken:
            db.session.add(AgendaTopic(text=text, topic=topic, item=item, annex=annex))
    audit.record(
        actor=by,
        action="agenda.take_up",
        subject=f"text:{text.name}",
        detail={item: [topic.id for topic, _ in taken] for item, taken in topics.items()},
    )
