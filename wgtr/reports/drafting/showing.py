"""Changes that the records would make, as a page shows them: word by word, like every redline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wgtr.rendering.redline import RedlineRow, Stretches, redlined_rows, stretches
from wgtr.reports.drafting.regenerating import Change, What, merged
from wgtr.tree.comparison import compared
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Provision, Text, Wording, plain


@dataclass(frozen=True)
class ShownChange:
    """A change and what taking it would do to the words of one language.

    `number` is where it stands, in the report or in the new draft; empty where it has none.
    `under` names the heading to which it would move.
    """

    id: str
    what: str
    clash: bool
    number: str
    language: Language
    heading: Stretches
    body: Stretches
    rows: tuple[RedlineRow, ...]
    under: str = ""


def shown(
    found: Iterable[Change], language: Language, edited: Text, now: Text
) -> Iterator[ShownChange]:
    """Show changes in `language`; one that only touches other languages in one of those."""
    places = numbers(edited, language), numbers(now, language)
    wanted = language, edited.original_language
    headings = {each.id: _heading(each, wanted) for each in now.walk()}
    for change in found:
        number = places[change.edited is None].get(change.id, "")
        yield _shown(change, number, headings.get(change.under, ""), wanted)


def _heading(provision: Provision, wanted: tuple[Language, ...]) -> str:
    said = next((each for each in (*wanted, *Language) if each in provision.wording), wanted[0])
    return plain(_said(provision, said).heading)


def _shown(change: Change, number: str, under: str, wanted: tuple[Language, ...]) -> ShownChange:
    old, new = change.edited, _taken(change)
    touched = [each for each in Language if _said(old, each) != _said(new, each)]
    there = touched or [each for each in Language if _said(new, each) != Wording()]
    language = next((each for each in (*wanted, *there) if each in there), wanted[0])
    before, after = _said(old, language), _said(new, language)
    return ShownChange(
        id=change.id,
        what=change.what.value,
        clash=change.clash,
        number=number,
        language=language,
        heading=stretches(compared(before.heading, after.heading), {}),
        body=stretches(compared(before.body, after.body), {}),
        rows=redlined_rows(before.rows, after.rows, {}),
        under=under,
    )


def _taken(change: Change) -> Provision | None:
    """What would stand in the report if the change were taken."""
    if change.what is What.REWORDED and change.edited and change.now:
        return merged(change.generated, change.edited, change.now)
    return change.now


def _said(provision: Provision | None, language: Language) -> Wording:
    return (provision and provision.wording.get(language)) or Wording()
