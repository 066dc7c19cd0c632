"""Buying influences (METHODS 2.1), and searches that people keep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _record(name: str, *columns: sa.Column[object]) -> None:
    """A record table: what every record has, and its own columns."""
    op.create_table(
        name,
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("created_at", sa.Text()),
        sa.Column("created_by", sa.Text()),
        sa.Column("updated_at", sa.Text()),
        sa.Column("updated_by", sa.Text()),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        *columns,
    )
    op.create_index(f"ix_{name}_created_by", name, ["created_by"])
    op.create_index(f"ix_{name}_updated_by", name, ["updated_by"])
    op.create_index(f"ix_{name}_source_key", name, ["source_key"])


def upgrade() -> None:
    _record(
        "influence",
        sa.Column("contact", sa.Text()),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("opportunity", sa.Text()),
        sa.Column("customer", sa.Text()),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
    )
    op.create_index("ix_influence_contact", "influence", ["contact"])
    op.create_index("ix_influence_opportunity", "influence", ["opportunity"])
    op.create_index("ix_influence_customer", "influence", ["customer"])
    _record(
        "saved_search",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("newest_first", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer()),
    )
