"""Which languages a text is worded in, wholly or in part."""

from dataclasses import replace

from hypothesis import given

from tests.factories.texts import make_text, said
from tests.tree.texts import mapped, texts
from wgtr.texts.contents import (
    canonical,
    lacks_original,
    languages_begun,
    languages_worded,
    text_in,
    tree_of,
)
from wgtr.tree.gaps import silent_provisions
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text, leading_language

EN, FR, RU = Language.EN, Language.FR, Language.RU


def test_a_language_counts_when_everything_is_worded() -> None:
    whole = make_text(languages=(EN, FR))
    assert languages_worded(whole) == languages_begun(whole) == [EN, FR]
    begun = mapped(whole, lambda one: replace(one, wording={**one.wording, **said("x", (RU,))}))
    assert languages_worded(begun) == [EN, FR]
    assert languages_begun(begun) == [EN, FR, RU]


def test_a_translation_that_came_alone_is_measured_by_itself() -> None:
    text = replace(make_text(languages=(FR,)), original_language=EN)
    assert leading_language(text) is FR
    assert lacks_original(text)
    assert languages_worded(text) == [FR]
    assert silent_provisions(text) == []
    begun = mapped(text, lambda one: replace(one, wording={**one.wording, **said("x", (EN,))}))
    assert leading_language(begun) is EN
    assert not lacks_original(replace(text, parts=()))


@given(texts())
def test_a_tree_comes_back_from_its_bytes_and_has_one_way_of_being_written(text: Text) -> None:
    tree = tree_of(text)
    assert text_in(tree) == text
    assert canonical(tree_of(text_in(tree))) == canonical(tree)
