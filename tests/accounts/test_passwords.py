import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtr.accounts import passwords
from wgtr.accounts.passwords import LONGEST, hashed, is_right, new_password


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_the_same_password_is_right(one: str, other: str) -> None:
    assert is_right(other, hashed(one)) == (one == other)


def test_a_novel_is_not_hashed_whole_and_never_right() -> None:
    assert not is_right("x" * (LONGEST + 1), hashed("x" * LONGEST))


def test_where_nothing_is_kept_as_much_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Counting:
        def verify(self, kept: str, _password: str) -> bool:
            verified.append(kept)
            return True

    kept = hashed("something")
    nothing = passwords._hash_of_nothing()
    monkeypatch.setattr(passwords, "_hasher", Counting())
    assert not is_right("anything", None)
    assert is_right("anything", kept)
    assert verified == [nothing, kept]
    assert nothing.split("$")[:4] == kept.split("$")[:4], "the same work"


def test_what_is_no_hash_is_never_right() -> None:
    assert not is_right("", "")
    assert not is_right("x", "!")


def test_a_new_password_can_be_read_out() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", each) for each in made)
