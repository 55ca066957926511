"""One address in ASCII, and nothing that could be two or a header."""

import pytest

from wgtr.core.mail_addresses import is_address


@pytest.mark.parametrize(
    "address", ["mission@example.org", "a.b+c@sub.example.org", "x@localhost", "o'neil@example.org"]
)
def test_addresses(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mission",
        "a@b@c",
        "Name <a@example.org>",
        "a@example.org, b@example.org",
        "a@example.org\nBcc: b@example.org",
        "a..b@example.org",
        "a@-example.org",
        "ünal@example.org",
        "a" * 250 + "@example.org",
    ],
)
def test_no_addresses(address: str) -> None:
    assert not is_address(address)
