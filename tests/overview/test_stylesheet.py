"""The stylesheet's colours can be read, and its sizes are the few that docs/design.md names."""

import re
from itertools import product

import pytest

from wgtr.core.settings import ROOT

STYLE = (ROOT / "wgtr" / "static" / "wgtr.css").read_text("utf-8")
DESIGN = (ROOT / "docs" / "design.md").read_text("utf-8")
GROUNDS = ("paper", "accent-soft", "late-soft")
WORDS = ("ink", "soft", "accent", "ok", "late")
READABLE, VISIBLE = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (edges of controls)."""


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme: dark ones stand in the first block for dark screens."""
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)", 1)
    block = light if scheme == "light" else dark.split("}", 1)[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_ground(scheme: str) -> None:
    colours = tokens(scheme)
    wrong = {
        (word, ground): round(contrast(colours[word], colours[ground]), 2)
        for word, ground in product(WORDS, GROUNDS)
        if contrast(colours[word], colours[ground]) < READABLE
    }
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_can_be_seen_and_buttons_read(scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours["edge"], colours["paper"]) >= VISIBLE
    assert contrast(colours["paper"], colours["accent"]) >= READABLE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_design_tells_the_contrasts_as_they_are(scheme: str) -> None:
    colours = tokens(scheme)
    for word in WORDS:
        figure = f"{contrast(colours[word], colours['paper']):.1f}"
        assert f"| `{word}` " in DESIGN
        assert f"{colours[word]} {figure}" in DESIGN, f"write {word} in {scheme} as {figure}"


def test_a_colour_stands_in_a_token_and_nowhere_else() -> None:
    outside = re.sub(r"--[a-z-]+: #[0-9a-f]{3,6};", "", STYLE)
    assert re.findall(r"#[0-9a-f]{3,6}\b|\brgba?\(", outside) == []


def test_sizes_are_tokens() -> None:
    sizes = re.findall(r"font(?:-size)?: (?:[0-9]+ )?([0-9.]+(?:px|rem|em))", STYLE)
    assert set(sizes) == {"11px", "13px", ".7em"}, "only the mark of a note has a size of its own"


def test_our_own_style_and_scripts_are_small() -> None:
    files = [path for path in (ROOT / "wgtr" / "static").glob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 40_000
