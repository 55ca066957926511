"""Opening calls; keeping, sending, logging and withdrawing what delegations write."""

from wgtr.submissions.operations.calls import extend_call, open_call, open_calls
from wgtr.submissions.operations.drafts import Author, Said, discard_draft, keep_draft
from wgtr.submissions.operations.logging import begin_log, correct_received
from wgtr.submissions.operations.sending import send, withdraw

__all__ = [
    "Author",
    "Said",
    "begin_log",
    "correct_received",
    "discard_draft",
    "extend_call",
    "keep_draft",
    "open_call",
    "open_calls",
    "send",
    "withdraw",
]
