"""Tables of the register, of documents with their revisions, and of files kept as issued."""

from wgtr.documents.models.documents import (
    Document,
    LanguageState,
    LanguageVersion,
    MeetingPaper,
    Revision,
    RevisionFile,
    RevisionKind,
    RevisionState,
)
from wgtr.documents.models.files import StoredFile
from wgtr.documents.models.register import RegisteredSymbol, SerialCounter, SymbolState
from wgtr.documents.models.runs import IssuingRun, RunState

__all__ = [
    "Document",
    "IssuingRun",
    "LanguageState",
    "LanguageVersion",
    "MeetingPaper",
    "RegisteredSymbol",
    "Revision",
    "RevisionFile",
    "RevisionKind",
    "RevisionState",
    "RunState",
    "SerialCounter",
    "StoredFile",
    "SymbolState",
]
