"""Delegations, people, who is signed in where, and offices in bodies."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from wgtr.core.migration import grant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEPT = "SELECT, INSERT, UPDATE, DELETE"


def upgrade() -> None:
    _make_delegations()
    _make_people()
    _make_web_sessions()
    _make_sign_in_attempts()
    _make_offices()


def downgrade() -> None:
    for table in ("offices", "sign_in_attempts", "web_sessions", "people", "delegations"):
        op.drop_table(table)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(table: str, column: str, to: str, ondelete: str | None = None) -> sa.Constraint:
    name = f"fk_{table}_{column}_{to}"
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_delegations() -> None:
    op.create_table(
        "delegations",
        _number(),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("name", JSONB, nullable=False),
        sa.Column("region", sa.String(60)),
        sa.Column("mailbox", sa.String(320)),
        sa.PrimaryKeyConstraint("id", name="pk_delegations"),
        sa.UniqueConstraint("code", name="uq_delegations_code"),
    )
    grant("delegations", KEPT)


def _make_people() -> None:
    op.create_table(
        "people",
        _number(),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("roles", ARRAY(sa.String(20)), nullable=False),
        sa.Column("delegation_id", sa.Integer),
        sa.Column("password_hash", sa.String(200)),
        _instant("password_expires", nullable=True),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("email", name="uq_people_email"),
        _refers("people", "delegation_id", "delegations"),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_people_email_in_small_letters")),
        sa.CheckConstraint(
            "not 'delegate' = any(roles) or delegation_id is not null",
            name=op.f("ck_people_delegates_have_a_delegation"),
        ),
    )
    _index("people", "delegation_id")
    grant("people", KEPT)


def _make_web_sessions() -> None:
    op.create_table(
        "web_sessions",
        _number(),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        _instant("began_at"),
        _instant("seen_at"),
        sa.Column("browser", sa.String(200), nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_web_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_web_sessions_token_hash"),
        _refers("web_sessions", "person_id", "people", ondelete="CASCADE"),
    )
    _index("web_sessions", "person_id")
    grant("web_sessions", KEPT)


def _make_sign_in_attempts() -> None:
    op.create_table(
        "sign_in_attempts",
        _number(),
        _instant("at"),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("succeeded", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempts"),
    )
    _index("sign_in_attempts", "at", "account", "address")
    grant("sign_in_attempts", KEPT)


def _make_offices() -> None:
    op.create_table(
        "offices",
        _number(),
        sa.Column("body_id", sa.Integer, nullable=False),
        sa.Column("conference_id", sa.Integer, nullable=False),
        sa.Column("title", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("delegation_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_offices"),
        sa.UniqueConstraint(
            "body_id",
            "conference_id",
            "title",
            "person_id",
            name="uq_offices_body_id_conference_id_title_person_id",
        ),
        _refers("offices", "body_id", "bodies"),
        _refers("offices", "conference_id", "conferences"),
        _refers("offices", "person_id", "people"),
        _refers("offices", "delegation_id", "delegations"),
        sa.CheckConstraint(
            "num_nonnulls(person_id, delegation_id) > 0",
            name=op.f("ck_offices_held_by_somebody"),
        ),
    )
    _index("offices", "body_id", "conference_id", "person_id", "delegation_id")
    grant("offices", KEPT)
