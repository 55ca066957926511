"""The formats a text comes out in, each by one call; what an edge needs to offer all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from wgtr.rendering.house_style import HouseStyle, load_style
from wgtr.rendering.html import html_page
from wgtr.rendering.markdown import markdown
from wgtr.rendering.word.document import word_document
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text
from wgtr.tree.references import Facts

FORMATS = ("docx", "pdf", "html", "md")
_NO_DATE = date(1980, 1, 1)  # a file must carry one, and the same each time it is made


@dataclass(frozen=True, slots=True)
class House:
    """Where a house keeps its style, and where the fonts for PDF lie."""

    folder: Path
    fonts: Path

    def style(self) -> HouseStyle:
        """Load the style. Raises OSError or BadStyle."""
        return load_style(self.folder)


def rendered(
    text: Text, language: Language, form: str, house: House, facts: Facts | None = None
) -> bytes:
    """A text as a file of one of FORMATS.

    Raises what its writer raises: OSError and BadStyle from the house style, BoxedError where a
    converter fails, and for PDF MissingFonts (an OSError or not, as fonts say) and MissingGlyph.
    """
    return _WRITERS[form](text, language, house, facts)


def _word(text: Text, language: Language, house: House, facts: Facts | None) -> bytes:
    return word_document(text, language, house.style(), facts)


def _html(text: Text, language: Language, house: House, facts: Facts | None) -> bytes:
    return html_page(text, language, house.style(), facts).encode()


def _markdown(text: Text, language: Language, house: House, facts: Facts | None) -> bytes:
    return markdown(text, language, house.style(), facts).encode()


def _pdf(text: Text, language: Language, house: House, facts: Facts | None) -> bytes:
    from wgtr.rendering.pdf.printing import load_press, render_pdf

    press = load_press(house.folder, house.fonts)
    issued_at = datetime.combine(_day_of(text), time(), UTC)
    return render_pdf(text, language, house.style(), press, issued_at=issued_at, facts=facts)


def _day_of(text: Text) -> date:
    try:
        return date.fromisoformat(text.masthead.date or "")
    except ValueError:
        return _NO_DATE


_WRITERS: dict[str, Callable[[Text, Language, House, Facts | None], bytes]] = {
    "docx": _word,
    "pdf": _pdf,
    "html": _html,
    "md": _markdown,
}
