"""Whether a meeting was moved or called off, and the notice of it; sittings may change places."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

UNIQUE, COLUMNS = "uq_sittings_meeting_id_day_opens", ["meeting_id", "day", "opens"]


def upgrade() -> None:
    planned = {"nullable": False, "server_default": "planned"}
    op.add_column("meetings", sa.Column("state", sa.String(20), **planned))
    op.alter_column("meetings", "state", server_default=None)
    op.add_column("meetings", sa.Column("notice", JSONB))
    op.create_check_constraint(
        op.f("ck_meetings_changes_have_a_notice"),
        "meetings",
        "(state = 'planned') = (notice IS NULL)",
    )
    op.drop_constraint(UNIQUE, "sittings")
    op.create_unique_constraint(UNIQUE, "sittings", COLUMNS, deferrable=True, initially="DEFERRED")


def downgrade() -> None:
    op.drop_constraint(UNIQUE, "sittings")
    op.create_unique_constraint(UNIQUE, "sittings", COLUMNS)
    op.drop_constraint(op.f("ck_meetings_changes_have_a_notice"), "meetings")
    op.drop_column("meetings", "notice")
    op.drop_column("meetings", "state")
