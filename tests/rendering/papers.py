"""Small texts to render, and what the tests look at in a Word file."""

import zipfile
from io import BytesIO

from lxml import etree

from wgtr.ooxml.names import W
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Inlines,
    Kind,
    Masthead,
    Note,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
)

SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"
WORDS = {
    Language.AR: "ينظر الفريق العامل في المادة 13 (2-4) من 10:00-13:00",
    Language.EN: "The Working Group considers the reports.",
    Language.ES: "El Grupo de Trabajo examina los informes.",
    Language.FR: "Le Groupe de travail examine les rapports.",
    Language.RU: "Рабочая группа рассматривает доклады.",
    Language.ZH: "工作组审议“报告”。",
}


def said(body: str | Inlines = "", heading: str = "") -> dict[Language, Wording]:
    """A wording in English."""
    inlines = (Span(body),) if isinstance(body, str) and body else body
    return {
        Language.EN: Wording((Span(heading),) if heading else (), inlines or ()),
    }


def paper(*provisions: Provision, notes: tuple[Note, ...] = (), **part: object) -> Text:
    """An agenda of some provisions, in English."""
    made = Part("agenda", "agenda", provisions=provisions, **part)  # type: ignore[arg-type]
    return Text("annotated-agenda", Language.EN, Masthead(SYMBOL, "2025-01-29"), (made,), notes)


def in_all_languages() -> Text:
    """A letter, an agenda with a note called twice, and an annex with lettered tasks."""
    worded = {language: Wording(body=(Span(words),)) for language, words in WORDS.items()}
    calls = {
        language: Wording(
            heading=(Span(words),),
            body=(
                Span(words),
                Span(kind=SpanKind.NOTE, target="n1"),
                Span(SYMBOL, SpanKind.SYMBOL),
            ),
        )
        for language, words in WORDS.items()
    }
    tasks = tuple(Provision(f"t{n}", Kind.TASK, worded, numbered=True) for n in range(1, 4))
    item = Provision("i1", Kind.ITEM, calls, numbered=True)
    again = Provision("i2", Kind.ITEM, calls, numbered=True)
    numbering = {"paragraph": "{digit}.", "task": "{letter})", "item": "{digit}."}
    lead = Provision("a1", Kind.PARAGRAPH, worded, tasks, numbered=True)
    titles = {language: (Span(words),) for language, words in WORDS.items()}
    return Text(
        "annotated-agenda",
        Language.EN,
        Masthead(SYMBOL, "2025-01-29", original_language=Language.EN),
        (
            Part("letter", "letter", provisions=(Provision("l1", Kind.PARAGRAPH, worded),)),
            Part("agenda", "agenda", None, titles, (item, again), numbering),
            Part("annex-a", "annex", "A", titles, (lead,), numbering),
        ),
        (Note("n1", worded),),
    )


def part_of(data: bytes, name: str) -> etree._Element:
    """The root of a part of a Word file."""
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def values(root: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    """An attribute of every element called `tag`."""
    return [str(element.get(W + attribute)) for element in root.iter(W + tag)]


def words_in(element: etree._Element) -> str:
    """The words of an element."""
    return "".join(text.text or "" for text in element.iter(W + "t"))
