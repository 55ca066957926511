"""Mandates: added as drafts, proposed to the Conference, approved by it."""

from collections.abc import Mapping
from datetime import date

from wgtr.bodies.models import Body, Conference
from wgtr.bodies.verbs import OperativeVerb
from wgtr.core import audit, clock
from wgtr.core.database import Wording, db
from wgtr.core.errors import RuleViolation
from wgtr.mandates.models import Attribute, Mandate, MandateState
from wgtr.mandates.paragraphs import standing_paragraph
from wgtr.mandates.periods import Period, period_between
from wgtr.mandates.queries import mandate_with_slug, text_of_mandate
from wgtr.mandates.skeleton import empty_mandate
from wgtr.texts.models import KeptText
from wgtr.texts.operations import keep_text
from wgtr.texts.queries import latest_version
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text


def add_mandate(
    *,
    body: Body,
    since: Conference,
    until: Conference,
    text: Text | KeptText,
    by: str,
    basis: Wording | None = None,
    attributes: Mapping[Attribute, Wording] | None = None,
    topic_paragraph: str | None = None,
    period: Period | None = None,
) -> Mandate:
    """Add a draft mandate of `body` between two Conferences, and keep its text.

    A text that is kept already, for a document, is taken as it is. The period is September to
    August unless it is given. Raises RuleViolation where there is one already, where the
    Conferences are not in order, or where no period can be told.
    """
    if until.number <= since.number:
        raise RuleViolation("A mandate ends with a later Conference than it begins with.")
    slug = slug_of(body, since, until)
    if mandate_with_slug(slug) is not None:
        raise RuleViolation(
            "%(body)s has a mandate from %(since)s to %(until)s already.",
            body=body.code,
            since=since.code,
            until=until.code,
        )
    starts, ends = period or _period(since, until)
    mandate = Mandate(
        slug=slug,
        body=body,
        since=since,
        until=until,
        starts=starts,
        ends=ends,
        basis=basis or {},
        attributes=_by_name(attributes),
        text=text if isinstance(text, KeptText) else _keep(slug, text, body, by),
        topic_paragraph=topic_paragraph,
        state=MandateState.DRAFT,
        amended=False,
    )
    db.session.add(mandate)
    db.session.flush()
    _record("mandates.add", mandate, by, {"starts": str(starts), "ends": str(ends)})
    return mandate


def outline(body: Body, since: Conference, until: Conference, original: Language) -> Text:
    """Give the words that a first mandate begins with; raises as `add_mandate` does."""
    return empty_mandate(body.name, _period(since, until), original)


def _keep(slug: str, text: Text, body: Body, by: str) -> KeptText:
    return keep_text(name=f"mandate-{slug}", text=text, body=body, by=by).text


def slug_of(body: Body, since: Conference, until: Conference) -> str:
    """Name a mandate for addresses: `wgtr-csp10-csp11`."""
    return f"{body.code}-{since.code}-{until.code}".lower()


def describe(
    *,
    mandate: Mandate,
    basis: Wording,
    attributes: Mapping[Attribute, Wording],
    topic_paragraph: str | None,
    by: str,
) -> None:
    """Say what a mandate rests on and what Rule 42 determines; not once it is approved."""
    _still_open(mandate)
    mandate.basis, mandate.attributes = basis, _by_name(attributes)
    mandate.topic_paragraph = topic_paragraph
    detail = {"basis": basis, "attributes": mandate.attributes, "topics under": topic_paragraph}
    _record("mandates.describe", mandate, by, detail)


def propose(*, mandate: Mandate, by: str) -> None:
    """Put a draft to the Conference; it is public from then on.

    Raises RuleViolation where it is no draft, or lists no standing items an agenda could rest on.
    """
    _lock(mandate)
    if mandate.state is not MandateState.DRAFT:
        raise RuleViolation("This mandate has been proposed already.")
    if standing_paragraph(text_of_mandate(mandate)) is None:
        raise RuleViolation(
            "The mandate lists no standing items, so no agenda could rest on it. Add a numbered"
            " paragraph with lettered tasks, then propose it."
        )
    mandate.state, mandate.proposed_at = MandateState.PROPOSED, clock.now()
    version = latest_version(mandate.text).number
    _record("mandates.propose", mandate, by, {"version": version})


def take_back(*, mandate: Mandate, reason: str, by: str) -> None:
    """Make a proposed mandate a draft again, for a reason; it is no longer public."""
    _lock(mandate)
    if mandate.state is not MandateState.PROPOSED:
        raise RuleViolation("Only a proposed mandate can be taken back.")
    if not reason.strip():
        raise RuleViolation("Say why the mandate is taken back: those who have read it will ask.")
    mandate.state, mandate.proposed_at = MandateState.DRAFT, None
    _record("mandates.take_back", mandate, by, {"reason": reason})


def approve(
    *,
    mandate: Mandate,
    by: str,
    verb: OperativeVerb | None = None,
    paragraph: str | None = None,
    on: date | None = None,
    amended: bool = False,
) -> None:
    """Record that the Conference approved the mandate as it stands now.

    `verb` and `paragraph` are those of the Conference's report, None where they are not known
    (yet); `amended` tells that the Conference changed what was proposed. Raises RuleViolation where
    it is approved already.
    """
    _still_open(mandate)
    version = latest_version(mandate.text)
    mandate.state, mandate.approved_version_id = MandateState.APPROVED, version.id
    mandate.proposed_at = mandate.proposed_at or clock.now()
    mandate.amended = amended
    mandate.verb, mandate.paragraph, mandate.decided_on = verb, paragraph or None, on
    detail = {**_decision(mandate), "version": version.number, "amended": amended}
    _record("mandates.approve", mandate, by, detail)


def complete_decision(
    *,
    mandate: Mandate,
    by: str,
    verb: OperativeVerb | None = None,
    paragraph: str | None = None,
    on: date | None = None,
) -> None:
    """Fill in what was not known of the Conference's decision; what is known stays.

    Raises RuleViolation where the mandate is not approved or something known would change.
    """
    _lock(mandate)
    if mandate.state is not MandateState.APPROVED:
        raise RuleViolation("The Conference has not approved this mandate yet.")
    given = {"verb": verb, "paragraph": paragraph or None, "decided_on": on}
    for name, value in given.items():
        if value is not None and getattr(mandate, name) not in {None, value}:
            raise RuleViolation("What is recorded of an approved mandate stays as it is.")
    for name, value in given.items():
        if value is not None:
            setattr(mandate, name, value)
    _record("mandates.complete_decision", mandate, by, _decision(mandate))


def _period(since: Conference, until: Conference) -> Period:
    if since.starts is None or until.starts is None:
        raise RuleViolation(
            "The days of %(since)s or %(until)s are not known, so the period cannot be told."
            " Enter the days of the Conference first.",
            since=since.code,
            until=until.code,
        )
    return period_between(since.starts, until.starts)


def _lock(mandate: Mandate) -> None:
    """Wait for whoever changes it at the same moment, and see it as they left it."""
    db.session.refresh(mandate, ["state", "verb", "paragraph", "decided_on"], with_for_update=True)


def _still_open(mandate: Mandate) -> None:
    _lock(mandate)
    if mandate.state is MandateState.APPROVED:
        raise RuleViolation("This mandate is approved and stays as it is.")


def _by_name(attributes: Mapping[Attribute, Wording] | None) -> dict[str, Wording]:
    return {name.value: said for name, said in (attributes or {}).items() if any(said.values())}


def _decision(mandate: Mandate) -> dict[str, str | None]:
    return {
        "verb": mandate.verb and mandate.verb.value,
        "paragraph": mandate.paragraph,
        "decided on": None if mandate.decided_on is None else mandate.decided_on.isoformat(),
    }


def _record(action: str, mandate: Mandate, by: str, detail: Mapping[str, object]) -> None:
    subject = f"mandate:{mandate.slug}"
    audit.record(actor=by, action=action, subject=subject, detail=dict(detail))
