"""The Chair's script on screen and paper, and the pack for the podium."""

from flask import Blueprint, abort, current_app, render_template
from flask_babel import force_locale, gettext
from werkzeug.wrappers import Response

from wgtr.core import dates
from wgtr.core.access import requires, visitor
from wgtr.core.languages import wording_of
from wgtr.documents.operations import MEDIA_TYPES
from wgtr.documents.press import house_press
from wgtr.meetings.loaders import meeting_from_url
from wgtr.meetings.models import Meeting
from wgtr.reports.drafting.printing import printed
from wgtr.reports.permissions import PLAY_SCRIPT
from wgtr.reports.script.gathering import Script, script_of
from wgtr.reports.script.loaders import PackFile, pack_from_url
from wgtr.reports.script.pack import pack
from wgtr.tree.provisions import Text

blueprint = Blueprint("script", __name__, url_prefix="/meetings")


OWN_WORDS = ("input", "apart", "only_chair", "only_parties", "annotation", "accepted")
"""The phrases of the script that the pack says of its own accord."""


@blueprint.get("/<slug:slug>/script/")
@requires(PLAY_SCRIPT, subject=meeting_from_url)
def script(meeting: Meeting) -> str:
    """Show the script: what to say, who has the floor, when; with the input on each item."""
    made = script_of(meeting, visitor())
    return render_template("reports/script/script.html", meeting=meeting, script=made)


@blueprint.get("/<slug:slug>/script/<slug:language>.<slug:form>")
@requires(PLAY_SCRIPT, subject=pack_from_url)
def bound(found: PackFile) -> Response:
    """Give the script, the input on each item and the agenda as one file."""
    meeting, language, form = found.meeting, found.language, found.form
    with force_locale(language.value):
        made_of = script_of(meeting, visitor())
        text = _pack(meeting, made_of)
    press = house_press(example=bool(current_app.config["WGTR_DEMO"]))
    home = meeting.conference, meeting.body
    made = printed(
        text,
        press,
        language,
        form,
        conference=home[0],
        body=home[1],
        restricted=made_of.is_restricted,
        bound=True,
    )
    response = Response(made, content_type=MEDIA_TYPES[form])
    name = f"{meeting.slug}-pack.{language}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _pack(meeting: Meeting, made: Script) -> Text:
    if made.agenda.text is None:
        abort(404)
    days = dates.days(meeting.first_day, meeting.last_day)
    names = {"body": wording_of(meeting.body.name), "days": days}
    slots = [sheet.slot for sheet in made.sheets]
    return pack(
        made.sheets,
        made.apart,
        made.agenda.text,
        made.language,
        title=made.phrases.said("title", made.language, more=False, **names),
        sittings=[
            f"{dates.day(slot.day)}, {dates.hours(slot.opens, slot.closes)}" for slot in slots
        ],
        said={
            **{name: made.phrases.said(name, made.language) for name in OWN_WORDS},
            "invited": gettext("invited, has not agreed yet"),
            "file": gettext("File"),
            "files": gettext("Files"),
        },
    )
