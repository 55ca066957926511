"""Records of meetings: notes per agenda item, with every version of each."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_notes()
    _make_versions()


def downgrade() -> None:
    op.drop_table("note_versions")
    op.drop_table("notes")


def _make_notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("item", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("delegation_id", sa.Integer),
        sa.Column("speaker", sa.String(200), nullable=False),
        sa.Column("capacity", sa.String(20), nullable=False),
        sa.Column("group", sa.String(200), nullable=False),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("spoken", sa.String(2), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("words", JSONB, nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("struck", sa.Boolean, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint("meeting_id", "token", name="uq_notes_meeting_id_token"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_notes_meeting_id_meetings"
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegations.id"], name="fk_notes_delegation_id_delegations"
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_notes_versions_from_one")),
        sa.CheckConstraint(
            "kind = 'intervention' OR delegation_id IS NULL", name=op.f("ck_notes_who_speaks")
        ),
        sa.CheckConstraint(
            "kind = 'action' OR (owner = '' AND due IS NULL)", name=op.f("ck_notes_whose_action")
        ),
    )
    op.create_index("ix_notes_delegation_id", "notes", ["delegation_id"])
    op.create_index("ix_notes_meeting_id_item", "notes", ["meeting_id", "item"])
    # Notes are struck, never deleted.
    grant("notes", "SELECT, INSERT, UPDATE")


def _make_versions() -> None:
    op.create_table(
        "note_versions",
        sa.Column("note_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("content", JSONB, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("note_id", "number", name="pk_note_versions"),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name="fk_note_versions_note_id_notes"),
    )
    grant("note_versions", "SELECT, INSERT")
