"""Whether a PDF opens at all, asked of pdfium in a process of its own."""

from pathlib import Path
from sys import executable

from wgtr.boxed.process import BoxedError, Limits, run_boxed

_LIMITS = Limits(wall=10, cpu=8, memory=600 * 1024 * 1024, output=1024)
_ROOT = str(Path(__file__).parents[3])
_PROGRAM = (
    f"import sys; sys.path.insert(0, {_ROOT!r}); from wgtr.reading.pdf.opening import main; main()"
)


def pdf_opens(data: bytes) -> str:
    """Tell what becomes of a PDF that is opened: "opened", "encrypted" or "broken"."""
    try:
        said = run_boxed([executable, "-I", "-B", "-c", _PROGRAM], data, _LIMITS)
    except BoxedError:
        return "broken"
    return said.decode("ascii", "replace")


def main() -> None:
    """Read a PDF from standard input and write one of the three words."""
    import sys

    import pypdfium2.raw as pdfium

    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if document:
        said = "opened" if pdfium.FPDF_GetPageCount(document) else "broken"
    else:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        said = "encrypted" if locked else "broken"
    sys.stdout.write(said)
