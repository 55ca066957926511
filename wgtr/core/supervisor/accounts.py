"""As whom the database runs: PostgreSQL refuses root, so a start by root gives it to `nobody`.

Where the checkout or the data lie in a folder that only root may enter (/root/wgtr), the account
keeps one capability: to pass through folders and read. It is the smallest that works: first
CAP_DAC_READ_SEARCH, else (a container without it, or an installation that only root may
execute) CAP_DAC_OVERRIDE. Everything else is given up for good before the server starts.
"""

import ctypes
import os
import pwd
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from wgtr.core.exits import MissingOnMachine

UNPRIVILEGED = "nobody"
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
PR_CAPBSET_READ = 23
PR_SET_SECUREBITS = 28
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAPABILITY_VERSION_3 = 0x20080522
KEEP_CAPABILITIES_WITH_THE_ACCOUNT = 1 << 2
"""SECBIT_NO_SETUID_FIXUP: without it, access(2), which PostgreSQL asks, forgets the capability."""


@dataclass(frozen=True)
class Account:
    """An account that a child becomes, with the capabilities it keeps."""

    uid: int
    gid: int
    capabilities: tuple[int, ...] = ()

    def become(self) -> None:
        """Become this account for good; called in the child, between fork and exec."""
        os.setgroups([])
        os.setgid(self.gid)
        if self.capabilities:
            _check(_libc().prctl(PR_SET_SECUREBITS, KEEP_CAPABILITIES_WITH_THE_ACCOUNT, 0, 0, 0))
        os.setuid(self.uid)
        if self.capabilities:
            _keep_only(self.capabilities)

    def own(self, folder: Path) -> None:
        """Give `folder` to this account."""
        os.chown(folder, self.uid, self.gid)


def account_for(*needed: Path) -> Account | None:
    """Choose the account for a server that must read the `needed` files and folders.

    None where we are not root: then the server simply runs as we do. Raises MissingOnMachine
    where root has no account to give, or none that could reach the files.
    """
    if os.geteuid() != 0:
        return None
    try:
        found = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise MissingOnMachine(
            f"PostgreSQL does not run as root, and this machine has no account {UNPRIVILEGED!r}. "
            "Start as another user, or set WGTR_DATABASE_URL."
        ) from None
    plain = Account(found.pw_uid, found.pw_gid)
    if all(_reachable(path, plain) for path in needed):
        return plain
    return Account(plain.uid, plain.gid, (_capability(needed, plain),))


def _reachable(path: Path, account: Account) -> bool:
    """Tell whether `account` may pass through every folder above `path` and read it."""
    above = all(_may(folder, account, stat.S_IXOTH) for folder in path.parents)
    return above and _may(path, account, stat.S_IROTH | stat.S_IXOTH)


def _may(path: Path, account: Account, others: int) -> bool:
    found = path.stat()
    if found.st_uid == account.uid:
        return (found.st_mode >> 6) & others == others
    if found.st_gid == account.gid:
        return (found.st_mode >> 3) & others == others
    return found.st_mode & others == others


def _capability(needed: tuple[Path, ...], account: Account) -> int:
    executable = all(_may(path, account, stat.S_IXOTH) for path in needed)
    for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        fits = executable or capability == CAP_DAC_OVERRIDE
        if fits and sys.platform == "linux" and _libc().prctl(PR_CAPBSET_READ, capability) == 1:
            return capability
    raise MissingOnMachine(
        "PostgreSQL does not run as root, and no other account can reach "
        f"{needed[0]}. Move the checkout to a folder that others may enter, start as another "
        "user, or set WGTR_DATABASE_URL."
    )


def _keep_only(capabilities: tuple[int, ...]) -> None:
    """Drop every capability but these, and let them survive exec (permitted, ambient)."""
    mask = sum(1 << capability for capability in capabilities)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)
    _check(_libc().capset(header, data))
    for capability in capabilities:
        _check(_libc().prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(answer: int) -> None:
    if answer != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
