"""A text and what random edits made of it: reworded, added, moved, called anew."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st

from tests.tree.texts import inlines, mapped, mastheads, notes, texts, wordings
from wgtr.tree import edits
from wgtr.tree.comparison.renaming import Names, renamed
from wgtr.tree.edits import CannotEdit
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Text, Wording

languages = st.sampled_from(Language)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Text, Text]:
    """A random text before and after up to six random edits."""
    text = draw(texts())
    after = text
    for number in range(draw(st.integers(0, 6))):
        after = _edited(draw, after, f"new{number}")
    return text, after


def _edited(draw: st.DrawFn, text: Text, new_id: str) -> Text:
    ids = [provision.id for provision in text.walk()]
    kind = draw(st.integers(0, 12))
    if kind < 9 and not ids:
        return text
    with suppress(CannotEdit):
        return _EDITS[kind](draw, text, new_id)
    return text


def _one(draw: st.DrawFn, text: Text) -> str:
    return draw(st.sampled_from([provision.id for provision in text.walk()]))


def _reword(draw: st.DrawFn, text: Text, _: str) -> Text:
    return edits.reword(text, _one(draw, text), draw(languages), draw(wordings()))


def _word_in(draw: st.DrawFn, text: Text, _: str) -> Text:
    """A few words put into a body, in one language."""
    name, language = _one(draw, text), draw(languages)
    wording = text.provision(name).wording.get(language, Wording())
    head, tail = edits.cut(wording.body, draw(st.integers(0, 10)))
    body = (*head, *draw(inlines), *tail)
    return edits.reword(text, name, language, replace(wording, body=body))


def _remove(draw: st.DrawFn, text: Text, _: str) -> Text:
    return edits.remove(text, _one(draw, text))


def _add(draw: st.DrawFn, text: Text, new_id: str) -> Text:
    made = Provision(new_id, draw(st.sampled_from(Kind)), {draw(languages): draw(wordings())})
    return edits.add_after(text, _one(draw, text), made)


def _move(draw: st.DrawFn, text: Text, _: str) -> Text:
    return edits.move_after(text, _one(draw, text), _one(draw, text))


def _indent(draw: st.DrawFn, text: Text, _: str) -> Text:
    return edits.indent(text, _one(draw, text))


def _outdent(draw: st.DrawFn, text: Text, _: str) -> Text:
    return edits.outdent(text, _one(draw, text))


def _other_kind(draw: st.DrawFn, text: Text, _: str) -> Text:
    name, kind = _one(draw, text), draw(st.sampled_from(Kind))
    return mapped(text, lambda p: replace(p, kind=kind) if p.id == name else p)


def _merge(draw: st.DrawFn, text: Text, _: str) -> Text:
    return edits.merge_with_next(text, _one(draw, text))


def _other_ids(draw: st.DrawFn, text: Text, _: str) -> Text:
    """All ids given anew, as if the text were read from another file."""
    ids = [*(part.id for part in text.parts), *(provision.id for provision in text.walk())]
    others = draw(st.permutations(ids))
    return renamed(text, Names(dict(zip(ids, others, strict=True)), {}))


def _other_notes(draw: st.DrawFn, text: Text, _: str) -> Text:
    return replace(text, notes=tuple(draw(notes)))


def _other_masthead(draw: st.DrawFn, text: Text, _: str) -> Text:
    return replace(text, masthead=draw(mastheads))


def _parts(draw: st.DrawFn, text: Text, new_id: str) -> Text:
    parts = draw(st.permutations(text.parts))
    return text.with_parts((*parts, Part(new_id, "annex", "Z")))


_EDITS: tuple[Callable[[st.DrawFn, Text, str], Text], ...] = (
    *(_reword, _word_in, _remove, _add, _move, _indent, _outdent, _other_kind, _merge),
    *(_other_ids, _other_notes, _other_masthead, _parts),
)
