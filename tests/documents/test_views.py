"""Files of issued documents: as stored, for good, to browsers and to those who ask again."""

import base64
import hashlib
import re

import pytest
from flask.testing import FlaskClient

from tests.factories.documents import grammars, make_draft, make_issued, make_press
from tests.factories.texts import make_text
from wgtr.core.database import db
from wgtr.documents.models import RevisionFile
from wgtr.documents.operations import issue, prepare_revision, withdraw
from wgtr.documents.press import house_press
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
PAPER = f"/documents/{SLUG}/fr.md"
OWN_STYLE = b"<html><style>p { color: red }</style><p>x</p></html>"


def styled(_text: Text, _language: Language, form: str) -> bytes:
    return OWN_STYLE if form == "html" else b"words"


def sha256(language: str, form: str) -> str:
    where = db.select(RevisionFile.sha256).filter_by(language=language, format=form)
    return str(db.session.scalar(where))


def test_a_file_comes_as_it_was_stored(client: FlaskClient) -> None:
    make_issued()
    db.session.commit()
    answer = client.get(PAPER)
    assert answer.status_code == 200
    assert hashlib.sha256(answer.data).hexdigest() == sha256("fr", "md")
    assert answer.headers["ETag"] == f'"{sha256("fr", "md")}"'
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Language"] == "fr"
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{SLUG}.fr.md"'


def test_html_is_read_at_once_in_its_own_style_and_nothing_else_runs(client: FlaskClient) -> None:
    draft = make_draft()
    issue(revision=draft, text=make_text(), press=make_press(styled), by="test")
    db.session.commit()
    answer = client.get(f"/documents/{SLUG}/en.html")
    assert answer.headers["Content-Disposition"].startswith("inline")
    digest = base64.b64encode(hashlib.sha256(b"p { color: red }").digest()).decode()
    policy = answer.headers["Content-Security-Policy"]
    assert f"style-src 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert "Vary" not in answer.headers


def test_the_houses_own_html_needs_no_style_that_the_policy_forbids(client: FlaskClient) -> None:
    draft = make_draft()
    issue(revision=draft, text=make_text(), press=house_press(), by="test")
    db.session.commit()
    answer = client.get(f"/documents/{SLUG}/fr.html")
    assert answer.status_code == 200
    assert len(re.findall(r"<style>", answer.text)) == 1
    assert re.findall(r"<[^>]+\sstyle=|<script|<link|<img|\son[a-z]+=", answer.text) == []
    assert client.get(f"/documents/{SLUG}/fr.docx").data[:2] == b"PK"


def test_who_has_it_is_not_sent_it_again(client: FlaskClient) -> None:
    make_issued()
    db.session.commit()
    tag = client.get(PAPER).headers["ETag"]
    for sent, status in ((tag, 304), (f'W/{tag}, "x"', 304), ('"x"', 200), ("*", 304)):
        answer = client.get(PAPER, headers={"If-None-Match": sent})
        assert (answer.status_code, bool(answer.data)) == (status, status == 200)
        assert answer.headers["ETag"] == tag


def test_head_tells_the_size_and_sends_nothing(client: FlaskClient) -> None:
    make_issued()
    db.session.commit()
    answer, whole = client.head(PAPER), client.get(PAPER)
    assert answer.data == b""
    assert answer.headers["Content-Length"] == str(len(whole.data))
    assert answer.headers["ETag"] == whole.headers["ETag"]


def test_other_capitals_lead_to_the_address(client: FlaskClient) -> None:
    make_issued()
    db.session.commit()
    answer = client.get(PAPER.lower())
    assert (answer.status_code, answer.headers["Location"]) == (301, PAPER)


@pytest.mark.parametrize("missing", ["ru.md", "ru.pdf", "fr.pdf", "fr.exe", "xx.md"])
def test_what_is_missing_says_what_there_is(client: FlaskClient, missing: str) -> None:
    make_issued()
    db.session.commit()
    answer = client.get(f"/documents/{SLUG}/{missing}")
    assert answer.status_code == 404
    assert ("Not translated yet" in answer.text) == missing.startswith("ru")
    for code in ("en", "fr"):
        assert f'href="/documents/{SLUG}/?lang={code}"' in answer.text
    assert f"/documents/{SLUG}/?lang=es" not in answer.text


def test_drafts_and_unknown_addresses_are_not_there(client: FlaskClient) -> None:
    make_draft()
    db.session.commit()
    for address in (PAPER, "/documents/nothing/en.md", "/documents/~/en.md"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Draft annotated agenda" not in answer.text


def test_superseded_and_withdrawn_files_stay_readable(client: FlaskClient) -> None:
    first = make_issued()
    second = prepare_revision(latest=first, by="test", grammars=grammars())
    issue(revision=second, text=make_text("New."), press=make_press(), by="test")
    withdraw(revision=first, reason="Wrong annex.", by="test")
    db.session.commit()
    assert client.get(PAPER).status_code == 200
    assert client.get(f"/documents/{SLUG}.Rev1/fr.md").status_code == 200


def test_a_download_asks_the_database_little(client: FlaskClient, statements: list[str]) -> None:
    make_issued()
    db.session.commit()
    tag = client.get(PAPER).headers["ETag"]
    statements.clear()
    client.get(PAPER)
    assert len([each for each in statements if each.startswith("SELECT")]) <= 3
    statements.clear()
    client.get(PAPER, headers={"If-None-Match": tag})
    assert not any("files.content" in each for each in statements)
