"""Reports drafted from records, with the tree as it was drafted last."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafted_reports",
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("conference_id", sa.Integer, nullable=False),
        sa.Column("meeting_id", sa.Integer),
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("generated", JSONB, nullable=False),
        sa.Column("generated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("generated_by", sa.String(200), nullable=False),
        sa.Column("names_delegations", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafted_reports"),
        sa.UniqueConstraint("meeting_id", name="uq_drafted_reports_meeting_id"),
        sa.UniqueConstraint("text_id", name="uq_drafted_reports_text_id"),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name="fk_drafted_reports_conference_id_conferences",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_drafted_reports_meeting_id_meetings"
        ),
        sa.ForeignKeyConstraint(["text_id"], ["texts.id"], name="fk_drafted_reports_text_id_texts"),
        sa.CheckConstraint(
            "(kind = 'chair') = (meeting_id IS NOT NULL)",
            name=op.f("ck_drafted_reports_of_a_meeting"),
        ),
    )
    op.create_index("ix_drafted_reports_conference_id", "drafted_reports", ["conference_id"])
    grant("drafted_reports", "SELECT, INSERT, UPDATE")


def downgrade() -> None:
    op.drop_table("drafted_reports")
