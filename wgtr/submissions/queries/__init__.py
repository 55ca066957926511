"""Reading calls, submissions and receipts."""

from wgtr.submissions.queries.calls import (
    call_of,
    calls_apart,
    calls_of,
    calls_of_all,
    calls_taken_late,
    calls_with_deadlines,
)
from wgtr.submissions.queries.submissions import (
    Reader,
    draft_numbered,
    drafts_logged,
    files_of,
    in_hand_of,
    input_counts,
    input_to,
    receipt_numbered,
    replacement_of,
    sent_and_drafts_of,
    sent_to,
    standing_in,
    submission_with_token,
    whole_submissions,
)

__all__ = [
    "Reader",
    "call_of",
    "calls_apart",
    "calls_of",
    "calls_of_all",
    "calls_taken_late",
    "calls_with_deadlines",
    "draft_numbered",
    "drafts_logged",
    "files_of",
    "in_hand_of",
    "input_counts",
    "input_to",
    "receipt_numbered",
    "replacement_of",
    "sent_and_drafts_of",
    "sent_to",
    "standing_in",
    "submission_with_token",
    "whole_submissions",
]
