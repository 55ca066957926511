from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.tree.texts import PLACES, languages, texts, worded_in
from wgtr.tree import edits
from wgtr.tree.languages import Language
from wgtr.tree.numbering import with_path
from wgtr.tree.provisions import Kind, Note, Part, Provision, Span, SpanKind, Text, Wording, plain
from wgtr.tree.references import lost_references, places, resolved

EN, FR, AR = Language.EN, Language.FR, Language.AR


def pointing_to(target: str, said: str = "see paragraph {number} above") -> Span:
    return Span(said, SpanKind.REFERENCE, target)


def paragraph(name: str, *body: Span, children: tuple[Provision, ...] = ()) -> Provision:
    wording = {EN: Wording(body=body), AR: Wording(body=body)}
    return Provision(name, Kind.PARAGRAPH, wording, children, numbered=True)


def text_of(*provisions: Provision, notes: tuple[Note, ...] = ()) -> Text:
    part = Part("part", "annex", "B", provisions=provisions, numbering={"task": "({letter})"})
    return Text("t", EN, parts=(part,), notes=notes)


def said(text: Text, name: str, language: Language = EN) -> str:
    return plain(resolved(text, language).provision(name).wording[language].body)


def test_a_cross_reference_shows_the_number_in_the_letters_of_each_language() -> None:
    task = Provision("task", Kind.TASK, worded_in(EN, "Do."), numbered=True)
    text = text_of(paragraph("a", children=(task,)), paragraph("b", pointing_to("task")))
    assert said(text, "b") == "see paragraph 1 (a) above"
    assert said(text, "b", AR) == "see paragraph ١ (أ) above"


def test_a_cross_reference_follows_renumbering_and_says_so_when_its_target_is_gone() -> None:
    text = text_of(paragraph("a"), paragraph("b"), paragraph("c", pointing_to("b")))
    assert said(text, "c") == "see paragraph 2 above"
    assert said(edits.move_after(text, "a", "c"), "c") == "see paragraph 1 above"
    gone = edits.remove(text, "b")
    assert said(gone, "c") == "see paragraph ? above"
    assert lost_references(text) == []
    assert lost_references(gone) == [("c", "b")] * 2  # in English and in Arabic


def test_what_has_no_number_is_named_by_its_heading_and_a_part_by_its_label() -> None:
    aob = Provision("aob", Kind.ITEM, {EN: Wording((Span("Any other business"),))})
    bare = Provision("bare", Kind.ITEM)
    text = text_of(
        aob, bare, paragraph("a", *(pointing_to(t, "{number};") for t in ("aob", "bare", "part")))
    )
    assert said(text, "a") == "Any other business;?;B;"
    assert lost_references(text) == []


def test_notes_and_titles_are_filled_in_and_searched_too() -> None:
    deadline = Span("[deadline]", SpanKind.PLACE, "deadline")
    note = Note("n1", {EN: Wording(body=(pointing_to("a"), pointing_to("gone"), deadline))})
    text = text_of(paragraph("a"), notes=(note,))
    title = {EN: (pointing_to("a", "On {number}"), pointing_to("lost", ""))}
    text = text.with_parts((replace(text.parts[0], title=title),))
    filled = resolved(text, EN, {"deadline": {EN: "14 February"}})
    assert plain(filled.notes[0].wording[EN].body) == (
        "see paragraph 1 abovesee paragraph ? above14 February"
    )
    assert plain(filled.parts[0].title[EN]) == "On 1"
    assert lost_references(text) == [("part", "lost"), ("n1", "gone")]
    assert list(places(text)) == [("n1", deadline)]


def test_a_place_keeps_its_words_where_the_fact_or_the_language_is_not_given() -> None:
    body = tuple(Span(f"[{name}]", SpanKind.PLACE, name) for name in PLACES)
    text = text_of(paragraph("a", *body))
    facts = {"date": {EN: "28 February", FR: "28 février"}, "deadline": {FR: "14 février"}}
    filled = plain(resolved(text, EN, facts).provision("a").wording[EN].body)
    assert filled == "28 February[deadline][officer]"


FACTS = st.dictionaries(
    st.sampled_from(PLACES),
    st.dictionaries(languages, st.sampled_from(("fact one", "fact two", "")), max_size=3),
)


@given(texts(), languages, FACTS)
def test_filling_in_changes_references_and_places_of_one_language_and_nothing_else(
    text: Text, language: Language, facts: dict[str, dict[Language, str]]
) -> None:
    filled = resolved(text, language, facts)
    paths = dict(with_path(text, language))
    before, after = list(all_spans(text)), list(all_spans(filled))
    assert len(before) == len(after)
    for (said_in, old), (_, new) in zip(before, after, strict=True):
        assert replace(new, text="") == replace(old, text="")
        if said_in is not language:
            assert new == old
        elif old.kind is SpanKind.REFERENCE:
            assert "{number}" not in new.text
            if old.target in paths:
                assert new.text == old.text.replace("{number}", paths[old.target])
        elif old.kind is SpanKind.PLACE:
            assert new.text == facts.get(old.target or "", {}).get(language, old.text)
        else:
            assert new == old
    assert resolved(filled, language, facts) == filled


def all_spans(text: Text) -> list[tuple[Language, Span]]:
    titles = [(language, s) for p in text.parts for language, t in p.title.items() for s in t]
    wordings = [provision.wording for provision in text.walk()]
    wordings += [note.wording for note in text.notes]
    return titles + [(lang, s) for ws in wordings for lang, w in ws.items() for s in w.spans()]
