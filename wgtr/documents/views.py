"""Files of issued documents: the bytes that were stored, under their hash, for good."""

import base64
import hashlib
import re
from functools import lru_cache

from flask import Blueprint, request
from werkzeug.http import quote_etag
from werkzeug.wrappers import Response

from wgtr.core.access import PUBLIC, requires
from wgtr.documents.loaders import IssuedFile, file_from_url
from wgtr.documents.queries import content_of

blueprint = Blueprint("documents", __name__, url_prefix="/documents")

FOR_GOOD = "public, max-age=31536000, immutable"
PAPER_POLICY = (
    "default-src 'none'; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
"""What a browser may do with a paper: show it in its own style, run nothing, load nothing."""

_STYLES = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@blueprint.get("/<symbol:slug>/<slug:language>.<slug:form>")
@requires(PUBLIC, subject=file_from_url)
def download(found: IssuedFile) -> Response:
    """Give a file as it was issued: HTML to read at once, the others to keep."""
    response = Response(mimetype=None, content_type=found.file.media_type)
    response.headers["ETag"] = quote_etag(found.file.sha256)
    response.headers["Cache-Control"] = FOR_GOOD
    response.headers["Content-Language"] = found.language
    if request.if_none_match.contains_weak(found.file.sha256):
        response.status_code = 304
        return response
    kind = "inline" if found.form == "html" else "attachment"
    name = f"{found.revision.slug}.{found.language}.{found.form}"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    if found.form == "html":
        response.headers["Content-Security-Policy"] = policy_of(found.file.sha256)
    _fill(response, found)
    return response


def _fill(response: Response, found: IssuedFile) -> None:
    """Put the bytes in, or only their number where nobody asked for more."""
    if request.method == "HEAD":
        response.automatically_set_content_length = False
        response.content_length = found.file.size
    else:
        response.set_data(content_of(found.file.sha256))


@lru_cache(maxsize=500)
def policy_of(sha256: str) -> str:
    """Give the policy for a stored paper: its own style sheet is allowed, by its hash."""
    styles = _STYLES.findall(content_of(sha256))
    allowed = (base64.b64encode(hashlib.sha256(each).digest()).decode() for each in styles)
    said = " ".join(f"'sha256-{digest}'" for digest in allowed)
    return PAPER_POLICY.format(style=said or "'none'")
