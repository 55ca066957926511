"""Issuing translations that come later: new files beside those that are there."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.documents.models import Revision, RevisionState, StoredFile
from wgtr.documents.operations.documents import lock_revision
from wgtr.documents.operations.issuing import (
    TREE,
    Press,
    Progress,
    add_versions,
    check_worded,
    record_issue,
    render_files,
    silent,
    store_files,
)
from wgtr.texts.contents import canonical, text_in, tree_of
from wgtr.tree.json_form import to_json
from wgtr.tree.languages import Language
from wgtr.tree.numbering import PLACEHOLDER
from wgtr.tree.numerals import system_for
from wgtr.tree.provisions import Text, leading_language

PATTERNS = {"note_pattern", "pattern", "numbering"}


def issue_translations(
    *,
    revision: Revision,
    text: Text,
    press: Press,
    by: str,
    languages: Sequence[Language],
    progress: Progress = silent,
) -> Revision:
    """Add language versions to what is issued; nothing that is there changes.

    They stand under the masthead that was issued, whatever the records say since. Raises
    RuleViolation where a language is there already or not worded wholly, where the revision
    is not issued, and where the original's words are not those that were issued.
    """
    lock_revision(revision)
    check_may_follow(revision, text, languages)
    fixed = _as_issued(text, _issued_text(revision))
    made = render_files(fixed, languages, press, progress)
    tree = made.keep(TREE, canonical(tree_of(fixed)))
    store_files(made)
    add_versions(revision, languages, tree, made)
    record_issue("documents.issue_translations", revision, by, tree, made)
    return revision


def check_may_follow(revision: Revision, text: Text, languages: Sequence[Language]) -> None:
    """Refuse with RuleViolation what `issue_translations` must not add."""
    if revision.state is not RevisionState.ISSUED:
        raise RuleViolation("%(name)s is not issued, so nothing can follow it.", name=revision.slug)
    if not languages:
        raise RuleViolation("No further language is complete.")
    check_worded(text, languages)
    there = {version.language for version in revision.versions}
    for language in languages:
        if language in there:
            raise RuleViolation(
                "%(name)s is issued in that language already (%(language)s).",
                name=revision.slug,
                language=language.value,
            )
    if not says_what_was_issued(revision, text):
        raise RuleViolation("The original's words are not those that were issued.")


def says_what_was_issued(revision: Revision, text: Text) -> bool:
    """Whether a text has the words that were issued: the original's, or of what came alone."""
    issued = _issued_text(revision)
    leading = leading_language(issued)
    return _say_the_same(issued, text, leading)


def changes_nothing(followed: Revision, text: Text, languages: Sequence[Language]) -> bool:
    """Whether a text has, in some languages, word for word what was issued of another paper."""
    issued = _issued_text(followed)
    return all(_say_the_same(issued, text, each) for each in languages)


def _say_the_same(issued: Text, text: Text, language: Language) -> bool:
    told = (_alone(to_json(each, language), language) for each in (issued, text))
    return next(told) == next(told)


def _issued_text(revision: Revision) -> Text:
    stored = select(StoredFile.content).filter_by(sha256=revision.tree_sha256)
    return text_in(json.loads(db.session.scalars(stored).one()))


def _alone(tree: object, language: Language) -> object:
    """A tree without its translations and mastheads: what the language in front says.

    Ways of numbering are told by what they print: a translation that counts otherwise makes a
    form of what was digits, and the original's numbers are the same.
    """
    if isinstance(tree, dict):
        others = {"translations", "titles", "masthead"}
        return {
            name: _printed(each, language) if name in PATTERNS else _alone(each, language)
            for name, each in tree.items()
            if name not in others
        }
    return [_alone(each, language) for each in tree] if isinstance(tree, list) else tree


def _printed(patterns: object, language: Language) -> object:
    if isinstance(patterns, dict):
        return {name: _printed(each, language) for name, each in patterns.items()}
    if not isinstance(patterns, str):
        return patterns
    return PLACEHOLDER.sub(lambda form: f"{{{system_for(form[1], language)}}}", patterns)


def _as_issued(text: Text, issued: Text) -> Text:
    """The text under the mastheads that were issued, which have every language."""
    pairs = zip(text.parts, issued.parts, strict=True)
    parts = tuple(replace(part, masthead=fixed.masthead) for part, fixed in pairs)
    return replace(text, masthead=issued.masthead, parts=parts)
