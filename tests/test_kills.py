"""Everything is killed while delegates send, editors save and papers are issued.

What a person was told is kept, is kept; what was begun is done whole or not at all.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories.documents import make_draft
from tests.factories.people import make_delegate, make_secretariat
from tests.factories.serving import environment, kill_all, serving
from tests.factories.submissions import make_call
from tests.factories.texts import make_kept
from tests.factories.visitor import Visitor, token_of
from wgtr.core.audit.chain import verify
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db, working_on
from wgtr.core.jobs.queries import jobs_not_done
from wgtr.core.outbox.models import MailState, OutboxMessage
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for
from wgtr.documents.models import IssuingRun, RunState
from wgtr.documents.queries import content_of, revision_with_slug, unexplained_serials
from wgtr.submissions.models import Answer, State, Submission
from wgtr.texts.contents import sha256_of, text_in
from wgtr.texts.queries import text_named, version_numbered
from wgtr.tree.provisions import Kind

WRITE = "/meetings/csp11-wgtr-2025-02-28/input/comments/write"
TEXT = "killed-while-it-is-edited"
PATIENCE = 240.0


@dataclass
class Scene:
    """Who uses the pages, what they work on, and what they were told is kept."""

    delegate: str = ""
    secretary: str = ""
    provision: str = ""
    draft: str = ""
    sent: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def told(self) -> int:
        """Count what was acknowledged."""
        return len(self.sent) + len(self.saved) + len(self.asked)


@pytest.mark.parametrize(
    "kills", [6, pytest.param(100, marks=pytest.mark.drill)], ids=["few", "many"]
)
def test_what_was_acknowledged_is_there(
    short_folder: Path, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.factories.serving.PATIENCE", PATIENCE)
    data, scene = short_folder / "var", Scene()
    chance = random.Random(20250214)  # noqa: S311 - moments to kill at, no secret
    for number in range(kills):
        with serving(data) as run:
            prepare(data, scene, number)
            use_until_killed(run.port, data, scene, number, chance)
            run.wait_until_it_ends()
    with (
        serving(data),
        database_for(settings_of(data)) as ready,
        working_on(ready.database_url or ""),
    ):
        wait_until(nothing_waits)
        check(scene, data)
    assert min(len(scene.sent), len(scene.saved), len(scene.asked)) > 0


def settings_of(data: Path) -> Settings:
    return Settings.from_environment(environment(data, 8000))


def prepare(data: Path, scene: Scene, number: int) -> None:
    """Sign both in anew, and prepare a paper to be issued."""
    with database_for(settings_of(data)) as ready, working_on(ready.database_url or ""):
        ready.start_clock()
        make_call()
        scene.delegate = token_of(make_delegate("CL"))
        scene.secretary = token_of(make_secretariat("kills@example.org"))
        kept = text_named(TEXT) or make_kept(TEXT).text
        version = version_numbered(kept, 1)
        assert version is not None
        provisions = text_in(version.tree).walk()
        scene.provision = next(one.id for one in provisions if one.kind is Kind.ITEM)
        paper = make_kept(f"paper-{number}").text
        scene.draft = make_draft(text=paper).slug
        db.session.commit()


def use_until_killed(
    port: int, data: Path, scene: Scene, number: int, chance: random.Random
) -> None:
    """Let both work, each as fast as the pages answer, and kill all in the middle of it."""
    before = scene.told()
    delegate, secretary = Visitor(port, scene.delegate), Visitor(port, scene.secretary)
    working = [
        threading.Thread(target=send_input, args=(delegate, scene, number)),
        threading.Thread(target=save_words, args=(secretary, scene, number)),
        threading.Thread(target=ask_to_issue, args=(secretary, scene)),
    ]
    for each in working:
        each.start()
    least = chance.randint(1, 4)
    wait_until(lambda: scene.told() >= before + least)
    time.sleep(chance.uniform(0.0, 1.0))
    kill_all(data)
    for each in working:
        each.join()


def send_input(delegate: Visitor, scene: Scene, number: int) -> None:
    """Send input until nobody answers."""
    for turn in range(1000):
        words = f"Words {number}-{turn} of a delegation."
        fields = {"words-general:": words, "visibility": "everybody", "language": "en"}
        answer = delegate.send(WRITE, send="1", **fields)
        if "/receipts/" not in answer.location:
            return
        scene.sent.append(words)


def save_words(secretary: Visitor, scene: Scene, number: int) -> None:
    """Save a provision until nobody answers."""
    for turn in range(1000):
        words = f"Words {number}-{turn} of an editor."
        answer = secretary.send(f"/texts/{TEXT}/p/{scene.provision}/edit", body=words)
        if f"/texts/{TEXT}" not in answer.location:
            return
        scene.saved.append(words)


def ask_to_issue(secretary: Visitor, scene: Scene) -> None:
    """Ask for the paper to be issued."""
    answer = secretary.send(f"/issuing/{scene.draft}/", dated="2025-02-10")
    if "/runs/" in answer.location:
        scene.asked.append(scene.draft)


def check(scene: Scene, data: Path) -> None:
    """Look that everything is there that somebody was told is kept, and nothing in halves."""
    verify(all_links())
    assert unexplained_serials("ATT") == []
    wanted = select(Answer.words).join(Submission, Submission.id == Answer.submission_id)
    words = set(db.session.scalars(wanted.where(Submission.state == State.SUBMITTED)))
    assert set(scene.sent) - words == set()
    assert set(scene.saved) - words_saved() == set()
    check_runs(scene)
    check_mail(data)


def words_saved() -> set[str]:
    kept = text_named(TEXT)
    assert kept is not None
    found: set[str] = set()
    number = 1
    while (version := version_numbered(kept, number)) is not None:
        tree = text_in(version.tree)
        wordings = [words for one in tree.walk() for words in one.wording.values()]
        found |= {"".join(span.text for span in words.body) for words in wordings}
        number += 1
    return found


def check_runs(scene: Scene) -> None:
    """Every paper that somebody asked for is issued whole."""
    runs = {run.revision_id: run for run in db.session.scalars(select(IssuingRun))}
    assert {run.state for run in runs.values()} <= {RunState.ISSUED}
    for slug in scene.asked:
        revision = revision_with_slug(slug)
        assert revision is not None
        run = runs[revision.id]
        assert len(revision.files) == run.planned
        for kept in revision.files:
            assert sha256_of(content_of(kept.sha256)) == kept.sha256


def check_mail(data: Path) -> None:
    """Every receipt that was posted lies in the folder, whole."""
    messages = db.session.scalars(select(OutboxMessage)).all()
    assert messages
    assert {each.state for each in messages} == {MailState.SENT}
    files = [path.read_bytes() for path in (data / "mail").glob("*.eml")]
    for each in messages:
        assert any(each.key.encode() in content for content in files)


def nothing_waits() -> bool:
    db.session.rollback()
    return all(line.state == "failed" for line in jobs_not_done())


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.05)
