from datetime import timedelta

import pytest

from tests.factories.people import make_person
from wgtr.accounts.models import SignInAttempt
from wgtr.accounts.operations import set_password
from wgtr.accounts.sign_in import operations
from wgtr.accounts.sign_in.operations import MustWait, recognise
from wgtr.accounts.sign_in.throttle import Tries, account_of, must_wait, place_of
from wgtr.core import clock
from wgtr.core.database import db
from wgtr.core.settings import Settings

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def anna(database: Settings, stopped_clock: object, monkeypatch: pytest.MonkeyPatch) -> str:
    """Anna's e-mail; her password is `right`, and checking it costs nothing here."""
    monkeypatch.setattr(operations, "is_right", lambda word, kept: word == "right" and bool(kept))
    set_password(make_person("anna@example.org"), password="no matter which", by="test")
    return "anna@example.org"


@pytest.mark.parametrize(
    ("tries", "waits"),
    [
        (Tries(), False),
        (Tries(from_here_on_this_account=4), False),
        (Tries(from_here_on_this_account=5), True),
        (Tries(from_here=19), False),
        (Tries(from_here=20), True),
        (Tries(on_this_account=29), False),
        (Tries(on_this_account=30), True),
        (Tries(on_this_account=30, known_here=True), False),
        (Tries(from_here_on_this_account=5, known_here=True), True),
    ],
)
def test_what_has_to_wait(tries: Tries, waits: bool) -> None:  # noqa: FBT001
    assert must_wait(tries) == waits


def fail(email: str, times: int, address: str = HERE) -> None:
    for _ in range(times):
        assert recognise(email=email, password="wrong", address=address) is None


def signs_in(email: str, address: str = HERE) -> bool:
    try:
        return recognise(email=email, password="right", address=address) is not None
    except MustWait:
        return False


def test_five_wrong_passwords_from_one_place_wait_a_minute(anna: str) -> None:
    fail(anna, 4)
    assert signs_in(anna)
    fail(anna.upper(), 1)
    assert not signs_in(anna)
    clock.freeze(clock.now() + timedelta(seconds=61))
    assert signs_in(anna)


def test_waiting_in_vain_makes_it_no_longer(anna: str) -> None:
    fail(anna, 5)
    for _ in range(6):
        clock.freeze(clock.now() + timedelta(seconds=9))
        assert not signs_in(anna)
    clock.freeze(clock.now() + timedelta(seconds=7))
    assert signs_in(anna)


def test_a_place_that_guesses_at_many_accounts_waits(anna: str) -> None:
    for number in range(20):
        fail(f"nobody{number}@example.org", 1)
    assert not signs_in(anna)
    assert signs_in(anna, ELSEWHERE)


def test_guessing_from_everywhere_does_not_lock_a_person_out(anna: str) -> None:
    assert signs_in(anna, HERE)
    for number in range(30):
        fail(anna, 1, f"203.0.113.{number}")
    assert not signs_in(anna, ELSEWHERE), "a place where nobody signed in before waits"
    assert signs_in(anna, HERE), "a place that is known does not"
    clock.freeze(clock.now() + timedelta(minutes=10, seconds=1))
    assert signs_in(anna, ELSEWHERE)


def test_who_signs_in_counts_for_nothing(anna: str) -> None:
    for _ in range(30):
        assert signs_in(anna)


def test_what_is_old_is_forgotten(anna: str) -> None:
    fail(anna, 3)
    clock.freeze(clock.now() + timedelta(days=30, seconds=1))
    fail(anna, 1)
    assert db.session.query(SignInAttempt).count() == 1


def test_no_email_is_kept_that_somebody_typed(anna: str) -> None:
    fail("my secret password", 1)
    kept = db.session.query(SignInAttempt).one()
    assert (kept.account, kept.address) == (account_of("my secret password"), HERE)
    assert "secret" not in str(vars(kept))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        (None, "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_the_place_of_an_address(address: str | None, place: str) -> None:
    assert place_of(address) == place
