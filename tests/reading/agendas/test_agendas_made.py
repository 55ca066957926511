"""The example agendas are what their sources say, and hold every paragraph they are said to hold.

This looks at the files without the reader that is to be tested on them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

HERE = Path(__file__).parent
EXPECTED = sorted(HERE.glob("*.expected.json"))
ENCODINGS = {"09": "cp1251", "10": "cp1256", "11": "gb18030", "12": "utf-16"}


def letters_of(text: str) -> str:
    """Letters alone: what note marks, page numbers, spacing and full width leave untouched."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter).startswith("L"))


def document_of(expected: Path) -> Path:
    name = expected.name.removesuffix(".expected.json")
    (document,) = (path for path in HERE.glob(f"{name}.*") if path != expected)
    return document


def text_of(document: Path) -> str:
    if document.suffix == ".txt":
        return document.read_bytes().decode(ENCODINGS.get(document.name[:2], "utf-8"))
    if document.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(document)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    with zipfile.ZipFile(document) as package:
        parts = [
            name for name in package.namelist() if re.search(r"(document|notes|content)\.", name)
        ]
        xml = "".join(package.read(name).decode() for name in parts if name.endswith(".xml"))
    gone = r"<w:(delText|instrText)[^>]*>.*?</w:\1>|<text:note-citation>.*?</text:note-citation>"
    hidden = r"<text:tracked-changes>.*?</text:tracked-changes>"
    return unescape(re.sub("<[^>]+>", "", re.sub(f"{gone}|{hidden}", "", xml)))


def truth_of(path: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return truth


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.partition(".")[0])
def test_the_document_holds_every_paragraph_that_is_expected_of_it(path: Path) -> None:
    truth, held = truth_of(path), letters_of(text_of(document_of(path)))
    for paragraph in truth["paragraphs"]:
        wanted = letters_of(paragraph)
        if truth["loose"] == "letters":
            assert not Counter(wanted) - Counter(held), paragraph
        else:
            # Its two ends: in between there may be a page's foot or a note.
            assert wanted[:8] in held, paragraph
            assert wanted[-8:] in held, paragraph


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.partition(".")[0])
def test_outline_notes_and_defects_quote_the_paragraphs(path: Path) -> None:
    truth = truth_of(path)
    text = "\n".join(truth["paragraphs"])
    outline = [entry for part in truth["parts"] for entry in part["outline"]]
    quoted = [entry[2] for entry in outline] + [note["starts"] for note in truth["notes"]]
    quoted += [defect["near"] for defect in truth["defects"]]
    assert [words for words in quoted if words not in text] == []
    assert len(outline) > 10


def test_the_sources_give_the_files_that_are_kept(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "making" / "make.py"), "--into", str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    made = sorted(tmp_path.iterdir())
    assert [
        path.name for path in made if path.read_bytes() != (HERE / path.name).read_bytes()
    ] == []
    assert (
        len([path for path in made if path.name.endswith(".expected.json")]) == len(EXPECTED) == 20
    )


def test_the_examples_cover_six_languages_and_four_formats() -> None:
    languages = Counter(truth_of(path)["language"] for path in EXPECTED)
    formats = Counter(document_of(path).suffix for path in EXPECTED)
    assert min(languages.values()) >= 2
    assert sorted(languages) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert min(formats.values()) >= 3
    assert sorted(formats) == [".docx", ".odt", ".pdf", ".txt"]
