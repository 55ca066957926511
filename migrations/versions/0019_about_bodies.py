"""A body says in a sentence or two what it is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bodies", sa.Column("about", JSONB()))


def downgrade() -> None:
    op.drop_column("bodies", "about")
