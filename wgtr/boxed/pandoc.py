"""pandoc, run in a box: `--sandbox`, a heap cap, limits on processor and wall time.

The sandbox keeps pandoc from reading files that a document names, but bounds neither time nor
memory (500 opening brackets of Markdown hold it for over 15 seconds), so both are bounded here.
"""

from functools import cache

from wgtr.boxed.process import BoxedError, Limits, run_boxed

_HEAP = "512m"
_HEAP_EXHAUSTED = "exit 251"


def run_pandoc(data: bytes, *args: str, timeout: float = 20, heap: str = _HEAP) -> bytes:
    """Convert `data` with pandoc's arguments (`"-f", "docx", "-t", "json"`) and return the output.

    `timeout` bounds wall and processor time in seconds, `heap` memory ("512m"). Raises BoxedError
    with reason "time", "memory", "output" or "failed".
    """
    command = [pandoc_path(), "+RTS", f"-M{heap}", "-RTS", "--sandbox", *args]
    try:
        return run_boxed(command, data, Limits(wall=timeout, cpu=max(1, round(timeout))))
    except BoxedError as error:
        if error.detail.startswith(_HEAP_EXHAUSTED):
            raise BoxedError("memory") from None
        raise


@cache
def pandoc_path() -> str:
    """Return where the pandoc of the installed package is. Raises OSError where there is none."""
    import pypandoc

    path: str = pypandoc.get_pandoc_path()
    return path
