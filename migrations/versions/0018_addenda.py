"""An addendum is a document with words of its own, which says what it adds to."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("adds_to_id", sa.Integer()))
    op.create_foreign_key(
        op.f("fk_documents_adds_to_id_documents"), "documents", "documents", ["adds_to_id"], ["id"]
    )
    op.create_index(op.f("ix_documents_adds_to_id"), "documents", ["adds_to_id"])


def downgrade() -> None:
    op.drop_column("documents", "adds_to_id")
