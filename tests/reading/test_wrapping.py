"""What was wrapped is joined, and nothing else: six languages, lists, centred lines, hyphens."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.reading.wrapping import Line, ends_sentence, glue, joined_lines, opens_entry, width

PARAGRAPHS = {
    "en": "The working group will consider the reports that States Parties have sent, and exchange "
    "views on what would help those that have not been able to send any so far.",
    "fr": "Le groupe de travail examinera les rapports que les États parties ont présentés et "
    "procédera à un échange de vues sur ce qui aiderait ceux qui n’en ont présenté aucun.",
    "es": "El grupo de trabajo examinará los informes que los Estados partes han presentado e "
    "intercambiará opiniones sobre lo que ayudaría a los que aún no presentaron ninguno.",
    "ru": "Рабочая группа рассмотрит доклады, представленные государствами-участниками, и обсудит, "
    "что помогло бы тем из них, которые пока не смогли представить ни одного доклада.",
    "ar": "سينظر الفريق العامل في التقارير التي قدمتها الدول الأطراف، وسيتبادل الآراء بشأن ما "
    "يساعد الدول التي لم تتمكن من تقديم أي تقرير حتى الآن، وما يلزم لذلك في الدورة المقبلة.",
}
CHINESE = (
    "工作组将审议缔约国提交的报告，并就如何帮助尚未提交任何报告的缔约国交换意见，以及讨论下一届会议的安排和需要作出的决定。"
    * 2
)


def joined(*texts: str) -> list[str]:
    lines = [Line(place, text) for place, text in enumerate("\n".join(texts).split("\n"), start=1)]
    return [line.text for line in joined_lines(lines)]


@pytest.mark.parametrize("columns", [60, 72, 80])
@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_wrapped_paragraph_is_whole_again(language: str, columns: int) -> None:
    paragraph = PARAGRAPHS[language]
    wrapped = textwrap.fill(paragraph, columns, break_on_hyphens=False)

    assert wrapped.count("\n") > 1
    assert joined(wrapped, "", wrapped) == [paragraph, paragraph]


def test_chinese_is_wrapped_at_any_character_and_joined_without_blanks() -> None:
    lines = [CHINESE[at : at + 30] for at in range(0, len(CHINESE), 30)]

    assert joined(*lines) == [CHINESE]


def test_a_file_that_wraps_nothing_keeps_a_paragraph_a_line() -> None:
    lines = [*PARAGRAPHS.values(), "Opening of the meeting", "Adoption of the agenda"]

    assert joined(*lines) == lines


def test_short_lines_one_below_the_other_stay_apart() -> None:
    wrapped = textwrap.fill(PARAGRAPHS["en"], 60)
    masthead = ["29 January 2025", "Original: English", "Issued by the Chair"]

    assert joined(*masthead, "", wrapped, "", wrapped)[:3] == masthead


@pytest.mark.parametrize("mark", ["2.", "(b)", "-", "•", "b)", "二、", "¹", "[1]"])
def test_a_list_mark_divides_what_follows_a_whole_sentence(mark: str) -> None:
    full = "The Chair will open the meeting, as the rules say, and then\n"
    full += "invite the delegations to take the floor in the usual order."
    second = textwrap.fill(f"{mark} {PARAGRAPHS['en']}", 60, break_on_hyphens=False)

    assert [text.split()[0] for text in joined(full, second)] == ["The", mark]


def test_a_figure_in_mid_sentence_divides_nothing() -> None:
    text = "3. The working group recalls the decision which it took in accordance with Annex\n"
    text += "A. The decision says what States Parties may do where a report is late, and when\n"
    text += "they send it."

    assert len(joined(text, "", textwrap.fill(PARAGRAPHS["en"], 80), "", text)) == 3


def test_a_line_number_is_that_of_the_first_line() -> None:
    lines = ["", *textwrap.wrap(PARAGRAPHS["en"], 60), "", "Last."]

    found = list(joined_lines([Line(place, text) for place, text in enumerate(lines, start=1)]))

    assert [line.number for line in found] == [2, len(lines)]


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("the", "agenda", " "),
        ("工作组", "将审议", ""),
        ("工作组", "ATT", " "),
        ("follow-", "up", ""),
        ("short-", "and long-term", " "),
        ("a court, moyen-", "et long terme", " "),
        ("1-", "2", " "),
        ("the –", "agenda", " "),
        ("государства-", "участники", ""),
        ("", "agenda", ""),
    ],
)
def test_what_belongs_between_two_pieces(before: str, after: str, between: str) -> None:
    assert glue(before, after) == between


def test_a_soft_hyphen_at_a_lines_end_was_none() -> None:
    lines = textwrap.wrap(PARAGRAPHS["en"], 60)
    lines[0] = lines[0][:55] + "trans\u00ad"
    lines[1] = "parency " + lines[1]

    assert "transparency" in joined(*lines)[0]


@pytest.mark.parametrize(
    "text",
    [
        "It is so.",
        "Is it?",
        "以下：",
        "报告。",
        "هل؟",
        "x;",
        "“So.”",
        "it is.¹",
        "(see below.)",
        "",
    ],
)
def test_sentences_end(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["It is", "reports,", "报告，", "الدول،", "(see below)", "2025"])
def test_what_goes_on_does_not_end(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. x",
        "(a) x",
        "- x",
        "• x",
        "iv) x",
        "1.1 x",
        "一、开幕",
        "أ) x",
        "б) x",
        "¹ x",
        "[2] x",
        "# x",
        "①开幕",
    ],
)
def test_entries_open(text: str) -> None:
    assert opens_entry(text)


@pytest.mark.parametrize(
    "text", ["x", "2025 was", "-x", "A delegation", "e.g. x", "1945 x", "一个"]
)
def test_sentences_open_no_entry(text: str) -> None:
    assert not opens_entry(text)


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("报告", 4), ("cafe\u0301", 4), ("م\u064eع", 2), ("Ａ", 2)]
)
def test_width_is_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.lists(st.text(alphabet="ab .-1一é\u00ad", max_size=90), max_size=12))
def test_joining_loses_no_letter_and_no_order(texts: list[str]) -> None:
    found = list(joined_lines([Line(place, text) for place, text in enumerate(texts, start=1)]))

    assert letters("".join(line.text for line in found)) == letters("".join(texts))
    assert [line.number for line in found] == sorted({line.number for line in found})


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
