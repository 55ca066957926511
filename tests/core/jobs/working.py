"""A worker of its own process with jobs that tests watch: `python -m tests.core.jobs.working`."""

import os
import time

from flask import Flask
from sqlalchemy import text

from wgtr.core.database import CONNECTING, db
from wgtr.core.jobs import Retries, job, worker

SEEN = "insert into seen (word) values (:word)"


def note(word: str) -> None:
    db.session.execute(text(SEEN), {"word": word})
    db.session.commit()


@job("tests.slow")
def slow(*, word: str, seconds: float) -> None:
    note(f"begun {word}")
    time.sleep(seconds)
    note(f"done {word}")


@job("tests.poison", retries=Retries(first=0, most=3))
def poison(*, word: str) -> None:
    note(f"begun {word}")
    time.sleep(600)


if __name__ == "__main__":
    worker.TO_FINISH, worker.LOOKING_FOR_OTHERS = 3.0, 1.0
    app = Flask("wgtr")
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["WGTR_DATABASE_URL"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = CONNECTING
    db.init_app(app)
    worker.work(app, [slow, poison])
