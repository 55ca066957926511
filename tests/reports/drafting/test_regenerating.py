"""Drafting again: what the hand wrote stays, what the records changed is offered."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories.reports import EN, FR, drafted, item, said
from wgtr.reports.drafting.regenerating import What, applied, changes, taken_by_default
from wgtr.tree.edits import add_after, remove, reword
from wgtr.tree.provisions import Kind, Provision, Span, Text, Wording, plain


def by_hand(text: Text, provision_id: str, words: str) -> Text:
    return reword(text, provision_id, EN, Wording(body=(Span(words),)))


def said_in(text: Text, provision_id: str) -> str:
    return plain(text.provision(provision_id).wording[EN].body)


def report(*gists: str, after: str = "") -> Text:
    made = [said(number, gist) for number, gist in enumerate(gists, 1)]
    return drafted(item(said=made), code="WGTR" + after)


def note(provision_id: str, words: str) -> Provision:
    return Provision(
        provision_id, Kind.PARAGRAPH, {EN: Wording(body=(Span(words),))}, numbered=True
    )


def test_nothing_differs_where_nothing_changed() -> None:
    assert changes(report("a"), by_hand(report("a"), "r-said-1", "Edited."), report("a")) == []


def test_what_only_the_records_changed_is_proposed() -> None:
    found = changes(report("a"), report("a"), report("b", "c"))
    assert [(each.id, each.what, each.proposed) for each in found] == [
        ("r-said-1", What.REWORDED, True),
        ("r-said-2", What.ADDED, True),
    ]


def test_a_hand_edit_is_never_overwritten_unless_it_is_taken() -> None:
    edited = by_hand(report("a"), "r-said-1", "Edited by the Chair.")
    (change,) = changes(report("a"), edited, report("b"))
    assert (change.what, change.clash) == (What.REWORDED, True)
    left = applied(report("a"), edited, report("b"), take=set())
    assert said_in(left, "r-said-1") == "Edited by the Chair."
    taken = applied(report("a"), edited, report("b"), take={"r-said-1"})
    assert said_in(taken, "r-said-1") == "One delegation noted that b."


def test_a_translation_by_hand_stays_when_the_original_is_taken() -> None:
    french = Wording(body=(Span("À la main."),))
    edited = reword(report("a"), "r-said-1", FR, french)
    (change,) = changes(report("a"), edited, report("b"))
    assert change.proposed
    merged = applied(report("a"), edited, report("b"), take={"r-said-1"})
    assert merged.provision("r-said-1").wording[FR] == french
    assert said_in(merged, "r-said-1") == "One delegation noted that b."


def test_what_was_deleted_by_hand_comes_back_only_when_asked_for() -> None:
    edited = remove(report("a", "b"), "r-said-2")
    assert changes(report("a", "b"), edited, report("a", "b")) == []
    (change,) = changes(report("a", "b"), edited, report("a", "c"))
    assert (change.what, change.proposed) == (What.ADDED, False)
    back = applied(report("a", "b"), edited, report("a", "c"), take={"r-said-2"})
    assert said_in(back, "r-said-2") == "One delegation noted that c."


def test_what_was_struck_from_the_record_goes_unless_it_was_edited() -> None:
    base, now = report("a", "b"), report("a")
    (change,) = changes(base, base, now)
    assert (change.what, change.proposed) == (What.REMOVED, True)
    (kept,) = changes(base, by_hand(base, "r-said-2", "Ours."), now)
    assert (kept.what, kept.proposed) == (What.REMOVED, False)


def test_a_heading_goes_with_the_last_that_stood_under_it_and_stays_with_what_is_by_hand() -> None:
    base, now = report("a"), drafted()
    whole = applied(base, base, now, take={"r-said-1", "r-item-p1"})
    assert {each.id for each in whole.walk()} == {each.id for each in now.walk()}
    edited = add_after(base, "r-said-1", note("mine", "By hand."))
    kept = applied(base, edited, now, take={"r-said-1", "r-item-p1"})
    assert {"mine", "r-item-p1"} <= {each.id for each in kept.walk()}
    assert "r-said-1" not in {each.id for each in kept.walk()}


def test_what_is_new_stands_after_what_it_follows_in_the_record() -> None:
    edited = add_after(report("a", "b"), "r-said-1", note("mine", "By hand."))
    order = [
        each.id
        for each in applied(
            report("a", "b"), edited, report("a", "b", "c"), take={"r-said-3"}
        ).walk()
    ]
    assert order[order.index("r-said-1") :][:4] == ["r-said-1", "mine", "r-said-2", "r-said-3"]


BOTH = (
    item("p1", said=[said(1, "a"), said(2, "b")]),
    item("p2", number="2", said=[said(3, "c")]),
)
DEFERRED = (
    item("p2", number="2", said=[said(3, "c")]),
    item("other", title={}, number="", said=[said(1, "a"), said(2, "b")]),
)
"""The same record before and after the first item was deferred."""


def under(text: Text, heading: str) -> list[str]:
    return [each.id for each in text.provision(heading).children]


def ids(text: Text) -> set[str]:
    return {each.id for each in text.walk()}


def all_proposed(base: Text, edited: Text, now: Text) -> set[str]:
    return taken_by_default(changes(base, edited, now))


def test_what_the_records_put_under_another_heading_goes_there_with_the_heading() -> None:
    base, now = drafted(*BOTH), drafted(*DEFERRED)
    moved = {each.id: each for each in changes(base, base, now) if each.what is What.MOVED}
    assert {each.under for each in moved.values()} == {"r-item-other"}
    assert set(moved) == {"r-said-1", "r-said-2"}
    assert applied(base, base, now, take=all_proposed(base, base, now)) == now
    alone = applied(base, base, now, take={"r-item-other"})
    assert under(alone, "r-item-other") == ["r-said-1", "r-said-2"]
    some = applied(base, base, now, take={"r-item-other", "r-said-2"})
    assert (under(some, "r-item-other"), under(some, "r-item-p1")) == (["r-said-2"], ["r-said-1"])
    assert applied(now, now, base, take=all_proposed(now, now, base)) == base


def test_a_paragraph_comes_with_its_heading_and_a_heading_with_its_paragraphs() -> None:
    base, now = drafted(BOTH[0]), drafted(*BOTH)
    for take in ({"r-item-p2"}, {"r-said-3"}):
        assert under(applied(base, base, now, take=take), "r-item-p2") == ["r-said-3"]
    later = drafted(BOTH[0], item("p2", number="2", said=[said(3, "c"), said(4, "d")]))
    one = applied(base, base, later, take={"r-item-p2", "r-said-4"})
    assert under(one, "r-item-p2") == ["r-said-4"]
    without = remove(now, "r-item-p2")
    back = applied(now, without, later, take={"r-said-4"})
    assert under(back, "r-item-p2") == ["r-said-4"]


def moved_by_hand(text: Text, provision_id: str, after: str) -> Text:
    provision = text.provision(provision_id)
    return add_after(remove(text, provision_id), after, provision)


def test_a_paragraph_moved_by_hand_stays_where_the_person_put_it() -> None:
    base, now = drafted(*BOTH), drafted(*DEFERRED)
    edited = moved_by_hand(base, "r-said-1", "r-said-3")
    whole = applied(base, edited, now, take=all_proposed(base, edited, now))
    assert under(whole, "r-item-p2") == ["r-said-3", "r-said-1"]
    assert under(whole, "r-item-other") == ["r-said-2"]
    assert "r-item-p1" not in ids(whole)


def test_a_paragraph_put_below_a_heading_does_not_become_the_next_ones() -> None:
    base, now = drafted(*BOTH), drafted(*DEFERRED)
    beside = moved_by_hand(base, "r-said-1", "r-item-p2")
    whole = applied(base, beside, now, take=all_proposed(base, beside, now))
    order = under(whole, "r-meetings")
    assert order[-3:] == ["r-item-p2", "r-said-1", "r-item-other"]
    first = moved_by_hand(base, "r-said-3", "r-item-p1")
    kept = applied(base, first, now, take=all_proposed(base, first, now))
    order = under(kept, "r-meetings")
    assert order[order.index("r-item-p1") + 1] == "r-said-3"


GISTS = st.lists(st.sampled_from("abcdef"), max_size=6, unique=True)


@given(GISTS, GISTS)
def test_without_hand_edits_taking_everything_gives_the_new_draft(
    old: list[str], new: list[str]
) -> None:
    base, now = report(*old), report(*new)
    taken = taken_by_default(changes(base, base, now))
    assert applied(base, base, now, take=taken) == now


@given(GISTS, GISTS, st.data())
def test_taking_nothing_changes_nothing_whatever_was_edited(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    edited = report(*old)
    ids = [each.id for each in edited.walk() if each.id.startswith("r-said")]
    for each in data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []:
        edited = data.draw(st.sampled_from([by_hand(edited, each, "Ours."), remove(edited, each)]))
    assert applied(report(*old), edited, report(*new), take=set()) == edited


@given(GISTS, GISTS, st.data())
def test_what_was_written_by_hand_survives_any_choice(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    base = report(*old)
    edited = add_after(base, "r-agenda", note("mine", "By hand."))
    found = [change.id for change in changes(base, edited, report(*new))]
    take = set(data.draw(st.lists(st.sampled_from(found)))) if found else set()
    assert said_in(applied(base, edited, report(*new), take=take), "mine") == "By hand."
