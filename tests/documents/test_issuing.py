"""What is issued is whole, in one transaction, and stays as it is."""

import hashlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from tests.factories.documents import (
    SOMEBODY,
    make_draft,
    make_issued,
    make_press,
    make_symbol,
    plainly,
)
from tests.factories.meetings import make_body, make_conference, make_meeting
from tests.factories.texts import make_text
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db, working_on
from wgtr.core.errors import RuleViolation
from wgtr.core.settings import Settings
from wgtr.documents.models import (
    LanguageState,
    Revision,
    RevisionState,
    StoredFile,
    SymbolState,
)
from wgtr.documents.operations import (
    give_symbol,
    issue,
    list_among_papers,
    withdraw,
)
from wgtr.documents.queries import (
    content_of,
    documents_of,
    file_of,
    frozen_text,
    revision_with_slug,
    unexplained_serials,
)
from wgtr.texts.contents import tree_of
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead

EN, FR, RU = Language.EN, Language.FR, Language.RU
SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"


def there(slug: str = SLUG) -> Revision:
    found = revision_with_slug(slug)
    assert found is not None
    return found


def last_event() -> AuditEvent:
    latest = select(AuditEvent).order_by(AuditEvent.sequence.desc()).limit(1)
    return db.session.scalars(latest).one()


def test_everything_is_fixed_at_once_with_one_event(database: Settings) -> None:
    draft = make_draft()
    db.session.commit()
    before = last_event().sequence
    issue(revision=draft, text=make_text(), press=make_press(), by="Secretariat")
    db.session.commit()
    issued = there()
    assert (issued.state, issued.dated) == (RevisionState.ISSUED, date(2025, 1, 29))
    assert issued.symbol is not None
    assert issued.symbol.state is SymbolState.ISSUED
    assert [(v.language, v.state) for v in issued.versions] == [
        ("en", LanguageState.ORIGINAL),
        ("fr", LanguageState.TRANSLATED),
    ]
    named = {f"{file.language}.{file.format}": file.sha256 for file in issued.files}
    assert sorted(named) == ["en.html", "en.md", "fr.html", "fr.md"]
    event = last_event()
    assert event.sequence == before + 1
    assert (event.actor, event.action) == ("Secretariat", "documents.issue")
    assert event.detail["files"] == named
    assert event.detail["tree"] == issued.tree_sha256


def test_each_file_is_what_its_name_says(database: Settings) -> None:
    make_issued()
    db.session.commit()
    for file in there().files:
        content = content_of(file.sha256)
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert (file.file.size, file.file.media_type[:5]) == (len(content), "text/")
        assert content.startswith(f"{file.language} {file.format}\n".encode())


def test_the_tree_is_the_text_under_the_masthead_of_the_records(database: Settings) -> None:
    make_issued()
    db.session.commit()
    frozen = frozen_text(there(), FR)
    given = make_text()
    assert [one.wording for one in frozen.walk()] == [one.wording for one in given.walk()]
    assert frozen.masthead.lines[FR] == (
        "ATT/CSP11.WGTR/2025/CHAIR/9001/AnnAgenda",
        "29 janvier 2025",
        "Publié par : Groupe WGTR",
        "Original : anglais",
        "Traité sur le commerce des armes",
        "Onzième Conférence des États Parties",
        "Genève, du 25 au 29 août 2025",
    )
    stored = json.loads(content_of(there().tree_sha256 or ""))
    assert stored == tree_of(frozen)


def test_progress_is_told_file_by_file(database: Settings) -> None:
    told: list[tuple[int, int, str]] = []
    issue(
        revision=make_draft(),
        text=make_text(),
        press=make_press(),
        by=SOMEBODY,
        progress=lambda done, of, what: told.append((done, of, what)),
    )
    assert told == [
        *((0, 4, "en.html"), (1, 4, "en.md"), (2, 4, "fr.html"), (3, 4, "fr.md")),
        (4, 4, ""),
    ]


def test_where_rendering_fails_nothing_was_issued(database: Settings) -> None:
    def breaking(text: Any, language: Language, form: str) -> bytes:
        if (language, form) == (FR, "md"):
            raise OSError("no room left")
        return plainly(text, language, form)

    draft = make_draft()
    db.session.commit()
    with pytest.raises(OSError, match="no room"):
        issue(revision=draft, text=make_text(), press=make_press(breaking), by=SOMEBODY)
    db.session.rollback()
    assert there().state is RevisionState.DRAFT
    assert db.session.scalar(select(func.count()).select_from(StoredFile)) == 0


def test_only_languages_that_are_worded_and_meant_come_out(database: Settings) -> None:
    draft = make_draft(languages=(EN, FR))
    issue(revision=draft, text=make_text(languages=(EN, FR, RU)), press=make_press(), by=SOMEBODY)
    assert [version.language for version in draft.versions] == ["en", "fr"]
    begun = make_draft(symbol=make_symbol(type="DrWP"))
    with pytest.raises(RuleViolation, match=r"not worded wholly.*: ru"):
        issue(revision=begun, text=make_text(), press=make_press(), by=SOMEBODY, languages=(EN, RU))
    alone = make_text(languages=(FR,), original_language=EN)
    with pytest.raises(RuleViolation, match="not worded in its original"):
        issue(revision=begun, text=alone, press=make_press(), by=SOMEBODY)


def test_a_translation_that_came_alone_is_issued_only_where_that_is_meant(
    database: Settings,
) -> None:
    alone = make_text(languages=(FR,), original_language=EN)
    draft, press = make_draft(), make_press()
    with pytest.raises(RuleViolation, match="not worded in its original language"):
        issue(revision=draft, text=alone, press=press, by=SOMEBODY)
    issue(revision=draft, text=alone, press=press, by=SOMEBODY, without_original=True)
    assert [(each.language, each.state.value) for each in draft.versions] == [("fr", "translated")]
    assert "Original: English" in frozen_text(there(), FR).masthead.lines[EN]


def test_the_original_language_is_the_texts_as_it_stands(database: Settings) -> None:
    draft = make_draft(original=EN)
    issue(revision=draft, text=make_text(languages=(FR, EN)), press=make_press(), by=SOMEBODY)
    assert draft.original_language == "fr"
    assert "Original: French" in frozen_text(there(), EN).masthead.lines[EN]
    states = {each.language: each.state.value for each in draft.versions}
    assert states == {"fr": "original", "en": "translated"}


def test_who_submits_a_paper_stays_named(database: Settings) -> None:
    name = {EN: "Facilitator on Reporting, Sweden", FR: "Facilitateur, Suède"}
    own = {EN: (f"Submitted by: {name[EN]}",), FR: (f"Présenté par : {name[FR]}",)}
    text = make_text(masthead=Masthead(issued_by=name, original_language=EN, lines=own))
    issue(revision=make_draft(), text=text, press=make_press(), by=SOMEBODY)
    lines = frozen_text(there(), EN).masthead.lines
    assert [lines[EN][2], lines[FR][2]] == [own[EN][0], own[FR][0]]
    assert lines[RU][2] == f"Представлено: {name[EN]}"
    assert not any("WGTR" in line for line in lines[EN][1:])


def test_the_body_itself_is_named_as_the_records_have_it(database: Settings) -> None:
    own = Masthead(
        issued_by={EN: "the working group wgtr"}, lines={EN: ("Issued by the working group wgtr",)}
    )
    text = make_text(masthead=own)
    issue(revision=make_draft(), text=text, press=make_press(), by=SOMEBODY)
    assert frozen_text(there(), EN).masthead.lines[EN][2] == "Issued by: Working group WGTR"


def test_words_begun_in_the_original_are_not_left_behind(database: Settings) -> None:
    begun = make_text(languages=(FR, EN), original_language=EN)
    with pytest.raises(RuleViolation, match="not worded in its original language"):
        issue(
            revision=make_draft(),
            text=begun,
            press=make_press(),
            by=SOMEBODY,
            languages=(FR,),
            without_original=True,
        )


def test_nothing_is_issued_twice(database: Settings) -> None:
    issued = make_issued()
    with pytest.raises(RuleViolation, match="issued already and stays"):
        issue(revision=issued, text=make_text("Other."), press=make_press(), by=SOMEBODY)


def test_of_two_who_issue_the_same_draft_one_does(database: Settings) -> None:
    slug = make_draft().slug
    db.session.commit()
    together = threading.Barrier(2)

    def issue_it(words: str) -> str:
        with working_on(database.database_url or ""):
            draft = there(slug)
            together.wait()
            try:
                issue(revision=draft, text=make_text(words), press=make_press(), by=words)
                db.session.commit()
            except RuleViolation as why:
                return str(why)
            return "issued"

    with ThreadPoolExecutor(2) as people:
        said = sorted(people.map(issue_it, ("Ana", "Ben")), key=len)
    assert said[0] == "issued"
    assert "issued already and stays as it is" in said[1]
    assert len(there(slug).files) == 4


def test_many_who_issue_at_once_get_a_number_each(database: Settings) -> None:
    make_symbol()
    make_conference()
    make_body()
    db.session.commit()

    def issue_one(number: int) -> str:
        with working_on(database.database_url or ""):
            text_ = make_text("The same words.")  # so that all keep files of the same content
            slug = make_issued(text_, symbol=make_symbol(type=f"Paper{number}")).slug
            db.session.commit()
            return slug

    with ThreadPoolExecutor(8) as people:
        slugs = list(people.map(issue_one, range(16)))
    assert len({slug.split("-")[4] for slug in slugs}) == 16
    assert unexplained_serials("ATT") == []
    verify(all_links())


def test_withdrawn_it_stays_readable_and_says_why(database: Settings) -> None:
    issued = make_issued()
    with pytest.raises(RuleViolation, match="Say why"):
        withdraw(revision=issued, reason="", by=SOMEBODY)
    withdraw(revision=issued, reason="Sent in error.", by=SOMEBODY)
    db.session.commit()
    found = there()
    assert (found.state, found.reason) == (RevisionState.WITHDRAWN, "Sent in error.")
    assert found.symbol is not None
    assert (found.symbol.state, found.symbol.reason) == (SymbolState.VOID, "Sent in error.")
    assert len(found.files) == 4
    with pytest.raises(RuleViolation, match="Only what is issued"):
        withdraw(revision=found, reason="Again.", by=SOMEBODY)


def test_a_document_without_symbol_has_an_address_and_may_get_a_symbol(database: Settings) -> None:
    first = make_draft(symbol=None)
    assert first.slug == "csp11-wgtr-annotated-agenda"
    assert make_draft(symbol=None).slug == "csp11-wgtr-annotated-agenda-2"
    assert make_draft(symbol=None, slug="my-paper").slug == "my-paper"
    for wrong, sentence in (("my-paper", "of another document"), ("My paper", "no address")):
        with pytest.raises(RuleViolation, match=sentence):
            make_draft(symbol=None, slug=wrong)
    give_symbol(revision=first, symbol=make_symbol(), by=SOMEBODY)
    issue(revision=first, text=make_text(), press=make_press(), by=SOMEBODY)
    assert there("csp11-wgtr-annotated-agenda").symbol is not None
    with pytest.raises(RuleViolation, match="no longer be given"):
        give_symbol(revision=first, symbol=make_symbol(type="DrWP"), by=SOMEBODY)


def test_an_address_in_other_capitals_finds_the_symbol(database: Settings) -> None:
    make_issued()
    assert there(SLUG.lower()).slug == SLUG
    assert revision_with_slug("nothing-here") is None
    assert revision_with_slug("~") is None


def test_papers_of_a_meeting_keep_their_order(database: Settings) -> None:
    meeting, other = make_meeting(), make_meeting(date(2025, 5, 2))
    first = make_draft(meetings=(meeting,))
    second = make_draft(symbol=None, meetings=(meeting, other))
    for _ in range(2):
        list_among_papers(document=first.document, meeting=other, slug=first.slug, by=SOMEBODY)
    ids = [first.document_id, second.document_id]
    assert [each.id for each in documents_of(meeting)] == ids
    assert [each.id for each in documents_of(other)] == ids[::-1]


def test_a_file_is_found_by_address_language_and_format(database: Settings) -> None:
    make_issued()
    found = file_of(SLUG, "fr", "md")
    assert found is not None
    assert found[1] is not None
    assert content_of(found[1].sha256).startswith(b"fr md")
    missing = file_of(SLUG, "ru", "md")
    assert missing is not None
    assert missing[1] is None
    assert file_of("nothing", "fr", "md") is None


CHANGES: list[tuple[str, type[Exception], str]] = [
    ("update revisions set title = '{}'", IntegrityError, "stays as it is"),
    ("update revisions set dated = '2025-02-01'", IntegrityError, "stays as it is"),
    ("update revisions set state = 'draft'", IntegrityError, "stays as it is"),
    ("update revisions set state = 'withdrawn'", IntegrityError, "withdrawn_has_a_reason"),
    ("update revisions set reason = 'x'", IntegrityError, "stays as it is"),
    ("update revisions set symbol_id = null", IntegrityError, "stays as it is"),
    ("delete from revisions", ProgrammingError, "permission denied"),
    *(
        (f"{verb} {table}{rest}", ProgrammingError, "permission denied")
        for table in ("files", "revision_files", "language_versions")
        for verb, rest in (("delete from", ""), ("truncate", " cascade"))
    ),
    ("update files set media_type = 'x'", ProgrammingError, "permission denied"),
    ("update revision_files set sha256 = 'x'", ProgrammingError, "permission denied"),
    ("update language_versions set state = 'original'", ProgrammingError, "permission denied"),
    (
        "insert into files values (repeat('0', 64), 'text/plain', 1, 'x')",
        IntegrityError,
        "named_after_content",
    ),
]


@pytest.mark.parametrize(("statement", "error", "words"), CHANGES)
def test_the_application_cannot_change_what_is_issued(
    database: Settings, statement: str, error: type[Exception], words: str
) -> None:
    make_issued()
    db.session.commit()
    with pytest.raises(error, match=words):
        db.session.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        *(
            f"{verb} {table}{rest}"
            for table in ("files", "revision_files", "language_versions")
            for verb, rest in (("delete from", ""),)
        ),
        "update files set media_type = 'x'",
        "update revision_files set format = 'x'",
        "delete from revisions",
        "delete from registered_symbols",
    ],
)
def test_nor_does_the_owners_hand_slip(database: Settings, statement: str) -> None:
    make_issued()
    db.session.commit()
    engine = create_engine(database.owner_database_url or "")
    try:
        with engine.connect() as owner, pytest.raises(IntegrityError, match="stays"):
            owner.execute(text(statement))
    finally:
        engine.dispose()
