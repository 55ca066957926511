"""Nothing in a message breaks a header or turns words around."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wgtr.core.outbox.wording import file_name, one_line, plain_text

ANY = some.text(max_size=200)
RIGHT_TO_LEFT_OVERRIDE, ISOLATE, CLOSED = "\u202e", "\u2066", "\u2069"


@given(ANY)
def test_a_header_is_one_line_and_stays_so(words: str) -> None:
    line = one_line(words)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


@given(ANY)
def test_a_text_has_lines_and_no_other_controls(words: str) -> None:
    text = plain_text(words)
    assert text.endswith("\n")
    assert not set(text) & set("\r\0\x1b\u202e\u202d\u202a")
    assert plain_text(text) == text


def test_a_header_cannot_be_made_of_a_subject() -> None:
    assert one_line("Receipt\r\nBcc: all@example.org") == "Receipt Bcc: all@example.org"
    assert one_line("a\u2028Bcc: b\x85c") == "a Bcc: b c"


def test_words_are_not_turned_around_and_isolates_that_close_stay() -> None:
    assert one_line(f"annex{RIGHT_TO_LEFT_OVERRIDE}fdp.exe") == "annexfdp.exe"
    symbol = f"الوثيقة {ISOLATE}ATT/CSP11.WGTR/2025/CHAIR/9001{CLOSED}"
    assert one_line(symbol) == symbol
    assert one_line(f"never {ISOLATE}closed") == "never closed"
    assert one_line(f"{CLOSED}closed first{ISOLATE}") == "closed first"


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("receipt.pdf", "receipt.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ('a"b\r\n: x.ics', "a-b - x.ics"),
        ("", "file"),
        ("..", "file"),
        ("إيصال.pdf", "إيصال.pdf"),
    ],
)
def test_names_of_files_are_harmless(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert file_name("x" * 500 + ".docx").endswith("x.docx")
    assert len(file_name("x" * 500 + ".docx")) == 120
