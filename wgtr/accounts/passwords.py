"""Passwords: kept as Argon2id, checked in the same time whether the person exists or not.

OWASP's least figures: 19 MiB, two passes, one lane. What is typed is cut off before it is hashed,
so that nobody keeps the machine busy with a novel.
"""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 1024
"""Characters; more are refused by the forms and never hashed."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    """Give what is kept of `password`."""
    return _hasher.hash(password[:LONGEST])


def is_right(password: str, kept: str | None) -> bool:
    """Tell whether `password` is the one of which `kept` was made.

    Where nothing is kept (no such person, no password yet), as much work is done in vain.
    """
    try:
        right = _hasher.verify(kept or _hash_of_nothing(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None and len(password) <= LONGEST


def new_password() -> str:
    """Make a password that can be read out over the telephone: four groups of four."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


@cache
def _hash_of_nothing() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))
