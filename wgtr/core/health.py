"""`/healthz`: whether the program and its database answer, for a supervisor or a balancer."""

from flask import Blueprint
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from wgtr.core.access import PUBLIC, requires
from wgtr.core.database import db

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@requires(PUBLIC)
def show() -> tuple[str, int, dict[str, str]]:
    """Answer 200 when the database answers a question, 503 when it does not."""
    plain = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    try:
        db.session.execute(text("select 1"))
    except SQLAlchemyError:
        return "The database does not answer.\n", 503, plain | {"Retry-After": "5"}
    return "ok\n", 200, plain
