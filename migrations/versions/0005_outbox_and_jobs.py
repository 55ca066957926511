"""The outbox, the queue of jobs (Procrastinate 3.10.0) and the jobs that failed."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

QUEUE = Path(__file__).parents[1] / "procrastinate" / "3.10.0.sql"
"""The library's schema as it was; a newer one comes by the library's own steps, as a revision."""

QUEUE_TABLES = ("workers", "jobs", "periodic_defers", "events")
KEPT = "SELECT, INSERT, UPDATE, DELETE"


def upgrade() -> None:
    _make_messages()
    _make_attachments()
    _make_failures()
    _make_queue()


def downgrade() -> None:
    op.execute(DROP_QUEUE)
    for table in ("job_failures", "outbox_attachments", "outbox_messages"):
        op.drop_table(table)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False)


def _make_messages() -> None:
    op.create_table(
        "outbox_messages",
        _number(),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_by", sa.String(200), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("answer", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_messages"),
        sa.UniqueConstraint("key", name="uq_outbox_messages_key"),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL)",
            name=op.f("ck_outbox_messages_sent_has_a_time"),
        ),
        sa.CheckConstraint(
            "state <> 'refused' OR answer <> ''",
            name=op.f("ck_outbox_messages_refused_says_why"),
        ),
    )
    for column in ("about", "state"):
        op.create_index(f"ix_outbox_messages_{column}", "outbox_messages", [column])
    # What was posted stays posted; only what became of it changes.
    grant("outbox_messages", "SELECT, INSERT, UPDATE")


def _make_attachments() -> None:
    op.create_table(
        "outbox_attachments",
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("media_type", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("message_id", "position", name="pk_outbox_attachments"),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["outbox_messages.id"],
            name="fk_outbox_attachments_message_id_outbox_messages",
        ),
    )
    grant("outbox_attachments", "SELECT, INSERT")


def _make_failures() -> None:
    op.create_table(
        "job_failures",
        _number(),
        sa.Column("job", sa.BigInteger, nullable=False),
        sa.Column("task", sa.String(128), nullable=False),
        sa.Column("values", JSONB, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("final", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job_failures"),
    )
    op.create_index("ix_job_failures_job", "job_failures", ["job"])
    grant("job_failures", "SELECT, INSERT")


def _make_queue() -> None:
    # Straight to the driver: the library's file holds several statements, colons and percents.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(QUEUE.read_text("utf-8"))
    for table in QUEUE_TABLES:
        grant(f"procrastinate_{table}", KEPT)
    for table in ("jobs", "periodic_defers", "events"):
        grant(f"procrastinate_{table}_id_seq", "USAGE")


DROP_QUEUE = """
DO $$
DECLARE
    each record;
BEGIN
    FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()
        AND starts_with(tablename, 'procrastinate_')
    LOOP
        EXECUTE format('DROP TABLE %I CASCADE', each.name);
    END LOOP;
    FOR each IN SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace
        AND starts_with(proname, 'procrastinate_')
    LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', each.name);
    END LOOP;
    FOR each IN SELECT typname AS name FROM pg_type
        WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'c')
        AND starts_with(typname, 'procrastinate_')
    LOOP
        EXECUTE format('DROP TYPE %I CASCADE', each.name);
    END LOOP;
END $$
"""
