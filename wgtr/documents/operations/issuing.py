"""Issuing: a text, its rendered files and its symbol are fixed in one transaction.

Rendering is handed in and may take its time; `progress` is told before each file, so that a
command, or later a job, can show how far it is. Whatever fails, nothing was issued.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.dialects.postgresql import insert

from wgtr.bodies.models import Conference, Mode
from wgtr.core import audit, clock
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.mastheads import MastheadMaker, Records
from wgtr.documents.models import (
    LanguageState,
    LanguageVersion,
    Revision,
    RevisionFile,
    RevisionKind,
    RevisionState,
    StoredFile,
    SymbolState,
)
from wgtr.documents.operations.documents import check_is_draft, lock_revision
from wgtr.documents.operations.register import lock_reserved
from wgtr.documents.queries import followed_paper
from wgtr.texts.contents import (
    canonical,
    lacks_original,
    languages_worded,
    sha256_of,
    tree_of,
)
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text

Renderer = Callable[[Text, Language, str], bytes]
"""What makes a file of a text: its language and format in, bytes out, the same each time."""

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are made, how many there will be, which one is next."""

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}
TREE = "application/json"


class NotInOriginal(RuleViolation):
    """A paper would come out without its original language."""


@dataclass(frozen=True)
class Press:
    """Everything that makes files: the renderer, the formats it offers, and the mastheads' words.

    With `example` each paper says that it is an example.
    """

    renderer: Renderer
    formats: Sequence[str]
    mastheads: MastheadMaker
    example: bool = False


@dataclass
class Made:
    """What a run of the press made: files by their hash, and which language and format each is."""

    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    of_language: dict[tuple[Language, str], str] = field(default_factory=dict)

    def keep(self, media_type: str, content: bytes) -> str:
        """Keep a file; its SHA-256 is given."""
        sha256 = sha256_of(content)
        self.files[sha256] = (media_type, content)
        return sha256


def silent(_done: int, _of: int, _what: str) -> None:
    """Tell nobody."""


def issue(
    *,
    revision: Revision,
    text: Text,
    press: Press,
    by: str,
    dated: date | None = None,
    languages: Sequence[Language] | None = None,
    without_original: bool = False,
    progress: Progress = silent,
) -> Revision:
    """Issue a draft: `text` under the masthead that the records give, in every format.

    It comes out in `languages`, or in all that are worded wholly and that it is meant for. It is
    dated `dated`, else as prepared, else today in Geneva; its original language is the text's as
    it stands, whatever it was when the draft was prepared. Raises RuleViolation where the draft or
    its symbol is no draft any more, the original language is not worded, or it is dated before the
    paper that it follows; a translation that came alone may be issued `without_original`. A
    corrigendum is for the `languages` told.
    """
    lock_revision(revision)
    check_is_draft(revision)
    if revision.symbol is not None:
        lock_reserved(revision.symbol)
    dated = dated or revision.dated or clock.now().astimezone(clock.GENEVA).date()
    check_date(revision, dated)
    if languages is not None and revision.kind is RevisionKind.CORRIGENDUM:
        revision.languages = [each.value for each in languages]  # those that were wrong
    chosen = _languages(revision, text, languages)
    _check_original_comes(revision, text, chosen, without_original=without_original)
    revision.dated, revision.original_language = dated, text.original_language.value
    fixed = press.mastheads.applied(text, _records(revision, press))
    made = render_files(fixed, chosen, press, progress)
    tree = made.keep(TREE, canonical(tree_of(fixed)))
    store_files(made)
    revision.state, revision.tree_sha256 = RevisionState.ISSUED, tree
    revision.issued_at, revision.issued_by = clock.now(), by
    if revision.symbol is not None:
        revision.symbol.state = SymbolState.ISSUED
    add_versions(revision, chosen, tree, made)
    record_issue("documents.issue", revision, by, tree, made)
    return revision


def check_date(revision: Revision, dated: date) -> None:
    """Refuse with RuleViolation a date before that of the paper which a revision follows."""
    followed = followed_paper(revision)
    if followed is not None and followed.dated is not None and dated < followed.dated:
        raise RuleViolation(
            "It cannot be dated %(dated)s: %(followed)s, which it follows, is dated %(day)s.",
            dated=dated.isoformat(),
            followed=_symbol_of(followed) or followed.slug,
            day=followed.dated.isoformat(),
        )


def withdraw(*, revision: Revision, reason: str, by: str) -> None:
    """Take back what is issued, for a reason; it stays readable and says so, its symbol is void.

    Raises RuleViolation without a reason, and where the revision is not issued.
    """
    if not reason.strip():
        raise RuleViolation("Say why the symbol is void: every gap is explained.")
    lock_revision(revision)
    if revision.state is not RevisionState.ISSUED:
        raise RuleViolation("Only what is issued can be withdrawn.")
    revision.state, revision.reason = RevisionState.WITHDRAWN, reason
    if revision.symbol is not None:
        revision.symbol.state, revision.symbol.reason = SymbolState.VOID, reason
    audit.record(
        actor=by,
        action="documents.withdraw",
        subject=f"document:{revision.slug}",
        detail={"reason": reason},
    )


def _languages(
    revision: Revision, text: Text, asked: Sequence[Language] | None
) -> Sequence[Language]:
    if asked is not None:
        check_worded(text, asked)
    worded = languages_worded(text) if asked is None else asked
    return [each for each in Language if each in worded and each.value in revision.languages]


def _check_original_comes(
    revision: Revision, text: Text, chosen: Sequence[Language], *, without_original: bool
) -> None:
    original = text.original_language
    if chosen and without_original and lacks_original(text):
        return
    if not chosen or (original.value in revision.languages and original not in chosen):
        raise NotInOriginal("%(name)s is not worded in its original language.", name=revision.slug)


def check_worded(text: Text, languages: Sequence[Language]) -> None:
    """Refuse with RuleViolation languages in which a text is not worded wholly."""
    missing = [language.value for language in languages if language not in languages_worded(text)]
    if missing:
        raise RuleViolation(
            "The text is not worded wholly in every language asked for: %(languages)s.",
            languages=", ".join(missing),
        )


def _records(revision: Revision, press: Press) -> Records:
    """What the records say of a revision, for its masthead."""
    body, conference = revision.document.body, revision.document.conference
    return Records(
        symbol=_symbol_of(revision),
        dated=revision.dated or clock.now().date(),
        original=Language(revision.original_language),
        issuers=_by_language(body.name) if body else {},
        conference=conference.number if conference else None,
        place=_by_language(conference.place) if conference and conference.place else None,
        days=_days_of(conference) if conference else None,
        by_written_procedure=conference is not None and conference.mode is Mode.WRITTEN,
        example=press.example,
    )


def _symbol_of(revision: Revision) -> str | None:
    return revision.symbol.symbol if revision.symbol is not None else None


def _days_of(conference: Conference) -> tuple[date, date] | None:
    if conference.starts is None or conference.ends is None:
        return None
    return conference.starts, conference.ends


def _by_language(wording: Mapping[str, str]) -> dict[Language, str]:
    return {Language(code): words for code, words in wording.items()}


def render_files(
    text: Text, languages: Sequence[Language], press: Press, progress: Progress
) -> Made:
    """Make every file of a text in some languages."""
    made = Made()
    wanted = [(language, form) for language in languages for form in press.formats]
    for done, (language, form) in enumerate(wanted):
        progress(done, len(wanted), f"{language.value}.{form}")
        content = press.renderer(text, language, form)
        made.of_language[language, form] = made.keep(MEDIA_TYPES[form], content)
    progress(len(wanted), len(wanted), "")
    return made


def store_files(made: Made) -> None:
    """Keep the files; in the order of their names, so that two who issue never wait in a circle."""
    rows = [
        {"sha256": sha256, "media_type": media_type, "size": len(content), "content": content}
        for sha256, (media_type, content) in sorted(made.files.items())
    ]
    db.session.execute(insert(StoredFile).on_conflict_do_nothing(), rows)


def add_versions(revision: Revision, languages: Sequence[Language], tree: str, made: Made) -> None:
    """Give a revision its versions in some languages, with the tree and files they are made of."""
    for language in languages:
        is_original = language.value == revision.original_language
        state = LanguageState.ORIGINAL if is_original else LanguageState.TRANSLATED
        version = LanguageVersion(
            language=language.value, state=state, tree_sha256=tree, issued_at=clock.now()
        )
        revision.versions.append(version)
    for (language, form), sha256 in made.of_language.items():
        revision.files.append(RevisionFile(language=language.value, format=form, sha256=sha256))


def record_issue(action: str, revision: Revision, by: str, tree: str, made: Made) -> None:
    """Record that files were fixed, each with its hash."""
    audit.record(
        actor=by,
        action=action,
        subject=f"document:{revision.slug}",
        detail={
            "symbol": _symbol_of(revision),
            "dated": revision.dated and revision.dated.isoformat(),
            "tree": tree,
            "files": {
                f"{language.value}.{form}": sha256
                for (language, form), sha256 in made.of_language.items()
            },
        },
    )
