"""Texts and their versions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "texts",
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_texts"),
        sa.UniqueConstraint("name", name="uq_texts_name"),
    )
    grant("texts", "SELECT, INSERT, UPDATE")
    op.create_table(
        "text_versions",
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("tree", JSONB, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("source_sha256", sa.String(64)),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
        sa.Column("comment", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_text_versions"),
        sa.UniqueConstraint("text_id", "number", name="uq_text_versions_text_id_number"),
        sa.ForeignKeyConstraint(["text_id"], ["texts.id"], name="fk_text_versions_text_id_texts"),
        sa.CheckConstraint("number > 0", name=op.f("ck_text_versions_numbered_from_one")),
    )
    # A version is what somebody saved: it can be read and followed by another, never changed.
    grant("text_versions", "SELECT, INSERT")


def downgrade() -> None:
    op.drop_table("text_versions")
    op.drop_table("texts")
