from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.accounts.sign_in.addresses import own_path


@pytest.mark.parametrize("path", ["/", "/meetings/", "/documents/x?lang=ar&y=1", "/a#b", "/会议"])
def test_a_path_of_ours_is_gone_to(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "elsewhere",
    [
        None,
        "",
        "meetings/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "http://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "\\\\evil.example",
        "/x\\..\\evil",
        "/\x00",
        "//[",
    ],
)
def test_anything_else_leads_home(elsewhere: str | None) -> None:
    assert own_path(elsewhere) == "/"


@given(st.text(alphabet="/\\:@.evil \t\n\r\x00?#", max_size=12))
def test_no_text_leads_to_another_host(asked: str) -> None:
    led = own_path(asked)
    assert led.startswith("/")
    assert not led.startswith(("//", "/\\"))
    assert urlsplit(led).netloc == ""
