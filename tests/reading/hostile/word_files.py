"""Word files written by hand: parts as text, so that every oddity of a writer can be made."""

from typing import Any

from tests.reading.hostile.containers import Entry, container

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(text: str = "", *, style: str = "", properties: str = "", runs: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = f"<w:pPr>{style}{properties}</w:pPr>" if style or properties else ""
    text = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{inner}{text}{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def document(body: str) -> str:
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def part(root: str, inner: str) -> str:
    return f"{HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def relationships(*rows: tuple[str, str, str]) -> str:
    """Rows of (id, kind, target); a target with "://" or a backslash is external."""
    inner = "".join(
        f'<Relationship Id="{row_id}" Type="{R_NS}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if ":" in target or "\\" in target else "")
        + "/>"
        for row_id, kind, target in rows
    )
    return f'{HEAD}<Relationships xmlns="{REL_NS}">{inner}</Relationships>'


def word_parts(
    body: str = "",
    *,
    styles: str = "",
    numbering: str = "",
    parts: dict[str, str] | None = None,
    links: tuple[tuple[str, str, str], ...] = (),
    kind: str = KIND,
    main: str | None = None,
) -> dict[str, str | bytes]:
    """The parts of a Word file, by name, in the order in which Word writes them."""
    rows = list(links)
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": main if main is not None else document(body),
    }
    if styles:
        content["word/styles.xml"] = part("styles", styles)
        rows.append(("rIdS", "styles", "styles.xml"))
    if numbering:
        content["word/numbering.xml"] = part("numbering", numbering)
        rows.append(("rIdN", "numbering", "numbering.xml"))
    for name, xml in (parts or {}).items():
        content[f"word/{name}"] = xml
        rows.append((f"rId-{name}", name.rstrip("0123456789.xml"), name))
    content["word/_rels/document.xml.rels"] = relationships(*rows)
    return content


def entries(parts: dict[str, str | bytes]) -> list[Entry]:
    return [
        Entry(name, value if isinstance(value, bytes) else value.encode())
        for name, value in parts.items()
    ]


def word_file(body: str = "", **more: Any) -> bytes:
    """A Word file whose body holds `body`; see `word_parts` for what else it may hold."""
    return container(entries(word_parts(body, **more)))


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*definitions: str, lists: str | None = None) -> str:
    """Definitions 0, 1 … of lists, and a list 1, 2 … for each (or `lists` as written)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{levels}</w:abstractNum>'
        for place, levels in enumerate(definitions)
    )
    if lists is None:
        lists = "".join(num(place + 1, place) for place in range(len(definitions)))
    return abstract + lists


def num(list_id: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'
