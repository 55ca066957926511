"""Who may read what a delegation sent: exactly those whom it chose."""

from enum import StrEnum

from wgtr.core.access import Visitor

SECRETARIAT = "secretariat"
CHAIRS = frozenset({"chair", "co_chair", "assistant"})
"""The offices of a body whose holders read all that was sent to it."""

PARTIES = frozenset({"state_party", "signatory"})
"""The categories of States Parties and signatories."""


class Visibility(StrEnum):
    """For whom a submission is, as its delegation chose."""

    EVERYBODY = "everybody"
    PARTIES = "parties"
    CHAIR = "chair"


ALL = frozenset(Visibility)


def chosen_for(visitor: Visitor, body_id: int) -> frozenset[Visibility]:
    """Tell which choices include a visitor, for what is sent to the body `body_id`."""
    if is_chair_or_secretariat(visitor, body_id):
        return ALL
    if visitor.is_signed_in and visitor.category in PARTIES:
        return frozenset({Visibility.EVERYBODY, Visibility.PARTIES})
    return frozenset({Visibility.EVERYBODY})


def is_chair_or_secretariat(visitor: Visitor, body_id: int) -> bool:
    """Tell whether a visitor is of the Secretariat, or holds the chair of the body."""
    return SECRETARIAT in visitor.roles or any(
        (office, body_id) in visitor.offices for office in CHAIRS
    )


def up_to(widest: Visibility) -> frozenset[Visibility]:
    """Give the choices that readers of `widest` may see: a paper for parties holds public input."""
    order = (Visibility.EVERYBODY, Visibility.PARTIES, Visibility.CHAIR)
    return frozenset(order[: order.index(widest) + 1])
