"""Thirty submissions with words, files and names of their own: nobody sees what is not theirs."""

from collections.abc import Callable

from tests.canaries import canaries_in, crawl
from tests.factories.browser import Browser, sign_in
from tests.factories.documents import make_issued
from tests.factories.people import (
    make_delegate,
    make_officer,
    make_recorder,
    make_secretariat,
    make_translator,
)
from tests.factories.submissions import make_call, make_draft_input, make_sent, typed
from wgtr.accounts.models import Category, Person
from wgtr.bodies.models import OfficeTitle
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.documents.uploads.taking import Upload
from wgtr.submissions.models import CallKind
from wgtr.submissions.operations import withdraw
from wgtr.submissions.visibility import Visibility

OWNERS = {
    "AA": Category.STATE_PARTY,
    "BB": Category.SIGNATORY,
    "CC": Category.OBSERVER_STATE,
    "dd": Category.CIVIL_SOCIETY,
    "ee": Category.STATE_PARTY,
}
STARTS = (
    "/",
    "/meetings/csp11-wgtr-2025-02-28/",
    "/meetings/csp11-wgtr-2025-02-28/input/",
    "/input/mine/",
    "/input/inbox/",
    "/input/log/",
)


def release() -> dict[str, tuple[str, str]]:
    """Send and draft: canary to owner and state; "draft", a choice of readers, or "withdrawn"."""
    released: dict[str, tuple[str, str]] = {}
    calls = [make_call(), make_call(CallKind.FAQ)]
    make_issued(meetings=[calls[0].meeting])
    for code, category in OWNERS.items():
        person = make_delegate(code, category)
        for number, state in enumerate([*Visibility, "withdrawn", "draft", "draft"]):
            canary = f"canary{len(released):02d}"
            released[canary] = (code, str(state))
            chosen = state if isinstance(state, Visibility) else Visibility.EVERYBODY
            what = typed(f"words {canary}", visibility=chosen)
            uploads = [Upload(f"file-{canary}.txt", f"content {canary}".encode())]
            call = calls[number % 2]
            if state == "draft":
                make_draft_input(call, person, what, uploads)
                continue
            sent = make_sent(call, person, what, uploads=uploads)
            if state == "withdrawn":
                withdraw(submission=sent, at=clock.now(), by="test")
    db.session.commit()
    return released


def may_see(released: dict[str, tuple[str, str]], states: set[str], own: str = "") -> set[str]:
    return {
        canary for canary, (owner, state) in released.items() if owner == own or state in states
    }


def test_nobody_sees_what_was_not_meant_for_them(new_client: Callable[[], Browser]) -> None:
    released = release()
    assert len(released) == 30
    parties, chair = {"everybody", "parties"}, {"everybody", "parties", "chair", "withdrawn"}
    people: list[tuple[str, Person | None, set[str]]] = [
        ("nobody", None, may_see(released, {"everybody"})),
        ("secretariat", make_secretariat(), may_see(released, chair)),
        ("chair", make_officer(), may_see(released, chair)),
        ("assistant", make_officer(OfficeTitle.ASSISTANT), may_see(released, chair)),
        ("translator", make_translator(), may_see(released, {"everybody"})),
        ("recorder", make_recorder(), may_see(released, {"everybody"})),
    ]
    for code, category in OWNERS.items():
        party = category in {Category.STATE_PARTY, Category.SIGNATORY}
        states = parties if party else {"everybody"}
        people.append((code, make_delegate(code), may_see(released, states, own=code)))
    db.session.commit()
    for name, person, entitled in people:
        browser = new_client()
        if person is not None:
            sign_in(browser, person)
        seen = canaries_in(crawl(browser, STARTS))
        assert seen <= entitled, f"{name} sees {seen - entitled}"
        if name in {"nobody", "secretariat", "AA", "BB"}:
            assert seen == entitled, f"{name} does not find {entitled - seen}"
