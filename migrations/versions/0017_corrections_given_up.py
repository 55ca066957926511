"""A correction that was prepared can be given up with a reason; nothing of it was ever issued."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

WHOLE, REASON = "ck_revisions_issued_is_whole", "ck_revisions_withdrawn_has_a_reason"
IS_WHOLE = (
    "tree_sha256 IS NOT NULL AND issued_at IS NOT NULL AND issued_by IS NOT NULL"
    " AND dated IS NOT NULL"
)


def upgrade() -> None:
    _checks(f"state IN ('draft', 'given-up') OR ({IS_WHOLE})", "('withdrawn', 'given-up')")


def downgrade() -> None:
    op.execute("UPDATE revisions SET state = 'draft' WHERE state = 'given-up'")
    _checks(f"state = 'draft' OR ({IS_WHOLE})", "('withdrawn')")


def _checks(whole: str, with_a_reason: str) -> None:
    for name, rule in (
        (WHOLE, whole),
        (REASON, f"state NOT IN {with_a_reason} OR reason <> ''"),
    ):
        op.drop_constraint(op.f(name), "revisions", type_="check")
        op.create_check_constraint(op.f(name), "revisions", rule)
