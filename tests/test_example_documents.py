"""The example's documents: issued in six languages, once, and quickly found unchanged."""

import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from wgtr import example_documents
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db
from wgtr.core.languages import LANGUAGES
from wgtr.core.settings import Settings
from wgtr.documents.models import Document, RegisteredSymbol, Revision, RevisionFile, SymbolState
from wgtr.documents.operations.loading import load_text
from wgtr.documents.press import house_press
from wgtr.documents.queries import documents_of, frozen_text
from wgtr.example import load_example
from wgtr.example_documents import load_example_documents
from wgtr.meetings.queries import meeting_with_slug
from wgtr.texts.queries import current_text, text_named, versions_of
from wgtr.texts.sources import Source, source_of
from wgtr.tree.languages import Language

AGENDA = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
NAME = "csp11-wgtr-2025-02-28-agenda"


def load() -> None:
    load_example()
    load_example_documents()
    db.session.commit()


def how_many() -> list[int]:
    tables = (Document, Revision, RegisteredSymbol, RevisionFile, AuditEvent)
    return [db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_they_are_issued_once_in_every_language_and_format(database: Settings) -> None:
    load()
    first = how_many()
    formats = house_press().formats
    assert first[:4] == [2, 2, 3, 2 * len(LANGUAGES) * len(formats)]
    verify(all_links())
    began = time.monotonic()
    load()
    assert time.monotonic() - began < 1.0, "a start that finds nothing new should be quick"
    assert how_many() == first


def test_the_meeting_lists_both_and_each_says_what_it_is(database: Settings) -> None:
    load()
    meeting = meeting_with_slug("csp11-wgtr-2025-02-28")
    assert meeting is not None
    documents = documents_of(meeting)
    assert [each.kind for each in documents] == ["annotated-agenda", "mandate"]
    papers = [each.revisions[0] for each in documents]
    assert [each.slug for each in papers] == [AGENDA, "csp10-wgtr-mandate"]
    example = house_press().mastheads.style.words["example"]
    for paper in papers:
        assert {version.language for version in paper.versions} == set(LANGUAGES)
        assert set(paper.title) == set(LANGUAGES)
        for language in Language:
            assert example[language] in frozen_text(paper, language).masthead.lines[language]
    taken = select(RegisteredSymbol.serial).filter_by(state=SymbolState.TAKEN)
    assert sorted(each or 0 for each in db.session.scalars(taken)) == [358, 800]


def test_a_change_in_the_files_makes_a_version_but_not_over_somebodys_work(
    database: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    kept = text_named(NAME)
    assert kept is not None

    def changed(folder: Path, stem: str) -> Source:
        source = source_of(folder, stem)
        english = source.files[Language.EN].replace(b"Distinguished", b"Dear")
        return Source(stem, {**source.files, Language.EN: english})

    monkeypatch.setattr(example_documents, "source_of", changed)
    load()
    assert [each.number for each in versions_of(kept)] == [2, 1]
    text = current_text(kept)
    load_text(name=NAME, text=text.with_parts(text.parts[1:]), by="Ana")
    db.session.commit()
    monkeypatch.setattr(example_documents, "source_of", source_of)
    load()
    assert next(each.saved_by for each in versions_of(kept)) == "Ana"
    assert how_many()[:2] == [2, 2]
