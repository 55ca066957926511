"""What is issued of Chairs' reports: a Conference's report takes from that, not from a draft."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload, undefer

from wgtr.core.database import db
from wgtr.documents.models import Document, Revision, RevisionKind, RevisionState, StoredFile
from wgtr.documents.succession import REPLACING, current_ones
from wgtr.texts.contents import text_in
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Part, Provision, Text

_COUNTING = (*REPLACING, RevisionKind.CORRIGENDUM)


def issued_texts(text_ids: Collection[int]) -> dict[int, Text]:
    """Give what is issued of kept texts and counts, by the text's id; three statements.

    What was withdrawn or replaced does not count. Each language's words are those last issued in
    it, in a corrigendum if that came later; a language that is not issued has none.
    """
    wanted = (
        select(Revision)
        .join(Revision.document)
        .where(Document.text_id.in_(text_ids), Revision.state == RevisionState.ISSUED)
        .where(Revision.kind.in_(_COUNTING))
        .options(contains_eager(Revision.document), selectinload(Revision.versions))
    )
    revisions = db.session.scalars(wanted.order_by(Revision.id)).all()
    counting = _counting(revisions)
    trees = _trees(revisions)
    return {text_id: _as_issued(each, trees) for text_id, each in counting.items()}


def _counting(revisions: Sequence[Revision]) -> dict[int, list[Revision]]:
    """By text: the revision that counts, and after it the corrigenda that came later."""
    found: dict[int, list[Revision]] = {}
    for each in current_ones(revisions):
        text_id = each.document.text_id
        if text_id is None:
            continue
        if each.kind in REPLACING:
            found[text_id] = [each]
        elif text_id in found:
            found[text_id].append(each)
    return found


def _trees(revisions: Iterable[Revision]) -> dict[str, Text]:
    """Every tree that the revisions and their language versions were rendered from."""
    wanted = {each.tree_sha256 for each in revisions}
    wanted |= {version.tree_sha256 for each in revisions for version in each.versions}
    stored = select(StoredFile).where(StoredFile.sha256.in_(wanted - {None}))
    files = db.session.scalars(stored.options(undefer(StoredFile.content)))
    return {each.sha256: text_in(json.loads(each.content)) for each in files}


def _as_issued(revisions: Sequence[Revision], trees: Mapping[str, Text]) -> Text:
    """One tree with each language's words as they were issued last."""
    said, whole = dict[Language, Text](), trees[revisions[0].tree_sha256 or ""]
    for revision in revisions:
        for version in revision.versions:
            language = Language(version.language)
            said[language] = trees[version.tree_sha256]
            if language is whole.original_language:
                whole = said[language]
    words = {language: {each.id: each for each in text.walk()} for language, text in said.items()}
    return replace(whole, parts=tuple(_part(each, words) for each in whole.parts))


_Words = Mapping[Language, Mapping[str, Provision]]


def _part(part: Part, words: _Words) -> Part:
    return replace(part, provisions=tuple(_provision(each, words) for each in part.provisions))


def _provision(provision: Provision, words: _Words) -> Provision:
    wording = {
        language: known[provision.id].wording[language]
        for language, known in words.items()
        if provision.id in known and language in known[provision.id].wording
    }
    children = tuple(_provision(each, words) for each in provision.children)
    return replace(provision, wording=wording, children=children)
