"""Lines of a paper's masthead that no masthead has: issued, it stands under one made anew."""

from collections.abc import Iterator

from wgtr.reading.findings.finding import Finding, shortened
from wgtr.reading.texts import Reading

_MESSAGE = (
    "This line stands in the masthead and is none that is known. The masthead is made anew when the"
    " paper is issued: move the line into the text if it must be kept."
)


def masthead_findings(reading: Reading) -> Iterator[Finding]:
    """Find lines that would be gone from the paper once it is issued."""
    where = reading.text.parts[0].id if reading.text.parts else ""
    for line in reading.odd:
        yield Finding("masthead-line", _MESSAGE, where, shortened(line.printed), line.line)
