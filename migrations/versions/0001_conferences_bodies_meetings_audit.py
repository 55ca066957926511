"""Conferences, bodies, meetings with sittings, and the audit record."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEPT = "SELECT, INSERT, UPDATE, DELETE"


def upgrade() -> None:
    _make_conferences()
    _make_bodies()
    _make_meetings()
    _make_sittings()
    _make_audit_events()


def downgrade() -> None:
    for table in ("audit_events", "sittings", "meetings", "bodies", "conferences"):
        op.drop_table(table)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False)


def _make_conferences() -> None:
    op.create_table(
        "conferences",
        _number(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("starts", sa.Date),
        sa.Column("ends", sa.Date),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("place", JSONB),
        sa.Column("theme", JSONB),
        sa.PrimaryKeyConstraint("id", name="pk_conferences"),
        sa.UniqueConstraint("number", name="uq_conferences_number"),
        sa.CheckConstraint("number > 0", name=op.f("ck_conferences_numbered_from_one")),
        sa.CheckConstraint("starts <= ends", name=op.f("ck_conferences_starts_before_it_ends")),
    )
    grant("conferences", KEPT)


def _make_bodies() -> None:
    op.create_table(
        "bodies",
        _number(),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("name", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bodies"),
        sa.UniqueConstraint("code", name="uq_bodies_code"),
    )
    grant("bodies", KEPT)


def _make_meetings() -> None:
    op.create_table(
        "meetings",
        _number(),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("conference_id", sa.Integer, nullable=False),
        sa.Column("body_id", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("zone_name", sa.String(60), nullable=False),
        sa.Column("place", JSONB, nullable=False),
        sa.Column("papers_due", sa.Date),
        sa.Column("input_until", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.UniqueConstraint("slug", name="uq_meetings_slug"),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name="fk_meetings_conference_id_conferences"
        ),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name="fk_meetings_body_id_bodies"),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_meetings_starts_before_it_ends")),
        sa.CheckConstraint(
            "input_until < first_day", name=op.f("ck_meetings_input_before_it_starts")
        ),
    )
    for column in ("conference_id", "body_id", "first_day"):
        op.create_index(f"ix_meetings_{column}", "meetings", [column])
    grant("meetings", KEPT)


def _make_sittings() -> None:
    op.create_table(
        "sittings",
        _number(),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("opens", sa.Time, nullable=False),
        sa.Column("closes", sa.Time, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sittings"),
        sa.UniqueConstraint("meeting_id", "day", "opens", name="uq_sittings_meeting_id_day_opens"),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name="fk_sittings_meeting_id_meetings",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("opens < closes", name=op.f("ck_sittings_opens_before_it_closes")),
    )
    grant("sittings", KEPT)


def _make_audit_events() -> None:
    op.create_table(
        "audit_events",
        sa.Column("sequence", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(200), nullable=False),
        sa.Column("action", sa.String(80), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("detail", JSONB, nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_events"),
        sa.UniqueConstraint("hash", name="uq_audit_events_hash"),
    )
    # Nobody who speaks through the application can change or remove what was written down.
    grant("audit_events", "SELECT, INSERT")
