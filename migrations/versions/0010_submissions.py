"""Calls for input, submissions with answers and files, receipts; what was sent stays as it was."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0010"
down_revision = "0009"

SENT_STAYS = """
CREATE FUNCTION submissions_sent_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.state = 'draft'
     OR (to_jsonb(NEW) - 'state') <> (to_jsonb(OLD) - 'state') THEN
    RAISE EXCEPTION 'submission % was sent and stays as it is', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submissions_sent_stay BEFORE UPDATE OR DELETE ON submissions
  FOR EACH ROW EXECUTE FUNCTION submissions_sent_stay();
CREATE FUNCTION submissions_parts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_submission integer := CASE TG_OP WHEN 'DELETE' THEN OLD.submission_id
                                            ELSE NEW.submission_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM submissions WHERE id = of_submission AND state <> 'draft') THEN
    RAISE EXCEPTION 'submission % was sent and stays as it is', of_submission;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER answers_stay BEFORE INSERT OR UPDATE OR DELETE ON answers
  FOR EACH ROW EXECUTE FUNCTION submissions_parts_stay();
CREATE TRIGGER attached_files_stay BEFORE INSERT OR UPDATE OR DELETE ON attached_files
  FOR EACH ROW EXECUTE FUNCTION submissions_parts_stay();
"""


def upgrade() -> None:
    _make_calls()
    _make_submissions()
    _make_answers()
    _make_attached_files()
    _make_receipts()
    op.execute(SENT_STAYS)


def downgrade() -> None:
    for table in ("receipts", "attached_files", "answers", "submissions", "calls"):
        op.drop_table(table)
    op.execute("DROP FUNCTION submissions_parts_stay()")
    op.execute("DROP FUNCTION submissions_sent_stay()")


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False)


def _refers(
    table: str, column: str, other: str, key: str = "id", **more: str
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name, **more)


def _instant(name: str, *, nullable: bool) -> "sa.Column[object]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _make_calls() -> None:
    op.create_table(
        "calls",
        _number(),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("strength", sa.String(20), nullable=False),
        _instant("opened_at", nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("extended_until", sa.Date),
        sa.Column("extended_because", sa.String(400), nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
        sa.UniqueConstraint("meeting_id", "kind", name="uq_calls_meeting_id_kind"),
        _refers("calls", "meeting_id", "meetings"),
        sa.CheckConstraint("extended_until > until", name=op.f("ck_calls_never_to_an_earlier_day")),
        sa.CheckConstraint("last_number >= 0", name=op.f("ck_calls_numbered_from_one")),
    )
    grant("calls", "SELECT, INSERT, UPDATE")


def _make_submissions() -> None:
    op.create_table(
        "submissions",
        _number(),
        sa.Column("call_id", sa.Integer, nullable=False),
        sa.Column("delegation_id", sa.Integer),
        sa.Column("person_id", sa.Integer),
        sa.Column("token", sa.String(36), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("visibility", sa.String(20)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("number", sa.Integer),
        _instant("received_at", nullable=True),
        sa.Column("received_because", sa.String(400), nullable=False),
        _instant("mail_received_at", nullable=True),
        _instant("arrived_at", nullable=True),
        sa.Column("mail_sha256", sa.String(64)),
        sa.Column("sender", sa.String(400), nullable=False),
        sa.Column("band", sa.String(20)),
        _instant("saved_at", nullable=False),
        sa.Column("replaces_id", sa.Integer),
        sa.Column("text_sha256", sa.String(64)),
        sa.Column("is_example", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sa.UniqueConstraint("token", name="uq_submissions_token"),
        sa.UniqueConstraint("call_id", "number", name="uq_submissions_call_id_number"),
        _refers("submissions", "call_id", "calls"),
        _refers("submissions", "delegation_id", "delegations"),
        _refers("submissions", "person_id", "people"),
        _refers("submissions", "replaces_id", "submissions"),
        _refers("submissions", "text_sha256", "files", "sha256"),
        _refers("submissions", "mail_sha256", "files", "sha256"),
        sa.CheckConstraint(
            "(state = 'draft') = (number IS NULL) AND (number IS NULL) = (received_at IS NULL)"
            " AND (number IS NULL) = (band IS NULL) AND (number IS NULL) = (text_sha256 IS NULL)",
            name=op.f("ck_submissions_sent_is_whole"),
        ),
        sa.CheckConstraint(
            "state = 'draft' OR (delegation_id IS NOT NULL AND visibility IS NOT NULL)",
            name=op.f("ck_submissions_sent_by_somebody_for_somebody"),
        ),
    )
    for column in ("delegation_id", "person_id", "state", "replaces_id"):
        op.create_index(f"ix_submissions_{column}", "submissions", [column])
    grant("submissions", "SELECT, INSERT, UPDATE, DELETE")


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("submission_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("provision", sa.String(80), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "position", name="pk_answers"),
        _refers("answers", "submission_id", "submissions", ondelete="CASCADE"),
    )
    grant("answers", "SELECT, INSERT, UPDATE, DELETE")


def _make_attached_files() -> None:
    op.create_table(
        "attached_files",
        sa.Column("submission_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "position", name="pk_attached_files"),
        _refers("attached_files", "submission_id", "submissions", ondelete="CASCADE"),
        _refers("attached_files", "sha256", "files", "sha256"),
    )
    grant("attached_files", "SELECT, INSERT, UPDATE, DELETE")


def _make_receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("number", sa.String(120), nullable=False),
        sa.Column("submission_id", sa.Integer, nullable=False),
        _instant("issued_at", nullable=False),
        sa.Column("facts", JSONB, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("event", sa.BigInteger, nullable=False),
        _refers("receipts", "event", "audit_events", "sequence"),
        sa.PrimaryKeyConstraint("number", name="pk_receipts"),
        sa.UniqueConstraint("submission_id", name="uq_receipts_submission_id"),
        _refers("receipts", "submission_id", "submissions"),
    )
    grant("receipts", "SELECT, INSERT")
