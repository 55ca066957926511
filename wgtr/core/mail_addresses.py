"""What an address is that mail can be sent to; pure."""

import re

ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
LONGEST_ADDRESS = 254


def is_address(address: str) -> bool:
    """Tell whether mail can be sent to `address`: one address, in ASCII, without a name."""
    return len(address) <= LONGEST_ADDRESS and ADDRESS.fullmatch(address) is not None
