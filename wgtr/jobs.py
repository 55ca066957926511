"""Every job there is, as the worker gets them."""

from collections.abc import Sequence

from wgtr.core.jobs import Job

JOBS: Sequence[Job[...]] = ()
"""The jobs of the rooms' `jobs.py`; a new one is added here."""
