"""Documents, their revisions and language versions, and files kept as issued."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WRITTEN_ONCE = ("files", "language_versions", "revision_files")


def upgrade() -> None:
    _make_files()
    _make_documents()
    _make_meeting_papers()
    _make_revisions()
    _make_language_versions()
    _make_revision_files()
    op.execute(IS_WRITTEN_ONCE)
    for table in WRITTEN_ONCE:
        grant(table, "SELECT, INSERT")
        op.execute(
            f"CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION is_written_once()"
        )
    op.execute(STAYS_ISSUED)
    op.execute(
        "CREATE TRIGGER stays_issued BEFORE UPDATE OR DELETE ON revisions"
        " FOR EACH ROW EXECUTE FUNCTION revision_stays_issued()"
    )


def downgrade() -> None:
    for table in (
        *("revision_files", "language_versions", "revisions", "meeting_papers", "documents"),
        "files",
    ):
        op.drop_table(table)
    op.execute("DROP FUNCTION revision_stays_issued()")
    op.execute("DROP FUNCTION is_written_once()")


# The application's role has no right to change these; the trigger also stops the owner's hand.
IS_WRITTEN_ONCE = """
CREATE FUNCTION is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is issued stays as it is' USING ERRCODE = 'restrict_violation';
END $$
"""

# An issued revision may be withdrawn with a reason, and be given a symbol if it had none.
STAYS_ISSUED = """
CREATE FUNCTION revision_stays_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['state', 'reason'];
BEGIN
    IF OLD.state = 'draft' AND TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    IF OLD.symbol_id IS NULL THEN
        free := free || 'symbol_id'::text;
    END IF;
    IF TG_OP = 'DELETE'
        OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free
        OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) <> ('issued', 'withdrawn'))
        OR (NEW.state = OLD.state AND NEW.reason <> OLD.reason)
    THEN
        RAISE EXCEPTION 'what is issued stays as it is' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False)


def _refers(table: str, column: str, to: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.{key}"], name=f"fk_{table}_{column}_{to}")


def _make_files() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(120), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
        sa.CheckConstraint(
            "sha256 = encode(sha256(content), 'hex')", name=op.f("ck_files_named_after_content")
        ),
        sa.CheckConstraint("size = octet_length(content)", name=op.f("ck_files_size_of_content")),
    )


def _make_documents() -> None:
    op.create_table(
        "documents",
        _number(),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("conference_id", sa.Integer),
        sa.Column("body_id", sa.Integer),
        sa.Column("text_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        _refers("documents", "conference_id", "conferences"),
        _refers("documents", "body_id", "bodies"),
        _refers("documents", "text_id", "texts"),
    )
    for column in ("conference_id", "body_id", "text_id"):
        op.create_index(f"ix_documents_{column}", "documents", [column])
    grant("documents", "SELECT, INSERT, UPDATE")


def _make_meeting_papers() -> None:
    op.create_table(
        "meeting_papers",
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "document_id", name="pk_meeting_papers"),
        _refers("meeting_papers", "meeting_id", "meetings"),
        _refers("meeting_papers", "document_id", "documents"),
    )
    op.create_index("ix_meeting_papers_document_id", "meeting_papers", ["document_id"])
    grant("meeting_papers", "SELECT, INSERT, UPDATE, DELETE")


def _make_revisions() -> None:
    op.create_table(
        "revisions",
        _number(),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("slug", sa.String(600), nullable=False),
        sa.Column("symbol_id", sa.Integer),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("title", JSONB, nullable=False),
        sa.Column("original_language", sa.String(2), nullable=False),
        sa.Column("languages", JSONB, nullable=False),
        sa.Column("dated", sa.Date),
        sa.Column("issued_at", sa.DateTime(timezone=True)),
        sa.Column("issued_by", sa.String(200)),
        sa.Column("tree_sha256", sa.String(64)),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("slug", name="uq_revisions_slug"),
        sa.UniqueConstraint("symbol_id", name="uq_revisions_symbol_id"),
        _refers("revisions", "document_id", "documents"),
        _refers("revisions", "symbol_id", "registered_symbols"),
        _refers("revisions", "tree_sha256", "files", "sha256"),
        sa.CheckConstraint(
            "state = 'draft' OR (tree_sha256 IS NOT NULL AND issued_at IS NOT NULL"
            " AND issued_by IS NOT NULL AND dated IS NOT NULL)",
            name=op.f("ck_revisions_issued_is_whole"),
        ),
        sa.CheckConstraint(
            "state <> 'withdrawn' OR reason <> ''",
            name=op.f("ck_revisions_withdrawn_has_a_reason"),
        ),
    )
    op.create_index("ix_revisions_document_id", "revisions", ["document_id"])
    grant("revisions", "SELECT, INSERT, UPDATE")


def _make_language_versions() -> None:
    op.create_table(
        "language_versions",
        sa.Column("revision_id", sa.Integer, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("tree_sha256", sa.String(64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("revision_id", "language", name="pk_language_versions"),
        _refers("language_versions", "revision_id", "revisions"),
        _refers("language_versions", "tree_sha256", "files", "sha256"),
    )


def _make_revision_files() -> None:
    op.create_table(
        "revision_files",
        sa.Column("revision_id", sa.Integer, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("format", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("revision_id", "language", "format", name="pk_revision_files"),
        _refers("revision_files", "revision_id", "revisions"),
        _refers("revision_files", "sha256", "files", "sha256"),
    )
