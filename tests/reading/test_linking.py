"""What words point at: symbols, annexes, and the item that each question of a letter prepares."""

import pytest

from tests.reading.lines import LISTS, lexicon
from wgtr.reading.linking import with_links
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Kind, Part, Provision, Span, SpanKind, Text, Wording

SYMBOL = "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda"


def text_of(*provisions: Provision, language: Language = Language.EN) -> Text:
    labels = {"ar": "أ", "ru": "А"}
    annex = Part("annex-a", "annex", label=labels.get(language, "A"))
    return Text(
        "annotated-agenda", language, parts=(Part("p", "agenda", provisions=provisions), annex)
    )


def linked(words: str, language: Language = Language.EN, **span: object) -> list[Span]:
    spans = (Span(words, **span),)  # type: ignore[arg-type] # kind and target
    provision = Provision("p1", Kind.PARAGRAPH, {language: Wording(body=spans)})
    made = with_links(text_of(provision, language=language), lexicon(language), LISTS.grammars)
    return list(made.parts[0].provisions[0].wording[language].body)


@pytest.mark.parametrize(
    ("language", "words", "named"),
    [
        ("en", "see Annex A.", "Annex {number}"),
        ("en", "see ANNEX A, and more", "ANNEX {number}"),
        ("fr", "voir l’annexe A.", "annexe {number}"),
        ("es", "véase el anexo A.", "anexo {number}"),
        ("ru", "см. в приложении А.", "приложении {number}"),
        ("ru", "см. приложение А.", "приложение {number}"),
        ("ar", "انظر المرفق أ.", "المرفق {number}"),
        ("zh", "请见附件A。", "附件{number}"),
    ],
)
def test_an_annex_named_is_a_cross_reference(language: str, words: str, named: str) -> None:
    spans = linked(words, Language(language))

    references = [span for span in spans if span.kind is SpanKind.REFERENCE]
    assert [(span.text, span.target) for span in references] == [(named, "annex-a")]
    label = {"ar": "أ", "ru": "А"}.get(language, "A")
    assert "".join(span.text for span in spans).replace("{number}", label) == words


@pytest.mark.parametrize("words", ["see Annex B.", "see Annex A-1.", "annexed A", "Annex AB"])
def test_another_annex_is_none(words: str) -> None:
    assert linked(words) == [Span(words)]


def test_a_link_that_leads_nowhere_leads_to_the_annex_it_names() -> None:
    assert linked("Annex A", kind=SpanKind.LINK, target="#")[0].kind is SpanKind.REFERENCE
    link = linked("Annex A", kind=SpanKind.LINK, target="https://example.org/")
    assert link[0].kind is SpanKind.LINK


def test_symbols_in_words_are_marked_and_in_addresses_are_not() -> None:
    spans = linked(f"See {SYMBOL}, and https://example.org/{SYMBOL}.pdf.")

    assert [span.text for span in spans if span.kind is SpanKind.SYMBOL] == [SYMBOL]
    assert (
        "".join(span.text for span in spans)
        == f"See {SYMBOL}, and https://example.org/{SYMBOL}.pdf."
    )


ITEMS = {
    Language.EN: ("Annual reports", "Outreach to new States", "Voluntary fund", "Future mandate"),
    Language.FR: (
        "Rapports annuels",
        "Sensibilisation des États",
        "Fonds volontaire",
        "Futur mandat",
    ),
    Language.RU: (
        "Ежегодные доклады",
        "Работа с государствами",
        "Добровольный фонд",
        "Будущий мандат",
    ),
    Language.AR: ("التقارير السنوية", "التواصل مع الدول", "الصندوق الطوعي", "الولاية المقبلة"),
    Language.ZH: ("年度报告", "对外联络", "自愿基金", "未来任务授权"),
}
QUESTIONS = {
    Language.EN: (
        "How many reports came?",
        "Which annual report is late?",
        "Who gives to the fund?",
    ),
    Language.FR: ("Combien de rapports ?", "Quel rapport annuel manque ?", "Qui donne au fonds ?"),
    Language.RU: ("Сколько получено докладов?", "Какой доклад опоздал?", "Кто вносит в фонд?"),
    Language.AR: ("كم عدد التقارير؟", "أي التقارير السنوية تأخر؟", "من يدعم الصندوق؟"),
    Language.ZH: ("收到多少报告？", "哪些年度报告迟交？", "谁向基金捐款？"),
}


def asked(language: Language, questions: tuple[str, ...], items: tuple[str, ...]) -> list[object]:
    def worded(words: str) -> dict[Language, Wording]:
        return {language: Wording(body=(Span(words),))}

    bullets = tuple(Provision(f"q{n}", Kind.BULLET, worded(q)) for n, q in enumerate(questions))
    titled = tuple(
        Provision(f"i{n}", Kind.ITEM, {language: Wording(heading=(Span(i),))}, numbered=True)
        for n, i in enumerate(items)
    )
    parts = (Part("l", "letter", provisions=bullets), Part("a", "agenda", provisions=titled))
    text = with_links(Text("x", language, parts=parts), lexicon(language), LISTS.grammars)
    return [about for p in text.parts[0].provisions for about in p.about or (None,)]


@pytest.mark.parametrize("language", ITEMS)
def test_questions_find_their_items_by_common_words(language: Language) -> None:
    assert asked(language, QUESTIONS[language], ITEMS[language]) == ["i0", "i0", "i2"]


def test_questions_never_go_back_in_the_agenda() -> None:
    questions = ("Who gives to the fund?", "What is in it for all?", "What of the mandate?")

    assert asked(Language.EN, questions, ITEMS[Language.EN]) == ["i2", "i2", "i3"]


def test_without_items_or_far_too_many_questions_nothing_is_tied() -> None:
    assert asked(Language.EN, QUESTIONS[Language.EN], ()) == [None, None, None]
    many = tuple(f"Question {number}?" for number in range(200))
    assert set(asked(Language.EN, many, many)) == {None}
