"""A change that the records would make, as a page shows it: what stands, what would stand."""

from dataclasses import dataclass

from wgtr.reports.drafting.regenerating import Change
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Provision, Text, plain


@dataclass(frozen=True)
class ShownChange:
    """A change in words; `number` is where it stands, in the report or in the new draft."""

    id: str
    what: str
    clash: bool
    number: str
    generated: str
    edited: str
    now: str
    language: str


def shown(change: Change, code: str, edited: Text, now: Text) -> ShownChange:
    """Put a change into words: in the page's language where the change is worded in it."""
    places = numbers(edited if change.edited else now, Language(code))
    told = [each for each in (change.now, change.edited) if each is not None]
    asked, original = Language(code), edited.original_language
    language = asked if all(asked in each.wording for each in told) else original
    return ShownChange(
        id=change.id,
        what=change.what.value,
        clash=change.clash,
        number=places.get(change.id, ""),
        generated=_words(change.generated, language),
        edited=_words(change.edited, language),
        now=_words(change.now, language),
        language=language.value,
    )


def _words(provision: Provision | None, language: Language) -> str:
    if provision is None or language not in provision.wording:
        return ""
    wording = provision.wording[language]
    return plain(wording.heading) or plain(wording.body)
