"""From what is kept of input to what its pages show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Flask, render_template
from flask_babel import gettext

from wgtr.accounts.models import Category
from wgtr.accounts.queries import delegations
from wgtr.core import clock
from wgtr.core.access import visitor
from wgtr.core.collation import sort_key
from wgtr.core.languages import current, wording_of
from wgtr.documents.uploads.inspection import MEDIA_TYPES, MOST_FILES, MOST_MEGABYTES
from wgtr.meetings.deadlines import zone_mark
from wgtr.meetings.models import Meeting
from wgtr.submissions.bands import Band, band_of
from wgtr.submissions.charts import Bar, by_category, by_region, total
from wgtr.submissions.compilation import Section, sections_of
from wgtr.submissions.forms import InputForm
from wgtr.submissions.models import Call, CallKind, State, Submission
from wgtr.submissions.paper import agenda_of, places_in
from wgtr.submissions.permissions import is_offered
from wgtr.submissions.places import Place, PlaceKind
from wgtr.submissions.queries import (
    Reader,
    calls_of,
    calls_taken_late,
    calls_with_deadlines,
    input_counts,
    input_to,
    sent_and_drafts_of,
)
from wgtr.submissions.wording import (
    BANDS,
    CALLS,
    CATEGORIES,
    CHOICES,
    STATES,
    instant,
    name_of,
    place_line,
    place_name,
)


@dataclass(frozen=True)
class Block:
    """Places of a form that stand under one heading; `folded` ones are opened by who wants them."""

    title: str
    places: tuple[Place, ...]
    folded: bool


def form_page(
    call: Call,
    form: InputForm,
    places: Sequence[Place],
    *,
    draft: Submission | None = None,
    replaces: Submission | None = None,
    told: Sequence[str] = (),
    in_hand: Sequence[Submission] = (),
) -> str:
    """Draw the form, with what is typed in it and what there is to say about it.

    `in_hand` is what the delegation drafted or sent to the call before.
    """
    return render_template(
        "submissions/write.html",
        call=call,
        form=form,
        blocks=blocks_of(places, form),
        draft=draft,
        replaces=replaces,
        told=told,
        in_hand=in_hand,
        late=is_late(call),
        limits={"files": MOST_FILES, "size": MOST_MEGABYTES, "kinds": list(MEDIA_TYPES)},
    )


def is_late(call: Call) -> bool:
    """Tell whether what is sent now would be late."""
    now = clock.now()
    return band_of(now, ends=call.ends, extended=call.extended_ends) is Band.LATE


def blocks_of(places: Sequence[Place], form: InputForm) -> list[Block]:
    """Divide the places of a form: the agenda with the letter's questions, then annex by annex."""
    found = []
    for title, several in groupby(places, key=_block_title):
        members = tuple(several)
        typed = any(form.words(each).data for each in members)
        found.append(Block(title, members, folded=bool(title) and not typed))
    return found


def _block_title(place: Place) -> str:
    if place.kind is not PlaceKind.ANNEX:
        return ""
    return f"{place.part}. {place.group}" if place.group else place.part


def own_page(delegation_id: int) -> str:
    """Draw the page of all that a delegation drafted and sent."""
    found, now = sent_and_drafts_of(delegation_id), clock.now()
    calls = [*calls_with_deadlines(now=now), *calls_taken_late(now=now)]
    return render_template(
        "submissions/mine.html",
        calls=[(each, is_late(each)) for each in calls],
        drafts=[each for each in found if each.state is State.DRAFT],
        sent=[each for each in found if each.state is not State.DRAFT],
    )


def input_sections(meeting: Meeting, reader: Reader, language: str) -> list[Section]:
    """Give the table of a meeting's input as far as `reader` may see it, in `language`."""
    places = {CallKind.COMMENTS: places_in(agenda_of(meeting), language)}
    return sections_of(
        input_to(meeting, reader),
        places,
        lambda each: "" if each.delegation is None else wording_of(each.delegation.name),
        lambda name: sort_key(name, language),
    )


@dataclass(frozen=True)
class Chart:
    """Bars with what they count: regions of States, or categories."""

    name: str
    bars: list[Bar]


def charts_of(sections: Sequence[Section]) -> list[Chart]:
    """Count who answered, among all delegations that are kept here."""
    answered = frozenset(
        each.submission.delegation_id or 0 for section in sections for each in section.entries
    )
    known = delegations()
    charts = [
        Chart("region", by_region(known, answered)),
        Chart("category", by_category(known, answered)),
    ]
    return [chart for chart in charts if any(bar.answered for bar in chart.bars)]


@dataclass(frozen=True)
class InputOutline:
    """What a meeting's page says of input: calls and whether they are late, counts by item.

    `offered` are the calls that this visitor is invited to answer.
    """

    calls: list[tuple[Call, bool]]
    offered: list[tuple[Call, bool]]
    total: int
    items: list[tuple[Place, int]]


def input_outline(meeting: Meeting, places: Sequence[Place]) -> InputOutline:
    """Count the delegations whose input this visitor may see, by place; two statements."""
    calls = [(each, is_late(each)) for each in calls_of(meeting)]
    counts = input_counts(meeting, Reader.of(visitor(), meeting.body_id)) if calls else Counter()
    items = [(place, counts[place.key]) for place in places if counts[place.key]]
    return InputOutline(calls, offered(calls), counts[""], items)


def offered(calls: Sequence[tuple[Call, bool]]) -> list[tuple[Call, bool]]:
    """Give the calls that this visitor is invited to answer: open, and not to those who may not."""
    if not is_offered(visitor()):
        return []
    return [
        (call, late)
        for call, late in calls
        if not (late and call.is_hard) and not call.meeting.is_called_off
    ]


def senders(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Give the delegations of a table, by name, with their codes."""
    found = {}
    for section in sections:
        for each in section.entries:
            delegation = each.submission.delegation
            found["" if delegation is None else delegation.code] = each.delegation
    code = current().code
    return sorted(found.items(), key=lambda pair: sort_key(pair[1], code))


def chart_title(chart: Chart) -> str:
    """Say what a chart shows, with its denominator."""
    whole = total(chart.bars)
    values = {"answered": whole.answered, "of": whole.of}
    if chart.name == "region":
        return str(gettext("%(answered)d of %(of)d States answered, by region", **values))
    return str(gettext("%(answered)d of %(of)d delegations answered, by category", **values))


def bar_name(chart: Chart, bar: Bar) -> str:
    """Name a bar."""
    if chart.name == "region":
        return bar.name
    return str(CATEGORIES.get(Category(bar.name), bar.name))


def say_in_templates(app: Flask) -> None:
    """Give the templates of `app` this room's words."""
    app.jinja_env.globals.update(
        instant=instant,
        name_of=name_of,
        place_name=place_name,
        place_line=place_line,
        zone_mark=zone_mark,
        senders=senders,
        chart_title=chart_title,
        bar_name=bar_name,
        calls_words=CALLS,
        states_words=STATES,
        bands_words=BANDS,
        choices_words=CHOICES,
    )
