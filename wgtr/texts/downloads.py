"""Files that pages about texts hand out."""

from flask import Response

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_attachment(content: bytes, name: str) -> Response:
    """Give a Word file to be kept under `name`."""
    answer = Response(content, content_type=WORD)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
