"""Where a person goes after signing in: a path of ours that was asked for, or home."""

from urllib.parse import urlsplit

HOME = "/"


def own_path(asked: str | None) -> str:
    r"""Give the path `asked` where it is one of ours, else the home page.

    Refused is whatever a browser could read as another host: `//evil.example`, `/\evil.example`,
    an address with a scheme, anything with control characters or blanks before its first stroke.
    """
    if not asked or not asked.startswith("/") or asked[1:2] in {"/", "\\"}:
        return HOME
    if "\\" in asked or any(ord(each) < ord("!") or each == "\x7f" for each in asked):
        return HOME
    try:
        parts = urlsplit(asked)
    except ValueError:
        return HOME
    return HOME if parts.scheme or parts.netloc else asked
