"""Facts as a paper says them, in every language, from what the records hold.

A fact that the records do not hold is left out: its place keeps the words it has.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from zoneinfo import ZoneInfo

from babel.dates import format_date

from wgtr.agenda.phrases import AgendaWords
from wgtr.core.database import Wording
from wgtr.core.languages import LANGUAGES
from wgtr.meetings.deadlines import zone_mark
from wgtr.tree.languages import Language
from wgtr.tree.numerals import in_own_digits
from wgtr.tree.references import Facts

Said = Mapping[Language, str]
Saying = Callable[[Language], str]


@dataclass(frozen=True)
class Hours:
    """A sitting: its day and hours in the meeting's zone."""

    day: date
    opens: time
    closes: time


@dataclass(frozen=True, kw_only=True)
class MeetingRecords:
    """What the records say of a meeting; wordings are by language code.

    `since` is the number of the Conference whose mandate the agenda rests on, `until` that of the
    one the meeting prepares. `officers` tells how many lead the body, 0 where nobody does yet;
    `co_chaired` whether as Co-chairs. `countries` are theirs, as far as they are known.
    """

    body: Wording
    since: int
    until: int
    place: Wording
    zone: ZoneInfo
    sittings: Sequence[Hours]
    input_until: date | None = None
    officers: int = 0
    countries: Sequence[Wording] = ()
    co_chaired: bool = False


@dataclass(frozen=True, kw_only=True)
class TopicRecords:
    """What the records say of a topic: title, and the names of those who agreed to present."""

    title: Wording
    presenters: Sequence[Wording] = field(default=())


def facts_of_meeting(records: MeetingRecords, words: AgendaWords) -> Facts:
    """The facts that a meeting's letter and agenda may say, by the names of their places."""
    found = {
        "date": _each(lambda language: _days(records.sittings, language, words)),
        "sitting": _each(lambda language: _sittings(records.sittings, language, words)),
        "deadline": _each(lambda language: _deadline(records, language, words)),
        "officer": _each(lambda language: _officer(records, language, words)),
        "signatory": _each(lambda language: _signatory(records, language, words)),
        "body": _known(records.body),
        "venue": _known(records.place),
        "conference": conference_said(records.until, words),
        "address": dict.fromkeys(Language, words.facts.address),
    }
    return {name: said for name, said in found.items() if said}


def conference_said(number: int, words: AgendaWords) -> Said:
    """A Conference by its number: "Eleventh Conference of States Parties"; {} past the ordinals."""
    ordinals = words.mastheads.ordinals
    return {
        language: words.mastheads.said("conference", language, ordinal=listed[number - 1])
        for language, listed in ordinals.items()
        if number <= len(listed)
    }


def facts_of_topic(records: TopicRecords, words: AgendaWords) -> Facts:
    """The facts that an item on a topic says: the topic, and who presents."""
    return {
        "topic": _known(records.title),
        "presenters": _each(lambda language: _presenters(records, language, words)),
    }


def _each(say: Saying) -> dict[Language, str]:
    said = {language: say(language) for language in Language}
    return {language: words for language, words in said.items() if words}


def _known(wording: Wording) -> dict[Language, str]:
    return {Language(code): words for code, words in wording.items() if words}


def _days(sittings: Sequence[Hours], language: Language, words: AgendaWords) -> str:
    days = sorted({sitting.day for sitting in sittings})
    said = [words.style.day(day.isoformat(), language) for day in days]
    return words.facts.joined(said, language)


def _sittings(sittings: Sequence[Hours], language: Language, words: AgendaWords) -> str:
    days = sorted({sitting.day for sitting in sittings})
    said = [_one_day(day, sittings, language, words) for day in days]
    return "\n".join(said)


def _one_day(day: date, sittings: Sequence[Hours], language: Language, words: AgendaWords) -> str:
    slots = [f"{each.opens:%H:%M}–{each.closes:%H:%M}" for each in sittings if each.day == day]
    hours = [in_own_digits(slot, language) for slot in slots]
    weekday = format_date(day, "EEEE", locale=LANGUAGES[language.value].formats)
    return words.facts.said(
        "sitting",
        language,
        weekday=weekday[:1].upper() + weekday[1:],
        day=words.style.day(day.isoformat(), language),
        hours=words.facts.joined(hours, language),
    )


def _deadline(records: MeetingRecords, language: Language, words: AgendaWords) -> str:
    if records.input_until is None or language.value not in records.place:
        return ""
    return words.facts.said(
        "deadline",
        language,
        day=words.style.day(records.input_until.isoformat(), language),
        place=records.place[language.value],
        zone=zone_mark(records.input_until, records.zone),
    )


def _officer(records: MeetingRecords, language: Language, words: AgendaWords) -> str:
    if not records.officers:
        return ""
    return words.facts.said("co_chairs" if records.co_chaired else "chair", language)


def _signatory(records: MeetingRecords, language: Language, words: AgendaWords) -> str:
    countries = [each.get(language.value, "") for each in records.countries]
    officer = _officer(records, language, words)
    if not officer or not all(countries) or not countries:
        return officer
    joined = words.facts.joined(countries, language)
    return words.facts.said("signatory", language, officer=officer, countries=joined)


def _presenters(records: TopicRecords, language: Language, words: AgendaWords) -> str:
    named = [each[language.value] for each in records.presenters if language.value in each]
    if not named:
        return words.facts.said("presenters", language)
    return words.facts.joined(named, language)
