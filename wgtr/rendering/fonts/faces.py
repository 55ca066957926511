"""The fonts papers are printed with, and where they lie once installed.

No font of the machine is ever used: what a paper looks like, and whether every character can be
shown, must not depend on what else is installed. Chosen by what their text copies out as: of the
free Arabic fonts tried, only Amiri's letters come out of a PDF as they went in.

A folder of fonts holds `always/` and two forms of the Chinese font: `usual/` (what GB 2312, Latin,
Greek and Cyrillic texts need, 2.5 MB a face) and `rare/` (30,890 glyphs, 10.6 MB a face), for
papers with a character that the usual one lacks.
"""

from dataclasses import dataclass
from pathlib import Path

ALWAYS, USUAL, RARE = "always", "usual", "rare"


class MissingFonts(RuntimeError):
    """The folder of fonts is not there or lacks a file; `make install` makes it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: the npm package that brings it and its path there; `large` ones get a subset."""

    package: str
    source: str
    large: bool = False

    @property
    def name(self) -> str:
        """The file's name."""
        return Path(self.source).name


_SANS, _CHINESE, _ARABIC = (
    f"@expo-google-fonts/{name}" for name in ("noto-sans", "noto-sans-sc", "amiri")
)
FACES = (
    Face(_SANS, "400Regular/NotoSans_400Regular.ttf"),
    Face(_SANS, "400Regular_Italic/NotoSans_400Regular_Italic.ttf"),
    Face(_SANS, "700Bold/NotoSans_700Bold.ttf"),
    Face(_SANS, "700Bold_Italic/NotoSans_700Bold_Italic.ttf"),
    Face(_CHINESE, "400Regular/NotoSansSC_400Regular.ttf", large=True),
    Face(_CHINESE, "700Bold/NotoSansSC_700Bold.ttf", large=True),
    Face(_ARABIC, "400Regular/Amiri_400Regular.ttf"),
    Face(_ARABIC, "700Bold/Amiri_700Bold.ttf"),
)
FAMILIES = ("Noto Sans", "Noto Sans SC", "Amiri")
"""What they are called; a character is looked for in each, a paper's own font first."""


def folders_of(face: Face) -> tuple[str, ...]:
    """The folders that hold a face."""
    return (USUAL, RARE) if face.large else (ALWAYS,)


@dataclass(frozen=True, slots=True)
class FontFolder:
    """A folder of fonts, found whole."""

    path: Path

    @property
    def usual(self) -> tuple[Path, ...]:
        """The folders to print from."""
        return self.path / ALWAYS, self.path / USUAL

    @property
    def whole(self) -> tuple[Path, ...]:
        """The folders to print from where the usual fonts lack a character."""
        return self.path / ALWAYS, self.path / RARE


def font_folder(path: Path) -> FontFolder:
    """Look whether every font is there. Raises MissingFonts, which names the first that is not."""
    for face in FACES:
        for folder in folders_of(face):
            if not (path / folder / face.name).is_file():
                raise MissingFonts(
                    f"The font {folder}/{face.name} is not in {path}. "
                    "`make install` puts the fonts there; WGTR_FONTS names another folder."
                )
    return FontFolder(path)
