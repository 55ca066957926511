"""The drafted report: who is counted, who is named, what is missing in which language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.reports import EN, FR, blueprint, drafted, item, outcome, said
from wgtr.reports.drafting.chair import unworded
from wgtr.reports.drafting.facts import Act, AdoptionFacts, OutcomeKind, Speaker
from wgtr.tree.blueprints import check
from wgtr.tree.gaps import open_facts
from wgtr.tree.json_form import from_json, to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Text, plain


def words(text: Text, language: Language = EN) -> list[str]:
    found = [each.wording[language] for each in text.walk() if language in each.wording]
    return [plain(each.heading) + plain(each.body) for each in found]


def test_a_report_has_its_parts_in_order_and_numbers_them() -> None:
    text = drafted(item(said=[said(1)], outcomes=[outcome(1)]))
    headings = [each for each in words(text) if not each.endswith(".")]
    assert headings == [
        "Introduction",
        "Mandate",
        "Meetings and discussions",
        "Item 1: Compliance",
        "Conclusions and recommendations",
        "Conclusions",
    ]
    printed = numbers(text, EN)
    assert (printed["r-background"], printed["r-item-p1"]) == ("II.", "A.")
    assert [printed[name] for name in ("r-introduced", "r-mandate", "r-said-1", "r-outcome-1")] == [
        "1.",
        "2.",
        "5.",
        "6.",
    ]
    assert check(text.parts[0], blueprint("chairs-report")) == []
    assert from_json(to_json(text, EN)) == text


def test_dates_and_the_basis_come_from_the_records() -> None:
    said_here = words(drafted(item()))
    assert (
        "The work rested on the mandate that CSP10 approved for the period until CSP11, "
        "from 1 September 2024 to 31 August 2025."
    ) in said_here
    assert "A meeting was held in Geneva on 28 February 2025 (sittings: 2)." in said_here


@pytest.mark.parametrize(
    ("number", "who"),
    [(1, "One delegation"), (3, "Some delegations"), (4, "Several"), (10, "Many delegations")],
)
def test_the_same_point_is_made_by_several_without_names(number: int, who: str) -> None:
    gists = ["Rates are falling.", "rates are  falling", "RATES ARE FALLING"]
    made = [said(each, gists[each % 3]) for each in range(number)]
    points = [each for each in words(drafted(item(said=made))) if "noted" in each]
    assert len(points) == 1
    assert points[0].startswith(who)
    assert "State" not in "".join(points)


def test_a_speaker_counts_once_for_a_point() -> None:
    made = [said(1, who="CH"), said(2, who="CH")]
    assert "One delegation noted that rates are falling." in words(drafted(item(said=made)))


def test_names_stand_only_where_they_were_chosen() -> None:
    made = [said(1), said(2), said(3)]
    named = words(drafted(item(said=made), named=True))
    assert "Some delegations (State 1, State 2 and State 3) noted that rates are falling." in named


def test_a_group_is_said_to_be_one_and_stands_alone() -> None:
    made = [said(1), said(2, group="the African Group")]
    shown = words(drafted(item(said=made)))
    assert "One delegation, speaking on behalf of a group, noted that rates are falling." in shown
    assert "African" not in "".join(shown)
    assert "on behalf of the African Group" in "".join(words(drafted(item(said=made), named=True)))


def test_what_was_presented_stands_before_what_was_discussed() -> None:
    made = [
        said(1),
        said(2, "the status of reporting", speaker=Speaker.SECRETARIAT, act=Act.PRESENTED),
    ]
    shown = words(drafted(item(said=made)))
    presented = shown.index("The Secretariat presented the status of reporting.")
    assert presented < shown.index("One delegation noted that rates are falling.")


def test_kinds_of_speakers_are_never_counted_together() -> None:
    made = [said(1), said(2, speaker=Speaker.ORGANISATION)]
    shown = "".join(words(drafted(item(said=made))))
    assert "One delegation noted" in shown
    assert "One organization noted" in shown


def test_co_chairs_are_never_called_the_chair() -> None:
    two = [{EN: "Ghana"}, {EN: "Chile"}]
    text = drafted(item(said=[said(1, speaker=Speaker.CHAIR)]), chairs=two)
    title = plain(text.parts[0].title[EN])
    shown = "".join([title, *words(text)])
    assert "Report of the Co-chairs" in title
    assert "The work was chaired by Ghana and Chile." in shown
    assert "The Co-chairs noted" in shown
    assert "The Chair " not in shown


def test_outcomes_say_whose_they_are_and_by_when() -> None:
    from datetime import date

    action = outcome(
        7,
        OutcomeKind.ACTION,
        words={EN: "Update the guidance."},
        owner="Secretariat",
        due=date(2025, 5, 31),
    )
    shown = words(drafted(item(outcomes=[action])))
    assert "Update the guidance (owner: Secretariat; by 31 May 2025)." in shown


def test_a_language_lacks_only_what_nobody_worded_in_it() -> None:
    both = {EN: "rates are falling", FR: "les taux diminuent"}
    text = drafted(item(said=[said(1, gist=both), said(2, "forms are long")]))
    missing = unworded(text)
    assert missing[FR] == 1
    assert missing[Language.AR] == 2
    assert EN not in missing
    assert "Une délégation a fait observer que les taux diminuent." in words(text, FR)


def test_an_item_without_a_record_is_an_open_place_and_not_a_sentence() -> None:
    text = drafted(item("p1"), item("p2", number="2", said=[said(1)]))
    nothing = "[Nothing is recorded under this item]"
    assert words(text).count(nothing) == 1
    assert words(text).index(nothing) == words(text).index("Item 1: Compliance") + 1
    assert open_facts(text, EN) == [nothing]
    assert "r-nothing-p1" not in numbers(text, EN)


def test_how_the_adopted_agenda_differs_stands_in_its_paragraph() -> None:
    changed = AdoptionFacts(
        words={
            EN: "the item on mandates was left to the Conference.",
            FR: "le mandat a été laissé.",
        },
        deferred=[item("p4", number="4"), item("p5", number="5")],
        added=[item("added", number="")],
        moved=[item("p3", number="3.1")],
    )
    text = drafted(item(), adopted=True, adoption=changed)
    assert (
        "The agenda was adopted. The item on mandates was left to the Conference. "
        "The following was deferred: item 4 (“Compliance”) and item 5 (“Compliance”). "
        "The following was added: “Compliance”. The following was given another place: "
        "item 3.1 (“Compliance”). The discussions are set out below, item by item."
    ) in words(text)
    assert "Le mandat a été laissé." in "".join(words(text, FR))
    assert open_facts(text, Language.RU)[0] == "[Отличия на этом языке не записаны]"
    assert "пункт 4 («Compliance»)" in "".join(words(text, Language.RU))
    assert open_facts(text, EN) == open_facts(drafted(item()), EN)
    (plainly,) = [each for each in words(drafted(item(), adopted=True)) if "adopted" in each]
    assert plainly == "The agenda was adopted. The discussions are set out below, item by item."
    assert not any("adopted" in each for each in words(drafted(item())))


def test_of_an_opening_the_adoption_says_enough() -> None:
    opening = item("opening", number="")
    assert open_facts(drafted(opening, adopted=True), EN) == []
    assert open_facts(drafted(opening), EN) == ["[Nothing is recorded under this item]"]
    second = drafted(item(said=[said(1)]), opening, adopted=True)
    assert open_facts(second, EN) == ["[Nothing is recorded under this item]"]


def test_notes_that_no_sentence_can_be_made_of_are_an_open_place() -> None:
    text = drafted(item(said=[said(1)], unsettled=2))
    assert open_facts(text, EN) == ["[Notes without a speaker or without words: 2]"]
    assert open_facts(text, Language.AR) == ["[ملاحظات بلا متكلم أو بلا نص: ٢]"]


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        (Speaker.OBSERVER, "One observer"),
        (Speaker.PRESENTER, "One presenter"),
        (Speaker.SPEAKER, "One speaker"),
        (Speaker.EXPERT, "One invited speaker"),
    ],
)
def test_speakers_are_called_what_the_record_knows_of_them(speaker: Speaker, who: str) -> None:
    assert f"{who} noted that rates are falling." in words(
        drafted(item(said=[said(1, speaker=speaker)]))
    )


def test_outcomes_begin_with_a_capital_where_the_script_has_one() -> None:
    action = outcome(
        7, OutcomeKind.ACTION, words={EN: "prepare a comparison", FR: "établir un état"}, owner="X"
    )
    found = drafted(item(outcomes=[action, outcome(8, words={EN: "rates are falling"})]))
    assert {"Prepare a comparison (owner: X).", "Rates are falling."} <= set(words(found))
    assert "Établir un état (responsable : X)." in words(found, FR)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["a", "b", "A.", " b "])), max_size=30)
)
def test_every_intervention_is_in_exactly_one_point(made: list[tuple[int, str]]) -> None:
    from wgtr.reports.drafting.points import points_of

    interventions = [said(place, gist, who=f"D{who}") for place, (who, gist) in enumerate(made)]
    points = points_of(interventions)
    counted = {(each.who, point.gist[EN].casefold()) for point in points for each in point.said}
    assert counted == {(f"D{who}", gist.strip(" .").casefold()) for who, gist in made}
    assert sum(len(point.said) for point in points) == len(counted)
