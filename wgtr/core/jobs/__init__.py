"""Work that nobody waits for: kept with the change that asks for it, done by the worker."""

from wgtr.core.jobs.queue import Job, TryLater, job
from wgtr.core.jobs.retries import Retries

__all__ = ["Job", "Retries", "TryLater", "job"]
