"""Every bad kind of file gets one clear sentence; good ones are kept as what they are."""

import pytest

from tests.documents.uploads.bad_files import BAD, DOCX, ODT, minimal_pdf
from tests.reading.hostile.corpus import corpus
from wgtr.core.errors import RuleViolation
from wgtr.documents.uploads.inspection import MEDIA_TYPES, MOST_BYTES, media_type_of


@pytest.mark.parametrize(("data", "name", "word"), BAD.values(), ids=BAD)
def test_a_bad_file_gets_a_sentence_that_says_what_to_do(data: bytes, name: str, word: str) -> None:
    with pytest.raises(RuleViolation) as why:
        media_type_of(data, name)
    said = str(why.value)
    assert word in said
    assert said.startswith(f"“{name}”")
    assert said.endswith(".")
    assert len(said) < 240


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (DOCX, "notes.docx"),
        (ODT, "notes.ODT"),
        (minimal_pdf(), "notes.pdf"),
        (b"{\\rtf1\\ansi Words}\r\n", "notes.rtf"),
        ("Мнение".encode("cp1251"), "notes.txt"),
        ("意见".encode("utf-16"), "notes.txt"),
    ],
)
def test_a_good_file_is_taken_as_what_it_is(data: bytes, name: str) -> None:
    assert media_type_of(data, name) == MEDIA_TYPES[name[name.index(".") :].lower()]


def test_the_limit_is_exact() -> None:
    words = b"words " * (MOST_BYTES // 6)
    assert media_type_of(words, "notes.txt") == "text/plain"
    with pytest.raises(RuleViolation, match="larger than 50 MB"):
        media_type_of(words + b"words " * 6, "notes.txt")


def test_whatever_is_in_the_hostile_corpus_ends_in_a_sentence_or_is_kept() -> None:
    for case in corpus():
        if not isinstance(case.content, bytes):
            continue  # the large ones: their limits are asked above
        try:
            kept = media_type_of(case.data, "notes.docx")
        except RuleViolation as why:
            assert "notes.docx" in str(why)  # noqa: PT017 - either may happen
        else:
            assert kept == MEDIA_TYPES[".docx"]
