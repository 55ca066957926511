"""A redline on a page: what changed in words and signs, the rest folded, each change a link."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rendering.papers import in_all_languages, paper, said
from tests.tree.comparison.edited import edited
from wgtr.command_line import main
from wgtr.core.paths import agendas_folder
from wgtr.rendering.house_style import load_style
from wgtr.rendering.redline import Redline, redline
from wgtr.rendering.redline.page import redline_page
from wgtr.rendering.settling import settled
from wgtr.tree import edits
from wgtr.tree.comparison import Op, Status
from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Provision, Span, SpanKind, Text, Wording

STYLE = load_style(agendas_folder() / "house-style")
EN, AR = Language.EN, Language.AR
TASKS = paper(
    *(Provision(f"p{n}", Kind.PARAGRAPH, said(f"Task {n}."), numbered=True) for n in range(1, 6))
)


def reworded(text: Text, name: str, words: str) -> Text:
    return edits.reword(text, name, EN, Wording(body=(Span(words),)))


def printed(red: Redline, *, old: bool) -> list[str]:
    """The words of one side, block by block, as the redline alone tells them."""
    gone, mine = (Op.ADDED, Status.ADDED) if old else (Op.REMOVED, Status.REMOVED)
    away = {Status.MOVED} if old else {Status.MOVED_AWAY}
    twice = {block.anchor for block in red.blocks if block.other}
    return [
        "".join(
            piece.text
            for run in (block.heading, block.body)
            for stretch in run
            if stretch.op is not gone
            for piece in stretch.pieces
            if piece.kind is not SpanKind.NOTE
        )
        for block in red.blocks
        if block.role == "provision"
        and block.status is not mine
        and not (block.status in away and block.anchor in twice)
    ]


@given(edited(), st.sampled_from(Language))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_papers_are_in_it(pair: tuple[Text, Text], language: Language) -> None:
    red = redline(*pair, language, STYLE)

    for text, old in ((pair[0], True), (pair[1], False)):
        expected = [
            "".join(
                piece.text
                for piece in (*provision.said.heading, *provision.said.body)
                if piece.kind is not SpanKind.NOTE
            )
            for provision in settled(text, language, STYLE).walk()
        ]
        assert sorted(printed(red, old=old)) == sorted(expected)
    redline_page(red, STYLE)


def page(old: Text, new: Text, language: Language = EN) -> str:
    return redline_page(redline(old, new, language, STYLE), STYLE)


def body(html: str) -> str:
    return re.sub(r"\s+", " ", html.partition("<main")[2])


def test_the_summary_comes_first_and_leads_to_each_change() -> None:
    new = edits.remove(reworded(TASKS, "p2", "Task two."), "p4")

    html = body(page(TASKS, new))

    told = html[: html.index("</ul>")]
    assert '<b>1 changed:</b> <a href="#p2"><bdi>2</bdi></a>' in told
    assert '<b>1 removed:</b> <a href="#was-p4"><bdi>4</bdi></a>' in told
    assert '<b>1 with another number:</b> <a href="#p5"><bdi>4</bdi></a>' in told
    assert all(f'id="{name}"' in html for name in re.findall(r'href="#([^"]+)"', told))


def test_changes_are_told_to_those_who_see_and_those_who_hear() -> None:
    html = body(page(TASKS, reworded(TASKS, "p2", "Task two.")))

    assert (
        '<del><span class="unseen">[removed: </span>2<span class="unseen"> ]</span></del>' in html
    )
    assert (
        '<ins><span class="unseen">[added: </span>two<span class="unseen"> ]</span></ins>' in html
    )


def test_what_did_not_change_is_folded() -> None:
    html = body(page(TASKS, reworded(TASKS, "p1", "Another.")))

    folded = re.findall(r"<details.*?</details>", html)
    assert len(folded) == 1
    assert [n for n in range(1, 6) if f"Task {n}." in folded[0]] == [2, 3, 4, 5]


def test_equal_texts_say_so() -> None:
    assert "Both texts say the same." in page(TASKS, TASKS)


def test_the_look_of_words_is_told_from_their_change() -> None:
    bold = edits.reword(TASKS, "p2", EN, Wording(body=(Span("Task "), Span("2.", strong=True))))

    assert 'class="look"' in page(TASKS, bold)
    assert 'class="look"' not in page(TASKS, reworded(TASKS, "p2", "Task two."))


def test_a_reference_shows_both_numbers() -> None:
    body_ = (Span("See "), Span("paragraph {number}", SpanKind.REFERENCE, "p5"))
    old = edits.reword(TASKS, "p1", EN, Wording(body=body_))

    red = redline(old, edits.remove(old, "p3"), EN, STYLE)

    words = next(block for block in red.blocks if block.anchor == "p1").body
    assert ["".join(p.text for p in s.pieces) for s in words] == [
        "See ",
        "paragraph 5",
        "paragraph 4",
    ]


@pytest.mark.parametrize("language", Language)
def test_a_page_runs_in_its_own_direction(language: Language) -> None:
    html = page(in_all_languages(), edits.remove(in_all_languages(), "t1"), language)

    assert f'dir="{language.direction}"' in html[:80]


def test_nothing_in_a_text_becomes_a_tag() -> None:
    html = body(page(TASKS, reworded(TASKS, "p2", "<script>alert(1)</script>")))

    assert "<script" not in html
    assert "<script>" in unescape(html)


def files(tmp_path: Path) -> list[str]:
    new = reworded(TASKS, "p2", "Task two.")
    names = []
    for name, text in (("old.json", TASKS), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(to_json(text)), "utf-8")
        names.append(str(tmp_path / name))
    return names


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK\x03\x04"), ("json", b"{")]
)
def test_the_door_writes_each_format(tmp_path: Path, form: str, begins: bytes) -> None:
    output = tmp_path / "out"
    command = ["compare", *files(tmp_path), "--to", form, "--output", str(output)]

    result = CliRunner().invoke(main, command, catch_exceptions=False)

    assert result.exit_code == 0, result.output
    assert output.read_bytes().startswith(begins)


def test_the_door_reads_what_the_next_mandate_was_written_as(tmp_path: Path) -> None:
    old, new = files(tmp_path)
    carried = {"text": json.loads(Path(new).read_text("utf-8")), "shifted": [], "not_shifted": []}
    Path(new).write_text(json.dumps(carried), "utf-8")
    output = tmp_path / "out"
    command = ["compare", old, new, "--to", "html", "--output", str(output)]

    result = CliRunner().invoke(main, command, catch_exceptions=False)

    assert result.exit_code == 0, result.output
    assert "<ins" in output.read_text("utf-8")


@pytest.mark.parametrize("data", [b"{", b"\xb2\xff", b"PK\x03\x04", b"[" * 100_000, b"9" * 5000])
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    old, _ = files(tmp_path)
    wrong, output = tmp_path / "wrong.json", tmp_path / "out"
    wrong.write_bytes(data)
    command = ["compare", old, str(wrong), "--to", "html", "--output", str(output)]

    result = CliRunner().invoke(main, command)

    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert not any(word in result.output for word in ("codec", "Expecting", "NoneType", "digits"))
    assert not output.exists()


def test_the_summary_names_a_change_by_its_new_words() -> None:
    old = paper(Provision("p1", Kind.PARAGRAPH, said("Tenth Conference of States Parties")))
    new = reworded(old, "p1", "Eleventh Conference of States Parties")
    labels = [block.label for block in redline(old, new, EN, STYLE).blocks]
    assert "Eleventh Conference of States Parties" in labels
    assert not any("TenthEleventh" in (label or "") for label in labels)
