"""When a shared store was told of a change, and which records it said were erased for law."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("journal", sa.Column("told", sa.Integer()))
    op.create_table("sync_erased", sa.Column("record", sa.Text(), primary_key=True))
