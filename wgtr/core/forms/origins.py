"""Forms count only when they come from our own pages: a token in each, and the browser's word.

The token is Flask-WTF's, tied to the visitor's session and good as long as that is: who writes
for three hours may still send. Before it is asked, the browser's own word is (Sec-Fetch-Site,
else Origin): a page elsewhere cannot make it lie.
"""

from urllib.parse import urlsplit

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect

CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
OURS = frozenset({"same-origin", "none"})
"""`none`: the person's own doing, such as sending a form again after a break of the line."""


def protect_forms(app: Flask) -> None:
    """Refuse with 400 what changes something and does not come from a page of `app`."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # asks for a Referer, which our pages do not send
    )
    app.before_request(_check_origin)
    CSRFProtect(app)


def _check_origin() -> None:
    if request.method in CHANGING and request.endpoint is not None and not sent_by_us():
        raise CSRFError("sent from another site")


def sent_by_us() -> bool:
    """Tell whether the browser says that one of our own pages sent this request."""
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said in OURS
    origin = request.headers.get("Origin")
    # A page without referrer sends the word null; then the token decides.
    return origin in (None, "null") or urlsplit(origin or "").netloc == request.host
