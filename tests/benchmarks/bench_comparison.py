"""Two texts of 1,000 provisions in six languages compared, word by word."""

from collections.abc import Callable
from dataclasses import replace

from tests.benchmarks.bench_tree import THOUSAND
from wgtr.tree.comparison import Comparison, compare
from wgtr.tree.comparison.renaming import Names, renamed
from wgtr.tree.comparison.words import is_changed
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part, Provision, Span, Text, Wording

SAID = {
    Language.AR: "تدعى الوفود إلى تبادل الخبرات المكتسبة في إعداد التقرير {n} وتقديمه في موعده.",
    Language.EN: "Delegations are invited to share how report {n} was drawn up and sent in time.",
    Language.ES: "Se invita a las delegaciones a exponer cómo se preparó el informe {n} a tiempo.",
    Language.FR: "Les délégations sont invitées à dire comment le rapport {n} a été établi.",
    Language.RU: "Делегациям предлагается рассказать, как был подготовлен доклад {n} и когда.",
    Language.ZH: "请各代表团介绍报告{n}是如何编写并按时提交的，以及遇到了哪些困难。",
}
OTHER = {
    Language.AR: "السنوي",
    Language.EN: " at each meeting",
    Language.ES: " cada año",
    Language.FR: " chaque année",
    Language.RU: " ежегодно",
    Language.ZH: "每年",
}


def _worded(number: int) -> Text:
    """Every provision of THOUSAND with words of its own."""
    places = iter(range(number, 10_000))

    def one(provision: Provision) -> Provision:
        n = str(next(places))
        wording = {k: Wording(body=(Span(v.replace("{n}", n)),)) for k, v in SAID.items()}
        return replace(provision, wording=wording, children=tuple(map(one, provision.children)))

    return _mapped(THOUSAND, one)


def _mapped(text: Text, one: Callable[[Provision], Provision]) -> Text:
    parts: list[Part] = [
        replace(part, provisions=tuple(map(one, part.provisions))) for part in text.parts
    ]
    return text.with_parts(tuple(parts))


def _changed(text: Text, every: int) -> Text:
    """Words put into every n-th provision, in all six languages."""
    count = iter(range(10_000))

    def one(provision: Provision) -> Provision:
        wording = provision.wording
        if next(count) % every == 0:
            wording = {k: Wording(body=(*v.body, Span(OTHER[k]))) for k, v in wording.items()}
            wording = {
                k: Wording(body=(Span(v.body[0].text[:20] + OTHER[k] + v.body[0].text[20:]),))
                for k, v in wording.items()
            }
        return replace(provision, wording=wording, children=tuple(map(one, provision.children)))

    return _mapped(text, one)


OLD = _worded(1)
TENTH, ALL = _changed(OLD, 10), _changed(OLD, 1)
IDS = {provision.id: f"q{n}" for n, provision in enumerate(OLD.walk())}
ELSEWHERE = renamed(TENTH, Names(IDS, {}))


def words_of(comparison: Comparison, language: Language = Language.EN) -> int:
    """Compare the words of one language, as a redline shows them; tell how many pieces differ."""
    wordings = [entry.words[language] for entry in comparison.entries() if language in entry.words]
    return sum(is_changed(each.heading) + is_changed(each.body) for each in wordings)


BENCHMARKS: dict[str, Callable[[], object]] = {
    "comparison: 1,000 provisions, nothing changed": lambda: compare(OLD, _changed(OLD, 10_000)),
    "comparison: 1,000 provisions, 100 changed": lambda: compare(OLD, TENTH),
    "comparison: 1,000 provisions, all changed": lambda: compare(OLD, ALL),
    "comparison: all changed, with the words in English": lambda: words_of(compare(OLD, ALL)),
    "comparison: 1,000 provisions of another file": lambda: compare(OLD, ELSEWHERE),
}
