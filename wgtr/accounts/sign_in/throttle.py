"""How many wrong passwords are too many: guessing is slowed down, nobody is locked out.

Counted are failures only, so that a whole conference room behind one address signs in at once.
Somebody who keeps failing on another's account must not keep that other out: who has signed in
from an address before is counted by what comes from there alone.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

LATELY = timedelta(minutes=1)
FOR_SOME_TIME = timedelta(minutes=10)
KNOWN_FOR = timedelta(days=30)
"""How long attempts are kept, and a place where somebody signed in is known."""

FROM_HERE_ON_THIS_ACCOUNT = 5
FROM_HERE = 20
ON_THIS_ACCOUNT = 30


@dataclass(frozen=True)
class Tries:
    """What failed before: lately from this address, with and without this account; elsewhere.

    `known_here` tells that the account was signed in to from this address within a month.
    """

    from_here_on_this_account: int = 0
    from_here: int = 0
    on_this_account: int = 0
    known_here: bool = False


def must_wait(tries: Tries) -> bool:
    """Tell whether the next try has to wait."""
    if tries.from_here_on_this_account >= FROM_HERE_ON_THIS_ACCOUNT:
        return True
    if tries.from_here >= FROM_HERE:
        return True
    return tries.on_this_account >= ON_THIS_ACCOUNT and not tries.known_here


def account_of(email: str) -> str:
    """Give what stands for an e-mail in the list of attempts, whatever its capitals."""
    return sha256(email.strip().lower().encode()).hexdigest()


def place_of(address: str | None) -> str:
    """Give what stands for a network address: all of IPv4, the network's half of IPv6."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped is not None:
            return str(known.ipv4_mapped)
        return str(ip_network((known, 64), strict=False).network_address)
    return str(known)
