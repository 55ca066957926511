"""Mandates, topics and agendas for a test, each with one call."""

from datetime import date
from typing import Any

from tests.factories.meetings import make_body, make_conference
from tests.factories.texts import SOMEBODY, said
from wgtr.mandates.models import Mandate
from wgtr.mandates.operations import add_mandate, approve
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, Text, Wording
from wgtr.workplan.models import Topic
from wgtr.workplan.operations import add_topic, keep_questions

BOTH = (Language.EN, Language.FR)
STANDING = ("State of play", "Support", "Exchange", "National practice", "Next mandate")


def task(id: str, words: str) -> Provision:  # noqa: A002 - as the provision calls it
    """Give a lettered task."""
    return Provision(id, Kind.TASK, said(words), numbered=True)


def paragraph(id: str, words: str, *children: Provision) -> Provision:  # noqa: A002
    """Give a numbered paragraph."""
    return Provision(id, Kind.PARAGRAPH, said(words), children, numbered=True)


def make_mandate_text(standing: tuple[str, ...] = STANDING, **overrides: Any) -> Text:
    """Give a mandate's text: standing items, a paragraph with a task for each, the last without."""
    items = [task(f"s{place}", f"{words};") for place, words in enumerate(standing, 1)]
    paragraphs = [
        paragraph(f"m{place}", f"Concerning {words}:", task(f"t{place}", f"do {words}."))
        for place, words in enumerate(standing[:-1], 2)
    ]
    last = paragraph(f"m{len(standing) + 1}", "Prepare the next mandate.")
    part = Part(
        "mandate",
        "annex",
        title={language: (Span(f"Mandate ({language})"),) for language in BOTH},
        provisions=(
            Provision("m0", Kind.PARAGRAPH, said("In accordance with its terms of reference:")),
            paragraph("m1", "The standing items are:", *items),
            *paragraphs,
            last,
        ),
        numbering={"paragraph": "{digit}.", "task": "{letter}."},
    )
    values: dict[str, Any] = {"kind": "mandate", "original_language": Language.EN, "parts": (part,)}
    return Text(**(values | overrides))


def make_mandate(since: int = 10, until: int = 11, **overrides: Any) -> Mandate:
    """Give a draft mandate between two Conferences, which are made where they are not there."""
    values: dict[str, Any] = {
        "since": make_conference(since, days=august(since)),
        "until": make_conference(until, days=august(until)),
        "by": SOMEBODY,
    } | overrides
    values.setdefault("body", make_body())
    values.setdefault("text", make_mandate_text())
    return add_mandate(**values)


def make_approved_mandate(since: int = 10, until: int = 11, **overrides: Any) -> Mandate:
    """Give a mandate that the Conference approved; its topics stand under paragraph 5."""
    mandate = make_mandate(since, until, **({"topic_paragraph": "m5"} | overrides))
    approve(mandate=mandate, by=SOMEBODY)
    return mandate


def august(number: int) -> tuple[date, date]:
    """Give days in August for the Conference `number`: CSP11 is held in 2025."""
    return date(2014 + number, 8, 25), date(2014 + number, 8, 29)


def make_questions_text(count: int = 3) -> Text:
    """Give questions on a topic, in one group."""
    questions = [
        Provision(f"q{place}", Kind.QUESTION, said(f"Question {place}?"), numbered=True)
        for place in range(1, count + 1)
    ]
    group = Provision(
        "g1",
        Kind.QUESTION_GROUP,
        {language: Wording(heading=(Span(f"Substance ({language})"),)) for language in BOTH},
        tuple(questions),
    )
    part = Part(
        "questions",
        "annex",
        title={language: (Span(f"Questions ({language})"),) for language in BOTH},
        provisions=(group,),
        numbering={"question": "{digit}."},
    )
    return Text("annex-of-questions", Language.EN, parts=(part,))


def make_topic(title: str = "Transmission", *, questions: bool = True, **overrides: Any) -> Topic:
    """Give a planned topic of the WGTR for the cycle of CSP11, with questions."""
    wording = {"en": title, "fr": f"{title} (fr)"}
    values: dict[str, Any] = {"title": wording, "aim": wording, "by": SOMEBODY} | overrides
    values.setdefault("body", make_body())
    if "conference" not in overrides:
        values["conference"] = make_conference()
    topic = add_topic(**values)
    if questions:
        keep_questions(topic=topic, text=make_questions_text(), by=SOMEBODY)
    return topic
