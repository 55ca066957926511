"""The worker: does the jobs of the queue, two at a time, and takes up what a killed one left.

As long as it lives it holds a place (a shared advisory lock). A worker that starts and finds every
place empty knows that whatever is being done is done by nobody, and begins it again at once;
among several workers those left behind are told by their last sign of life.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flask import Flask
from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import Status
from psycopg import AsyncConnection
from sqlalchemy import make_url

from wgtr.core.database import db
from wgtr.core.jobs.operations import note_failure, words_of
from wgtr.core.jobs.queue import Job, TryLater
from wgtr.core.jobs.retries import Retries

AT_ONCE = 2
PLACE = 0x776F726B
"""The advisory lock of those who work (the letters work)."""

LOOKING_FOR_OTHERS = 3.0
SWEEPING = 20.0
SIGN_OF_LIFE, NO_SIGN_OF_LIFE = 10.0, 60.0
TO_FINISH = 8.0
"""How long, in seconds, a job may still run when we are asked to stop; then it is left behind."""

DUE = (
    "select id from procrastinate_jobs where status = 'todo'"
    " and (scheduled_at is null or scheduled_at <= now()) limit 1"
)

log = logging.getLogger("wgtr.jobs")


Jobs = Mapping[str, Job[...]]


def work(app: Flask, jobs: Sequence[Job[...]], *, until_done: bool = False) -> None:
    """Do `jobs` in the context of `app` until SIGTERM or SIGINT, or until none is due."""
    asyncio.run(_Worker(app, {each.name: each for each in jobs}).work(until_done=until_done))


class _Worker:
    """A worker: the application whose context jobs run in, the jobs it knows, the library's app."""

    def __init__(self, app: Flask, jobs: Jobs) -> None:
        url = make_url(app.config["SQLALCHEMY_DATABASE_URI"]).set(drivername="postgresql")
        self.address = url.render_as_string(hide_password=False)
        connector = PsycopgConnector(conninfo=self.address, min_size=1, max_size=AT_ONCE + 3)
        self.app, self.jobs, self.queue = app, jobs, App(connector=connector)
        for each in jobs.values():
            add = self.queue.task(name=each.name, retry=each.retries, pass_context=True)
            add(self._inside(each))

    async def work(self, *, until_done: bool) -> None:
        """Take a place and do jobs."""
        connecting = AsyncConnection.connect(self.address, autocommit=True)
        async with self.queue.open_async(), await connecting as own:
            await self._take_a_place(own)
            if until_done:
                await self._do_all_that_is_due(own)
                return
            running = asyncio.create_task(self._run(wait=True))
            _stop_on_signals(running)
            await _first_of(running, asyncio.create_task(self._sweep()))

    async def _do_all_that_is_due(self, own: AsyncConnection[Any]) -> None:
        while True:
            await self._run(wait=False)
            found = await own.execute(DUE)
            if await found.fetchone() is None:
                return

    async def _run(self, *, wait: bool) -> None:
        await self.queue.run_worker_async(
            wait=wait,
            concurrency=AT_ONCE,
            delete_jobs="successful",
            install_signal_handlers=False,
            update_heartbeat_interval=SIGN_OF_LIFE,
            stalled_worker_timeout=NO_SIGN_OF_LIFE,
        )

    async def _take_a_place(self, own: AsyncConnection[Any]) -> None:
        if await _is_alone(own):
            await self._take_up(await self.queue.job_manager.list_jobs_async(status="doing"))
        await own.execute("select pg_advisory_lock_shared(%s)", [PLACE])
        await own.execute("select pg_advisory_unlock(%s)", [PLACE])

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEPING)
            manager = self.queue.job_manager
            silent = await manager.get_stalled_jobs(seconds_since_heartbeat=NO_SIGN_OF_LIFE)
            await self._take_up(silent)

    async def _take_up(self, left_behind: Iterable[QueuedJob]) -> None:
        """Put jobs that a killed worker was doing back into the queue, or give them up."""
        for queued in left_behind:
            known = self.jobs.get(queued.task_name)
            retries = Retries() if known is None else known.retries
            if retries.pause(queued.attempts) is not None:
                log.warning("Job %s was left behind; it is taken up again", queued.call_string)
                await self.queue.job_manager.retry_job(queued)
                continue
            problem = "The worker was ended each time it was being done."
            await asyncio.to_thread(self._fail, known, queued, problem, final=True)
            await self.queue.job_manager.finish_job(queued, Status.FAILED, delete_job=False)

    def _inside(self, job: Job[...]) -> Callable[..., None]:
        """Let a job run in the application's context; write down where it fails."""

        def run(context: JobContext, **values: Any) -> None:
            try:
                with self.app.app_context():
                    job.function(**values)
            except Exception as problem:
                final = job.retries.pause(context.job.attempts) is None
                if not isinstance(problem, TryLater):
                    log.exception("Job %s failed", context.job.call_string)
                self._fail(job, context.job, words_of(problem), final=final)
                raise

        return run

    def _fail(self, job: Job[...] | None, queued: QueuedJob, problem: str, *, final: bool) -> None:
        """Write down a failure, and tell the job's room when it was the last."""
        what_next = "it is given up" if final else "it is tried again"
        log.warning("Job %s: %s; %s", queued.call_string, problem, what_next)
        with self.app.app_context():
            note_failure(
                job=queued.id or 0,
                task=queued.task_name,
                values=queued.task_kwargs,
                attempt=queued.attempts + 1,
                problem=problem,
                final=final,
            )
            if final and job is not None and job.given_up is not None:
                job.given_up(queued.task_kwargs, problem)
            db.session.commit()


async def _first_of(running: asyncio.Task[None], sweeping: asyncio.Task[None]) -> None:
    """Wait until the work ends, or the sweep cannot go on (the database is gone)."""
    try:
        await asyncio.wait({running, sweeping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (running, sweeping):
            task.cancel()
        ended = await asyncio.gather(running, sweeping, return_exceptions=True)
    problems = [each for each in ended if isinstance(each, Exception)]
    if problems:
        raise problems[0]


def _stop_on_signals(running: asyncio.Task[None]) -> None:
    """End in order when asked; what cannot be finished in time is taken up at the next start."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        running.cancel()
        loop.call_later(TO_FINISH, os._exit, 0)

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop)


async def _is_alone(own: AsyncConnection[Any]) -> bool:
    """Tell whether nobody else works; one who was killed may hold its place for a moment."""
    until = asyncio.get_running_loop().time() + LOOKING_FOR_OTHERS
    while True:
        found = await own.execute("select pg_try_advisory_lock(%s)", [PLACE])
        [alone] = await found.fetchone() or [False]
        if alone or asyncio.get_running_loop().time() > until:
            return bool(alone)
        await asyncio.sleep(0.1)
