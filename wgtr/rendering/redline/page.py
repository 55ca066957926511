"""A redline as one page that needs nothing else: the house's stylesheet inside, nothing fetched."""

import gettext
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from wgtr.rendering.house_style import HouseStyle
from wgtr.rendering.html import framed
from wgtr.rendering.redline.blocks import Redline
from wgtr.tree.languages import Language

_PACKAGE = Path(__file__).parents[2]
_TEMPLATES = _PACKAGE.parent / "templates"


def redline_page(red: Redline, style: HouseStyle) -> str:
    """The page, in the redline's own language, for download. Raises OSError without its files."""
    environment = _environment(red.language)
    body = environment.get_template("rendering/redline_page.html").render(
        red=red, names=style.names
    )
    stylesheet = (_PACKAGE / "static" / "wgtr.css").read_text("utf-8")
    return framed(body, red.title, red.language, style, stylesheet)


@cache
def _environment(language: Language) -> Environment:
    """Templates as the web application reads them, speaking one language."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = gettext.translation("messages", _PACKAGE / "translations", [language], fallback=True)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    return environment
