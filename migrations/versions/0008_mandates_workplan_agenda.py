"""Mandates, the workplan's topics, and what agendas rest on, are proposed and adopted with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from wgtr.core.migration import grant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_mandates()
    op.execute(STAYS_APPROVED)
    op.execute(
        "CREATE TRIGGER stays_approved BEFORE UPDATE OR DELETE ON mandates"
        " FOR EACH ROW EXECUTE FUNCTION mandate_stays_approved()"
    )
    _make_topics()
    _make_presenters()
    _make_agenda_bases()
    _make_agenda_topics()
    _make_item_proposals()
    _make_adopted_agendas()
    _make_adopted_items()


def downgrade() -> None:
    for table in (
        *("adopted_items", "adopted_agendas", "item_proposals", "agenda_topics", "agenda_bases"),
        *("presenters", "topics", "mandates"),
    ):
        op.drop_table(table)
    op.execute("DROP FUNCTION mandate_stays_approved()")


# An approved mandate stays as it is; what was not known of the decision may be filled in, once.
STAYS_APPROVED = """
CREATE FUNCTION mandate_stays_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY[]::text[];
BEGIN
    IF OLD.state <> 'approved' AND TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    IF OLD.verb IS NULL THEN
        free := free || 'verb'::text;
    END IF;
    IF OLD.paragraph IS NULL THEN
        free := free || 'paragraph'::text;
    END IF;
    IF OLD.decided_on IS NULL THEN
        free := free || 'decided_on'::text;
    END IF;
    IF OLD.state = 'approved' AND TG_OP = 'DELETE'
        OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free
    THEN
        RAISE EXCEPTION 'what is approved stays as it is' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$
"""


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False)


def _when(name: str, *, nullable: bool) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(
    table: str, column: str, to: str, key: str = "id", ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{to}"
    return sa.ForeignKeyConstraint([column], [f"{to}.{key}"], name=name, ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_mandates() -> None:
    op.create_table(
        "mandates",
        _number(),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("body_id", sa.Integer, nullable=False),
        sa.Column("since_id", sa.Integer, nullable=False),
        sa.Column("until_id", sa.Integer, nullable=False),
        sa.Column("starts", sa.Date, nullable=False),
        sa.Column("ends", sa.Date, nullable=False),
        sa.Column("basis", JSONB, nullable=False),
        sa.Column("attributes", JSONB, nullable=False),
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("topic_paragraph", sa.String(200)),
        sa.Column("state", sa.String(20), nullable=False),
        _when("proposed_at", nullable=True),
        sa.Column("approved_version_id", sa.Integer),
        sa.Column("amended", sa.Boolean, nullable=False),
        sa.Column("verb", sa.String(20)),
        sa.Column("paragraph", sa.String(20)),
        sa.Column("decided_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_mandates"),
        sa.UniqueConstraint("slug", name="uq_mandates_slug"),
        sa.UniqueConstraint("text_id", name="uq_mandates_text_id"),
        sa.UniqueConstraint(
            "body_id", "since_id", "until_id", name="uq_mandates_body_id_since_id_until_id"
        ),
        _refers("mandates", "body_id", "bodies"),
        _refers("mandates", "since_id", "conferences"),
        _refers("mandates", "until_id", "conferences"),
        _refers("mandates", "text_id", "texts"),
        _refers("mandates", "approved_version_id", "text_versions"),
        sa.CheckConstraint("starts < ends", name=op.f("ck_mandates_starts_before_it_ends")),
        sa.CheckConstraint(
            "since_id <> until_id", name=op.f("ck_mandates_between_two_conferences")
        ),
        sa.CheckConstraint(
            "(state = 'approved') = (approved_version_id IS NOT NULL)",
            name=op.f("ck_mandates_approved_is_fixed"),
        ),
        sa.CheckConstraint(
            "state = 'approved' OR num_nonnulls(verb, paragraph, decided_on) = 0",
            name=op.f("ck_mandates_decided_when_approved"),
        ),
    )
    _index("mandates", "since_id", "until_id")
    grant("mandates", "SELECT, INSERT, UPDATE")


def _make_topics() -> None:
    op.create_table(
        "topics",
        _number(),
        sa.Column("body_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("conference_id", sa.Integer),
        sa.Column("title", JSONB, nullable=False),
        sa.Column("aim", JSONB, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("meeting_id", sa.Integer),
        sa.Column("sitting_id", sa.Integer),
        sa.Column("text_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint(
            "body_id",
            "position",
            name="uq_topics_body_id_position",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.UniqueConstraint("text_id", name="uq_topics_text_id"),
        _refers("topics", "body_id", "bodies"),
        _refers("topics", "conference_id", "conferences"),
        _refers("topics", "meeting_id", "meetings"),
        _refers("topics", "sitting_id", "sittings", ondelete="SET NULL"),
        _refers("topics", "text_id", "texts"),
        sa.CheckConstraint("position > 0", name=op.f("ck_topics_placed_from_one")),
        sa.CheckConstraint(
            "status <> 'deferred' OR reason <> ''", name=op.f("ck_topics_deferred_has_a_reason")
        ),
        sa.CheckConstraint(
            "sitting_id IS NULL OR meeting_id IS NOT NULL",
            name=op.f("ck_topics_sits_in_a_meeting"),
        ),
    )
    _index("topics", "conference_id", "meeting_id", "sitting_id")
    grant("topics", "SELECT, INSERT, UPDATE")


def _make_presenters() -> None:
    op.create_table(
        "presenters",
        _number(),
        sa.Column("topic_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("delegation_id", sa.Integer),
        sa.Column("name", JSONB),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("file", sa.String(64)),
        sa.Column("language", sa.String(2)),
        sa.Column("minutes", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_presenters"),
        sa.UniqueConstraint(
            "topic_id",
            "position",
            name="uq_presenters_topic_id_position",
            deferrable=True,
            initially="DEFERRED",
        ),
        _refers("presenters", "topic_id", "topics"),
        _refers("presenters", "delegation_id", "delegations"),
        _refers("presenters", "file", "files", "sha256"),
        sa.CheckConstraint(
            "num_nonnulls(delegation_id, name) = 1", name=op.f("ck_presenters_one_who_presents")
        ),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_presenters_speaks_some_time")),
    )
    _index("presenters", "delegation_id")
    grant("presenters", "SELECT, INSERT, UPDATE")


def _make_agenda_bases() -> None:
    op.create_table(
        "agenda_bases",
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("item", sa.String(200), nullable=False),
        sa.Column("mandate_id", sa.Integer, nullable=False),
        sa.Column("paragraph", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint(
            "text_id", "item", "mandate_id", "paragraph", name="pk_agenda_bases"
        ),
        _refers("agenda_bases", "text_id", "texts"),
        _refers("agenda_bases", "mandate_id", "mandates"),
    )
    _index("agenda_bases", "mandate_id")
    grant("agenda_bases", "SELECT, INSERT, UPDATE, DELETE")


def _make_agenda_topics() -> None:
    op.create_table(
        "agenda_topics",
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("topic_id", sa.Integer, nullable=False),
        sa.Column("item", sa.String(200), nullable=False),
        sa.Column("annex", sa.String(200)),
        sa.PrimaryKeyConstraint("text_id", "topic_id", name="pk_agenda_topics"),
        _refers("agenda_topics", "text_id", "texts"),
        _refers("agenda_topics", "topic_id", "topics"),
    )
    _index("agenda_topics", "topic_id")
    grant("agenda_topics", "SELECT, INSERT, UPDATE, DELETE")


def _make_item_proposals() -> None:
    op.create_table(
        "item_proposals",
        _number(),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("delegation_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("note", sa.String(4000), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        _when("proposed_at", nullable=False),
        _when("decided_at", nullable=True),
        sa.Column("decided_by", sa.String(200)),
        sa.PrimaryKeyConstraint("id", name="pk_item_proposals"),
        _refers("item_proposals", "meeting_id", "meetings"),
        _refers("item_proposals", "delegation_id", "delegations"),
        _refers("item_proposals", "person_id", "people"),
        sa.CheckConstraint("title <> ''", name=op.f("ck_item_proposals_has_a_title")),
        sa.CheckConstraint(
            "state <> 'declined' OR reason <> ''",
            name=op.f("ck_item_proposals_declined_has_a_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_at IS NULL)",
            name=op.f("ck_item_proposals_decided_or_proposed"),
        ),
    )
    _index("item_proposals", "meeting_id", "delegation_id", "person_id")
    grant("item_proposals", "SELECT, INSERT, UPDATE")


def _make_adopted_agendas() -> None:
    op.create_table(
        "adopted_agendas",
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("text_id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        _when("adopted_at", nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        sa.Column("words", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_adopted_agendas"),
        _refers("adopted_agendas", "meeting_id", "meetings"),
        _refers("adopted_agendas", "text_id", "texts"),
    )
    _index("adopted_agendas", "text_id")
    grant("adopted_agendas", "SELECT, INSERT, UPDATE")


def _make_adopted_items() -> None:
    op.create_table(
        "adopted_items",
        _number(),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("item", sa.String(200)),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("title", JSONB),
        sa.Column("proposal_id", sa.Integer),
        sa.Column("note", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_adopted_items"),
        sa.UniqueConstraint("meeting_id", "position", name="uq_adopted_items_meeting_id_position"),
        _refers("adopted_items", "meeting_id", "adopted_agendas", "meeting_id", "CASCADE"),
        _refers("adopted_items", "proposal_id", "item_proposals"),
        sa.CheckConstraint(
            "(state = 'added') = (item IS NULL)", name=op.f("ck_adopted_items_issued_or_added")
        ),
        sa.CheckConstraint(
            "state <> 'added' OR title IS NOT NULL", name=op.f("ck_adopted_items_added_has_a_title")
        ),
    )
    _index("adopted_items", "proposal_id")
    grant("adopted_items", "SELECT, INSERT, UPDATE, DELETE")
