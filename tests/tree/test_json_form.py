import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tree.texts import languages, texts
from wgtr.tree.json_form import Json, NotAText, from_json, kept_json, loads, to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import note_numbers, numbers
from wgtr.tree.provisions import DEEPEST, Kind, Span, Text, Wording
from wgtr.tree.references import lost_references, resolved

SMALL: Json = {
    "kind": "annotated-agenda",
    "language": "en",
    "masthead": {"symbol": None, "date": "2025-01-29", "original_language": "en"},
    "parts": [
        {
            "kind": "annex",
            "label": "B-1",
            "title": "By hand",
            "numbering": {"task": "{letter}."},
            "provisions": [
                {
                    "id": "1",
                    "kind": "paragraph",
                    "heading": "Heading",
                    "text": "Words",
                    "numbered": True,
                    "children": [{"id": "1a", "kind": "task", "numbered": True, "start": 2}],
                }
            ],
        }
    ],
    "notes": [{"number": "1", "text": "A note."}],
}


@given(texts(), languages)
def test_json_out_and_in_are_inverse_whichever_language_is_shown(
    text: Text, shown: Language
) -> None:
    written = json.dumps(to_json(text, shown), ensure_ascii=False)
    assert loads(written) == text
    assert loads(written.encode()) == text
    assert to_json(from_json(json.loads(written)), shown) == json.loads(written)


@given(texts())
def test_what_is_kept_lacks_only_what_is_derived(text: Text) -> None:
    assert loads(json.dumps(kept_json(text))) == text
    assert len(json.dumps(kept_json(text))) <= len(json.dumps(to_json(text)))


@given(texts(), languages)
def test_the_json_shows_numbers_words_and_notes_as_people_read_them(
    text: Text, shown: Language
) -> None:
    written = to_json(text, shown)
    counted, notes = numbers(text, shown), note_numbers(text, shown)
    found = dict(provisions_of(written))
    assert found.keys() == {provision.id for provision in text.walk()}
    for provision in resolved(text, shown).walk():
        assert found[provision.id]["number"] == counted.get(provision.id)
        wording = provision.wording.get(shown, Wording())
        assert found[provision.id]["text"] == "".join(span.text for span in wording.body)
    assert {note["id"]: note["number"] for note in written["notes"]} == notes


def provisions_of(written: Json) -> list[tuple[str, Json]]:
    open_ones = [p for part in written["parts"] for p in part["provisions"]]
    found = []
    while open_ones:
        provision = open_ones.pop()
        found.append((provision["id"], provision))
        open_ones += provision["children"]
    return found


def test_json_made_by_hand_needs_no_inlines_and_no_ids_of_parts_and_notes() -> None:
    text = from_json(SMALL)
    provision = text.provision("1")
    assert provision.wording == {Language.EN: Wording((Span("Heading"),), (Span("Words"),))}
    assert text.parts[0].id == "part-annex-B-1"
    assert text.parts[0].title == {Language.EN: (Span("By hand"),)}
    assert text.notes[0].id == "n1"
    assert numbers(text, Language.EN) == {"1": "1.", "1a": "b."}


# Whatever people send


def is_a_sentence(refusal: str) -> None:
    assert refusal.startswith("This ")
    assert refusal.endswith(".")


def read(raw: str | bytes) -> None:
    """What is accepted can be numbered, resolved and written out in every language."""
    try:
        text = loads(raw)
    except NotAText as refusal:
        return is_a_sentence(str(refusal))
    lost_references(text)
    for language in Language:
        json.dumps(to_json(resolved(text, language), language), ensure_ascii=False).encode()
    return None


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from((10**30, 1.5, float("nan"), "", "x", "en", "task", "{digit}", "{parent}.")),
    st.sampled_from(("{parent}{parent}{digit}", "\ud800", "\0", "p1", "note", "\u202e")),
    st.sampled_from(([], {}, [None], [[]], [{}], {"en": None}, {"xx": {}}, {"text": "a"})),
)


@given(texts(size=5), languages, st.data())
def test_malformed_json_is_refused_or_read_and_never_crashes(
    text: Text, shown: Language, data: st.DataObject
) -> None:
    written = json.loads(json.dumps(to_json(text, shown)))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(nodes(written))))
        change(holder, key, data)
    read(json.dumps(written))


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value, as its container and key."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    found = [(value, key) for key in keys]
    for key in keys:
        if isinstance(value[key], dict | list):
            found += nodes(value[key])
    return found


def change(holder: Any, key: Any, data: st.DataObject) -> None:
    """Replace, remove, double or rename; a place that an earlier change took away stays away."""
    if (isinstance(holder, list) and key >= len(holder)) or (
        isinstance(holder, dict) and key not in holder
    ):
        return
    way = data.draw(st.sampled_from(("replace", "replace", "remove", "double")))
    if way == "replace":
        holder[key] = data.draw(JUNK)
    elif way == "remove":
        del holder[key]
    elif isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[f"{key}s"] = holder.pop(key)


@given(st.recursive(JUNK, lambda inner: st.lists(inner, max_size=3), max_leaves=4))
def test_json_of_something_else_is_refused(value: Any) -> None:
    with pytest.raises(NotAText):
        from_json(value)


@given(st.binary(max_size=40) | st.text(max_size=40))
def test_what_is_no_json_is_refused(raw: str | bytes) -> None:
    with pytest.raises(NotAText):
        loads(raw)


def with_change(*path: Any, value: Any) -> Json:
    changed = json.loads(json.dumps(SMALL))
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return dict(changed)


FIRST = ("parts", 0, "provisions", 0)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("language",), "tlh", "“language” should be one of ar, en"),
        (("language",), ["en"], "“language” should be one of ar, en"),
        (("kind",), None, "“kind” is missing"),
        (("kind",), 5, "“kind” should be text, not 5"),
        (("parts",), {}, "“parts” should be a list, not a group of named values"),
        (("parts",), None, "“parts” is missing"),
        (("parts", 0), 7, r"“parts\[0\]” should be a group of named values"),
        (("parts", 0, "numbering"), {"task": "x"}, r"“parts\[0\].numbering.task” is no numbering"),
        (("note_pattern",), "{klingon}", "“note_pattern” is no numbering pattern.*klingon"),
        ((*FIRST, "kind"), "poem", r"“parts\[0\].provisions\[0\].kind” should be one of heading"),
        ((*FIRST, "id"), "", r"provisions\[0\].id” is missing"),
        ((*FIRST, "id"), "1a", "the id “1a” is given twice"),
        ((*FIRST, "id"), "part-annex-B-1", "the id “part-annex-B-1” is given twice"),
        ((*FIRST, "start"), 0, r"provisions\[0\].start” should be a whole number from 1"),
        ((*FIRST, "start"), 10_000, "should be a whole number from 1 to 9999"),
        ((*FIRST, "start"), True, "should be a whole number from 1"),
        ((*FIRST, "numbered"), "yes", "should be true or false, not “yes”"),
        ((*FIRST, "text"), "a\0b", "a character that cannot be stored"),
        ((*FIRST, "text"), "\ud83d", "a character that cannot be stored"),
        ((*FIRST, "text"), "x" * 500, None),
        ((*FIRST, "about"), ["i1", 2], "about” should be text, not 2"),
        ((*FIRST, "rows"), [["cell"]], "rows” should be a list, not “cell”"),
        ((*FIRST, "inlines"), [{"kind": "song"}], r"inlines\[0\].kind” should be one of words"),
        ((*FIRST, "translations"), {"xx": {}}, "translations.xx” should be one of ar"),
        (("notes", 0), {}, r"“notes\[0\].number” is missing"),
        (("masthead", "original_language"), "Latin", "one of ar, en, es, fr, ru, zh, not “Latin”"),
    ],
)
def test_a_fault_is_told_with_its_place(path: Any, value: Any, expected: str | None) -> None:
    changed = with_change(*path, value=value)
    if expected is None:
        from_json(changed)
        return
    with pytest.raises(NotAText, match=f"^This JSON is no text: .*{expected}"):
        from_json(changed)


# Depth


def nested(depth: int) -> Json:
    deep: Json = {"id": "p", "kind": Kind.TASK.value, "numbered": True, "text": "x"}
    for level in range(depth - 1):
        deep = {"id": f"p{level}", "kind": "task", "numbered": True, "children": [deep]}
    return with_change("parts", 0, "provisions", value=None) | {
        "parts": [
            {"kind": "annex", "provisions": [deep], "numbering": {"task": "{parent}.{digit}"}}
        ]
    }


def test_a_text_at_the_bound_of_depth_can_be_read_numbered_resolved_and_written() -> None:
    text = from_json(nested(DEEPEST))
    assert numbers(text, Language.EN)["p"] == ".".join(["1"] * DEEPEST)
    assert resolved(text, Language.AR) == text
    assert loads(json.dumps(to_json(text))) == text


@pytest.mark.parametrize("depth", [DEEPEST + 1, 200, 10_000])
def test_what_is_nested_deeper_is_refused(depth: int) -> None:
    with pytest.raises(NotAText, match=f"more than {DEEPEST} deep"):
        from_json(nested(depth))


@pytest.mark.parametrize("opening", ['{"children":[', "[", '{"a":'])
def test_raw_json_nested_ten_thousand_deep_is_refused(opening: str) -> None:
    with pytest.raises(NotAText):
        loads(opening * 10_000)


def test_every_other_list_of_a_text_may_be_nested_ten_thousand_deep_and_is_refused() -> None:
    deep: Any = []
    for _ in range(10_000):
        deep = [deep]
    for path in (
        *[(*FIRST, name) for name in ("rows", "inlines", "about", "heading_inlines")],
        ("parts",),
        ("notes",),
        ("parts", 0, "sittings"),
        ("parts", 0, "title_inlines"),
    ):
        changed = SMALL | {"parts": [SMALL["parts"][0] | {}]}
        changed["parts"][0]["provisions"] = [dict(SMALL["parts"][0]["provisions"][0])]
        place: Any = changed
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = deep
        with pytest.raises(NotAText):
            from_json(changed)
