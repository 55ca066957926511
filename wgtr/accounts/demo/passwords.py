"""Passwords of a demonstration's accounts: made from the machine's own secret, kept nowhere."""

import hmac
from hashlib import sha256

DOMAIN = "@demo.example.org"
"""Where the e-mails of these accounts end; outside a demonstration nobody of them is let in."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def demo_password(email: str, secret_key: str) -> str:
    """Give the password of a demonstration's account: the same on each start of this machine."""
    made = hmac.new(secret_key.encode(), f"demo account {email}".encode(), sha256).digest()
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in made[:16])
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def is_of_a_demonstration(email: str) -> bool:
    """Tell whether an e-mail is that of a demonstration's account."""
    return email.lower().strip().endswith(DOMAIN)
