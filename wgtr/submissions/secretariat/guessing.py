"""Whose e-mail it is, guessed from its address; a person always confirms the guess."""

from collections.abc import Iterable

from wgtr.accounts.models import Delegation

ANYBODY = frozenset(
    {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "gmx.net"}
)
"""Where anybody has a mailbox, so that the domain says nothing."""


def delegation_of_sender(address: str, known: Iterable[Delegation]) -> Delegation | None:
    """Give the delegation whose mailbox an address is, or the only one with that domain.

    None where no mailbox fits, or the domain is that of several or of anybody.
    """
    wanted = address.strip().lower()
    with_mailbox = [(each.mailbox.lower(), each) for each in known if each.mailbox]
    exact = [each for mailbox, each in with_mailbox if mailbox == wanted]
    if exact:
        return exact[0]
    domain = wanted.rpartition("@")[2]
    same = [each for mailbox, each in with_mailbox if mailbox.rpartition("@")[2] == domain]
    return same[0] if len(same) == 1 and domain not in ANYBODY else None
