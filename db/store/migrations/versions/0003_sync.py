"""The laptop's tables of sync, and an index of what has not been acknowledged by a shared store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sync_state", sa.Column("key", sa.Text(), primary_key=True), sa.Column("value", sa.Text(), nullable=False)
    )
    op.create_table(
        "sync_cursor",
        sa.Column("audience", sa.Text(), primary_key=True),
        sa.Column("seq", sa.Integer(), nullable=False),
    )
    op.create_table(
        "sync_shadow",
        sa.Column("record", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("heard", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
    )
    op.create_index("ix_sync_shadow_audience", "sync_shadow", ["audience"])
    op.create_index("ix_sync_shadow_conflicts", "sync_shadow", ["conflicts"])
    op.create_table(
        "sync_sent",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
    )
    op.create_table(
        "sync_refused",
        sa.Column("op", sa.Text(), primary_key=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_index("ix_sync_refused_record", "sync_refused", ["record"])
    op.create_index("journal_pending", "journal", ["seq"], sqlite_where=sa.text("acknowledged = 0"))
