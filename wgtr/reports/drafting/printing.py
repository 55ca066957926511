"""A drafted report as a file, under the masthead it will carry, before it is issued."""

from dataclasses import replace

from wgtr.bodies.models import Body, Conference, Mode
from wgtr.core import clock
from wgtr.core.database import Wording
from wgtr.documents.mastheads import Records
from wgtr.documents.operations import Press
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead, Text


def printed(
    text: Text,
    press: Press,
    language: Language,
    form: str,
    *,
    conference: Conference,
    body: Body | None,
    restricted: bool = False,
    bound: bool = False,
) -> bytes:
    """Render a draft as `form` in `language`, dated today; what is not worded is marked there.

    A `restricted` one says at the head of every page that it is for Chair and Secretariat alone.
    Where it is `bound` of several papers, each keeps its own masthead. Raises what the renderer
    raises.
    """
    records = Records(
        symbol=None,
        dated=clock.now().astimezone(clock.GENEVA).date(),
        original=text.original_language,
        issuers=by_language(body.name) if body is not None else {},
        conference=conference.number,
        place=by_language(conference.place) if conference.place else None,
        days=(conference.starts, conference.ends)
        if conference.starts and conference.ends
        else None,
        by_written_procedure=conference.mode is Mode.WRITTEN,
        example=press.example,
    )
    made = press.mastheads.applied(text, records)
    if bound:
        made = replace(made, parts=text.parts)
    if restricted:
        made = replace(made, masthead=_restricted(made.masthead, press))
    return press.renderer(made, language, form)


def _restricted(masthead: Masthead, press: Press) -> Masthead:
    words = press.mastheads.style.words["restricted"]
    lines = {language: (words[language], *said) for language, said in masthead.lines.items()}
    return replace(masthead, lines=lines)


def by_language(wording: Wording) -> dict[Language, str]:
    """A short text by language, as trees have it."""
    return {Language(code): said for code, said in wording.items()}
