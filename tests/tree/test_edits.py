from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.texts import texts, worded_in
from wgtr.tree import edits
from wgtr.tree.edits import CannotEdit
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import (
    DEEPEST,
    Kind,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)

EN, FR = Language.EN, Language.FR


def paragraph(name: str, said: str = "Words.", *children: Provision) -> Provision:
    return Provision(name, Kind.PARAGRAPH, worded_in(EN, said), children, numbered=True)


def text_of(*provisions: Provision) -> Text:
    return Text("t", EN, parts=(Part("part", "annex", provisions=provisions),))


def outline(text: Text) -> list[object]:
    """Ids, nested as the provisions are."""

    def one(provision: Provision) -> object:
        return (provision.id, *map(one, provision.children)) if provision.children else provision.id

    return [one(provision) for part in text.parts for provision in part.provisions]


def said(text: Text, name: str, language: Language = EN) -> str:
    return plain(text.provision(name).wording[language].body)


# Any sequence of edits keeps ids and words


def is_a_sentence(refusal: str) -> None:
    assert refusal.endswith(".")


class Editing:
    """Random edits, with a book kept beside of what must be there afterwards."""

    def __init__(self, text: Text, data: st.DataObject) -> None:
        self.text = text
        self.data = data
        self.new = (f"new{number}" for number in count(1))
        self.words = {provision.id: provision.wording for provision in text.walk()}

    def one(self) -> None:
        """One edit of one provision, or a refusal that changes nothing."""
        if not self.words:
            return self.add_to_part()
        name = self.data.draw(st.sampled_from(sorted(self.words)))
        kinds = (
            *(self.reword, self.add, self.remove, self.move, self.indent, self.outdent),
            *(self.split, self.merge),
        )
        try:
            return self.data.draw(st.sampled_from(kinds))(name)
        except CannotEdit as refusal:
            return is_a_sentence(str(refusal))

    def add_to_part(self) -> None:
        new = paragraph(next(self.new))
        self.text = edits.add_to_part(self.text, self.text.parts[0].id, new)
        self.words[new.id] = new.wording

    def reword(self, name: str) -> None:
        wording = Wording(body=(Span("Reworded."),))
        self.text = edits.reword(self.text, name, FR, wording)
        self.words[name] = {**self.words[name], FR: wording}

    def add(self, name: str) -> None:
        inner = paragraph(next(self.new))
        new = paragraph(next(self.new), "Added.", inner)
        inside = self.data.draw(st.booleans())
        self.text = (edits.add_inside if inside else edits.add_after)(self.text, name, new)
        self.words |= {new.id: new.wording, inner.id: inner.wording}

    def remove(self, name: str) -> None:
        gone = [provision.id for provision in self.text.provision(name).walk()]
        self.text = edits.remove(self.text, name)
        for removed in gone:
            del self.words[removed]

    def move(self, name: str) -> None:
        after = self.data.draw(st.sampled_from(sorted(self.words)))
        self.text = edits.move_after(self.text, name, after)

    def indent(self, name: str) -> None:
        self.text = edits.indent(self.text, name)

    def outdent(self, name: str) -> None:
        self.text = edits.outdent(self.text, name)

    def split(self, name: str) -> None:
        language = self.data.draw(st.sampled_from(sorted(self.words[name]) or [EN]))
        whole = plain(self.words[name].get(language, Wording()).body)
        new = next(self.new)
        at = self.data.draw(st.integers(-1, len(whole) + 1))
        self.text = edits.split(self.text, name, language, at, new)
        first, second = self.text.provision(name), self.text.provision(new)
        halves = [plain(half.wording[language].body) for half in (first, second)]
        assert "".join(halves) == whole
        assert all(halves)
        self.words |= {name: first.wording, new: second.wording}

    def merge(self, name: str) -> None:
        before = {provision.id: provision for provision in self.text.walk()}
        self.text = edits.merge_with_next(self.text, name, joint="|")
        (gone,) = before.keys() - {provision.id for provision in self.text.walk()}
        for language in before[name].wording.keys() | before[gone].wording.keys():
            parts = [w for p in (name, gone) if (w := before[p].wording.get(language))]
            wanted = "|".join(t for w in parts for t in (plain(w.heading), plain(w.body)) if t)
            got = self.text.provision(name).wording[language]
            found = "|".join(t for t in (plain(got.heading), plain(got.body)) if t)
            assert found == wanted
            assert got.rows == tuple(row for w in parts for row in w.rows)
        del self.words[gone]
        self.words[name] = self.text.provision(name).wording


@given(texts(size=8), st.data(), st.integers(1, 8))
def test_any_edits_keep_every_id_once_and_the_words_nobody_touched(
    text: Text, data: st.DataObject, steps: int
) -> None:
    editing = Editing(text, data)
    for _ in range(steps):
        editing.one()
        after = [(provision.id, provision.wording) for provision in editing.text.walk()]
        assert len(after) == len(dict(after))
        assert dict(after) == editing.words
    assert [part.id for part in editing.text.parts] == [part.id for part in text.parts]
    assert editing.text.notes == text.notes


@given(texts(size=6), st.data())
def test_a_split_mended_by_a_merge_gives_the_text_back(text: Text, data: st.DataObject) -> None:
    worded = [
        (provision.id, language)
        for provision in text.walk()
        for language, wording in provision.wording.items()
        if len(plain(wording.body)) > 1
    ]
    if not worded:
        return
    name, language = data.draw(st.sampled_from(worded))
    provision = text.provision(name)
    at = data.draw(st.integers(1, len(plain(provision.wording[language].body)) - 1))
    try:
        parted = edits.split(text, name, language, at, "second")
    except CannotEdit:
        return
    joined = edits.merge_with_next(parted, name, joint="").provision(name)
    assert as_words(joined.wording) == as_words(provision.wording)
    assert joined.children == provision.children
    assert (joined.start, joined.label, joined.about) == (
        provision.start,
        provision.label,
        provision.about,
    )


def as_words(wordings: object) -> object:
    """Wordings with neighbouring spans of one look put together: where they meet says nothing."""
    assert isinstance(wordings, dict)
    return {
        language: (wording.heading, tuple(run(wording.body)), wording.rows)
        for language, wording in wordings.items()
    }


def run(spans: tuple[Span, ...]) -> list[tuple[object, ...]]:
    signs: list[tuple[object, ...]] = []
    for span in spans:
        look = (span.kind, span.target, span.emphasis, span.strong)
        signs += [(sign, *look) for sign in span.text] or [("", *look)] * (
            span.kind is SpanKind.NOTE
        )
    return signs


# One by one


def test_indent_and_outdent_are_each_others_undoing() -> None:
    text = text_of(paragraph("a"), paragraph("b"), paragraph("c"))
    under = edits.indent(text, "b")
    assert outline(under) == [("a", "b"), "c"]
    assert edits.outdent(under, "b") == text


def test_outdent_leaves_what_followed_under_the_parent() -> None:
    text = text_of(paragraph("a", "A", paragraph("b"), paragraph("c")), paragraph("d"))
    assert outline(edits.outdent(text, "b")) == [("a", "c"), "b", "d"]


def test_move_takes_what_stands_below_along_and_into_another_part() -> None:
    text = text_of(paragraph("a", "A", paragraph("b")), paragraph("c"))
    text = text.with_parts((*text.parts, Part("other", "annex", provisions=(paragraph("d"),))))
    moved = edits.move_after(text, "a", "d")
    assert [len(list(part.walk())) for part in moved.parts] == [1, 3]
    assert outline(moved) == ["c", "d", ("a", "b")]


def test_add_inside_goes_last_and_add_after_behind() -> None:
    text = edits.add_inside(text_of(paragraph("a", "A", paragraph("b"))), "a", paragraph("c"))
    assert outline(edits.add_after(text, "b", paragraph("d"))) == [("a", "b", "d", "c")]


def test_remove_takes_out_what_stands_below_too() -> None:
    text = text_of(paragraph("a", "A", paragraph("b")), paragraph("c"))
    assert outline(edits.remove(text, "a")) == ["c"]


def test_numbers_follow_a_move() -> None:
    text = text_of(paragraph("a"), paragraph("b"), paragraph("c"))
    moved = numbers(edits.move_after(text, "a", "c"), EN)
    assert moved == {"b": "1.", "c": "2.", "a": "3."}


def test_a_split_leaves_children_with_the_second_half_and_other_languages_with_the_first() -> None:
    text = text_of(paragraph("a", "First. Second:", paragraph("b")))
    text = edits.reword(text, "a", FR, Wording(body=(Span("Tout."),)))
    parted = edits.split(text, "a", EN, 7, "c")
    assert outline(parted) == ["a", ("c", "b")]
    assert (said(parted, "a"), said(parted, "c")) == ("First. ", "Second:")
    assert said(parted, "a", FR) == "Tout."
    assert FR not in parted.provision("c").wording


def test_the_second_half_counts_on_and_a_merge_leaves_no_trace_of_the_split() -> None:
    whole = replace(paragraph("a", "One. Two."), start=7, about=("i1",))
    text = text_of(whole, replace(paragraph("b", "Three."), label="7 bis."))
    parted = edits.split(edits.split(text, "a", EN, 5, "a2"), "b", EN, 2, "b2")
    assert numbers(parted, EN) == {"a": "7.", "a2": "8.", "b": "7 bis.", "b2": "9."}
    assert parted.provision("a2").about == ("i1",)
    assert edits.merge_with_next(edits.merge_with_next(parted, "a", ""), "b", "") == text


@pytest.mark.parametrize("kind", [SpanKind.REFERENCE, SpanKind.PLACE, SpanKind.SYMBOL])
def test_a_split_never_halves_what_stands_for_one_thing(kind: SpanKind) -> None:
    body = (Span("By "), Span("{number} at noon", kind, "deadline"), Span(" at last"))
    text = text_of(Provision("a", Kind.PARAGRAPH, {EN: Wording(body=body)}))
    parted = edits.split(text, "a", EN, 6, "b")
    assert parted.provision("a").wording[EN].body == body[:2]
    assert parted.provision("b").wording[EN].body == body[2:]


def test_a_note_mark_at_the_cut_stays_with_the_words_it_follows() -> None:
    mark = Span(kind=SpanKind.NOTE, target="n1")
    text = text_of(
        Provision("a", Kind.PARAGRAPH, {EN: Wording(body=(Span("One."), mark, Span("Two.")))})
    )
    parted = edits.split(text, "a", EN, 4, "b")
    assert parted.provision("a").wording[EN].body == (Span("One."), mark)


def test_a_merge_keeps_both_headings_apart_from_the_words_around_them() -> None:
    first = Provision("a", Kind.ITEM, {EN: Wording((Span("H1"),), (Span("one"),))})
    second = Provision("b", Kind.ITEM, {EN: Wording((Span("H2"),), (Span("two"),))})
    joined = edits.merge_with_next(text_of(first, second), "a")
    assert joined.provision("a").wording[EN].heading == (Span("H1"),)
    assert said(joined, "a") == "one H2 two"


def test_a_merge_joins_children_and_what_both_are_about() -> None:
    first = Provision("a", Kind.BULLET, children=(paragraph("c"),), about=("i1", "i2"))
    second = Provision("b", Kind.BULLET, children=(paragraph("d"),), about=("i2", "i3"))
    joined = edits.merge_with_next(text_of(first, second), "a").provision("a")
    assert [child.id for child in joined.children] == ["c", "d"]
    assert joined.about == ("i1", "i2", "i3")


def at_the_bound() -> Text:
    deep = paragraph(f"d{DEEPEST}")
    for level in range(DEEPEST - 1, 0, -1):
        deep = paragraph(f"d{level}", "Words.", deep)
    return text_of(paragraph("first"), deep)


REFUSED: dict[str, Callable[[Text], Text]] = {
    "indent the first": lambda t: edits.indent(t, "a"),
    "outdent the outermost": lambda t: edits.outdent(t, "a"),
    "move behind itself": lambda t: edits.move_after(t, "a", "a"),
    "move into its own parts": lambda t: edits.move_after(t, "a", "b"),
    "move behind what is gone": lambda t: edits.move_after(t, "a", "gone"),
    "merge the last": lambda t: edits.merge_with_next(t, "c"),
    "split at the beginning": lambda t: edits.split(t, "a", EN, 0, "new"),
    "split at the end": lambda t: edits.split(t, "a", EN, 6, "new"),
    "split what has no words": lambda t: edits.split(t, "a", FR, 1, "new"),
    "split into a known id": lambda t: edits.split(t, "a", EN, 1, "c"),
    "split into the part's id": lambda t: edits.split(t, "a", EN, 1, "part"),
    "split into no id": lambda t: edits.split(t, "a", EN, 1, ""),
    "add a known id": lambda t: edits.add_after(t, "a", paragraph("c")),
    "add a known id below": lambda t: edits.add_inside(t, "a", paragraph("x", "X", paragraph("b"))),
    "add an id twice": lambda t: edits.add_after(t, "a", paragraph("x", "X", paragraph("x"))),
    "add to no part": lambda t: edits.add_to_part(t, "gone", paragraph("x")),
    "remove what is gone": lambda t: edits.remove(t, "gone"),
    "reword what is gone": lambda t: edits.reword(t, "gone", EN, Wording()),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_what_makes_no_sense_is_refused_in_a_sentence(refused: str) -> None:
    text = text_of(paragraph("a", "Words.", paragraph("b")), paragraph("c"))
    with pytest.raises(CannotEdit, match=r"^[A-Z].*\.$"):
        REFUSED[refused](text)


def test_no_edit_nests_deeper_than_the_bound() -> None:
    text = at_the_bound()
    deepest = f"d{DEEPEST}"
    with pytest.raises(CannotEdit, match="deeper"):
        edits.indent(text, "d1")
    with pytest.raises(CannotEdit, match="deeper"):
        edits.add_inside(text, deepest, paragraph("new"))
    with pytest.raises(CannotEdit, match="deeper"):
        edits.move_after(edits.add_inside(text, "first", paragraph("x")), "first", deepest)
    reworded = edits.reword(text, deepest, FR, Wording())
    assert len(list(edits.remove(reworded, deepest).walk())) == DEEPEST
