"""Translations that follow what is issued: on the page, by the worker, from the command line."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_issued, make_press
from tests.factories.people import make_secretariat
from tests.factories.texts import SOMEBODY, make_kept, make_text
from wgtr.core.database import db
from wgtr.core.errors import RuleViolation
from wgtr.core.jobs.worker import work
from wgtr.core.settings import Settings
from wgtr.documents import jobs
from wgtr.documents.jobs import issue_revision
from wgtr.documents.models import IssuingRun, Revision, RunState
from wgtr.documents.operations import issue_translations, withdraw
from wgtr.documents.operations.translating import says_what_was_issued
from wgtr.documents.queries import frozen_text, revision_with_slug
from wgtr.texts.operations import save_version
from wgtr.texts.queries import latest_version, text_named
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Masthead, Text

EN, FR, RU = Language.EN, Language.FR, Language.RU
SLUG = "ATT-CSP11.WGTR-2025-CHAIR-9001-AnnAgenda"
PAGE, FOLLOW = f"/documents/{SLUG}/", f"/issuing/{SLUG}/translations"


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a quick press stand in for the house's."""
    monkeypatch.setattr(jobs, "house_press", lambda **_: make_press())


@pytest.fixture
def secretariat(client: Browser) -> Browser:
    """Give a browser of the Secretariat, with a paper issued in English and French."""
    make_issued().document.text = make_kept().text
    sign_in(client, make_secretariat())
    return client


def edited(text: Text) -> None:
    """Save a version of the paper's text."""
    kept = text_named("agenda")
    assert kept is not None
    number = latest_version(kept).number
    save_version(kept=kept, text=text, on_top_of=number, by=SOMEBODY)
    db.session.commit()


def there() -> Revision:
    db.session.rollback()
    found = revision_with_slug(SLUG)
    assert found is not None
    return found


def issued_in(revision: Revision) -> list[str]:
    return sorted(version.language for version in revision.versions)


def test_a_translation_comes_later_and_the_rest_stays(database: Settings) -> None:
    issued = make_issued()
    db.session.commit()
    before = {(file.language, file.format): file.sha256 for file in there().files}
    wider = make_text(languages=(EN, FR, RU))
    press = make_press()
    issue_translations(revision=issued, text=wider, press=press, by=SOMEBODY, languages=(RU,))
    db.session.commit()
    after = {(file.language, file.format): file.sha256 for file in there().files}
    assert {key: after[key] for key in before} == before
    assert sorted(set(after) - set(before)) == [("ru", "html"), ("ru", "md")]
    assert RU in frozen_text(there(), RU).provision("p1").wording
    assert RU not in frozen_text(there(), EN).provision("p1").wording
    for text_, languages, sentence in (
        (wider, (RU,), "in that language already"),
        (make_text("Changed.", languages=(EN, Language.ES)), (Language.ES,), "original's words"),
    ):
        with pytest.raises(RuleViolation, match=sentence):
            issue_translations(
                revision=issued, text=text_, press=press, by=SOMEBODY, languages=languages
            )


def test_the_page_says_what_could_follow_and_the_worker_adds_it(
    app: Flask, secretariat: Browser, press: None
) -> None:
    db.session.commit()
    assert FOLLOW in secretariat.get(f"{PAGE}?lang=en").text
    page = secretariat.get(f"{FOLLOW}?lang=en").text
    assert "Issue these languages" not in page
    assert secretariat.submit(f"{FOLLOW}?lang=en", {}).status_code == 422
    edited(make_text(languages=(EN, FR, RU)))
    page = secretariat.get(f"{FOLLOW}?lang=en").text
    assert "Русский" in page.split("Complete: will be issued")[1].split("</div>")[0]
    assert "Français" in page.split("Issued</dt>")[1].split("</div>")[0]
    assert secretariat.submit(FOLLOW, {}).location == "/issuing/runs/1/"
    assert secretariat.submit(FOLLOW, {}).location == "/issuing/runs/1/"
    before = {(file.language, file.format): file.sha256 for file in there().files}
    work(app, [issue_revision], until_done=True)
    assert issued_in(there()) == ["en", "fr", "ru"]
    after = {(file.language, file.format): file.sha256 for file in there().files}
    assert after | before == after
    assert db.session.scalars(select(IssuingRun.state)).all() == [RunState.ISSUED]


def test_a_changed_original_is_followed_by_a_revision_only(
    app: Flask, secretariat: Browser, press: None
) -> None:
    db.session.commit()
    edited(make_text("Otherwise.", languages=(EN, FR, RU)))
    page = secretariat.get(f"{FOLLOW}?lang=en").text
    assert "The original was changed after it was issued" in page
    assert "Issue these languages" not in page
    refused = secretariat.submit(f"{FOLLOW}?lang=en", {})
    assert (refused.status_code, "not those that were issued" in refused.text) == (422, True)
    assert issued_in(there()) == ["en", "fr"]


def test_changed_between_the_button_and_the_worker_it_fails_and_leads_back(
    app: Flask, secretariat: Browser, press: None
) -> None:
    db.session.commit()
    edited(make_text(languages=(EN, FR, RU)))
    secretariat.submit(FOLLOW, {})
    edited(make_text("Otherwise.", languages=(EN, FR, RU)))
    work(app, [issue_revision], until_done=True)
    page = secretariat.get("/issuing/runs/1/?lang=en").text
    assert "not those that were issued" in page
    assert f'href="{FOLLOW}"' in page
    assert issued_in(there()) == ["en", "fr"]


def test_a_translation_that_numbers_its_notes_otherwise_follows_too(
    secretariat: Browser,
) -> None:
    db.session.commit()
    wider = replace(make_text(languages=(EN, FR, RU)), note_pattern="{decimal}")
    assert says_what_was_issued(there(), wider)
    assert not says_what_was_issued(there(), replace(wider, note_pattern="{letter}"))


def test_it_stands_under_the_masthead_that_was_issued(secretariat: Browser) -> None:
    db.session.commit()
    other = Masthead(date="2030-01-01", original_language=EN, lines={RU: ("Другое",)})
    wider = replace(make_text(languages=(EN, FR, RU)), masthead=other)
    issue_translations(
        revision=there(), text=wider, press=make_press(), by=SOMEBODY, languages=(RU,)
    )
    db.session.commit()
    frozen = frozen_text(there(), RU).masthead
    assert frozen == frozen_text(there(), EN).masthead
    assert frozen.lines[RU][1] == "29 января 2025 года"


def test_the_original_may_follow_a_translation_that_came_alone(database: object) -> None:
    alone = make_text(languages=(FR,), original_language=EN)
    paper = make_issued(alone, without_original=True)
    paper.document.text = make_kept(text=alone).text
    both = make_text(languages=(FR, EN), original_language=EN)
    issue_translations(revision=paper, text=both, press=make_press(), by=SOMEBODY, languages=(EN,))
    states = {version.language: version.state.value for version in paper.versions}
    assert states == {"en": "original", "fr": "translated"}


def test_what_is_withdrawn_is_followed_by_nothing(client: Browser) -> None:
    sign_in(client, make_secretariat())
    paper = make_issued()
    withdraw(revision=paper, reason="Wrong.", by=SOMEBODY)
    db.session.commit()
    assert client.get(FOLLOW).status_code == 404
    assert client.submit(FOLLOW, {}).status_code == 404
