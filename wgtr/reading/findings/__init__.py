"""What an editor would catch in a text just read: one module per family of defects.

`find` is pure. Every rule is general and would rather miss a defect than report what is right;
the words it goes by are data (`agendas/findings/<language>.toml`), loaded by the caller.
"""

from wgtr.reading.findings.finding import Finding
from wgtr.reading.findings.rules import find
from wgtr.reading.findings.terms import BadTerms, Terms, terms_from

__all__ = ["BadTerms", "Finding", "Terms", "find", "terms_from"]
