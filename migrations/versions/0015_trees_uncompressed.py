"""Trees of text versions are kept without compressing them.

Compressing took half of the time of a save. What is derived is no longer kept with them, so they
take little more room than before.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE text_versions ALTER COLUMN tree SET STORAGE EXTERNAL")


def downgrade() -> None:
    op.execute("ALTER TABLE text_versions ALTER COLUMN tree SET STORAGE EXTENDED")
