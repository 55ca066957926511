"""The page on which a meeting's papers are carried over: what shifts, what needs a person."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from wgtr.agenda.operations.carrying import NextPapers, carry_papers_over, next_papers
from wgtr.agenda.queries import agenda_document
from wgtr.bodies.permissions import LEAD_MEETING
from wgtr.core import clock
from wgtr.core.access import requires, visitor
from wgtr.core.database import db
from wgtr.core.languages import current, wording_of
from wgtr.mandates.carrying import Left
from wgtr.mandates.carrying.naming import REASONS
from wgtr.mandates.carrying.views import words
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.rendering.redline import redline
from wgtr.rendering.word.tracking.document import Revisor, tracked_document
from wgtr.texts.contents import languages_begun
from wgtr.texts.downloads import word_attachment
from wgtr.texts.house import house_style
from wgtr.tree.languages import Language

blueprint = Blueprint("agenda_carrying", __name__, url_prefix="/meetings/<slug:slug>/agenda")


@blueprint.get("/carry")
@requires(LEAD_MEETING, subject=meeting_from_url)
def preview(meeting: Meeting) -> str:
    """Show the papers as carried over, before they are kept."""
    papers, style = next_papers(meeting, words()), house_style()
    language = _language(papers)
    return render_template(
        "agenda/carry.html",
        meeting=meeting,
        papers=papers,
        there=agenda_document(meeting) is not None,
        shifted=[each for each in papers.made.shifted if each.spot.language is language],
        left=_left(papers, language),
        more=_topics(papers),
        reasons=REASONS,
        red=redline(papers.last, papers.made.text, language, style),
        names=style.names,
    )


@blueprint.get("/carry.docx")
@requires(LEAD_MEETING, subject=meeting_from_url)
def tracked(meeting: Meeting) -> Response:
    """Give the papers as Word, over the last ones, with tracked changes."""
    papers, style = next_papers(meeting, words()), house_style()
    revisor = Revisor(visitor().name, clock.now().date())
    language = _language(papers)
    word = tracked_document(papers.last, papers.made.text, language, style, revisor=revisor)
    return word_attachment(word, f"{meeting.slug}-agenda-carried.{language}.docx")


@blueprint.post("/carry")
@requires(LEAD_MEETING, subject=meeting_from_url)
def keep(meeting: Meeting) -> Response:
    """Keep the papers as a draft."""
    slug = meeting.slug
    carry_papers_over(meeting=meeting, words=words(), by=visitor().name)
    db.session.commit()
    flash(gettext("The papers are carried over as a draft. Delegations do not see it."))
    return redirect(url_for("agenda.draft", slug=slug), 303)


def _topics(papers: NextPapers) -> list[tuple[str, str]]:
    """What the workplan says otherwise than the last papers, with what to do about it."""
    going = gettext(
        "A topic that the workplan does not place at this meeting: write its item, questions and"
        " annex anew."
    )
    coming = gettext("A topic that the workplan places at this meeting: it has no item yet.")
    return [
        *((wording_of(on.topic.title), going) for on in papers.going),
        *((wording_of(topic.title), coming) for topic in papers.coming),
    ]


def _left(papers: NextPapers, language: Language) -> list[Left]:
    """What a person must look at; not what the records and the issuing of the paper give anew."""
    parts = papers.last.parts
    mastheads = [papers.last.masthead, *(part.masthead for part in parts if part.masthead)]
    given = {name for masthead in mastheads for name in (masthead.symbol, masthead.date)}
    given |= {sitting.date for part in parts for sitting in part.sittings}
    said = [each for each in papers.made.left if each.spot.language is language]
    return [each for each in said if each.words not in given]


def _language(papers: NextPapers) -> Language:
    """The page's language if the papers have words in it, else the one they were written in."""
    chosen = Language(current().code)
    return chosen if chosen in languages_begun(papers.last) else papers.last.original_language
