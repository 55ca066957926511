"""Makes the ten documents that are not plain text from `sources/`: `python make.py [NAME ...]`.

Needs python-docx, typst and pypandoc_binary (from PyPI; only pypandoc is needed elsewhere here)
and LibreOffice. The folder's README says which program made which file.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "sources"
DOCUMENTS = Path(__file__).parent.parent
WORD = "docx:MS Word 2007 XML"
WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERS_OF_HEADINGS = f"""<w:abstractNum xmlns:w="{WORD_NAMESPACE}" w:abstractNumId="90">
<w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading3"/>
<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>"""
NUMBERED_STYLES = {"Numbered 2": "Heading 2", "Numbered 3": "Heading 3"}


def with_pandoc(source: Path, made: Path) -> None:
    """Markdown to Word or OpenDocument."""
    import pypandoc

    form = "markdown-smart+lists_without_preceding_blankline"
    pypandoc.convert_file(str(source), made.suffix[1:], format=form, outputfile=str(made))


def with_typst(source: Path, made: Path) -> None:
    """Typst's own language to PDF."""
    import typst  # type: ignore[import-not-found] # only this script needs it

    typst.compile(str(source), output=str(made))


def with_office(source: Path, made: Path, target: str = "", reads: str = "") -> None:
    """LibreOffice opens `source` and saves it as `target` (by default, what the name ends in)."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += [f"--infilter={reads}"] if reads else []
        command += ["--convert-to", target or made.suffix[1:], "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        made.write_bytes((Path(folder) / source.with_suffix(made.suffix).name).read_bytes())


def from_html(source: Path, made: Path) -> None:
    """HTML through LibreOffice; Word by way of OpenDocument, since it reads HTML as a web page."""
    with tempfile.TemporaryDirectory() as folder:
        opened = Path(folder) / f"{made.stem}.odt"
        with_office(source, opened, "odt:writer8", "HTML (StarWriter)")
        if made.suffix == ".odt":
            made.write_bytes(opened.read_bytes())
        else:
            with_office(opened, made, WORD)


def number_headings(document: Any) -> None:
    """Headings 2 and 3 count by themselves, as Word's "multilevel list" does."""
    from docx.oxml import parse_xml  # type: ignore[import-not-found] # as typst

    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERS_OF_HEADINGS))
    number = numbering.add_num(90).numId
    for level, name in enumerate(["Heading 2", "Heading 3"]):
        properties = document.styles[name].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = number
        properties.get_or_add_ilvl().val = level


def add_runs(paragraph: Any, text: str) -> None:
    """Text in which **these words** are bold and {PAGE} is a field."""
    for position, piece in enumerate(text.split("**")):
        for place, part in enumerate(piece.replace("{", "}").split("}")):
            if place % 2:
                add_field(paragraph, part)
            elif part:
                paragraph.add_run(part).bold = True if position % 2 else None


def add_field(paragraph: Any, instruction: str) -> None:
    """A field that the word processor fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn  # type: ignore[import-not-found] # as typst

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)  # python-docx has no fields of its own


def add_cell(document: Any, text: str, *, starts_row: bool, starts_table: bool) -> None:
    """A cell in a table of two columns."""
    if starts_table:
        document.add_table(0, 2, style="Table Grid")
    table = document.tables[-1]
    row = table.add_row() if starts_row else table.rows[-1]
    row.cells[0 if starts_row else 1].text = text


def add_line(document: Any, style: str, text: str, previous: str) -> None:
    """One line of a source: what the line calls its style says what becomes of it."""
    section = document.sections[0]
    if style in ("Header", "Footer"):
        place = section.header if style == "Header" else section.footer
        add_runs(place.paragraphs[0], text)
    elif style in ("Cell", "Row"):
        first = previous not in ("Cell", "Row")
        add_cell(document, text, starts_row=first or style == "Row", starts_table=first)
    elif style == "Indent":
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = 500000
        add_runs(paragraph, text)
    else:
        add_runs(document.add_paragraph(style=NUMBERED_STYLES.get(style, style)), text)


def with_word(source: Path, made: Path) -> None:
    """Lines `Style | text` to Word, with Word's built-in styles."""
    import docx  # type: ignore[import-not-found] # as typst

    document = docx.Document()
    lines = source.read_text(encoding="utf-8").splitlines()
    if any(line.startswith("Numbered") for line in lines):
        number_headings(document)
    previous = ""
    for line in lines:
        style, _, text = line.partition(" | ")
        add_line(document, style, text, previous)
        previous = style
    document.save(str(made))


def with_word_then_office(source: Path, made: Path) -> None:
    """The same, printed to PDF by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / f"{made.stem}.docx"
        with_word(source, written)
        with_office(written, made)


MAKERS: dict[tuple[str, str], Callable[[Path, Path], None]] = {
    ("01-en-un-annotations.docx", "md"): with_pandoc,
    ("02-fr-listes-word.docx", "lines"): with_word,
    ("03-es-copresidencias.docx", "html"): from_html,
    ("04-ru-zagolovki.docx", "lines"): with_word,
    ("05-zh-di-xiang.odt", "md"): with_pandoc,
    ("06-ar-jadwal.odt", "html"): from_html,
    ("07-en-sub-items.odt", "html"): from_html,
    ("08-fr-parlement.pdf", "lines"): with_word_then_office,
    ("09-en-timed.pdf", "typ"): with_typst,
    ("10-zh-yicheng.pdf", "typ"): with_typst,
}


def main() -> None:
    """Make the documents named on the command line, or all ten."""
    for (name, ending), maker in MAKERS.items():
        made = DOCUMENTS / name
        if len(sys.argv) == 1 or made.stem in sys.argv[1:] or name in sys.argv[1:]:
            maker(SOURCES / f"{made.stem}.{ending}", made)


if __name__ == "__main__":
    main()
