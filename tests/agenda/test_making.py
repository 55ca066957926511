"""Papers made from mandate, workplan and records: by themselves, without a database."""

from dataclasses import replace

import pytest

from tests.factories.year import STANDING, make_mandate_text, make_questions_text
from wgtr.agenda.items import items_of, questions_for
from wgtr.agenda.making import Source, TopicSource, made, unworded
from wgtr.agenda.phrases import agenda_words
from wgtr.texts.contents import tree_of
from wgtr.tree.blueprints import check
from wgtr.tree.json_form import from_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers
from wgtr.tree.provisions import Kind, Span, SpanKind, Text, Wording, plain
from wgtr.tree.references import lost_references, resolved

EN, FR = Language.EN, Language.FR


def topic(key: str = "1", *, questions: bool = True, title: str = "Transmission") -> TopicSource:
    said = {EN: title, FR: f"{title} (fr)"}
    return TopicSource(key, said, said, make_questions_text() if questions else None)


def source(**overrides: object) -> Source:
    values: dict[str, object] = {
        "mandate": make_mandate_text(),
        "words": agenda_words(),
        "body": {EN: "Working Group", FR: "Groupe de travail"},
        "topic_paragraph": "m5",
        "topics": (topic(),),
        "next_mandate": make_mandate_text(),
    } | overrides
    return Source(**values)  # type: ignore[arg-type]


def headings(text: Text, language: Language = EN) -> list[tuple[str | None, str]]:
    settled = resolved(text, language)
    return [(item.number, item.title(language, EN)) for item in items_of(settled, language)]


def test_each_paragraph_becomes_an_item_between_opening_and_other_business() -> None:
    found = made(source())
    assert headings(found.text) == [
        (None, "Opening of the meeting and adoption of the agenda"),
        ("1.", "State of play; (en)"),
        ("2.", "Support; (en)"),
        ("3.", "Exchange; (en)"),
        ("4.", "National practice; (en):"),
        ("5.", "Next mandate; (en)"),
        (None, "Any other business"),
    ]
    assert found.bases == {f"item-m{place}": [f"m{place}"] for place in range(2, 7)}
    assert [(part.kind, part.label) for part in found.text.parts] == [
        *(("letter", None), ("agenda", None), ("annex", "A"), ("annex", "B")),
    ]
    assert found.topics == {"1": ("item-m5", "annex-a")}


@pytest.mark.parametrize("several", [0, 1, 2])
def test_the_papers_are_as_their_blueprints_ask(several: int) -> None:
    topics = tuple(topic(str(place)) for place in range(several))
    text = made(source(topics=topics)).text
    words = agenda_words().blueprints
    kinds = ["letter", "agenda", *["questions"] * several, "mandate"]
    for part, name in zip(text.parts, kinds, strict=True):
        found = [each for each in check(part, words[name]) if each.code != "unknown-place"]
        assert [each for each in found if "mandate-missing" not in each.code] == []
    assert lost_references(text) == []
    assert from_json(tree_of(text)) == text, "it can be kept"


def test_a_topic_gives_its_item_title_aim_presenters_and_questions() -> None:
    text = made(source()).text
    item = text.provision("item-m5")
    assert [child.id.removeprefix("item-m5-") for child in item.children] == [
        *("m5", "aim", "introduce", "brief", "present", "questions", "floor"),
    ]
    heading = item.wording[EN].heading
    assert [span.target for span in heading if span.kind is SpanKind.PLACE] == ["topic"]
    guide = plain(resolved(text, EN).provision("item-m5-questions").wording[EN].body)
    assert guide == "Questions to guide the contributions: Annex A."


def test_several_topics_are_sub_items_each_with_an_annex() -> None:
    found = made(source(topics=(topic("7"), topic("9", title="Storage"))))
    assert [number for number, _ in headings(found.text)] == [
        *(None, "1.", "2.", "3.", "4.", "4.1", "4.2", "5.", None),
    ]
    assert found.topics == {
        "7": ("item-m5-topic-7", "annex-a"),
        "9": ("item-m5-topic-9", "annex-b"),
    }
    assert found.text.parts[-1].label == "C"
    asked = [one.about for one in questions_for(found.text, "item-m5-topic-9")]
    assert asked == [("item-m5-topic-9",)]


def test_a_topic_without_a_place_in_the_mandate_has_an_item_that_rests_on_nothing() -> None:
    found = made(source(topic_paragraph=None))
    assert [number for number, _ in headings(found.text)] == [
        *(None, "1.", "2.", "3.", "4.", "5.", "6.", None),
    ]
    assert found.topics["1"][0] == "item-topics"
    assert "item-topics" not in found.bases
    both = made(source(topic_paragraph=None, topics=(topic("1"), topic("2"))))
    assert [number for number, _ in headings(both.text)][5:7] == ["5.", "5.1"]


def test_without_topic_or_next_mandate_there_are_no_annexes() -> None:
    text = made(source(topics=(), next_mandate=None)).text
    assert [part.kind for part in text.parts] == ["letter", "agenda"]
    assert "annex" not in str(tree_of(text))
    with_topic = made(source(topics=(topic(questions=False),), next_mandate=None)).text
    assert lost_references(with_topic) == []
    assert [part.kind for part in with_topic.parts] == ["letter", "agenda"]


def test_every_numbered_item_is_prepared_by_one_question() -> None:
    text = made(source()).text
    letter = text.parts[0]
    asked = [one.about for one in letter.walk() if one.kind is Kind.BULLET]
    assert asked == [(f"item-m{place}",) for place in range(2, 7)]
    first = plain(resolved(text, FR).provision("ask-item-m2").wording[FR].body)
    assert first.endswith("au titre du point 1 de l’ordre du jour ?")


def test_another_body_with_fewer_paragraphs_is_numbered_right() -> None:
    text = made(source(mandate=make_mandate_text(STANDING[:2]), topic_paragraph="m2")).text
    assert [number for number, _ in headings(text)] == [None, "1.", "2.", None]
    assert numbers(text, Language.AR)["item-m2"] == "١."


def test_what_is_not_worded_in_a_language_is_told() -> None:
    papers = made(source())
    missing = unworded(papers.text)
    assert EN not in missing
    assert FR not in missing
    assert {"item-m2", "item-m2-m2", "item-m5", "annex-a"} <= set(missing[Language.ZH])
    assert "item-opening" not in missing[Language.ZH], "the house words it in all six"


def test_a_reference_inside_the_mandate_becomes_words_and_its_notes_stay_behind() -> None:
    mandate = make_mandate_text()
    (part,) = mandate.parts
    words = Wording(
        body=(
            Span("See paragraph "),
            Span("{number}", SpanKind.REFERENCE, "m3"),
            Span("", SpanKind.NOTE, "n1"),
        )
    )
    changed = [
        replace(each, wording={EN: words}) if each.id == "m2" else each for each in part.provisions
    ]
    mandate = mandate.with_parts((replace(part, provisions=tuple(changed)),))
    text = made(source(mandate=mandate)).text
    assert plain(text.provision("item-m2-m2").wording[EN].body) == "See paragraph 3"
    assert lost_references(text) == []


def test_the_same_records_make_the_same_papers() -> None:
    assert made(source()) == made(source())
