"""The commands of a secretariat: take texts in, give numbers, issue."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click import Command
from click.testing import CliRunner, Result
from sqlalchemy import select

from tests.factories.meetings import make_meeting
from tests.factories.texts import make_text
from wgtr.core.audit.models import AuditEvent
from wgtr.core.database import db
from wgtr.core.paths import agendas_folder
from wgtr.core.settings import Settings
from wgtr.documents.commands import load
from wgtr.documents.issuing.commands import issue_papers
from wgtr.documents.queries import content_of
from wgtr.documents.queries.for_pages import agenda_among, papers_of
from wgtr.documents.register.commands import symbols
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.contents import tree_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

MEETING = "csp11-wgtr-2025-02-28"
SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
Run = Callable[..., Result]


@pytest.fixture
def run(database: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on this test's database, which has the meeting."""
    for name, value in database.for_children().items():
        monkeypatch.setenv(name, value)
    make_meeting()
    db.session.commit()

    def invoke(command: Command, *arguments: object, exits: int = 0) -> Result:
        result = CliRunner().invoke(command, [str(each) for each in arguments])
        assert result.exit_code == exits, result.output
        assert "Traceback" not in result.output
        db.session.rollback()
        return result

    return invoke


def tree_file(folder: Path, text: Text | None = None) -> Path:
    path = folder / "paper.json"
    path.write_text(json.dumps(tree_of(text or make_text())))
    return path


def outcome(result: Result) -> Any:
    return json.loads(result.stdout)


def actions() -> list[str]:
    written = select(AuditEvent.action).order_by(AuditEvent.sequence)
    return [each for each in db.session.scalars(written) if each.startswith(("texts", "documents"))]


def test_from_a_tree_to_issued_files(run: Run, tmp_path: Path) -> None:
    run(symbols, "begin", "ATT", 9001)
    path = tree_file(tmp_path)
    asked = ("--meeting", MEETING, "--symbol", SYMBOL, "--json", "-")
    loaded = outcome(run(load, path, *asked))
    assert loaded[0]["name"] == f"{MEETING}-paper"
    assert (loaded[0]["version"], loaded[0]["symbol"]) == (1, SYMBOL)
    issued = outcome(run(issue_papers, MEETING, "--dated", "2025-01-29", "--json", "-"))
    assert (issued[0]["symbol"], issued[0]["dated"]) == (SYMBOL, "2025-01-29")
    assert {name.split(".")[0] for name in issued[0]["files"]} == {"en", "fr"}
    assert b"The meeting opens." in content_of(issued[0]["files"]["en.md"])
    assert actions() == [
        "documents.begin_serials",
        "texts.save",
        "documents.enter_symbol",
        "documents.add",
        "documents.issue",
    ]
    assert outcome(run(issue_papers, MEETING, "--json", "-")) == []
    again = run(issue_papers, SYMBOL, exits=2)
    assert "issued already and stays as it is" in again.stderr


def test_a_second_load_makes_a_version_only_of_a_change(run: Run, tmp_path: Path) -> None:
    path = tree_file(tmp_path)
    first = outcome(run(load, path, "--json", "-"))
    assert outcome(run(load, path, "--json", "-")) == first
    assert first[0]["document"] is None
    tree_file(tmp_path, make_text("Otherwise."))
    assert outcome(run(load, path, "--json", "-"))[0]["version"] == 2
    assert actions() == ["texts.save", "texts.save"]


def test_a_revision_is_taken_in_by_its_symbol_and_issued(run: Run, tmp_path: Path) -> None:
    run(symbols, "begin", "ATT", 9001)
    path = tree_file(tmp_path)
    run(load, path, "--meeting", MEETING, "--symbol", SYMBOL)
    run(issue_papers, MEETING)
    said = run(load, path, "--symbol", SYMBOL).stdout
    address = SYMBOL.replace("/", "-")
    assert f"{address} is issued and stays as it is" in said
    run(symbols, "reserve", f"{SYMBOL}.Rev1", "--purpose", "translators")
    tree_file(tmp_path, make_text("Revised."))
    said = run(load, path, "--symbol", f"{SYMBOL}.Rev1").stdout
    assert said == f"{MEETING}-paper: version 2, prepared as {address}.Rev1\n"
    run(issue_papers, f"{SYMBOL}.Rev1")
    meeting = meeting_with_slug(MEETING)
    assert meeting is not None
    agenda = agenda_among(papers_of(meeting))
    assert agenda is not None
    assert agenda.slug == f"{address}.Rev1"


def test_a_revision_that_repeats_or_is_dated_before_its_paper_is_told(
    run: Run, tmp_path: Path
) -> None:
    run(symbols, "begin", "ATT", 9001)
    run(load, tree_file(tmp_path), "--meeting", MEETING, "--symbol", SYMBOL)
    said = run(issue_papers, MEETING, "--dated", "2024-10-01").stderr
    assert "dated 2024-10-01: far from today, or after the meeting" in said
    run(load, tree_file(tmp_path), "--symbol", f"{SYMBOL}.Rev1")
    early = [issue_papers, f"{SYMBOL}.Rev1", "--dated", "2024-09-30"]
    assert f"{SYMBOL}, which it follows, is dated 2024-10-01" in run(*early, exits=2).stderr
    said = run(issue_papers, f"{SYMBOL}.Rev1", "--dated", "2025-02-05").stderr
    assert f"nothing differs from {SYMBOL}" in said
    assert "far from today" not in said


def test_what_would_lose_a_language_says_how_to_keep_it(run: Run, tmp_path: Path) -> None:
    path = tree_file(tmp_path)
    run(load, path)
    tree_file(tmp_path, make_text("Fewer.", languages=(Language.EN, Language.RU)))
    refused = run(load, path, exits=2).stderr
    assert "leave out: fr. Load every language, or say --drop-languages." in refused
    assert "version 2" in run(load, path, "--drop-languages").stdout


def test_one_paper_that_cannot_be_issued_keeps_no_other_back(run: Run, tmp_path: Path) -> None:
    alone = make_text(languages=(Language.FR,), original_language=Language.EN)
    run(load, tree_file(tmp_path, alone), "--meeting", MEETING, "--name", "alone")
    run(load, tree_file(tmp_path), "--meeting", MEETING, "--name", "whole")
    result = run(issue_papers, MEETING, "--json", "-", exits=2)
    assert len(outcome(result)) == 1
    assert "Word it first, or say --without-original." in result.stderr
    said = run(issue_papers, MEETING, "--without-original").stderr
    assert "without words: the original language, en" in said
    assert run(issue_papers, MEETING).stdout == ""


def test_translations_follow_from_the_command_line(run: Run, tmp_path: Path) -> None:
    run(load, tree_file(tmp_path), "--meeting", MEETING)
    address = outcome(run(issue_papers, MEETING, "--json", "-"))[0]["slug"]
    assert "No further language" in run(issue_papers, address, "--translations", exits=2).stderr
    assert run(issue_papers, MEETING, "--translations").stdout == ""
    wider = make_text(languages=(Language.EN, Language.FR, Language.RU))
    run(load, tree_file(tmp_path, wider), "--meeting", MEETING)
    added = outcome(run(issue_papers, MEETING, "--translations", "--json", "-"))
    assert {name.split(".")[0] for name in added[0]["files"]} == {"en", "fr", "ru"}


def test_a_folder_of_texts_in_six_languages(run: Run) -> None:
    run(symbols, "begin", "ATT", 9001)
    folder = agendas_folder() / "att" / MEETING
    loaded = outcome(run(load, folder, "--meeting", MEETING, "--json", "-"))
    assert [each["name"] for each in loaded] == [f"{MEETING}-agenda", f"{MEETING}-mandate-csp10"]
    assert [each["symbol"] for each in loaded] == [SYMBOL, None]


def test_numbers_from_the_command_line(run: Run) -> None:
    parts = ("--conference", 11, "--year", 2025, "--author", "SEC", "--type", "Note")
    assert "no beginning" in run(symbols, "reserve", *parts, exits=2).stderr
    run(symbols, "begin", "ATT", 9001)
    run(symbols, "take", "ATT/CSP11.WGETI/2025/CHAIR/9001/DrAgenda", "--purpose", "WGETI")
    assert run(symbols, "reserve", *parts).stdout == "ATT/CSP11/2025/SEC/9002/Note\n"
    run(symbols, "reserve", "ATT/CSP11/2025/SEC/9003/Paper")
    run(symbols, "void", "ATT/CSP11/2025/SEC/9003/Paper", "--reason", "Not needed.")
    listed = outcome(run(symbols, "list", "--json", "-"))
    assert [(each["serial"], each["state"]) for each in listed] == [
        (9001, "taken"),
        (9002, "reserved"),
        (9003, "void"),
    ]
    assert "Not needed." in run(symbols, "list").stdout
    assert "Every number is explained" in run(symbols, "check").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("load", "{tree}", "--meeting", "csp11-wgtr-1999-01-01"), "no meeting called"),
        (("load", "{tree}", "--symbol", "ATT/what"), "is no symbol"),
        (("load", "{broken}"), "This is no JSON"),
        (("load", "{empty}"), "holds no text"),
        (("issue", "nothing-here"), "no meeting and no document"),
        (("issue", MEETING, "--languages", "en,xx"), "no list of languages"),
        (("symbols", "void", SYMBOL, "--reason", "x"), "not in the register"),
        (("symbols", "reserve"), "--conference, --year, --author, --type is missing"),
        (("symbols", "reserve", SYMBOL.replace("CSP11", "CSP99")), "no CSP99 here"),
        (("symbols", "reserve", SYMBOL.replace("WGTR", "XXXX")), "no body XXXX here"),
        (("symbols", "reserve", f"{SYMBOL}.Rev1"), "9001/AnnAgenda is not in the register"),
        (("symbols", "take", "9001"), "is no symbol"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "empty").mkdir()
    make = {
        "{tree}": tree_file(tmp_path),
        "{broken}": tmp_path / "broken.json",
        "{empty}": tmp_path / "empty",
    }
    command = {"load": load, "issue": issue_papers, "symbols": symbols}[arguments[0]]
    given = [str(make.get(each, each)) for each in arguments[1:]]
    if arguments[:2] == ("issue", MEETING):
        run(load, make["{tree}"], "--meeting", MEETING)
    result = run(command, *given, exits=2)
    assert sentence in result.stderr
    assert result.stderr.strip().count("\n") == 0
