import threading

import psycopg
import pytest
from sqlalchemy import func, select

from tests.factories.meetings import make_body, make_meeting
from wgtr.bodies.models import Body
from wgtr.core.audit.chain import verify
from wgtr.core.audit.models import AuditEvent
from wgtr.core.audit.queries import all_links
from wgtr.core.database import db, working_on
from wgtr.core.settings import Settings


def events() -> list[tuple[str, str, str]]:
    found = db.session.execute(
        select(AuditEvent.actor, AuditEvent.action, AuditEvent.subject).order_by(
            AuditEvent.sequence
        )
    )
    return [(actor, action, subject) for actor, action, subject in found]


def test_each_change_writes_one_event(database: Settings) -> None:
    make_meeting(by="the secretary")
    db.session.commit()
    assert events() == [
        ("test", "bodies.add_conference", "conference:CSP11"),
        ("test", "bodies.add_body", "body:WGTR"),
        ("the secretary", "meetings.add", "meeting:csp11-wgtr-2025-02-28"),
    ]
    assert verify(all_links()).sequence == 3


def test_what_is_not_kept_is_not_recorded(database: Settings) -> None:
    make_body("WGTR")
    db.session.rollback()
    make_body("WGTU")
    db.session.commit()
    assert events() == [("test", "bodies.add_body", "body:WGTU")]
    assert verify(all_links()).sequence == 1


def test_writers_at_the_same_time_make_one_chain(settings: Settings) -> None:
    url, problems = settings.database_url or "", []

    def write(name: str) -> None:
        try:
            with working_on(url):
                for number in range(5):
                    make_body(f"{name}{number}")
                    db.session.commit()
        except Exception as problem:  # noqa: BLE001 - shown below, whatever it is
            problems.append(problem)

    writers = [threading.Thread(target=write, args=(name,)) for name in "ABCD"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert problems == []
    with working_on(url):
        assert verify(all_links()).sequence == 20
        assert db.session.scalar(select(func.count()).select_from(Body)) == 20


@pytest.mark.parametrize(
    "attempt",
    [
        "update audit_events set actor = 'nobody'",
        "delete from audit_events",
        "truncate audit_events",
        "drop table audit_events",
        "alter table audit_events disable trigger all",
    ],
)
def test_the_application_cannot_change_what_was_written(database: Settings, attempt: str) -> None:
    make_body()
    db.session.commit()
    plain = (database.database_url or "").replace("+psycopg", "")
    with (
        psycopg.connect(plain) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(attempt)
    assert verify(all_links()).sequence == 1
