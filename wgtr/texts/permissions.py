"""Who may see and change a text that is worked on; nobody else learns that it exists."""

from typing import Any

from wgtr.core.access import Permission, Visitor
from wgtr.texts.models import KeptText, TextVersion

SECRETARIAT, TRANSLATOR = "secretariat", "translator"
OFFICES = frozenset({"chair", "co_chair", "assistant"})
"""The offices whose holders write a body's texts."""


def may_edit(visitor: Visitor, text: KeptText) -> bool:
    """Tell whether a visitor may change everything in a text."""
    if SECRETARIAT in visitor.roles:
        return True
    return any(body == text.body_id and office in OFFICES for office, body in visitor.offices)


def may_see(visitor: Visitor, text: KeptText) -> bool:
    """Tell whether a visitor may see a text in work: who edits it, and translators."""
    return TRANSLATOR in visitor.roles or may_edit(visitor, text)


def may_word(visitor: Visitor, text: KeptText, *, in_original: bool) -> bool:
    """Tell whether a visitor may word a text in a language: translators, not in the original."""
    if may_edit(visitor, text):
        return True
    return TRANSLATOR in visitor.roles and not in_original


def is_at_work(visitor: Visitor) -> bool:
    """Tell whether a visitor has texts to work on at all."""
    holds = any(office in OFFICES for office, _body in visitor.offices)
    return holds or bool(visitor.roles & {SECRETARIAT, TRANSLATOR})


SEE_TEXTS = Permission("see texts in work", lambda visitor, _nothing: is_at_work(visitor))
SEE_TEXT = Permission(
    "see a text in work", lambda visitor, place: may_see(visitor, _text(place)), hides=True
)
EDIT_TEXT = Permission(
    "edit a text", lambda visitor, place: may_edit(visitor, _text(place)), hides=True
)
WORD_TEXT = Permission(
    "word a text in a language",
    lambda visitor, place: may_word(visitor, place.kept, in_original=place.in_original),
    hides=True,
)


def _text(subject: Any) -> KeptText:
    """The text that a permission is asked about: itself, a place in it, or one of its versions."""
    if isinstance(subject, KeptText):
        return subject
    found: KeptText = subject.text if isinstance(subject, TextVersion) else subject.kept
    return found
