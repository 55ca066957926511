"""`wgtr render` at the command line."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wgtr.rendering.commands import render
from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, Text, Wording


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    provision = Provision(
        "p1", Kind.PARAGRAPH, {Language.FR: Wording(body=(Span("Rapport"),))}, numbered=True
    )
    part = Part("letter", "letter", provisions=(provision,))
    text = Text("annotated-agenda", Language.FR, parts=(part,))
    path = tmp_path / "tree.json"
    path.write_text(json.dumps(to_json(text)), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(render, [str(argument) for argument in arguments])


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("html", b"<!DOC"), ("md", b"1. ")])
def test_a_tree_becomes_a_file(tree: Path, form: str, start: bytes) -> None:
    output = tree.with_name(f"out.{form}")

    assert run(tree, "--to", form, "--output", output).exit_code == 0
    assert output.read_bytes().startswith(start)


def test_the_language_is_the_tree_s_own_unless_told(tree: Path) -> None:
    own, other = tree.with_name("own.html"), tree.with_name("other.html")

    run(tree, "--to", "html", "--output", own)
    run(tree, "--to", "html", "--output", other, "--language", "ar")

    assert '<html lang="fr-FR" dir="ltr">' in own.read_text("utf-8")
    assert '<html lang="ar-SA" dir="rtl">' in other.read_text("utf-8")


@pytest.mark.parametrize("wrong", ["{}", "no json", '{"language": "en"}', "[]"])
def test_what_is_no_tree_gives_one_sentence_and_no_file(tmp_path: Path, wrong: str) -> None:
    path, output = tmp_path / "tree.json", tmp_path / "out.docx"
    path.write_text(wrong)

    result = run(path, "--to", "docx", "--output", output)

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_tree_or_folder_is_bad_input(tree: Path) -> None:
    output = tree.with_name("out.md")

    assert run(tree.with_name("none.json"), "--to", "md", "--output", output).exit_code == 2
    assert run(tree, "--to", "md", "--output", tree.parent / "no" / "out.md").exit_code == 2
    assert not output.exists()


def test_a_missing_house_style_is_missing_on_the_machine(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WGTR_AGENDAS", str(tree.parent))

    result = run(tree, "--to", "docx", "--output", tree.with_name("out.docx"))

    assert result.exit_code == 3
    assert "style.toml cannot be used" in result.stderr


def test_a_file_that_stood_there_stays_where_rendering_fails(tree: Path) -> None:
    output = tree.with_name("out.docx")
    output.write_bytes(b"old")
    tree.write_text("{}")

    run(tree, "--to", "docx", "--output", output)

    assert output.read_bytes() == b"old"


def test_the_file_is_whole(tree: Path) -> None:
    output = tree.with_name("out.docx")

    run(tree, "--to", "docx", "--output", output)

    assert zipfile.ZipFile(output).testzip() is None
