from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from wgtr.agenda.facts import (
    Hours,
    MeetingRecords,
    TopicRecords,
    conference_said,
    facts_of_meeting,
    facts_of_topic,
)
from wgtr.agenda.phrases import BadFacts, agenda_words, fact_words_from
from wgtr.core.languages import LANGUAGES
from wgtr.tree.languages import Language

AR, EN, FR, RU, ZH = (Language(code) for code in ("ar", "en", "fr", "ru", "zh"))
GENEVA = {
    "ar": "جنيف",
    "en": "Geneva",
    "es": "Ginebra",
    "fr": "Genève",
    "ru": "Женева",
    "zh": "日内瓦",
}
CHILE = dict.fromkeys(LANGUAGES, "Chile")
ROMANIA = dict.fromkeys(LANGUAGES, "Romania")


def records(**overrides: Any) -> MeetingRecords:
    day = date(2025, 2, 28)
    values: dict[str, Any] = {
        "body": {"en": "Working Group", "fr": ""},
        "since": 10,
        "until": 11,
        "place": GENEVA,
        "zone": ZoneInfo("Europe/Zurich"),
        "sittings": [Hours(day, time(10), time(13)), Hours(day, time(15), time(18))],
        "input_until": date(2025, 2, 14),
        "officers": 1,
        "countries": [CHILE],
    }
    return MeetingRecords(**(values | overrides))


def test_facts_are_said_in_each_language() -> None:
    facts = facts_of_meeting(records(), agenda_words())
    assert facts["date"][EN] == "28 February 2025"
    assert facts["date"][AR] == "٢٨ شباط/فبراير ٢٠٢٥"
    assert facts["sitting"][EN] == "Friday, 28 February 2025, 10:00–13:00, 15:00–18:00"
    assert facts["sitting"][AR].endswith("١٠:٠٠–١٣:٠٠، ١٥:٠٠–١٨:٠٠")
    assert facts["sitting"][ZH] == "2025年2月28日星期五，10:00–13:00、15:00–18:00"
    assert facts["deadline"][EN] == "14 February 2025, 24:00 Geneva (CET)"
    assert facts["deadline"][FR] == "14 février 2025, 24 h 00, heure de Genève (CET)"
    assert facts["conference"][RU].startswith("Одиннадцатая")
    assert facts["body"] == {EN: "Working Group"}
    assert facts["address"][EN] == "info@thearmstradetreaty.org"


def test_a_summer_deadline_says_summer_time() -> None:
    facts = facts_of_meeting(records(input_until=date(2025, 6, 1)), agenda_words())
    assert facts["deadline"][EN] == "1 June 2025, 24:00 Geneva (CEST)"


def test_one_chair_or_several_co_chairs() -> None:
    one = facts_of_meeting(records(), agenda_words())
    assert (one["officer"][EN], one["signatory"][EN]) == ("Chair", "Chair (Chile)")
    both = facts_of_meeting(
        records(co_chaired=True, officers=2, countries=[CHILE, ROMANIA]), agenda_words()
    )
    assert both["officer"][EN] == "Co-chairs"
    assert both["signatory"][EN] == "Co-chairs (Chile, Romania)"
    assert both["signatory"][ZH] == "共同主席（Chile、Romania）"


def test_what_the_records_do_not_hold_is_left_out() -> None:
    facts = facts_of_meeting(
        records(officers=0, countries=[], input_until=None, place={"en": "Geneva"}),
        agenda_words(),
    )
    assert not {"officer", "signatory", "deadline"} & facts.keys()
    assert facts["venue"] == {EN: "Geneva"}
    nameless = facts_of_meeting(records(countries=[]), agenda_words())
    assert nameless["signatory"][EN] == "Chair"
    assert conference_said(99, agenda_words()) == {}


def test_a_meeting_of_two_days_says_both() -> None:
    sittings = [
        Hours(date(2026, 3, 18), time(15), time(18)),
        Hours(date(2026, 3, 19), time(10), time(13)),
    ]
    facts = facts_of_meeting(records(sittings=sittings), agenda_words())
    assert facts["date"][EN] == "18 March 2026, 19 March 2026"
    assert facts["sitting"][EN].splitlines() == [
        "Wednesday, 18 March 2026, 15:00–18:00",
        "Thursday, 19 March 2026, 10:00–13:00",
    ]


def test_presenters_are_named_once_they_agreed() -> None:
    title = {"en": "Transmission"}
    nobody = facts_of_topic(TopicRecords(title=title), agenda_words())
    assert nobody["presenters"][EN].startswith("States Parties that have agreed")
    assert nobody["topic"] == {EN: "Transmission"}
    two = TopicRecords(title=title, presenters=[CHILE, {"en": "An institute"}])
    assert facts_of_topic(two, agenda_words())["presenters"][EN] == "Chile, An institute"


@pytest.mark.parametrize(
    ("item", "language", "title"),
    [
        ("National practice; and", EN, "National practice"),
        ("Pratiques nationales ; et", FR, "Pratiques nationales"),
        ("各国的做法；以及", ZH, "各国的做法"),
        ("Национальная практика; и", RU, "Национальная практика"),
        ("الممارسات الوطنية؛", AR, "الممارسات الوطنية"),
        ("Mandate between CSP11 and CSP12.", EN, "Mandate between CSP11 and CSP12"),
        (";", EN, ";"),
    ],
)
def test_a_standing_item_becomes_a_title(item: str, language: Language, title: str) -> None:
    assert agenda_words().facts.title(item, language) == title


def test_words_that_are_missing_are_told_with_their_place() -> None:
    with pytest.raises(BadFacts, match=r"chair\.ar"):
        fact_words_from({"address": "a@example.org"})
    with pytest.raises(BadFacts, match="means nothing here"):
        fact_words_from({"addres": "a@example.org"})
