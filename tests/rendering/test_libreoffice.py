"""LibreOffice, a second program that knows nothing of us, opens every file and reads it right."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.rendering.papers import SYMBOL, WORDS, in_all_languages
from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.word.document import word_document
from wgtr.tree.languages import Language

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
# LibreOffice writes Arabic-Indic list numbers in European digits; Word does not.
SECOND_TASK = {Language.AR: "ب)", Language.RU: "б)"}


def test_libreoffice_reads_every_language(style: HouseStyle, tmp_path: Path) -> None:
    text = in_all_languages()
    for language in Language:
        (tmp_path / f"{language}.docx").write_bytes(word_document(text, language, style))
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]

    subprocess.run(
        [*command, *map(str, sorted(tmp_path.glob("*.docx")))],
        check=True,
        capture_output=True,
        timeout=180,
    )

    for language in Language:
        lines = (tmp_path / f"{language}.txt").read_text("utf-8-sig").split("\n")
        assert f"{SECOND_TASK.get(language, 'b)')} {WORDS[language]}" in [
            " ".join(line.replace("\t", " ").split()) for line in lines
        ]
        assert SYMBOL in lines
