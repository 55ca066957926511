"""The order of play: the hours add up, interpretation's end holds, kept sittings are kept."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from wgtr.reports.script.playing import Minutes, Playing, Presenting, Slot, StepKind, play

DAY = date(2025, 2, 28)
MORNING, AFTERNOON = Slot(DAY, time(10), time(13)), Slot(DAY, time(15), time(18))
USUAL = Minutes()


def agenda(*presenters: Presenting, pinned: int | None = 1) -> list[Playing]:
    return [
        Playing("opening", is_opening=True),
        Playing("1"),
        Playing("2"),
        Playing("3"),
        Playing("4", presenters=presenters, pinned=pinned),
        Playing("5"),
        Playing("aob"),
    ]


def test_a_topic_has_its_sitting_and_the_items_before_it_the_morning() -> None:
    morning, afternoon = play(agenda(), [MORNING, AFTERNOON], USUAL)
    assert list(dict.fromkeys(step.item for step in morning.steps)) == ["opening", "1", "2", "3"]
    assert list(dict.fromkeys(step.item for step in afternoon.steps)) == ["4", "5", "aob"]
    assert (afternoon.steps[0].item, afternoon.steps[0].begins) == ("4", time(15))


def test_presenters_take_their_minutes_and_the_floor_has_the_rest() -> None:
    two = Presenting("Chile", 20), Presenting("Institute")
    _, afternoon = play(agenda(*two), [MORNING, AFTERNOON], USUAL)
    steps = [(step.kind, step.minutes) for step in afternoon.steps if step.item == "4"]
    assert steps == [
        (StepKind.INTRODUCE, 5),
        (StepKind.PRESENT, 20),
        (StepKind.PRESENT, 10),
        (StepKind.FLOOR, 180 - 35 - 2 * (5 + 15) - 5),
    ]


def test_briefings_stand_between_introduction_and_presenters_and_take_from_the_floor() -> None:
    item = Playing("4", presenters=[Presenting("Chile", 20)], briefings=2)
    (morning,) = play([item], [MORNING], USUAL)
    assert [(step.kind, step.minutes) for step in morning.steps] == [
        (StepKind.INTRODUCE, 5),
        (StepKind.BRIEF, 10),
        (StepKind.BRIEF, 10),
        (StepKind.PRESENT, 20),
        (StepKind.FLOOR, 180 - 5 - 20 - 20 - 5),
        (StepKind.CLOSE, 5),
    ]


def test_presenters_who_want_more_than_there_is_are_told() -> None:
    many = [Presenting(f"P{number}", 30) for number in range(7)]
    _, afternoon = play(agenda(*many), [MORNING, AFTERNOON], USUAL)
    assert afternoon.over == 7 * 30 + 3 * 5 + 5 - 180
    assert max(step.ends for step in afternoon.steps) == time(18)


def test_without_a_kept_sitting_items_share_the_sittings() -> None:
    morning, afternoon = play(agenda(pinned=None), [MORNING, AFTERNOON], USUAL)
    assert {step.item for step in morning.steps} == {"opening", "1", "2", "3"}
    assert {step.item for step in afternoon.steps} == {"4", "5", "aob"}


def test_one_sitting_takes_all_and_none_plays_nothing() -> None:
    (only,) = play(agenda(pinned=0), [MORNING], USUAL)
    assert len({step.item for step in only.steps}) == 7
    assert play(agenda(), [], USUAL) == []


PRESENTERS = st.lists(
    st.builds(Presenting, st.just("P"), st.none() | st.integers(1, 60)), max_size=4
)


@given(
    st.lists(st.tuples(PRESENTERS, st.none() | st.integers(0, 5)), max_size=8),
    st.integers(1, 4),
)
def test_every_item_is_played_once_in_order_without_gaps_within_the_sittings(
    given_items: list[tuple[list[Presenting], int | None]], days: int
) -> None:
    items = [Playing("opening", is_opening=True)] + [
        Playing(str(place), presenters=presenters, pinned=pinned)
        for place, (presenters, pinned) in enumerate(given_items)
    ]
    slots = [Slot(date(2025, 3, 1 + day), time(10), time(13)) for day in range(days)]
    played = play(items, slots, USUAL)
    order = [step.item for each in played for step in each.steps]
    assert list(dict.fromkeys(order)) == [item.id for item in items]
    for each in played:
        ends = [each.slot.opens, *(step.ends for step in each.steps)]
        assert [step.begins for step in each.steps] == ends[:-1]
        assert all(step.ends <= each.slot.closes for step in each.steps)
        presented = sum(p.minutes or 10 for i in items for p in i.presenters)
        assert each.over <= presented + 20 * len(items)
