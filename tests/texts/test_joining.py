"""Languages of equal shape become one tree; the first place where they part is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.texts import make_text
from tests.tree.texts import mapped, texts
from wgtr.texts.joining import NotAlike, joined, joined_into
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    Wordings,
)

AR, EN, FR, RU = Language.AR, Language.EN, Language.FR, Language.RU


def translated(text: Text, language: Language) -> Text:
    """The original's words in another language's file: other words, other ids, the same shape."""
    return _Translation(text, language).text()


class _Translation:
    def __init__(self, source: Text, language: Language) -> None:
        self.source, self.language = source, language

    def text(self) -> Text:
        source = self.source
        return replace(
            source,
            masthead=replace(source.masthead, issued_by={}, lines={}),
            parts=tuple(self.part(part) for part in source.parts),
            notes=tuple(self.note(note) for note in source.notes),
            notes_title={},
        )

    def name(self, given_name: str | None) -> str:
        return f"{given_name}-{self.language}"

    def part(self, part: Part) -> Part:
        title = part.title.get(self.source.original_language)
        return replace(
            part,
            id=self.name(part.id),
            title={} if title is None else {self.language: self.inlines(title)},
            masthead=None,
            label_word={},
            provisions=tuple(self.provision(one) for one in part.provisions),
        )

    def provision(self, one: Provision) -> Provision:
        children = tuple(self.provision(child) for child in one.children)
        wording = self.wordings(one.wording)
        return replace(one, id=self.name(one.id), wording=wording, children=children)

    def note(self, note: Note) -> Note:
        return replace(note, id=self.name(note.id), wording=self.wordings(note.wording))

    def wordings(self, wordings: Wordings) -> Wordings:
        found = wordings.get(self.source.original_language)
        if found is None:
            return {}
        rows = tuple(tuple(self.inlines(cell) for cell in row) for row in found.rows)
        return {self.language: Wording(self.inlines(found.heading), self.inlines(found.body), rows)}

    def inlines(self, inlines: Inlines) -> Inlines:
        known = {SpanKind.NOTE, SpanKind.REFERENCE}
        return tuple(
            replace(
                span,
                text=span.text and f"{self.language}:{span.text}",
                target=self.name(span.target) if span.kind in known else span.target,
            )
            for span in inlines
        )


def back_in(text: Text, language: Language) -> list[Wording | None]:
    """All that a text says in a language, in reading order."""
    worded = [provision.wording for provision in text.walk()]
    worded += [note.wording for note in text.notes]
    return [wordings.get(language) for wordings in worded]


def words_only(wordings: list[Wording | None]) -> list[list[str] | None]:
    return [None if one is None else [span.text for span in one.spans()] for one in wordings]


@given(texts(), st.sets(st.sampled_from(Language), max_size=3))
def test_each_language_says_in_the_joined_tree_what_it_said_alone(
    text: Text, others: set[Language]
) -> None:
    languages = {text.original_language, *others}
    apart = {language: translated(text, language) for language in languages}
    whole = joined(apart, original=text.original_language)
    for language in languages:
        alone = apart[language]
        assert words_only(back_in(whole, language)) == words_only(back_in(alone, language))
        mine, theirs = numbers(whole, language), numbers(alone, language)
        assert list(mine.values()) == list(theirs.values())
    ids = [one.id for one in whole.walk()]
    assert ids == [one.id for one in apart[text.original_language].walk()]


@given(texts(), st.data())
def test_one_provision_more_or_less_is_noticed(text: Text, data: st.DataObject) -> None:
    other = next(language for language in Language if language is not text.original_language)
    apart = {language: translated(text, language) for language in (text.original_language, other)}
    ids = [one.id for one in apart[other].walk()]
    if not ids:
        return
    gone = data.draw(st.sampled_from(ids))
    apart[other] = without(apart[other], gone)
    with pytest.raises(NotAlike, match="differ"):
        joined(apart, original=text.original_language)


def without(text: Text, gone: str) -> Text:
    def kept(siblings: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(
            replace(one, children=kept(one.children)) for one in siblings if one.id != gone
        )

    return text.with_parts(
        tuple(replace(part, provisions=kept(part.provisions)) for part in text.parts)
    )


def two(change: Callable[[Provision], Provision]) -> dict[Language, Text]:
    french = mapped(make_text(languages=(FR,), original_language=EN), change)
    return {EN: make_text(languages=(EN,)), FR: french}


def changed(provision_id: str, **values: object) -> Callable[[Provision], Provision]:
    return lambda one: replace(one, **values) if one.id == provision_id else one  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (changed("p2", kind=Kind.PARAGRAPH), r"item 2\. “The reports\. \(en\)”: kind is item in"),
        (changed("p2", start=7), r"number is 2\. in en, 7\. in fr"),
        (changed("p2", numbered=False), r"number is 2\. in en, none in fr"),
        (
            changed("p2", wording={FR: Wording(body=(Span("Les rapports."),))}),
            r"notes called is \[1\] in en, none in fr",
        ),
        (
            changed("p1", wording={FR: Wording(body=(Span("x", SpanKind.LINK, "https://a.b"),))}),
            "item 1.*links is 0 in en, 1 in fr",
        ),
        (
            changed("p1", wording={FR: Wording(heading=(Span("x"),))}),
            "heading is none in en, there in fr",
        ),
        (changed("p1", wording={}), "body is there in en, none in fr"),
        (changed("p1", children=(Provision("x", Kind.TASK),)), "number of provisions is 0 in en"),
    ],
)
def test_the_first_difference_is_named(
    change: Callable[[Provision], Provision], sentence: str
) -> None:
    with pytest.raises(NotAlike, match=sentence):
        joined(two(change))


def test_each_languages_own_letters_become_one_form() -> None:
    apart = {
        language: make_text(languages=(language,), original_language=EN)
        for language in (EN, RU, AR)
    }
    systems = {EN: "{latin-lower})", RU: "{cyrillic-lower})", AR: "{abjad})"}
    for language, pattern in systems.items():
        part = replace(apart[language].parts[0], numbering={"item": pattern})
        apart[language] = apart[language].with_parts((part,))
    whole = joined(apart)
    assert whole.parts[0].numbering == {"item": "{letter})"}
    printed = [list(numbers(whole, each).values()) for each in (EN, RU, AR)]
    assert printed == [["a)", "b)"], ["а)", "б)"], ["أ)", "ب)"]]


def test_a_label_that_says_the_number_is_no_difference() -> None:
    apart = {EN: make_text(languages=(EN,)), AR: make_text(languages=(AR,), original_language=EN)}
    apart[AR] = mapped(apart[AR], changed("p2", label="٢."))
    assert joined(apart).provision("p2").label is None


def test_mastheads_that_contradict_one_another_are_named() -> None:
    apart = {each: make_text(languages=(each,), original_language=EN) for each in (EN, FR)}
    apart[FR] = replace(apart[FR], masthead=replace(apart[FR].masthead, date="2025-01-30"))
    with pytest.raises(NotAlike, match="date is 2025-01-29 in en, 2025-01-30 in fr"):
        joined(apart)


def test_a_translation_alone_is_what_it_is() -> None:
    alone = make_text(languages=(FR,), original_language=EN)
    assert joined({FR: alone}) == alone


def test_one_language_takes_its_place_and_nothing_else_changes() -> None:
    kept = make_text(languages=(EN, FR), note_pattern="{decimal}")
    mended = make_text("Mieux.", languages=(FR,), original_language=EN)
    whole = joined_into(kept, mended, FR)
    assert whole.provision("p1").wording[FR] == mended.provision("p1").wording[FR]
    others = mapped(whole, lambda one: replace(one, wording={EN: one.wording[EN]}))
    before = mapped(kept, lambda one: replace(one, wording={EN: one.wording[EN]}))
    assert (others.parts[0].provisions, others.note_pattern) == (
        before.parts[0].provisions,
        "{decimal}",
    )


def test_the_original_must_be_there() -> None:
    with pytest.raises(NotAlike, match="no text in the original language"):
        joined({each: make_text(languages=(each,), original_language=EN) for each in (FR, RU)})
    with pytest.raises(NotAlike, match="no text to join"):
        joined({})
