"""The fonts that `make install` made: whole, covering, and missed with a clear word."""

import json
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.architecture.source import ROOT
from wgtr.core.paths import fonts_folder
from wgtr.rendering.fonts.faces import FACES, FAMILIES, FontFolder, MissingFonts, font_folder
from wgtr.rendering.fonts.making import usual_characters, write_subset
from wgtr.tree.languages import Language
from wgtr.tree.numerals import SYSTEMS, render, system_for

HAN = (0x4E00, 0x9FFF)


def characters(folder: Path, beginning: str) -> set[int]:
    """What every face of a folder whose name begins so can show."""
    found = [shown(path) for path in sorted(folder.glob(f"{beginning}*.ttf"))]
    assert found
    return set.intersection(*found)


def shown(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def family(path: Path) -> str | None:
    with TTFont(path, lazy=True) as font:
        name: str | None = font["name"].getBestFamilyName()
        return name


@pytest.fixture(scope="module")
def fonts() -> FontFolder:
    return font_folder(fonts_folder())


def test_the_families_are_called_as_the_papers_ask_for_them(fonts: FontFolder) -> None:
    for folders in (fonts.usual, fonts.whole):
        paths = [path for folder in folders for path in folder.glob("*.ttf")]
        assert {family(path) for path in paths} == set(FAMILIES)


def test_every_usual_character_is_in_the_smaller_font(fonts: FontFolder) -> None:
    usual = characters(fonts.path / "usual", "NotoSansSC")
    whole = characters(fonts.path / "rare", "NotoSansSC")
    assert usual >= whole & usual_characters()
    han = {code for code in usual_characters() if HAN[0] <= code <= HAN[1]}
    assert len(han) == 6_763
    assert han <= usual
    assert len(whole) > 30_000


def test_the_smaller_font_is_a_quarter_of_the_whole(fonts: FontFolder) -> None:
    for face in (face for face in FACES if face.large):
        usual = fonts.path / "usual" / face.name
        assert usual.stat().st_size < (fonts.path / "rare" / face.name).stat().st_size / 4


@pytest.mark.parametrize("language", list(Language))
def test_every_number_of_a_list_can_be_shown(fonts: FontFolder, language: Language) -> None:
    can_be_shown = set().union(
        characters(fonts.path / "usual", "NotoSansSC"),
        characters(fonts.path / "always", "NotoSans"),
        characters(fonts.path / "always", "Amiri"),
    )
    systems = {system_for(system, language) for system in SYSTEMS}
    signs = {sign for system in systems for n in range(1, 60) for sign in render(n, system)}
    assert [sign for sign in sorted(signs) if ord(sign) not in can_be_shown] == []


def test_a_subset_is_the_same_bytes_every_time(fonts: FontFolder, tmp_path: Path) -> None:
    small = fonts.path / "always" / "NotoSans_400Regular.ttf"
    for name in ("one.ttf", "two.ttf"):
        write_subset(small, tmp_path / name)
    assert (tmp_path / "one.ttf").read_bytes() == (tmp_path / "two.ttf").read_bytes()


def test_each_font_comes_with_its_licence(fonts: FontFolder) -> None:
    for package in {face.package for face in FACES}:
        licence = fonts.path / f"LICENSE-{Path(package).name}.txt"
        assert "SIL Open Font License" in licence.read_text("utf-8")


def test_a_missing_file_is_named(fonts: FontFolder, tmp_path: Path) -> None:
    half = tmp_path / "fonts"
    shutil.copytree(fonts.path, half, copy_function=lambda _, to: Path(to).touch())
    assert font_folder(half).path == half
    (half / "rare" / "NotoSansSC_700Bold.ttf").unlink()
    with pytest.raises(
        MissingFonts, match=r"rare/NotoSansSC_700Bold\.ttf is not in .*make install"
    ):
        font_folder(half)


def test_the_lock_of_npm_holds_versions_and_hashes_only() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert {face.package for face in FACES} <= {
        name.removeprefix("node_modules/") for name in packages
    }
    assert [name for name, entry in packages.items() if not entry.get("integrity")] == []
    assert "://" not in json.dumps(packages)
    assert "resolved" not in json.dumps(packages)
