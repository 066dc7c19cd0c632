"""The first schema: every record kind of DESIGN §2, the journal and its groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
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
        "colleague",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
    )
    _record(
        "team",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
    )
    _record(
        "customer",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("revenue", sa.Text()),
        sa.Column("employees", sa.Integer()),
        sa.Column("founded", sa.Integer()),
        sa.Column("parent", sa.Text()),
        sa.Column("point_of_contact", sa.Text()),
        sa.Column("fiscal_year_start", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
    )
    op.create_index("ix_customer_parent", "customer", ["parent"])
    op.create_index("ix_customer_point_of_contact", "customer", ["point_of_contact"])
    _record(
        "site",
        sa.Column("customer", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
    )
    op.create_index("ix_site_customer", "site", ["customer"])
    _record(
        "contact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("nicknames", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("customer", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("emails", sa.Text(), nullable=False),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("websites", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("birthday", sa.Text()),
        sa.Column("preferred_channel", sa.Text(), nullable=False),
        sa.Column("personal", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
    )
    op.create_index("ix_contact_customer", "contact", ["customer"])
    _record(
        "note",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Text()),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("learnt_on", sa.Text()),
        sa.Column("review_by", sa.Text()),
        sa.Column("visit", sa.Text()),
        sa.Column("opportunity", sa.Text()),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text()),
        sa.Column("details", sa.Text(), nullable=False),
    )
    op.create_index("ix_note_capture", "note", ["capture"])
    op.create_index("ix_note_customer", "note", ["customer"])
    op.create_index("ix_note_learnt_on", "note", ["learnt_on"])
    op.create_index("ix_note_opportunity", "note", ["opportunity"])
    op.create_index("ix_note_said_by", "note", ["said_by"])
    op.create_index("ix_note_visit", "note", ["visit"])
    _record(
        "promise",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owed_by", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text()),
        sa.Column("contact", sa.Text()),
        sa.Column("colleague", sa.Text()),
        sa.Column("due", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Text()),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_promise_colleague", "promise", ["colleague"])
    op.create_index("ix_promise_contact", "promise", ["contact"])
    op.create_index("ix_promise_customer", "promise", ["customer"])
    op.create_index("ix_promise_due", "promise", ["due"])
    op.create_index("ix_promise_note", "promise", ["note"])
    _record(
        "visit",
        sa.Column("customer", sa.Text()),
        sa.Column("site", sa.Text()),
        sa.Column("starts", sa.Text()),
        sa.Column("minutes", sa.Integer()),
        sa.Column("contacts", sa.Text(), nullable=False),
        sa.Column("colleagues", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
    )
    op.create_index("ix_visit_customer", "visit", ["customer"])
    op.create_index("ix_visit_site", "visit", ["site"])
    op.create_index("ix_visit_starts", "visit", ["starts"])
    _record(
        "opportunity",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("close_by", sa.Text()),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
    )
    op.create_index("ix_opportunity_customer", "opportunity", ["customer"])
    _record(
        "link",
        sa.Column("from_person", sa.Text()),
        sa.Column("to_person", sa.Text()),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
    )
    op.create_index("ix_link_from_person", "link", ["from_person"])
    op.create_index("ix_link_to_person", "link", ["to_person"])
    _record(
        "attachment",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer()),
        sa.Column("sha256", sa.Text(), nullable=False),
    )
    op.create_index("ix_attachment_subject", "attachment", ["subject"])
    _record(
        "tag",
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("grp", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.Column("base_version", sa.Text()),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("acknowledged", sa.Boolean(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("journal_grp", "journal", ["grp", "seq"])
    op.create_index("journal_record", "journal", ["record", "seq"])
    op.create_table(
        "journal_group",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
    )
    op.create_index("ix_journal_group_first", "journal_group", ["first"])
    op.create_index("ix_journal_group_undoes", "journal_group", ["undoes"])
    _for_pages()


def _for_pages() -> None:
    """Indexes that hold all that lists and pages ask of many notes: reading the notes themselves would decrypt every
    page
    of the file (10,000 notes: 300 ms against 10)."""
    here = sa.text("deleted_at IS NULL")
    proposed = sa.text("proposed = 1")
    op.create_index("note_of_customer", "note", ["customer", "learnt_on", "created_by"], sqlite_where=here)
    op.create_index("note_about", "note", ["about", "said_by", "learnt_on", "id"], sqlite_where=here)
    op.create_index("note_button", "note", ["polarity", "learnt_on"], sqlite_where=sa.text("polarity != ''"))
    op.create_index("visit_of_customer", "visit", ["customer", "starts"], sqlite_where=here)
    op.create_index("customer_proposed", "customer", ["created_at"], sqlite_where=proposed)
    op.create_index("contact_proposed", "contact", ["created_at"], sqlite_where=proposed)
