"""The sentences of a drafted report: which phrases there are, and how they are filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wgtr.rendering.house_style import HouseStyle
from wgtr.reports.drafting.facts import Act, ItemFacts, Outcome, Speaker, Words
from wgtr.reports.drafting.points import Point, bare
from wgtr.reports.phrases import Phrases
from wgtr.tree.languages import Language
from wgtr.tree.numerals import render, system_for

MANY, SEVERAL = 10, 4
"""From how many on delegations are "many" and "several"; two and three are "some"."""

_NOTHING: frozenset[str] = frozenset()
_HEADINGS = ("introduction", "background", "meetings", "results", "other", "workplan")
_STATUSES = ("planned", "prepared", "discussed", "concluded", "deferred")
_PARTS_OF_RESULTS = ("conclusions", "recommendations", "actions")
_ACT = frozenset({"who", "gist"})
DIFFERENCES = ("deferred", "added", "moved")
_COUNTED = tuple(each for each in Speaker if each not in {Speaker.SECRETARIAT, Speaker.CHAIR})
_SIZES = ("one", "some", "several", "many")
KNOWN: Mapping[str, frozenset[str]] = {
    "title": frozenset({"body", "conference"}),
    **{f"heading_{name}": _NOTHING for name in (*_HEADINGS, *_PARTS_OF_RESULTS)},
    "introduced": frozenset({"body", "code", "conference"}),
    "chaired": frozenset({"countries"}),
    "mandate": frozenset({"since", "until", "starts", "ends"}),
    "mandate_paragraph": frozenset({"since", "paragraph"}),
    "no_mandate": _NOTHING,
    "held": frozenset({"day", "place", "sittings"}),
    "held_days": frozenset({"first", "last", "place", "sittings"}),
    "agenda": _NOTHING,
    "agenda_adopted": _NOTHING,
    **{f"agenda_{name}": frozenset({"items"}) for name in DIFFERENCES},
    "not_in_language": _NOTHING,
    "item_quoted": frozenset({"number", "title"}),
    "quoted": frozenset({"title"}),
    "under_item": frozenset({"number", "title"}),
    **{act.value: _ACT for act in Act},
    **{f"{kind}_{size}": _NOTHING for kind in _COUNTED for size in _SIZES},
    "nothing_recorded": _NOTHING,
    "unsettled": frozenset({"number"}),
    "secretariat": _NOTHING,
    "chair": _NOTHING,
    "for_a_group": frozenset({"who"}),
    "for_group": frozenset({"who", "group"}),
    "named": frozenset({"who", "names"}),
    "action": frozenset({"words"}),
    "action_owner": frozenset({"words", "owner"}),
    "action_due": frozenset({"words", "due"}),
    "action_owner_due": frozenset({"words", "owner", "due"}),
    **{f"plan_{name}": _NOTHING for name in ("topic", "cycle", "status")},
    **{f"status_{name}": _NOTHING for name in _STATUSES},
    "and": frozenset({"first", "second"}),
    "comma": frozenset({"first", "second"}),
    "stop": frozenset({"words"}),
    "then": frozenset({"first", "second"}),
}
"""The phrases of a Chair's report and what is filled into each (`agendas/phrases/report.toml`)."""


@dataclass(frozen=True)
class Writer:
    """Writes a report's sentences from the house's phrases, dates in the house's style."""

    phrases: Phrases
    style: HouseStyle
    co_chairs: bool = False
    names_delegations: bool = False

    def everywhere(self, name: str, **values: Words) -> dict[Language, str]:
        """A phrase in each language in which its values are known; of one Chair or Co-chairs."""
        return self.phrases.everywhere(name, more=self.co_chairs, **values)

    def day(self, value: date) -> dict[Language, str]:
        """A day in every language."""
        return {language: self.style.day(value.isoformat(), language) for language in Language}

    def number(self, value: int) -> dict[Language, str]:
        """A number in every language's digits."""
        return {language: render(value, system_for("digit", language)) for language in Language}

    def point(self, point: Point) -> dict[Language, str]:
        """Who made a point, and the point."""
        return {
            language: self.phrases.said(
                point.act,
                language,
                more=len(point.said) > 1 or (self.co_chairs and point.speaker is Speaker.CHAIR),
                who=self.who(point, language),
                gist=gist,
            )
            for language, gist in point.gist.items()
        }

    def who(self, point: Point, language: Language) -> str:
        """Say who made a point: how many delegations, named only where the report names them."""
        said = self.phrases.said
        who = said(_called(point), language, more=self.co_chairs)
        if point.first.group:
            if self.names_delegations:
                who = said("for_group", language, who=who, group=point.first.group)
            else:
                who = said("for_a_group", language, who=who)
        names = [each.name[language] for each in point.said if language in each.name]
        if self.names_delegations and names and point.speaker in _COUNTED:
            return said("named", language, who=who, names=self.listed(names, language))
        return who

    def listed(self, names: Sequence[str], language: Language) -> str:
        """Names as a language lists them: Chile, Ghana and Japan."""
        *before, last = names
        if not before:
            return last
        joined = before[0]
        for name in before[1:]:
            joined = self.phrases.said("comma", language, first=joined, second=name)
        return self.phrases.said("and", language, first=joined, second=last)

    def listed_everywhere(self, names: Sequence[Words]) -> dict[Language, str]:
        """Names listed in each language in which all are known."""
        return {
            language: self.listed([name[language] for name in names], language)
            for language in Language
            if names and all(language in name for name in names)
        }

    def following(self, sentences: Sequence[Words]) -> dict[Language, str]:
        """Sentences after one another, in each language in which all are known."""
        first, *rest = sentences
        said = dict(first)
        for each in rest:
            said = self.everywhere("then", first=said, second=each)
        return said

    def quoted(self, items: Sequence[ItemFacts]) -> dict[Language, str]:
        """Items by number and title, listed; a title that a language lacks as it was recorded."""
        return self.listed_everywhere([self._quoted(each) for each in items])

    def _quoted(self, item: ItemFacts) -> dict[Language, str]:
        recorded = item.title.get(Language.EN) or next(iter(item.title.values()), "")
        title = {language: item.title.get(language) or recorded for language in Language}
        if not item.number:
            return self.everywhere("quoted", title=title)
        return self.everywhere("item_quoted", number=self.numeral(item.number), title=title)

    def numeral(self, number: str) -> dict[Language, str]:
        """An item's number in every language's digits; "4.1" as it is."""
        known = self.number(int(number)) if number.isdecimal() else None
        return known or dict.fromkeys(Language, number)

    def sentence(self, words: Words) -> dict[Language, str]:
        """Words as a sentence: a capital first, the language's stop at the end."""
        return {
            language: self.phrases.said("stop", language, words=_begun(said))
            for language, said in words.items()
            if said.strip()
        }

    def action(self, outcome: Outcome) -> dict[Language, str]:
        """An action with its owner and date, as far as they are known."""
        values: dict[str, Words] = {"words": {k: _begun(v) for k, v in outcome.words.items() if v}}
        name = "action"
        if outcome.owner:
            name, values["owner"] = f"{name}_owner", dict.fromkeys(Language, outcome.owner)
        if outcome.due is not None:
            name, values["due"] = f"{name}_due", self.day(outcome.due)
        return self.everywhere(name, **values)


def _called(point: Point) -> str:
    """The name of the phrase that says who: "secretariat", "delegation_several"."""
    if point.speaker not in _COUNTED:
        return point.speaker.value
    return f"{point.speaker.value}_{_size(len(point.said))}"


def _begun(words: str) -> str:
    """A gist as a sentence begins: with a capital, where the script has one."""
    said = bare(words)
    return said[:1].upper() + said[1:]


def _size(number: int) -> str:
    if number == 1:
        return "one"
    if number < SEVERAL:
        return "some"
    return "several" if number < MANY else "many"
