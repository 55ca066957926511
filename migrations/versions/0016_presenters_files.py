"""A presenter's file keeps the name that it was sent with."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("presenters", sa.Column("file_name", sa.String(200)))
    op.execute("UPDATE presenters SET file_name = 'file' WHERE file IS NOT NULL")
    op.create_check_constraint(
        op.f("ck_presenters_file_has_a_name"), "presenters", "(file IS NULL) = (file_name IS NULL)"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_presenters_file_has_a_name"), "presenters", type_="check")
    op.drop_column("presenters", "file_name")
