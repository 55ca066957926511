import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from wgtr.reading.commands import import_file
from wgtr.tree.blueprints import (
    Blueprint,
    NotABlueprint,
    Numbered,
    Problem,
    blueprint_from,
    check,
    empty_part,
)
from wgtr.tree.json_form import from_json, loads, to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import part_numbers
from wgtr.tree.provisions import Kind, Part, Provision, Span, SpanKind, Text, Wording, plain
from wgtr.tree.references import places, resolved

FOLDER = Path(__file__).parents[2] / "agendas" / "blueprints"
NAMES = [
    *("addendum", "annex-of-questions", "annotated-agenda", "chairs-letter", "chairs-report"),
    *("conference-report", "introductory-paper", "mandate"),
]
EN, ZH, AR, RU = Language.EN, Language.ZH, Language.AR, Language.RU

# Another treaty's annex, as its own secretary would write it: other letters, footnotes, two
# languages, another label word, another order.
SECOND_TREATY = """
name = "protocol-annex"
part = "annex"
languages = ["en", "fr"]
about = ["task"]

[title]
en = "Tasks of the {body}"
fr = "Tâches : {body}"

[label]
required = true
form = "capital-roman"
word = "schedule"
[label.words]
schedule = { en = "Schedule {label}", fr = "Tableau {label}" }

[numbering]
paragraph = "§ {digit}"
task = "({letter})"
"task/2" = "({roman})"
"item/2" = "{parent}.{digit}"

[numbered]
task = "always"
table = "never"

[holds]
top = ["paragraph", "item"]
paragraph = ["task"]
task = ["task"]
item = ["item"]

[notes]
pattern = "{digit})"
place = "footnotes"

[places]
body = { en = "Committee", fr = "Comité" }

[[begins_with]]
role = "purpose"
kind = "paragraph"
numbered = true
required = true
[begins_with.body]
en = "The {body} will:"
fr = "{body} :"
[[begins_with.children]]
role = "task"
kind = "task"
numbered = true
[[begins_with.children.children]]
role = "step"
kind = "task"
numbered = true
"""


def house(name: str) -> Blueprint:
    return blueprint_from(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))


def drafted(name: str, label: str | None = "A") -> Part:
    ids = count(1)
    return empty_part(house(name), label, lambda: f"p{next(ids)}")


def text_of(*parts: Part) -> Text:
    return Text("draft", EN, parts=parts)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.provision_id, problem.code) for problem in problems]


# The house's own


def test_the_folder_holds_these_blueprints_each_under_its_own_name() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == NAMES
    assert [house(name).name for name in NAMES] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_new_part_is_what_its_blueprint_asks_for(name: str) -> None:
    assert check(drafted(name), house(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_new_part_has_its_words_in_six_languages_and_survives_json(name: str) -> None:
    part = drafted(name)
    assert set(part.title) == (set() if name == "chairs-letter" else set(Language))
    for provision in part.walk():
        assert set(provision.wording) in ({*Language}, set())
        for wording in provision.wording.values():
            assert plain(wording.heading) + plain(wording.body)
    assert from_json(to_json(text_of(part), ZH)) == text_of(part)


@pytest.mark.parametrize("name", NAMES)
def test_each_language_is_written_in_its_own_script(name: str) -> None:
    blueprint = house(name)
    scripts = {AR: ("\u0600", "\u06ff"), RU: ("\u0400", "\u04ff"), ZH: ("\u4e00", "\u9fff")}
    for language, said in every_wording(blueprint):
        alphabets = {
            script
            for script, (first, last) in scripts.items()
            if any(first <= sign <= last for sign in said)
        }
        assert alphabets == ({language} if language in scripts else set()), said


def every_wording(blueprint: Blueprint) -> Iterator[tuple[Language, str]]:
    for worded in (blueprint.title, blueprint.notes.heading, *blueprint.phrases.values()):
        yield from ((language, plain(said)) for language, said in worded.items())
    for names in (*blueprint.places.values(), *blueprint.label.words.values()):
        yield from names.items()
    entries = [*blueprint.begins_with, *blueprint.between, *blueprint.ends_with]
    while entries:
        entry = entries.pop()
        entries += entry.children
        for language, wording in entry.wording.items():
            yield language, "".join(span.text for span in wording.spans())


@pytest.mark.parametrize("name", NAMES)
def test_facts_are_places_that_take_what_the_records_say(name: str) -> None:
    part = drafted(name)
    named = {span.target for _, span in places(text_of(part))}
    facts = {place: dict.fromkeys(Language, "XYZ") for place in house(name).places}
    for language in Language:
        filled = resolved(text_of(part), language, facts)
        for provision in filled.walk():
            body = plain(provision.wording.get(language, Wording()).body)
            assert "[" not in body
            assert "{" not in body
    assert named <= set(house(name).places)


def test_an_agenda_has_an_unnumbered_opening_and_any_other_business_around_numbered_items() -> None:
    agenda = drafted("annotated-agenda")
    assert [plain(p.wording[EN].heading) for p in agenda.provisions if p.wording] == [
        "Opening of the meeting and adoption of the agenda",
        "Any other business",
    ]
    assert list(part_numbers(agenda, EN).values()) == ["1."]


def test_a_mandate_lists_its_standing_items_and_ends_with_the_next_mandate() -> None:
    numbers = list(part_numbers(drafted("mandate"), EN).values())
    assert numbers == ["1.", "a.", "b.", "c.", "d.", "e.", "2.", "a.", "3."]
    assert list(part_numbers(drafted("mandate"), RU).values())[1:3] == ["а.", "б."]


def test_questions_run_on_across_the_three_groups_of_a_new_annex() -> None:
    annex = drafted("annex-of-questions")
    assert [len(group.children) for group in annex.provisions[1:]] == [1, 1, 1]
    assert list(part_numbers(annex, AR).values()) == ["١.", "٢.", "٣."]


def test_the_house_writes_a_point_and_i_bracket() -> None:
    deep = Provision("b", Kind.TASK, numbered=True)
    task = Provision("a", Kind.TASK, children=(deep,), numbered=True)
    for name in ("mandate", "annotated-agenda", "introductory-paper"):
        part = replace(drafted(name), provisions=(task,))
        assert part_numbers(part, EN) == {"a": "a.", "b": "i)"}


def test_label_words_and_letters_change_between_stages() -> None:
    blueprint, annex = house("mandate"), drafted("mandate")
    assert [blueprint.series_label(position) for position in (1, 2, 27)] == ["A", "B", "AA"]
    assert blueprint.said_label(annex, EN) == "Annex A"
    assert blueprint.said_label(replace(annex, label="B-1"), Language.FR) == "Annexe B-1"
    assert blueprint.said_label(annex, ZH) == "附件A"
    in_may = {EN: "Attachment", ZH: "附文"}
    assert blueprint.said_label(replace(annex, label_word=in_may), EN) == "Attachment A"
    assert blueprint.said_label(replace(annex, label_word=in_may), ZH) == "附文A"
    assert blueprint.said_label(replace(annex, label_word={EN: "Enclosure"}), EN) == "Enclosure A"
    assert blueprint.said_label(replace(annex, label_word={}), EN) == "A"
    assert blueprint.said_label(drafted("mandate", label=None), EN) == ""


SEED = Path(__file__).parents[3] / "shared/seeds/att-csp11-wgtr-annotated-draft-agenda.zh.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the official text is not beside this checkout")
def test_the_official_text_fits_its_blueprints_but_for_its_own_broken_paragraph() -> None:
    read = CliRunner().invoke(import_file, [str(SEED), "--language", "zh"])
    text = loads(read.output)
    blueprints = ("chairs-letter", "annotated-agenda", "annex-of-questions", "mandate")
    found = [
        [problem.sentence for problem in check(part, house(name))]
        for part, name in zip(text.parts, blueprints, strict=True)
    ]
    assert found == [[], [], [], ["A paragraph may not stand in a paragraph."]]


# What departs from a blueprint


def agenda_of(*provisions: Provision) -> list[tuple[str, str]]:
    part = replace(drafted("annotated-agenda"), id="part", provisions=provisions)
    return codes(check(part, house("annotated-agenda")))


def item(name: str, *children: Provision, numbered: bool = True) -> Provision:
    return Provision(name, Kind.ITEM, children=children, numbered=numbered)


OPENING, AOB = item("opening", numbered=False), item("aob", numbered=False)


def test_an_agenda_misses_its_opening_and_its_end() -> None:
    assert agenda_of(OPENING, item("1"), AOB) == []
    assert agenda_of(OPENING, AOB) == []
    assert agenda_of() == [("part", "opening-missing"), ("part", "any-other-business-missing")]
    assert agenda_of(OPENING) == [("part", "any-other-business-missing")]
    assert agenda_of(item("1"), AOB) == [("1", "opening-missing")]
    assert agenda_of(OPENING, item("1")) == [("1", "any-other-business-missing")]
    assert agenda_of(OPENING, item("x", numbered=False), AOB) == [("x", "number-missing")]


def test_a_sitting_may_stand_above_the_opening() -> None:
    sitting = Provision("morning", Kind.HEADING, children=(OPENING, item("1")))
    assert agenda_of(sitting, AOB) == []


def test_what_stands_where_it_may_not_is_told_with_both_names() -> None:
    stray = Provision("q", Kind.QUESTION, children=(Provision("t", Kind.TASK),))
    part = replace(drafted("annotated-agenda"), provisions=(OPENING, stray, AOB))
    problems = check(part, house("annotated-agenda"))
    assert codes(problems) == [("q", "not-here"), ("t", "not-here")]
    assert problems[0].sentence == "A question may not stand at the top of an agenda."
    assert problems[1].sentence == "A task may not stand in a question."


def test_a_letters_question_names_the_item_it_prepares() -> None:
    letter = drafted("chairs-letter")
    asked = Provision("q1", Kind.BULLET)
    lead_in = replace(letter.provisions[3], children=(asked, replace(asked, id="q2", about=("1",))))
    letter = replace(letter, provisions=(*letter.provisions[:3], lead_in, *letter.provisions[4:]))
    assert codes(check(letter, house("chairs-letter"))) == [("q1", "about-missing")]


def test_a_letter_misses_salutation_closing_and_signature() -> None:
    paragraphs = tuple(Provision(f"{n}", Kind.PARAGRAPH, numbered=True) for n in range(3))
    letter = replace(drafted("chairs-letter"), provisions=paragraphs)
    assert codes(check(letter, house("chairs-letter"))) == [
        ("0", "salutation-missing"),
        ("2", "signature-missing"),
        ("1", "closing-missing"),
    ]


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        (EN, "The Chair thanks everybody.", True),
        (EN, "The next Mandate is drafted.", False),
        (ZH, "为下一期拟订任务。", False),
        (ZH, "感谢各位。", True),
        (Language.FR, "Le prochain mandat.", False),
    ],
)
def test_a_mandates_last_paragraph_speaks_of_the_next_mandate(
    language: Language,
    said: str,
    found: bool,  # noqa: FBT001 - a column of the table
) -> None:
    mandate = drafted("mandate")
    last = replace(mandate.provisions[-1], wording={language: Wording(body=(Span(said),))})
    mandate = replace(mandate, provisions=(*mandate.provisions[:-1], last))
    expected = [(last.id, "next-mandate-missing")] if found else []
    assert codes(check(mandate, house("mandate"))) == expected


def test_numbers_labels_titles_patterns_and_facts_are_looked_at() -> None:
    mandate = replace(drafted("mandate", label=None), id="part", title={}, kind="letter")
    odd = Provision(
        "odd",
        Kind.BULLET,
        {EN: Wording(body=(Span("x", SpanKind.PLACE, "moon"),))},
        numbered=True,
        pattern="{klingon}",
    )
    first = replace(mandate.provisions[1], children=(odd,))
    provisions = (mandate.provisions[0], first, *mandate.provisions[2:])
    numbering = {"poem": "{digit}.", "task": "1."}
    mandate = replace(mandate, provisions=provisions, numbering=numbering)
    assert codes(check(mandate, house("mandate"))) == [
        ("part", "other-part"),
        ("part", "title-missing"),
        ("part", "label-missing"),
        ("part", "unknown-pattern"),
        ("odd", "unknown-pattern"),
        ("part", "unknown-pattern"),
        ("odd", "number-unwanted"),
        ("odd", "unknown-place"),
    ]
    for problem in check(mandate, house("mandate")):
        assert problem.sentence[0].isupper() or problem.sentence[0] == "“"
        assert problem.sentence.endswith(".")


# Another treaty's


def test_a_second_treatys_blueprint_needs_no_code() -> None:
    blueprint = blueprint_from(tomllib.loads(SECOND_TREATY))
    ids = count(1)
    part = empty_part(blueprint, blueprint.series_label(4), lambda: f"p{next(ids)}")
    assert list(part_numbers(part, EN).values()) == ["§ 1", "(a)", "(i)"]
    assert blueprint.said_label(part, Language.FR) == "Tableau IV"
    assert (blueprint.notes.place, blueprint.notes.pattern) == ("footnotes", "{digit})")
    assert plain(part.title[EN]) == "Tasks of the [Committee]"
    assert blueprint.numbered[Kind.TASK] is Numbered.ALWAYS
    assert [code for _, code in codes(check(part, blueprint))] == ["about-missing"] * 2


def broken(*path: Any, value: Any) -> str:
    data = tomllib.loads(SECOND_TREATY)
    place: Any = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(NotABlueprint) as refusal:
        blueprint_from(data)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("part",), "", "“part” is missing"),
        (("colour",), "red", "“colour” means nothing here; known are: name, part,"),
        (("languages",), ["en", "tlh"], "“languages” should be one of ar, en"),
        (("title", "fr"), "", "“title.fr” is missing"),
        (("title", "de"), "Aufgaben", "“title.de” means nothing here; known are: en, fr"),
        (("title", "en"), "The {moon}", "“title.en” names {moon}, which is not among the places"),
        (("title",), "Tasks", "“title” should be a group of named values, not “Tasks”"),
        (("numbering", "poem"), "{digit}", "“numbering.poem” should be one of heading"),
        (("numbering", "task/x"), "{digit}", "“numbering.task/x” should be one of heading"),
        (("numbering", "task"), "a.", "“numbering.task” is no way of numbering: A numbering"),
        (("numbered", "task"), "often", "“numbered.task” should be one of always, usually"),
        (("holds",), {}, "“holds.top” is missing"),
        (("holds", "poem"), [], "“holds.poem” should be one of heading"),
        (("holds", "task"), ["poem"], "“holds.task” should be one of heading"),
        (("label", "word"), "annex", "“label.word” is “annex”, which is not among label.words"),
        (("label", "form"), "runes", "“label.form” is no way of numbering"),
        (("label", "words", "schedule", "fr"), "Tableau", "“label.words.schedule” should hold"),
        (("notes", "place"), "margin", "“notes.place” should be one of endnotes, footnotes"),
        (("places", "Two Words"), {"en": "x", "fr": "y"}, "should be named in small letters"),
        (("begins_with",), "x", "“begins_with” should be a list"),
        (("begins_with", 0, "kind"), "poem", "“begins_with[0].kind” should be one of"),
        (("begins_with", 0, "role"), None, "“begins_with[0].role” is missing"),
        (("begins_with", 0, "children", 0, "numbred"), True, "children[0].numbred” means nothing"),
    ],
)
def test_a_fault_in_a_blueprint_is_told_with_its_key(path: Any, value: Any, expected: str) -> None:
    said = broken(*path, value=value)
    assert said.startswith("The blueprint protocol-annex: “")
    assert expected in said
    assert said.endswith(".")
