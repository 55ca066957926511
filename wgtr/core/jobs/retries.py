"""How often a job that failed is tried again, and after which pauses."""

import attr
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job as QueuedJob


@attr.dataclass(frozen=True, kw_only=True)
class Retries(BaseRetryStrategy):
    """Pauses that grow: `first` seconds, then twice as long each time, `longest` at most.

    `most` is how often a job is begun in all, also where the worker was killed in it.
    """

    first: int = 10
    longest: int = 3600
    most: int = 10

    def pause(self, attempts: int) -> int | None:
        """Give the pause, in seconds, after `attempts` before this one; None: no more."""
        if attempts + 1 >= self.most:
            return None
        return min(self.longest, self.first << min(attempts, 30))

    def get_retry_decision(
        self,
        *,
        exception: BaseException,  # noqa: ARG002 - the library's signature
        job: QueuedJob,
    ) -> RetryDecision | None:
        """Answer the library."""
        pause = self.pause(job.attempts)
        return None if pause is None else RetryDecision(retry_in={"seconds": pause})
