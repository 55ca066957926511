"""Files made to deceive, exhaust or crash a reader, and honest ones that look odd.

The kinds are those of the security plan's table of hostile uploads that concern reading: the zip
container, Word, OpenDocument, PDF. Standard library only, payloads inert, the same bytes each time.
Addresses lead to canary.invalid, which does not exist and must never be asked for.
"""

from collections.abc import Iterator
from itertools import chain

from tests.reading.hostile import odt_corpus, pdf_corpus, word_corpus, zip_corpus
from tests.reading.hostile.case import Case


def corpus() -> Iterator[Case]:
    """Give every case, in a fixed order."""
    return chain(
        zip_corpus.exhausting_cases(),
        zip_corpus.name_cases(),
        zip_corpus.lying_cases(),
        zip_corpus.framing_cases(),
        zip_corpus.honest_cases(),
        word_corpus.reaching_cases(),
        word_corpus.entity_cases(),
        word_corpus.exhausting_cases(),
        word_corpus.twisted_cases(),
        word_corpus.other_cases(),
        odt_corpus.odt_cases(),
        pdf_corpus.pdf_cases(),
        pdf_corpus.other_cases(),
    )
