"""Handing over to a real server: taken, refused, put off, gone, encrypted or not at all."""

import shutil
import ssl
import stat
import subprocess
from pathlib import Path

import pytest

from tests.factories.mail_server import Post, mail_server, only
from tests.factories.serving import free_port
from wgtr.core.jobs import TryLater
from wgtr.core.mail_route import MailServer, Route
from wgtr.core.outbox.delivery import Refused, hand_over

CONTENT = (
    b"From: att@example.org\r\nSubject: x\r\nMessage-ID: <k@example.org>\r\n\r\n.\r\nreceived\r\n"
)
TO = "mission@example.org"


def route(port: int, folder: Path = Path("/nowhere"), **more: str | bool) -> Route:
    return Route("att@example.org", folder, MailServer("127.0.0.1", port, **more))  # type: ignore[arg-type]


def hand(way: Route) -> str:
    return hand_over(way, recipient=TO, name="1.eml", content=CONTENT)


def test_a_server_takes_it() -> None:
    with mail_server(Post()) as post:
        assert hand(route(post.port)) == "The server took it."
    assert [mail.get_content() for mail in post.taken] == [".\r\nreceived\r\n"]


@pytest.mark.parametrize("answer", ["550 5.1.1 no such mailbox", "554 not wanted"])
def test_what_is_refused_for_good_says_why(answer: str) -> None:
    with mail_server(Post(at_recipient={TO: answer})) as post, pytest.raises(Refused, match=answer):
        hand(route(post.port))
    with mail_server(Post(at_data=answer)) as post, pytest.raises(Refused, match=answer):
        hand(route(post.port))


def test_what_is_refused_for_now_is_tried_later() -> None:
    answer = "451 4.7.1 greylisted"
    with mail_server(Post(at_recipient={TO: answer})) as post, pytest.raises(TryLater, match="451"):
        hand(route(post.port))
    with mail_server(Post(at_data=answer)) as post, pytest.raises(TryLater, match="greylisted"):
        hand(route(post.port))


def test_a_server_that_is_gone_is_tried_later() -> None:
    with pytest.raises(TryLater, match="cannot be used"):
        hand(route(free_port()))


def test_it_signs_in_and_a_wrong_password_is_tried_later() -> None:
    options = {"authenticator": only(b"u", b"p"), "auth_require_tls": False}
    with mail_server(Post(), **options) as post:
        assert hand(route(post.port, user="u", password="p"))
        with pytest.raises(TryLater, match="does not let us in"):
            hand(route(post.port, user="u", password="wrong"))
    assert len(post.taken) == 1


def test_nothing_is_sent_in_clear_over_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MailServer, "is_here", False)
    with mail_server(Post()) as post, pytest.raises(TryLater, match="STARTTLS"):
        hand(route(post.port, user="u", password="p"))
    assert post.taken == []


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Give a key and a certificate for 127.0.0.1 that nobody trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not here")
    key, made = tmp_path / "key", tmp_path / "certificate"
    asked = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    asked += ["-nodes", "-keyout", str(key), "-out", str(made), "-days", "2", "-subj", "/CN=test"]
    asked += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(asked, check=True, capture_output=True)
    return key, made


def test_encrypted_it_goes_only_to_a_server_that_proves_its_name(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key, made = certificate
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(made, key)
    monkeypatch.setattr(MailServer, "is_here", False)
    with mail_server(Post(), tls_context=theirs, require_starttls=True) as post:
        with pytest.raises(TryLater, match="CERTIFICATE_VERIFY_FAILED"):
            hand(route(post.port))
        assert post.taken == []
        ours = ssl.create_default_context(cafile=str(made))
        monkeypatch.setattr(ssl, "create_default_context", lambda: ours)
        assert hand(route(post.port))
    assert len(post.taken) == 1


def test_without_a_server_it_is_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    way = Route("att@example.org", tmp_path / "var" / "mail")
    for _ in range(2):  # the second time after a crash
        assert "mail/1.eml" in hand(way)
    [file] = way.folder.iterdir()
    assert file.read_bytes() == CONTENT
    assert stat.S_IMODE(way.folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_is_tried_later(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    with pytest.raises(TryLater, match="cannot be written"):
        hand(Route("att@example.org", tmp_path / "mail"))
