"""Two people edit one text at once: what both saved stays, and a clash loses nobody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.texts import make_kept, said
from tests.tree.texts import texts as random_texts
from wgtr.core.errors import RuleViolation
from wgtr.core.paths import agendas_folder
from wgtr.core.settings import Settings
from wgtr.texts.models import KeptText, TextVersion
from wgtr.texts.operations import (
    Arrangement,
    Clash,
    Typed,
    add_note,
    add_provision,
    arrange,
    remove_note,
    restore_version,
    split_provision,
    word_note,
    word_provision,
    word_title,
)
from wgtr.texts.operations.wording import Saving
from wgtr.texts.queries import current_text, latest_version, text_named, texts_by_name
from wgtr.tree.commands import symbol_grammars
from wgtr.tree.edits import CannotEdit, move_down, move_up
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Kind, Provision, SpanKind, Text, plain

EN, FR = Language.EN, Language.FR


@pytest.fixture
def kept(database: Settings) -> KeptText:
    return make_kept().text


def saving(kept: KeptText, on_top_of: int = 1, by: str = "Ana") -> Saving:
    return Saving(kept=kept, on_top_of=on_top_of, by=by)


def body(kept: KeptText, provision_id: str, language: Language = EN) -> str:
    return plain(current_text(kept).provision(provision_id).wording[language].body)


def word(kept: KeptText, words: str, *, on_top_of: int = 1, at: str = "p1") -> TextVersion:
    return word_provision(
        saving=saving(kept, on_top_of, by=words),
        provision_id=at,
        language=EN,
        typed=Typed(body=words),
    )


def test_words_are_saved_as_a_version_with_who(kept: KeptText) -> None:
    version = word(kept, "New words.")
    assert (version.number, version.saved_by, body(kept, "p1")) == (2, "New words.", "New words.")
    assert body(kept, "p1", Language.FR).endswith("(fr)"), "other languages stay as they are"


def test_two_who_word_different_provisions_both_keep_their_words(kept: KeptText) -> None:
    word(kept, "First.", at="p1")
    word(kept, "Second.", at="p2", on_top_of=1)
    assert (body(kept, "p1"), body(kept, "p2")) == ("First.", "Second.")


def test_two_who_word_different_languages_both_keep_their_words(kept: KeptText) -> None:
    word(kept, "First.")
    word_provision(
        saving=saving(kept), provision_id="p1", language=FR, typed=Typed(body="Premier.")
    )
    assert (body(kept, "p1"), body(kept, "p1", FR)) == ("First.", "Premier.")


def test_the_same_words_changed_by_two_are_a_clash_that_shows_the_other(kept: KeptText) -> None:
    word(kept, "Hers.")
    with pytest.raises(Clash, match="saved other words here meanwhile") as clash:
        word(kept, "His.")
    assert (clash.value.latest.number, clash.value.latest.saved_by) == (2, "Hers.")
    assert body(kept, "p1") == "Hers."
    word(kept, "His.", on_top_of=2)
    assert body(kept, "p1") == "His."


def test_a_provision_that_is_gone_and_a_version_that_never_was_are_told(kept: KeptText) -> None:
    arrange(kept=kept, provision_id="p1", how=Arrangement.REMOVE, by="Ben")
    with pytest.raises(RuleViolation, match="no longer in the text"):
        word(kept, "Late.")
    with pytest.raises(RuleViolation, match="is not known"):
        word(kept, "Odd.", on_top_of=77)


def test_marks_stay_and_symbols_are_known(kept: KeptText) -> None:
    shown = "All reports (en)[note 1], see ATT/CSP1/2015/1."
    version = word_provision(
        saving=Saving(kept=kept, on_top_of=1, by="Ana", grammars=symbol_grammars(agendas_folder())),
        provision_id="p2",
        language=EN,
        typed=Typed(body=shown),
    )
    assert version.number == 2
    spans = current_text(kept).provision("p2").wording[EN].body
    assert [span.kind for span in spans if span.kind is not SpanKind.WORDS] == [
        SpanKind.NOTE,
        SpanKind.SYMBOL,
    ]


def test_notes_are_added_worded_and_removed_when_nothing_calls_them(kept: KeptText) -> None:
    add_note(saving=saving(kept), note_id="n2", language=EN, typed="Second note.")
    word_note(saving=saving(kept, 2), note_id="n1", language=EN, typed="First note.")
    notes = {note.id: plain(note.wording[EN].body) for note in current_text(kept).notes}
    assert notes == {"n1": "First note.", "n2": "Second note."}
    with pytest.raises(RuleViolation, match="still called"):
        remove_note(kept=kept, note_id="n1", by="Ana")
    remove_note(kept=kept, note_id="n2", by="Ana")
    assert [note.id for note in current_text(kept).notes] == ["n1"]


def test_a_title_is_worded(kept: KeptText) -> None:
    word_title(saving=saving(kept), part_id="agenda", language=EN, typed="Draft agenda")
    assert plain(current_text(kept).parts[0].title[EN]) == "Draft agenda"


def test_provisions_are_added_moved_divided_joined_and_removed(kept: KeptText) -> None:
    new = Provision("new", Kind.ITEM, said("One. Two."), numbered=True)
    add_provision(kept=kept, new=new, at="p1", inside=False, by="Ana")
    assert [numbers(current_text(kept), EN)[each] for each in ("p1", "new", "p2")] == [
        "1.",
        "2.",
        "3.",
    ]
    arrange(kept=kept, provision_id="new", how=Arrangement.UP, by="Ana")
    assert list(numbers(current_text(kept), EN)) == ["new", "p1", "p2"]
    split_provision(saving=saving(kept, 3), provision_id="new", language=EN, at=4, new_id="rest")
    assert body(kept, "rest").startswith(" Two.") or body(kept, "rest").startswith("Two.")
    arrange(kept=kept, provision_id="new", how=Arrangement.JOIN, by="Ana")
    assert "rest" not in numbers(current_text(kept), EN)
    arrange(kept=kept, provision_id="new", how=Arrangement.REMOVE, by="Ana")
    assert list(numbers(current_text(kept), EN)) == ["p1", "p2"]


def test_an_arrangement_that_makes_no_sense_says_why(kept: KeptText) -> None:
    with pytest.raises(RuleViolation, match="first of its list"):
        arrange(kept=kept, provision_id="p1", how=Arrangement.UP, by="Ana")
    assert latest_version(kept).number == 1


def test_an_earlier_version_comes_back_as_the_latest(kept: KeptText) -> None:
    before = current_text(kept)
    word(kept, "Wrong.")
    version = restore_version(kept=kept, number=1, by="Ana")
    assert (version.number, current_text(kept)) == (3, before)


def test_texts_are_listed_by_their_last_save(kept: KeptText) -> None:
    make_kept("mandate")
    assert {text.name for text, _at in texts_by_name()} == {"agenda", "mandate"}
    assert texts_by_name([1]) == []
    assert text_named("mandate") is not None


@given(random_texts(), st.data())
def test_moving_up_and_down_are_inverse_and_keep_every_id(text: Text, data: st.DataObject) -> None:
    ids = [provision.id for provision in text.walk()]
    chosen = data.draw(st.sampled_from(ids)) if ids else None
    if chosen is None:
        return
    try:
        moved = move_up(text, chosen)
    except CannotEdit:
        return
    assert sorted(p.id for p in moved.walk()) == sorted(ids)
    assert move_down(moved, chosen) == text
