"""When a request reached us, and how much of it is read: known before its body is.

The instant that decides is the one at which the request began to arrive: a delegation that pressed
"Send" before the deadline is on time, however slow its line. Files are read as a stream of which no
more is kept than can be taken, so that a file that is too large costs nobody what was typed beside
it.
"""

from collections.abc import Callable
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from flask import Flask, g, request, request_started
from werkzeug.formparser import FormDataParser

from wgtr.core import clock
from wgtr.documents.uploads.inspection import MEGABYTE, MOST_BYTES

BUDGET = 2 * MOST_BYTES
"""What is kept of all files of one request together, in bytes; the rest is read and dropped."""

MOST_OF_A_REQUEST = 1024 * MEGABYTE
MOST_OF_A_FIELD = 4 * MEGABYTE
_IN_MEMORY = MEGABYTE
_MARK = "wgtr_takes_files"


class BoundedFile(SpooledTemporaryFile[bytes]):
    """What is kept of a file; `too_large` where not all of it was."""

    def __init__(self, left: Callable[[int], int]) -> None:
        super().__init__(max_size=_IN_MEMORY)
        self.too_large = False
        self._left = left

    def write(self, data: Any) -> int:
        """Keep as much of `data` as the budget allows, and say that all was written."""
        may = 0 if self.too_large else self._left(len(data))
        if may < len(data) or self.tell() + may > MOST_BYTES:
            self.too_large = True
        if not self.too_large:
            super().write(data)
        return len(data)


class BoundedParser(FormDataParser):
    """A form's reader that keeps no more of all files together than BUDGET."""

    def __init__(self, stream_factory: Any = None, **more: Any) -> None:
        del stream_factory
        super().__init__(**more)
        self.stream_factory = cast("Any", self._file)
        self._kept = 0

    def _file(self, **_told: Any) -> IO[bytes]:
        return cast("IO[bytes]", BoundedFile(self._take))

    def _take(self, size: int) -> int:
        may = min(size, BUDGET - self._kept)
        self._kept += may
        return may


def takes_files(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view whose form carries files."""
    setattr(view, _MARK, True)
    return view


def note_arrivals(app: Flask) -> None:
    """Note of each request to `app` when it came, and let marked views read files."""
    request_started.connect(_note, app)


def _note(app: Flask, **_more: object) -> None:
    g.arrived_at = clock.now()
    if getattr(app.view_functions.get(request.endpoint or ""), _MARK, False):
        request.form_data_parser_class = BoundedParser
        request.max_content_length = MOST_OF_A_REQUEST
        request.max_form_memory_size = MOST_OF_A_FIELD


def arrived_at() -> datetime:
    """Tell when this request reached us."""
    found: datetime = g.arrived_at
    return found
