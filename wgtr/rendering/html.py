"""What is printed → HTML: pandoc writes it, an allow-list lets through what a paper needs.

The fragment goes into a page of ours, the page stands alone (its stylesheet is inside, nothing is
fetched). No script, no style attribute, no address but those let through.
"""

import json
import re
from html import escape

import nh3

from wgtr.boxed.pandoc import run_pandoc
from wgtr.rendering.ast import document
from wgtr.rendering.house_style import HouseStyle
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.references import Facts

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_TAGS = {"div", "section", "p", "span", "a", "em", "strong", "sup", "br", "ul", "li"}
_EVERYWHERE = {"id", "class", "lang", "dir", "role"}
_DATA = {"data-depth", "data-number"}
_ATTRIBUTES = {
    **dict.fromkeys(_TAGS | _HEADINGS | _TABLES, _EVERYWHERE),
    "div": _EVERYWHERE | _DATA,
    "a": _EVERYWHERE | {"href", "aria-label"},
}
_PLACE = re.compile(r"\$(lang|dir|title|style|body)\$")


def html_fragment(
    text: Text,
    language: Language,
    style: HouseStyle,
    facts: Facts | None = None,
    *,
    first_heading: int = 1,
) -> str:
    """A text as HTML to stand inside a page whose own heading is above `first_heading`."""
    return _fragment(document(text, language, style, facts), style, first_heading)


def html_page(text: Text, language: Language, style: HouseStyle, facts: Facts | None = None) -> str:
    """A text as one complete page that needs nothing else, for download."""
    drawn = document(text, language, style, facts)
    title: str = drawn["meta"]["pagetitle"]["c"]
    return framed(_fragment(drawn, style, 1), title, language, style, style.stylesheet)


def framed(body: str, title: str, language: Language, style: HouseStyle, stylesheet: str) -> str:
    """HTML of ours in the house's frame of a page, with its stylesheet inside."""
    said = {
        "lang": escape(style.tags[language]),
        "dir": language.direction,
        "title": escape(title),
        "style": stylesheet.replace("</", "<\\/"),
        "body": body,
    }
    return _PLACE.sub(lambda hit: said[hit[1]], style.page)


def _fragment(drawn: dict[str, object], style: HouseStyle, first_heading: int) -> str:
    written = run_pandoc(
        json.dumps(drawn, ensure_ascii=False).encode(),
        *("-f", "json", "-t", "html5", "--wrap=none"),
        f"--shift-heading-level-by={first_heading - 1}",
    ).decode()
    return sanitised(written, style)


def sanitised(html: str, style: HouseStyle) -> str:
    """HTML with nothing in it but what a paper needs: the second guard behind the AST."""
    return nh3.clean(
        html,
        tags=_TAGS | _HEADINGS | _TABLES,
        attributes=_ATTRIBUTES,
        url_schemes=set(style.link_schemes),
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
