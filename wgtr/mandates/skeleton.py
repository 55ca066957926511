"""The first draft of a body's first mandate: what the house's blueprint begins with.

What the records know (body, period, the period after it) is said in words; the paragraph of tasks
stands once for each standing item but the last, which the closing paragraph takes up.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from wgtr.core.database import Wording as Names
from wgtr.core.paths import agendas_folder
from wgtr.mandates.carrying.loading import load_words
from wgtr.mandates.paragraphs import tasks_of
from wgtr.mandates.periods import Period
from wgtr.texts.house import begun_part, blueprint_named, ids
from wgtr.tree.blueprints import Blueprint
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Inlines, Kind, Provision, Span, SpanKind, Text, Wording

KIND = "mandate"
Facts = Mapping[str, Mapping[Language, str]]


def empty_mandate(body: Names, period: Period, original: Language) -> Text:
    """Give a mandate in the words of the blueprint, in all its languages.

    `body` is the body's name by language code; `original` the language it is written in.
    """
    blueprint = blueprint_named(KIND)
    new_id = ids()
    part = begun_part(blueprint, new_id)
    facts = _facts(body, period)
    said = tuple(_said(each, facts) for each in part.provisions)
    title = {language: _filled(words, language, facts) for language, words in part.title.items()}
    provisions = _with_tasks(said, blueprint, new_id)
    return Text(KIND, original, parts=(replace(part, title=title, provisions=provisions),))


def _facts(body: Names, period: Period) -> Facts:
    since, until = period.starts.year, period.ends.year
    words = load_words(agendas_folder())
    return {
        "body": {Language(code): name for code, name in body.items()},
        "period": {each: words[each].period_said(since, until) for each in words},
        "next-period": {each: words[each].period_said(since + 1, until + 1) for each in words},
    }


def _said(provision: Provision, facts: Facts) -> Provision:
    wording = {
        language: Wording(
            _filled(words.heading, language, facts),
            _filled(words.body, language, facts),
            words.rows,
        )
        for language, words in provision.wording.items()
    }
    children = tuple(_said(child, facts) for child in provision.children)
    return replace(provision, wording=wording, children=children)


def _filled(inlines: Inlines, language: Language, facts: Facts) -> Inlines:
    return tuple(_span(span, language, facts) for span in inlines)


def _span(span: Span, language: Language, facts: Facts) -> Span:
    known = facts.get(span.target or "", {}).get(language)
    return Span(known) if span.kind is SpanKind.PLACE and known else span


def _with_tasks(
    provisions: tuple[Provision, ...], blueprint: Blueprint, new_id: Callable[[], str]
) -> tuple[Provision, ...]:
    """The paragraph without words, once for each standing item but the last, led in by a phrase."""
    lead_in = {
        language: Wording(body=words)
        for language, words in blueprint.phrases["tasks-lead-in"].items()
    }
    standing = next((tasks_of(each) for each in provisions if tasks_of(each)), ())
    made: list[Provision] = []
    for provision in provisions:
        if provision.wording or provision.kind is not Kind.PARAGRAPH:
            made.append(provision)
            continue
        for _item in standing[:-1]:
            task = Provision(new_id(), Kind.TASK, numbered=True)
            made.append(replace(provision, id=new_id(), wording=lead_in, children=(task,)))
    return tuple(made)
