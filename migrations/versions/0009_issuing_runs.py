"""Runs: issuing that was asked for on a page."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issuing_runs",
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("revision_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("dated", sa.Date, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(200), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("made", JSONB, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("problem_values", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issuing_runs"),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_issuing_runs_revision_id_revisions"
        ),
        sa.CheckConstraint(
            "(state = 'failed') = (problem <> '')", name=op.f("ck_issuing_runs_failed_says_why")
        ),
    )
    op.create_index("ix_issuing_runs_revision_id", "issuing_runs", ["revision_id"])
    # Asked twice at the same moment, the second one meets the first.
    op.create_index(
        "uq_issuing_runs_open",
        "issuing_runs",
        ["revision_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('asked', 'running')"),
    )
    grant("issuing_runs", "SELECT, INSERT, UPDATE")


def downgrade() -> None:
    op.drop_table("issuing_runs")
