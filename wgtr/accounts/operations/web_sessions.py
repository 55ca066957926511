"""Beginning and ending where a person is signed in."""

import secrets
from hashlib import sha256

from sqlalchemy import delete

from wgtr.accounts.models import Person, WebSession
from wgtr.core import audit, clock
from wgtr.core.database import db

LONGEST_NAME = 200


def hash_of(token: str) -> str:
    """Give what is kept of a browser's token: who reads the table cannot sign in with it."""
    return sha256(token.encode()).hexdigest()


def begin_web_session(
    person: Person, *, browser: str, by: str, instead_of: WebSession | None = None
) -> tuple[WebSession, str]:
    """Sign a person in: give the new session, and the token that only the browser will hold.

    `instead_of` is the session that the same browser had until now; it ends.
    """
    if instead_of is not None:
        db.session.delete(instead_of)
    token = secrets.token_urlsafe(32)
    began = WebSession(
        token_hash=hash_of(token),
        person=person,
        began_at=clock.now(),
        seen_at=clock.now(),
        browser=browser[:LONGEST_NAME],
        data={"csrf_token": secrets.token_hex(20)},
    )
    db.session.add(began)
    audit.record(actor=by, action="accounts.sign_in", subject=f"person:{person.email}", detail={})
    return began, token


def end_web_session(ended: WebSession, *, by: str) -> None:
    """Sign a person out of one browser."""
    number = ended.id
    db.session.delete(ended)
    audit.record(actor=by, action="accounts.sign_out", subject=f"web-session:{number}", detail={})


def end_other_web_sessions(person: Person, *, kept: int, by: str) -> None:
    """Sign a person out everywhere but in the session with the id `kept`."""
    others = WebSession.person_id == person.id, WebSession.id != kept
    db.session.execute(delete(WebSession).where(*others))
    audit.record(
        actor=by, action="accounts.sign_out_elsewhere", subject=f"person:{person.email}", detail={}
    )
