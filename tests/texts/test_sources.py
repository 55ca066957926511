"""The example's files: six languages in, one tree out."""

from pathlib import Path

import pytest

from wgtr.core.paths import agendas_folder
from wgtr.reading.commands import word_lists
from wgtr.texts.contents import languages_worded
from wgtr.texts.sources import NotReadable, source_of, sources_in, text_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind

EXAMPLE = agendas_folder() / "att" / "csp11-wgtr-2025-02-28"
LISTS = word_lists(agendas_folder())


@pytest.mark.parametrize(
    ("stem", "kind", "questions", "notes"),
    [("agenda", "annotated-agenda", 22, 6), ("mandate-csp10", "mandate", 0, 0)],
)
def test_the_examples_join(stem: str, kind: str, questions: int, notes: int) -> None:
    text = text_of(source_of(EXAMPLE, stem), LISTS)
    assert (text.kind, text.original_language) == (kind, Language.EN)
    assert languages_worded(text) == list(Language)
    assert sum(one.kind is Kind.QUESTION for one in text.walk()) == questions
    assert len(text.notes) == notes


def test_a_folder_holds_texts_by_stem_and_their_hash_tells_a_change(tmp_path: Path) -> None:
    for name in ("a.en.txt", "a.fr.txt", "b.en.txt", "README.md", "c.xx.txt"):
        (tmp_path / name).write_text("x")
    found = sources_in(tmp_path)
    assert [(each.stem, sorted(each.files)) for each in found] == [
        ("a", ["en", "fr"]),
        ("b", ["en"]),
    ]
    before = found[0].sha256
    assert source_of(tmp_path, "a").sha256 == before
    (tmp_path / "a.fr.txt").write_text("y")
    assert source_of(tmp_path, "a").sha256 != before


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="no text x"):
        source_of(tmp_path, "x")
    (tmp_path / "a.en.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    with pytest.raises(NotReadable, match=r"a\.en\.txt: "):
        text_of(source_of(tmp_path, "a"), LISTS)
