"""Names of files: shown as they are, safe in headers whatever they hold."""

import re
import unicodedata
from email.message import Message
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.documents.uploads.file_names import LONGEST, disposition, ending_of, kept_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Comments of Chile.docx", "Comments of Chile.docx"),
        ("C:\\Users\\me\\Comments.docx", "Comments.docx"),
        ("../../etc/passwd", "passwd"),
        ("مساهمة.docx", "مساهمة.docx"),
        ("评论.pdf", "评论.pdf"),
        ("invoice\u202excod.exe", "invoicexcod.exe"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie- x.txt"),
        ("CON.txt", "_CON.txt"),
        ("", "file"),
        ("...", "file"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_names_are_kept_without_what_deceives(given_name: str, kept: str) -> None:
    assert kept_name(given_name) == kept


def test_long_names_keep_their_ending() -> None:
    assert kept_name("x" * 500 + ".docx") == "x" * (LONGEST - 5) + ".docx"


@given(st.text(max_size=400))
def test_any_name_is_safe_in_a_header_and_comes_back(name: str) -> None:
    kept = kept_name(name)
    assert 1 <= len(kept) <= LONGEST
    assert not {unicodedata.category(each) for each in kept} & {"Cc", "Cf", "Cs"}
    header = disposition(kept)
    assert header.isascii()
    assert "\n" not in header
    written = re.fullmatch(r"attachment; filename=\"([^\"\\]+)\"; filename\*=UTF-8''(\S+)", header)
    assert written is not None
    assert unquote(written[2]) == kept
    message = Message()
    message["Content-Disposition"] = header
    assert message.get_content_disposition() == "attachment"


def test_endings() -> None:
    assert ending_of("A.B.DOCX") == ".docx"
    assert ending_of("none") == ""
