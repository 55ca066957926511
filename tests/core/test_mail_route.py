"""Settings of mail: a server or a folder, never half of one."""

from pathlib import Path

import pytest

from wgtr.core.errors import HalfSet
from wgtr.core.mail_route import MailServer, route_of

DATA = Path("/data")
FROM = {"WGTR_MAIL_FROM": "att@example.org"}


def test_without_a_server_mail_is_written_into_the_data_folder() -> None:
    route = route_of({}, DATA)
    assert (route.server, route.folder) == (None, DATA / "mail")
    assert route.sender.endswith(".invalid")


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 587)),
        (
            "smtp://u:p%40ss@mail.test:2525",
            MailServer("mail.test", 2525, "u", "p@ss"),
        ),
        (
            "smtps://u:p@mail.test",
            MailServer("mail.test", 465, "u", "p", is_smtps=True),
        ),
    ],
)
def test_servers(url: str, server: MailServer) -> None:
    route = route_of({"WGTR_SMTP_URL": url, **FROM}, DATA)
    assert (route.server, route.sender) == (server, "att@example.org")


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://mail:port",
        "smtp://user@mail.example.org",
        "smtp://mail.example.org/path",
    ],
)
def test_what_is_no_server_is_refused(url: str) -> None:
    with pytest.raises(HalfSet, match="WGTR_SMTP_URL"):
        route_of({"WGTR_SMTP_URL": url, **FROM}, DATA)


def test_a_server_needs_a_sender_and_a_sender_is_an_address() -> None:
    with pytest.raises(HalfSet, match="WGTR_MAIL_FROM is not"):
        route_of({"WGTR_SMTP_URL": "smtp://mail.example.org"}, DATA)
    with pytest.raises(HalfSet, match="give one address"):
        route_of({"WGTR_MAIL_FROM": "ATT <att@example.org>"}, DATA)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(MailServer("h", 1, "u", "secret"))


def test_what_is_on_this_machine_needs_no_encryption() -> None:
    here = [MailServer(host, 25).is_here for host in ("localhost", "127.0.0.1", "::1")]
    assert here == [True] * 3
    assert not MailServer("localhost.example.org", 25).is_here
