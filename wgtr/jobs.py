"""Every job there is, as the worker gets them."""

from collections.abc import Sequence

from wgtr.core.jobs import Job
from wgtr.core.outbox.jobs import send as send_mail
from wgtr.documents.jobs import issue_revision

JOBS: Sequence[Job[...]] = (send_mail, issue_revision)
"""The jobs of the rooms' `jobs.py`; a new one is added here."""
