import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.texts import LABELS, languages, mapped, texts, worded_in
from wgtr.tree.languages import Language
from wgtr.tree.numbering import (
    bare_number,
    checked_pattern,
    note_numbers,
    numbers,
    part_numbers,
    with_path,
    written,
)
from wgtr.tree.provisions import (
    Kind,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    note_calls,
)

# Where a list of each kind begins anew, said once more and otherwise than in numbering.py: the
# kinds a provision of this kind is a list entry of. Other kinds between them do not matter.
LIST_HOLDERS = {
    "heading": "heading",
    "item": "item",
    "paragraph": "paragraph task question bullet",
    "question_group": "question_group",
    "question": "question",
    "task": "task paragraph item",
}


def p(name: str, kind: str, *children: Provision, **other: object) -> Provision:
    """A numbered provision; further fields as named."""
    values = {"numbered": True} | other
    return Provision(id=name, kind=Kind(kind), children=children, **values)  # type: ignore[arg-type]


def numbered(*provisions: Provision, language: str = "en", **numbering: str) -> dict[str, str]:
    by_kind = {name.replace("__", "/"): pattern for name, pattern in numbering.items()}
    part = Part("part", "annex", provisions=provisions, numbering=by_kind)
    return part_numbers(part, Language(language))


def in_reading_order(text: Text, language: Language) -> list[str | None]:
    counted = numbers(text, language)
    return [counted.get(provision.id) for provision in text.walk()]


# Numbering is a function of the tree


@given(texts(), languages)
def test_ids_and_wording_do_not_matter_to_numbers(text: Text, language: Language) -> None:
    def renamed(provision: Provision) -> Provision:
        return replace(provision, id=f"x-{provision.id}", wording=worded_in(Language.FR, "Autre"))

    assert in_reading_order(mapped(text, renamed), language) == in_reading_order(text, language)


@given(texts(), languages, st.randoms(use_true_random=False))
def test_the_order_of_parts_does_not_matter_to_the_numbers_inside_them(
    text: Text, language: Language, order: Random
) -> None:
    parts = list(text.parts)
    order.shuffle(parts)
    assert numbers(text.with_parts(tuple(parts)), language) == numbers(text, language)


def above(text: Text) -> Iterator[tuple[Provision, str, tuple[Provision, ...]]]:
    """Every provision with its part's id and its ancestors, outermost first."""

    def below(
        provisions: tuple[Provision, ...], part: str, ancestors: tuple[Provision, ...]
    ) -> Iterator[tuple[Provision, str, tuple[Provision, ...]]]:
        for provision in provisions:
            yield provision, part, ancestors
            yield from below(provision.children, part, (*ancestors, provision))

    for part in text.parts:
        yield from below(part.provisions, part.id, ())


def list_of(provision: Provision, part: str, ancestors: tuple[Provision, ...]) -> tuple[str, ...]:
    """Which list a provision stands in, after LIST_HOLDERS."""
    holders = LIST_HOLDERS.get(provision.kind, " ".join(Kind)).split()
    holding = [ancestor.id for ancestor in ancestors if ancestor.kind in holders]
    return (provision.kind, part, *holding[-1:])


@given(texts(plain_numbers=True, size=20))
def test_every_list_counts_its_numbered_entries_from_one(text: Text) -> None:
    counted = numbers(text, Language.EN)
    lists: dict[tuple[str, ...], list[str]] = {}
    for provision, part, ancestors in above(text):
        if provision.numbered:
            entries = lists.setdefault(list_of(provision, part, ancestors), [])
            entries.append(counted.pop(provision.id))
    assert not counted, "an unnumbered provision has a number"
    for entries in lists.values():
        assert entries == [f"{place}." for place in range(1, len(entries) + 1)]


@given(texts(plain_numbers=True, size=20), st.data())
def test_a_new_entry_shifts_exactly_the_later_ones_of_its_list(
    text: Text, data: st.DataObject
) -> None:
    beside, part, ancestors = data.draw(st.sampled_from(list(above(text))))
    new = Provision("new", beside.kind, numbered=data.draw(st.booleans()))
    siblings = ancestors[-1] if ancestors else next(p for p in text.parts if p.id == part)
    grown = with_sibling(text, siblings.id, beside, new)
    before, after = numbers(text, Language.EN), numbers(grown, Language.EN)
    passed = False
    for provision, its_part, its_ancestors in above(grown):
        same = list_of(provision, its_part, its_ancestors) == list_of(beside, part, ancestors)
        if provision.id in before:
            shift = int(passed and same and new.numbered)
            assert int(after[provision.id][:-1]) == int(before[provision.id][:-1]) + shift
        passed = passed or provision.id == "new"


def with_sibling(text: Text, holder: str, beside: Provision, new: Provision) -> Text:
    def among(children: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(
            x for child in children for x in ((child, new) if child is beside else [child])
        )

    def one(provision: Provision) -> Provision:
        if provision.id == holder:
            return replace(provision, children=among(provision.children))
        return replace(provision, children=tuple(map(one, provision.children)))

    return text.with_parts(
        tuple(
            replace(part, provisions=among(part.provisions))
            if part.id == holder
            else replace(part, provisions=tuple(map(one, part.provisions)))
            for part in text.parts
        )
    )


@given(texts(), languages)
def test_what_is_numbered_has_a_number_after_its_pattern_and_nothing_else_has(
    text: Text, language: Language
) -> None:
    counted = numbers(text, language)
    patterns = {part.id: set(part.numbering.values()) | {"{digit}."} for part in text.parts}
    for provision, part, _ in above(text):
        number = counted.get(provision.id)
        if provision.label is not None:
            assert number == provision.label
        elif not provision.numbered:
            assert number is None
        else:
            allowed = {provision.pattern} if provision.pattern else patterns[part]
            assert number is not None
            assert any(matches(pattern, number) for pattern in allowed)


def matches(pattern: str, number: str) -> bool:
    with_parent = re.escape(pattern).replace(re.escape("{parent}"), ".+")
    alone = re.escape(re.sub(r"\{parent\}[^{]*", "", pattern))
    forms = (re.sub(r"\\\{[a-z\\-]+\\\}", r"[^\\W_]+", form) for form in (with_parent, alone))
    return any(re.fullmatch(form, number) for form in forms)


# The rules, one by one


def test_paragraphs_run_on_through_items_and_sections() -> None:
    counted = numbered(
        p("i1", "item", p("a", "paragraph"), p("b", "paragraph")),
        p("h", "heading", p("c", "paragraph"), numbered=False),
        p("d", "paragraph"),
    )
    assert [counted[name] for name in "abcd"] == ["1.", "2.", "3.", "4."]


def test_questions_run_on_across_groups_and_sub_questions_begin_anew() -> None:
    counted = numbered(
        p("g1", "question_group", p("a", "question", p("b", "question"), p("c", "question"))),
        p("g2", "question_group", p("d", "question", p("e", "question")), p("f", "question")),
        question_group="{capital}.",
        question="{digit}.",
        question__2="{letter})",
    )
    assert [counted[n] for n in ("g1", "a", "b", "c")] == ["A.", "1.", "a)", "b)"]
    assert [counted[n] for n in ("g2", "d", "e", "f")] == ["B.", "2.", "a)", "3."]


def test_tasks_begin_anew_under_each_paragraph() -> None:
    counted = numbered(
        p("1", "paragraph", p("a", "task", p("i", "task"), p("ii", "task")), p("b", "task")),
        p("2", "paragraph", p("c", "task")),
        task="{letter}.",
        task__2="{roman})",
    )
    assert counted == {"1": "1.", "a": "a.", "i": "i)", "ii": "ii)", "b": "b.", "2": "2."} | {
        "c": "a."
    }


def test_opening_and_any_other_business_do_not_count() -> None:
    counted = numbered(
        p("opening", "item", numbered=False), p("1", "item"), p("aob", "item", numbered=False)
    )
    assert counted == {"1": "1."}


def test_two_ways_of_writing_side_by_side_count_apart() -> None:
    counted = numbered(
        p("a", "paragraph"), p("b", "paragraph", pattern="({letter})"), p("c", "paragraph")
    )
    assert counted == {"a": "1.", "b": "(a)", "c": "2."}


def test_a_start_number_is_counted_on_from_and_a_label_counts_for_nothing() -> None:
    counted = numbered(
        p("a", "paragraph", start=27), p("bis", "paragraph", label="27 bis."), p("b", "paragraph")
    )
    assert counted == {"a": "27.", "bis": "27 bis.", "b": "28."}


def test_sub_items_carry_their_parents_number() -> None:
    counted = numbered(
        p("1", "item"),
        p("2", "item", p("2.1", "item"), p("2.2", "item", p("2.2.1", "item"))),
        p("3 bis", "item", p("3 bis.1", "item"), label="3 bis."),
        item="{digit}.",
        item__2="{parent}.{digit}",
        item__3="{parent}.{digit}",
    )
    assert counted == {"1": "1.", "2": "2.", "3 bis": "3 bis."} | {
        name: name for name in ("2.1", "2.2", "2.2.1", "3 bis.1")
    }


def test_below_what_has_no_number_a_sub_item_shows_no_empty_parent() -> None:
    counted = numbered(
        p("aob", "item", p("sub", "item"), numbered=False), item__2="({parent}.{digit})"
    )
    assert counted == {"sub": "(1)"}


def test_a_count_past_the_last_lettered_number_goes_on_in_digits() -> None:
    counted = numbered(p("a", "task", start=9_999), p("b", "task"), language="ar", task="{letter}.")
    assert counted["b"] == "10000."


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("1.", "one placeholder"),
        ("{digit}{letter}", "one placeholder"),
        ("{klingon}.", "no numeral system"),
        ("{parent}.", "one placeholder"),
        ("{parent}{parent}.{digit}", "twice"),
        ("{digit}" + "." * 100, "too long"),
        ("", "one placeholder"),
    ],
)
def test_what_is_no_pattern_is_refused_with_a_reason(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        checked_pattern(pattern)


def test_a_pattern_gives_its_own_punctuation_around_the_number() -> None:
    assert written("({letter})", 2, Language.EN) == "(b)"
    assert written("第{chinese}条", 12, Language.ZH) == "第十二条"
    assert written("{parent}.{digit}", 3, Language.EN, "2") == "2.3"


@pytest.mark.parametrize("number", ["(b)", "b.", "b)", "（b）", "b、", " b :"])
def test_a_bare_number_has_no_punctuation(number: str) -> None:
    assert bare_number(number) == "b"


# Numbers in full


def test_a_reference_names_a_task_with_its_paragraph_and_a_paragraph_alone() -> None:
    part = Part(
        "part",
        "annex",
        provisions=(
            p("i", "item", p("1", "paragraph", p("1a", "task", p("1ai", "task")))),
            p("g", "question_group", p("q1", "question", p("q1a", "question"))),
            p("x", "item", p("1.1", "item"), pattern="{digit}"),
        ),
        numbering={"task": "({letter})", "task/2": "({roman})", "question/2": "{letter}."}
        | {"item/2": "{parent}.{digit}"},
    )
    paths = dict(with_path(Text("t", Language.EN, parts=(part,)), Language.EN))
    assert [paths[name] for name in ("1", "1a", "1ai")] == ["1", "1 (a)", "1 (a) (i)"]
    assert [paths[name] for name in ("q1", "q1a")] == ["1", "1 (a)"]
    assert paths["1.1"] == "1.1"


@given(texts(), languages)
def test_every_number_in_full_ends_with_the_number(text: Text, language: Language) -> None:
    paths = dict(with_path(text, language))
    counted = numbers(text, language)
    assert paths.keys() == counted.keys()
    for name, path in paths.items():
        assert path.removesuffix(")").endswith(bare_number(counted[name]).removesuffix(")"))


# Notes


def called(*notes: str) -> tuple[Span, ...]:
    return tuple(Span(kind=SpanKind.NOTE, target=note) for note in notes)


def with_calls(*calls: tuple[str, ...], notes: tuple[Note, ...]) -> Text:
    provisions = tuple(
        Provision(f"p{place}", Kind.PARAGRAPH, {Language.EN: Wording(body=called(*some))})
        for place, some in enumerate(calls)
    )
    return Text("t", Language.EN, parts=(Part("p", "agenda", provisions=provisions),), notes=notes)


def test_notes_count_in_the_order_of_first_calls_and_share_their_number() -> None:
    notes = (Note("old"), Note("shared"), Note("star", label="*"), Note("new"))
    text = with_calls(("shared", "star"), ("new", "shared", "gone"), notes=notes)
    counted = note_numbers(text, Language.EN)
    assert counted == {"shared": "1", "star": "*", "new": "2", "old": "3"}


def test_notes_are_renumbered_when_a_call_goes() -> None:
    notes = (Note("a"), Note("b"))
    assert note_numbers(with_calls(("a",), ("b", "a"), notes=notes), Language.EN) == {
        "a": "1",
        "b": "2",
    }
    assert note_numbers(with_calls((), ("b", "a"), notes=notes), Language.EN) == {
        "b": "1",
        "a": "2",
    }


@given(texts())
def test_every_note_has_one_number_in_all_languages_by_the_original_ones_first_calls(
    text: Text,
) -> None:
    labelled = {note.id for note in text.notes if note.label is not None}
    calls = list(dict.fromkeys(note_calls(text, text.original_language)))
    known = {note.id for note in text.notes}
    expected = [name for name in calls if name in known - labelled]
    text = replace(text, note_pattern="{decimal}")
    for language in Language:
        counted = note_numbers(text, language)
        assert counted.keys() == known
        assert [counted[name] for name in expected] == [
            str(place) for place in range(1, len(expected) + 1)
        ]
        unlabelled = [counted[name] for name in known - labelled]
        assert sorted(unlabelled) == [str(n) for n in range(1, len(unlabelled) + 1)]
        assert {counted[name] for name in labelled} <= set(LABELS)
