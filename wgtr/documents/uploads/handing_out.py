"""Giving back a file that somebody sent: to be kept, never to be run or shown in our pages."""

from werkzeug.wrappers import Response

from wgtr.documents.uploads.file_names import disposition, ending_of
from wgtr.documents.uploads.inspection import MEDIA_TYPES

FILE_POLICY = "sandbox; default-src 'none'"
"""Nothing that somebody uploads ever runs or is shown in our pages."""


def handed_out(content: bytes, name: str, kind: str = "") -> Response:
    """Answer with a file as an attachment; `kind` is its media type, else what its ending says."""
    given = kind or MEDIA_TYPES.get(ending_of(name), "application/octet-stream")
    response = Response(content, content_type=given)
    response.headers["Content-Disposition"] = disposition(name)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
