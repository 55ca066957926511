"""All rules over one reading, their findings in the order of the file."""

from itertools import chain

from wgtr.reading.findings.acts import act_findings
from wgtr.reading.findings.dates import date_findings
from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.item_names import item_name_findings
from wgtr.reading.findings.links import link_findings
from wgtr.reading.findings.marks import mark_findings
from wgtr.reading.findings.masthead_lines import masthead_findings
from wgtr.reading.findings.numbers import number_findings
from wgtr.reading.findings.officers import officer_findings
from wgtr.reading.findings.passages import passages_of
from wgtr.reading.findings.recognition import recognition_findings
from wgtr.reading.findings.sending import sending_findings
from wgtr.reading.findings.slips import slip_findings
from wgtr.reading.findings.splits import split_findings
from wgtr.reading.findings.subjects import subject_findings
from wgtr.reading.findings.terms import Terms
from wgtr.reading.lexicon import Lexicon
from wgtr.reading.texts import Reading
from wgtr.tree.symbols import Grammars


def find(reading: Reading, lexicon: Lexicon, terms: Terms, grammars: Grammars) -> list[Finding]:
    """Find what an editor would catch in a text as read, in the order of the file.

    `lexicon`, `terms` and the reading must be of one language.
    """
    passages = passages_of(reading, terms.language)
    found = chain(
        officer_findings(reading, passages, terms),
        mark_findings(reading, passages, terms),
        split_findings(reading, passages, terms),
        link_findings(reading, passages, grammars),
        act_findings(passages, terms),
        item_name_findings(reading, passages, lexicon, terms),
        subject_findings(passages, terms),
        sending_findings(passages, terms),
        date_findings(reading, passages, lexicon, terms),
        number_findings(reading, passages, terms),
        slip_findings(passages, terms),
        masthead_findings(reading),
        recognition_findings(reading, passages, lexicon),
    )
    return sorted(dict.fromkeys(found), key=lambda finding: finding.line)
