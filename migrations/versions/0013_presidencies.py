"""The country of each Conference's President."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conferences", sa.Column("presidency", JSONB))


def downgrade() -> None:
    op.drop_column("conferences", "presidency")
