"""Briefings are those of the agendas that the system makes; annotations are quoted, never made."""

from tests.agenda.test_making import source, topic
from wgtr.agenda.making import made
from wgtr.reports.items import MeetingAgenda, items_in
from wgtr.reports.script.reminding import annotations_in, briefings_of
from wgtr.tree.languages import Language

EN = Language.EN
PRESENTING = {language: ["Secretariat"] for language in Language}


def test_a_made_agenda_has_a_briefing_for_each_item_and_one_for_each_sub_item() -> None:
    one, two = made(source()).text, made(source(topics=(topic("7"), topic("9")))).text
    assert {each.id: briefings_of(each) for each in items_in(one)} == {
        "item-opening": 0,
        **{f"item-m{place}": 1 for place in range(2, 6)},
        "item-m6": 0,
        "item-other": 0,
    }
    assert {each.id: briefings_of(each) for each in items_in(two)}["item-m5"] == 2


def test_what_has_a_step_of_its_own_is_no_reminder() -> None:
    text = made(source()).text
    agenda = MeetingAgenda(items_in(text), text)
    assert annotations_in(agenda, EN, PRESENTING) == {}
    named = {**PRESENTING, EN: ["FLOOR"]}
    found = annotations_in(agenda, EN, named)
    assert found["item-m2"] == ["The floor will then be open to delegations."]
    assert annotations_in(MeetingAgenda(), EN, PRESENTING) == {}
