"""Which line opens an annex, the notes, the agenda, a letter, a day; and which only names one."""

import pytest

from tests.reading.lines import entry, lexicon, title
from wgtr.reading.headings import (
    agenda_title,
    annex_heading,
    is_closing,
    is_greeting,
    is_item,
    is_notes_heading,
    slot,
)


@pytest.mark.parametrize(
    ("language", "line", "label", "words"),
    [
        ("en", "Annex A", "A", ""),
        ("en", "ANNEX B-1", "B-1", ""),
        ("en", "Annex B - 1: Questions", "B-1", "Questions"),
        ("en", "Annex", None, ""),
        ("en", "Annex II. Mandate of the group", "II", "Mandate of the group"),
        ("en", "Attachment 3\nQuestions", "3", "Questions"),
        ("en", "Annex A – Questions for the debate", "A", "Questions for the debate"),
        ("en", "A N N E X  A", "A", ""),
        ("fr", "Annexe 2 : Mandat", "2", "Mandat"),
        ("fr", "Pièce jointe A", "A", ""),
        ("es", "Anexo B", "B", ""),
        ("es", "Apéndice 1. Preguntas", "1", "Preguntas"),
        ("ru", "Приложение А. Вопросы", "А", "Вопросы"),
        ("ru", "Приложение 1", "1", ""),
        ("ar", "المرفق ألف", "ألف", ""),
        ("ar", "المرفق أ: الأسئلة", "أ", "الأسئلة"),
        ("ar", "المرفق الأول", "الأول", ""),
        ("ar", "المرفق ٢", "٢", ""),
        ("zh", "附件A", "A", ""),
        ("zh", "附件一：问题清单", "一", "问题清单"),
        ("zh", "附录 2", "2", ""),
    ],
)
def test_an_annex_opens(language: str, line: str, label: str | None, words: str) -> None:
    heading = annex_heading(title(line, language), lexicon(language))

    assert heading is not None
    assert (heading.label, heading.title) == (label, words)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Annex A contains the questions that delegations may wish to answer."),
        ("en", "Annex A is attached to this letter and holds the list of questions."),
        ("en", "Annexes A and B follow"),
        ("en", "The annex"),
        ("en", "See Annex A"),
        ("fr", "L’annexe A contient les questions."),
        ("ru", "Приложение А содержит перечень вопросов для обсуждения."),
        ("ar", "ويتضمن المرفق ألف قائمة بالأسئلة."),
        ("zh", "附件A载有供各代表团审议的问题清单，请予以考虑。"),
    ],
)
def test_a_sentence_about_an_annex_opens_none(language: str, line: str) -> None:
    assert annex_heading(entry(line, language), lexicon(language)) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("en", "Endnotes"), ("en", "NOTES:"), ("fr", "Notes"), ("es", "Notas")),
        *(("ru", "Примечания"), ("ar", "الحواشي"), ("zh", "尾注"), ("zh", "注：")),
    ],
)
def test_notes_have_a_heading(language: str, line: str) -> None:
    assert is_notes_heading(entry(line, language), lexicon(language))


@pytest.mark.parametrize("line", ["Notes by the Secretariat", "The notes", "1. Notes"])
def test_other_lines_head_no_notes(line: str) -> None:
    assert not is_notes_heading(entry(line), lexicon("en"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("en", "ANNOTATED DRAFT AGENDA"), ("en", "Provisional agenda of the tenth meeting")),
        *(("fr", "Projet d’ordre du jour annoté"), ("es", "Proyecto de programa anotado")),
        *(("ru", "Аннотированная повестка дня"), ("ar", "مشروع جدول الأعمال المشروح")),
        ("zh", "会议议程说明草案"),
    ],
)
def test_an_agenda_has_a_title(language: str, line: str) -> None:
    assert agenda_title(title(line, language), lexicon(language))


@pytest.mark.parametrize(
    "line",
    ["The agenda was adopted without a vote, as the Chair had proposed.", "1. Agenda", "Agendas"],
)
def test_other_lines_are_no_title_of_an_agenda(line: str) -> None:
    assert not agenda_title(entry(line), lexicon("en"))


def test_a_running_head_is_no_title() -> None:
    assert not agenda_title(entry("Agenda", style="header"), lexicon("en"))


@pytest.mark.parametrize(
    ("language", "greeting", "closing"),
    [
        ("en", "Dear colleagues,", "Yours sincerely,"),
        ("en", "Excellencies,", "Please accept, Excellencies, the assurances of my consideration."),
        ("fr", "Mesdames et Messieurs,", "Veuillez agréer l’expression de ma considération."),
        ("es", "Estimados colegas:", "Atentamente,"),
        ("ru", "Уважаемые коллеги!", "С уважением,"),
        ("ar", "السيدات والسادة،", "وتفضلوا بقبول فائق الاحترام،"),
        ("zh", "尊敬的各位代表：", "此致"),
    ],
)
def test_a_letter_is_greeted_and_closed(language: str, greeting: str, closing: str) -> None:
    words = lexicon(language)

    assert is_greeting(entry(greeting, language), words)
    assert is_closing(entry(closing, language), words)
    assert not is_closing(entry(greeting, language), words)


@pytest.mark.parametrize(
    "line", ["Dear colleagues are invited to speak.", "1. Dear colleagues,", "My dear colleagues,"]
)
def test_other_lines_greet_nobody(line: str) -> None:
    assert not is_greeting(entry(line), lexicon("en"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(
            ("en", "Opening of the meeting"),
            ("en", "Any other business"),
            ("en", "Closing remarks"),
        ),
        *(("fr", "Ouverture de la réunion"), ("fr", "Questions diverses"), ("fr", "Clôture")),
        *(("es", "Apertura de la reunión"), ("es", "Otros asuntos"), ("es", "Clausura")),
        *(("ru", "Открытие заседания"), ("ru", "Прочие вопросы"), ("ru", "Закрытие заседания")),
        *(("ar", "افتتاح الاجتماع"), ("ar", "مسائل أخرى"), ("ar", "اختتام الاجتماع")),
        *(("zh", "会议开幕"), ("zh", "其他事务"), ("zh", "会议闭幕")),
    ],
)
def test_an_item_may_have_no_number(language: str, line: str) -> None:
    assert is_item(title(line, language), lexicon(language))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Reports of States Parties"),
        (
            "en",
            "Participants may raise any other business that they would like the group to consider.",
        ),
        ("zh", "报告"),
    ],
)
def test_other_lines_are_no_item(language: str, line: str) -> None:
    assert not is_item(entry(line, language), lexicon(language))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("en", "Friday, 28 February 2025, 10:00–13:00"), ("en", "Morning sitting")),
        *(("en", "10 a.m. to 1 p.m."), ("en", "Day 2"), ("en", "28 February 2025")),
        *(("fr", "Vendredi 28 février 2025, de 10 h à 13 h"), ("es", "Viernes 28 de febrero")),
        *(("ru", "Пятница, 28 февраля 2025 года"), ("ar", "الجمعة، ٢٨ شباط/فبراير ٢٠٢٥")),
        *(("zh", "2月28日星期五 上午10时至下午1时"), ("zh", "第二天")),
    ],
)
def test_a_day_or_sitting_has_a_heading(language: str, line: str) -> None:
    assert slot(title(line, language), lexicon(language))


@pytest.mark.parametrize(
    "line",
    [
        "Reports received by 28 February 2025 from the States that had asked for more time",
        "The meeting of 2025",
        "Opening of the meeting",
    ],
)
def test_a_line_that_only_names_a_day_heads_none(line: str) -> None:
    assert not slot(entry(line), lexicon("en"))
