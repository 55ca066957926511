"""A run may add translations to what is issued; those before all issued for the first time."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    before = sa.Column("translations", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("issuing_runs", before)
    op.alter_column("issuing_runs", "translations", server_default=None)


def downgrade() -> None:
    op.drop_column("issuing_runs", "translations")
