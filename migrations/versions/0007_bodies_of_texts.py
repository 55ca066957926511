"""Whose text a text is: that body's Chair may edit it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("texts", sa.Column("body_id", sa.Integer))
    op.create_foreign_key("fk_texts_body_id_bodies", "texts", "bodies", ["body_id"], ["id"])
    op.create_index("ix_texts_body_id", "texts", ["body_id"])
    op.execute(
        "UPDATE texts SET body_id = documents.body_id FROM documents"
        " WHERE documents.text_id = texts.id"
    )


def downgrade() -> None:
    op.drop_column("texts", "body_id")
