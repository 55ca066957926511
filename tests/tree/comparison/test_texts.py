"""Two texts compared: exact whatever was edited, and told as a person would tell it."""

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from tests.tree.comparison.edited import edited
from tests.tree.texts import mapped, texts, worded_in
from wgtr.tree import edits
from wgtr.tree.comparison import Comparison, Entry, Status, accepted, compare, rejected
from wgtr.tree.comparison.renaming import Names, renamed
from wgtr.tree.comparison.tokens import normal
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Note, Part, Provision, Span, SpanKind, Text, Wording

EN, ZH = Language.EN, Language.ZH
MANY = 300 if os.environ.get("WGTR_DRILL") else 50
quick = settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))


def in_normal_form(text: Text) -> Text:
    """Spans as few as their looks allow; what that means is shown in test_words.py."""

    def worded(wording: Wording) -> Wording:
        rows = tuple(tuple(normal(cell) for cell in row) for row in wording.rows)
        return Wording(normal(wording.heading), normal(wording.body), rows)

    def one(provision: Provision) -> Provision:
        return replace(provision, wording={k: worded(v) for k, v in provision.wording.items()})

    whole = mapped(text, one)
    parts = tuple(
        replace(part, title={k: normal(v) for k, v in part.title.items()}) for part in whole.parts
    )
    notes = tuple(
        replace(note, wording={k: worded(v) for k, v in note.wording.items()})
        for note in text.notes
    )
    return replace(whole, parts=parts, notes=notes)


@given(edited())
@quick
def test_rejecting_all_gives_the_old_text_and_accepting_all_the_new(
    pair: tuple[Text, Text],
) -> None:
    old, new = pair

    found = compare(old, new)

    assert rejected(found) == in_normal_form(old)
    assert accepted(found) == in_normal_form(new)


@given(texts(), texts())
@quick
def test_any_two_texts_can_be_compared_exactly(old: Text, new: Text) -> None:
    found = compare(old, new)

    assert rejected(found) == in_normal_form(old)
    assert accepted(found) == in_normal_form(new)


@given(texts())
@quick
def test_a_text_does_not_differ_from_itself(text: Text) -> None:
    assert compare(text, text).empty
    assert compare(text, in_normal_form(text)).empty


@given(edited())
@quick
def test_what_comes_one_way_goes_the_other(pair: tuple[Text, Text]) -> None:
    there = compare(*pair).counts()
    back = compare(pair[1], pair[0]).counts()

    assert there[Status.ADDED] == back[Status.REMOVED]
    assert there[Status.REMOVED] == back[Status.ADDED]


def paragraph(name: str, said: str, *children: Provision) -> Provision:
    kind = Kind.TASK if name.startswith("t") else Kind.PARAGRAPH
    return Provision(name, kind, worded_in(EN, said), children, numbered=True)


def text_of(*provisions: Provision, notes: tuple[Note, ...] = ()) -> Text:
    return Text("mandate", EN, parts=(Part("a", "annex", provisions=provisions),), notes=notes)


SAID = {
    "p1": "The Working Group will go on with its exchanges on reporting.",
    "p2": "It will review at each meeting the state of play of reports.",
    "p3": "It will invite delegations to share what they have done to promote reporting.",
    "p4": "It will draw up a proposal for the next mandate.",
}
MANDATE = text_of(*(paragraph(name, said) for name, said in SAID.items()))


def statuses(found: Comparison) -> dict[str, Status]:
    return {
        entry.shown.id: entry.status
        for entry in found.entries()
        if entry.status is not Status.MOVED_AWAY
    }


def entry_of(found: Comparison, name: str) -> Entry:
    entries = [e for e in found.entries() if e.shown.id == name]
    return entries[-1]


def test_a_paragraph_put_in_renumbers_those_after_it() -> None:
    new = edits.add_after(MANDATE, "p1", paragraph("p9", "A new task is given here."))

    found = compare(MANDATE, new)

    assert statuses(found) == {
        "p1": Status.UNCHANGED,
        "p9": Status.ADDED,
        "p2": Status.RENUMBERED,
        "p3": Status.RENUMBERED,
        "p4": Status.RENUMBERED,
    }
    assert entry_of(found, "p2").numbers == ("2.", "3.")


def test_a_moved_paragraph_is_told_once_and_stands_in_both_places() -> None:
    found = compare(MANDATE, edits.move_after(MANDATE, "p1", "p3"))

    assert [(e.shown.id, e.status) for e in found.entries()] == [
        ("p1", Status.MOVED_AWAY),
        ("p2", Status.RENUMBERED),
        ("p3", Status.RENUMBERED),
        ("p1", Status.MOVED),
        ("p4", Status.UNCHANGED),
    ]
    assert found.counts()[Status.MOVED] == 1
    assert not entry_of(found, "p1").changed


def test_what_moves_with_its_paragraph_is_not_told_again() -> None:
    text = text_of(
        paragraph("p1", SAID["p1"], paragraph("t1", SAID["p2"]), paragraph("t2", SAID["p3"])),
        paragraph("p2", "Another paragraph altogether, with words of its own."),
        paragraph("p3", "Yet another."),
        paragraph("p4", "And the last."),
        paragraph("p5", "No, this one."),
    )

    found = compare(text, edits.move_after(text, "p1", "p5"))

    assert found.counts()[Status.MOVED] == 1
    assert entry_of(found, "t2").along


def test_an_indented_paragraph_stays_where_it_is() -> None:
    found = compare(MANDATE, edits.indent(MANDATE, "p2"))

    entry = entry_of(found, "p2")
    assert entry.status is Status.MOVED
    assert entry.old is not None
    assert entry.new is not None
    assert (entry.old.depth, entry.new.depth) == (1, 2)


def test_words_of_the_same_id_are_changed_however_much_they_differ() -> None:
    new = edits.reword(MANDATE, "p2", EN, Wording(body=(Span("Nothing of it remains."),)))

    assert statuses(compare(MANDATE, new))["p2"] is Status.CHANGED


def read_from_another_file(text: Text) -> Text:
    """Ids by place, as a reader of files gives them."""
    ids = {provision.id: f"p{n}" for n, provision in enumerate(text.walk(), start=1)}
    return renamed(text, Names(ids, {}))


def test_ids_of_another_file_do_not_mislead() -> None:
    old = read_from_another_file(MANDATE)
    first = replace(MANDATE.parts[0], provisions=())
    new = read_from_another_file(
        MANDATE.with_parts(
            (
                replace(
                    first,
                    provisions=(
                        paragraph("x", "Opening words that were not there."),
                        *MANDATE.parts[0].provisions[:3],
                        paragraph("y", "It will draw up a proposal for the following mandate."),
                    ),
                ),
            )
        )
    )

    found = compare(old, new)

    assert [e.status for e in found.entries()] == [
        Status.ADDED,
        Status.RENUMBERED,
        Status.RENUMBERED,
        Status.RENUMBERED,
        Status.CHANGED,
    ]


def test_two_provisions_without_a_language_in_common_are_matched_by_place() -> None:
    chinese = text_of(
        *(
            Provision(f"z{n}", Kind.PARAGRAPH, worded_in(ZH, "工作组审议报告。"), numbered=True)
            for n in range(4)
        )
    )

    found = compare(MANDATE, chinese)

    assert set(statuses(found).values()) == {Status.CHANGED}


def test_a_translation_that_came_is_a_change_in_that_language_alone() -> None:
    new = edits.reword(MANDATE, "p2", ZH, Wording(body=(Span("工作组审议报告。"),)))

    words = entry_of(compare(MANDATE, new), "p2").words

    assert [language for language, change in words.items() if change.changed] == [ZH]
    assert words[ZH].old is None


def test_a_note_found_under_another_id_is_the_same_note() -> None:
    def noted(name: str, calls: str) -> Text:
        call = Span(kind=SpanKind.NOTE, target=name)
        body = Wording(body=(Span(SAID["p1"]), call))
        first = replace(paragraph("p1", ""), wording={EN: body})
        return text_of(first, notes=(Note(name, worded_in(EN, calls)),))

    told = "The outreach strategy was adopted by CSP4."
    same = compare(noted("n1", told), noted("n7", told))
    changed = compare(noted("n1", told), noted("n7", told.replace("adopted", "endorsed")))

    assert same.empty
    assert [note.status for note in changed.notes] == [Status.CHANGED]
    assert statuses(changed) == {"p1": Status.UNCHANGED}


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    def linked(address: str) -> Text:
        body = Wording(body=(Span("the "), Span("report", SpanKind.LINK, address)))
        return text_of(replace(paragraph("p1", ""), wording={EN: body}))

    found = compare(linked("https://example.org/1"), linked("https://example.org/2"))

    segments = entry_of(found, "p1").words[EN].body
    assert [[span.target for span in s.spans] for s in segments] == [
        [None],
        ["https://example.org/1"],
        ["https://example.org/2"],
    ]
