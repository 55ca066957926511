"""The register of symbols and the counter of serials."""

import sqlalchemy as sa
from alembic import op

from wgtr.core.migration import grant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLE = "registered_symbols"


def upgrade() -> None:
    _make_symbols()
    _make_counters()
    op.execute(STAYS_GIVEN)
    op.execute(
        f"CREATE TRIGGER stays_given BEFORE UPDATE OR DELETE ON {TABLE}"
        " FOR EACH ROW EXECUTE FUNCTION symbol_stays_given()"
    )
    op.execute(EVERY_NUMBER_IS_EXPLAINED)
    op.execute(
        "CREATE CONSTRAINT TRIGGER every_number_is_explained AFTER INSERT OR UPDATE"
        " ON serial_counters DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION every_number_is_explained()"
    )


def downgrade() -> None:
    op.drop_table("serial_counters")
    op.drop_table(TABLE)
    op.execute("DROP FUNCTION every_number_is_explained()")
    op.execute("DROP FUNCTION symbol_stays_given()")


# What was given stays given: a symbol's name and number never change and no row goes. Reserved
# may become issued or void, issued may become void; void and taken are final. A purpose may be
# put better as long as the symbol is only reserved.
STAYS_GIVEN = """
CREATE FUNCTION symbol_stays_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a symbol that was given stays in the register'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - ARRAY['state', 'reason', 'purpose']
        <> to_jsonb(OLD) - ARRAY['state', 'reason', 'purpose']
        OR (OLD.state <> 'reserved' AND NEW.purpose <> OLD.purpose)
        OR (NEW.state = OLD.state AND NEW.reason <> OLD.reason)
        OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
            (('reserved', 'issued'), ('reserved', 'void'), ('issued', 'void')))
    THEN
        RAISE EXCEPTION 'a symbol that was given does not change'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""

# Looked at when the transaction ends: each number that the counter has passed is in the register.
EVERY_NUMBER_IS_EXPLAINED = """
CREATE FUNCTION every_number_is_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    since integer := NEW.first;
    gap integer;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.scope <> OLD.scope OR NEW.first <> OLD.first OR NEW.last < OLD.last THEN
            RAISE EXCEPTION 'serials only count up' USING ERRCODE = 'restrict_violation';
        END IF;
        since := OLD.last + 1;
    END IF;
    SELECT number INTO gap FROM generate_series(since, NEW.last) AS number
        WHERE NOT EXISTS (
            SELECT FROM registered_symbols
            WHERE scope = NEW.scope AND serial = number AND original_id IS NULL
        ) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'serial % of % is not in the register', gap, NEW.scope
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$
"""


def _make_symbols() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("symbol", sa.String(200), nullable=False),
        sa.Column("identity_key", sa.String(200), nullable=False),
        sa.Column("slug", sa.String(600), nullable=False),
        *(
            sa.Column(name, sa.Integer)
            for name in ("serial", "revision", "corrigendum", "addendum", "original_id")
        ),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("purpose", sa.String(400), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{TABLE}"),
        sa.UniqueConstraint("identity_key", name=f"uq_{TABLE}_identity_key"),
        sa.UniqueConstraint("slug", name=f"uq_{TABLE}_slug"),
        sa.UniqueConstraint("id", "serial", name=f"uq_{TABLE}_id_serial"),
        sa.ForeignKeyConstraint(
            ["original_id", "serial"],
            [f"{TABLE}.id", f"{TABLE}.serial"],
            name=f"fk_{TABLE}_original_id_serial_{TABLE}",
        ),
        sa.CheckConstraint(
            "state <> 'void' OR reason <> ''", name=op.f(f"ck_{TABLE}_void_has_a_reason")
        ),
    )
    op.create_index(
        f"uq_{TABLE}_scope_serial",
        TABLE,
        ["scope", "serial"],
        unique=True,
        postgresql_where=sa.text("original_id IS NULL"),
    )
    grant(TABLE, "SELECT, INSERT, UPDATE")


def _make_counters() -> None:
    op.create_table(
        "serial_counters",
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("scope", name="pk_serial_counters"),
        sa.CheckConstraint(
            "first > 0 AND last >= first - 1", name=op.f("ck_serial_counters_counts_up")
        ),
    )
    grant("serial_counters", "SELECT, INSERT, UPDATE")
