"""From drafts and runs to what their pages say, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from wgtr.core.languages import LANGUAGES, current
from wgtr.core.languages import Language as PageLanguage
from wgtr.documents.issuing.queries import (
    Prospect,
    prospect_of,
    translations_of,
    unchanged_from,
)
from wgtr.documents.models import IssuingRun, Revision
from wgtr.documents.models.runs import OPEN
from wgtr.documents.operations.translating import says_what_was_issued
from wgtr.documents.pages import Link
from wgtr.documents.presenting import FORMATS, link_to
from wgtr.tree.languages import Language
from wgtr.tree.numbering import numbers


@dataclass(frozen=True)
class Title:
    """A title in a language that it has; `language` where it is not the page's."""

    words: str
    language: str | None


@dataclass(frozen=True)
class ProspectShown:
    """What would be issued now: the title, the languages by how complete they are."""

    title: Title
    has_text: bool
    can_issue: bool
    complete: Sequence[PageLanguage]
    partial: Sequence[PageLanguage]
    missing: Sequence[PageLanguage]
    original: PageLanguage
    open: Sequence[tuple[PageLanguage, Sequence[str]]] = ()
    silent: Sequence[str] = ()
    original_absent: bool = False
    unchanged_from: Link | None = None


def title_of(revision: Revision) -> Title:
    """Give a revision's title for the page."""
    for code in (current().code, revision.original_language, *revision.title):
        if revision.title.get(code):
            return Title(revision.title[code], None if code == current().code else code)
    return Title(revision.slug, None)


def prospect_shown(revision: Revision) -> ProspectShown:
    """Tell what would be issued of a draft now."""
    prospect = prospect_of(revision)
    original = Language(revision.original_language)
    followed = unchanged_from(revision, prospect)
    return ProspectShown(
        title=title_of(revision),
        has_text=prospect.text is not None,
        can_issue=prospect.can_come_out(original),
        complete=_shown(prospect.complete),
        partial=_shown(prospect.partial),
        missing=_shown(prospect.missing),
        original=LANGUAGES[original.value],
        open=[(LANGUAGES[each.value], names) for each, names in prospect.open.items()],
        silent=_numbers_of(prospect),
        original_absent=prospect.original_absent,
        unchanged_from=None if followed is None else link_to(followed),
    )


@dataclass(frozen=True)
class TranslationsShown:
    """Which languages are issued, and which could follow; `changed`: the original's words are."""

    title: Title
    issued: Sequence[PageLanguage]
    complete: Sequence[PageLanguage]
    partial: Sequence[PageLanguage]
    missing: Sequence[PageLanguage]
    changed: bool


def translations_shown(revision: Revision) -> TranslationsShown:
    """Tell which languages could follow what is issued."""
    following = translations_of(revision)
    text = following.text
    return TranslationsShown(
        title=title_of(revision),
        issued=[LANGUAGES[each.language] for each in revision.versions],
        complete=_shown(following.complete),
        partial=_shown(following.partial),
        missing=_shown(following.missing),
        changed=text is not None and not says_what_was_issued(revision, text),
    )


def _numbers_of(prospect: Prospect) -> list[str]:
    """The numbers of the provisions without words, as a reader of the page sees them."""
    if prospect.text is None or not prospect.silent:
        return []
    printed = numbers(prospect.text, Language(current().code))
    return [printed.get(each.id, "").strip() for each in prospect.silent]


def _shown(languages: Sequence[Language]) -> list[PageLanguage]:
    return [LANGUAGES[each.value] for each in languages]


def progress_of(run: IssuingRun) -> dict[str, object]:
    """Tell how far a run is: whether it goes on, and by language the formats that are made."""
    made: dict[str, list[str]] = {}
    for name in run.made:
        language, _, form = name.partition(".")
        made.setdefault(language, []).append(FORMATS.get(form, form))
    return {
        "is_open": run.state in OPEN,
        "made": [(LANGUAGES[code], forms) for code, forms in made.items()],
    }
