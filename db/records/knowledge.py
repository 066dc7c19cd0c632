"""What people write down: notes, promises, visits, and the files they attach."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.domain.values import Moment
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import fields
from db.records.base import Naming, Record
from db.records.fields import Merge

#: DESIGN §2; the capture contract calls them kinds.
TOPICS = (
    ("problem", QT_TRANSLATE_NOOP("db", "Problem")),
    ("opportunity", QT_TRANSLATE_NOOP("db", "Opportunity")),
    ("strategy", QT_TRANSLATE_NOOP("db", "Strategy")),
    ("preference", QT_TRANSLATE_NOOP("db", "Preference")),
    ("personal", QT_TRANSLATE_NOOP("db", "Personal")),
    ("decision", QT_TRANSLATE_NOOP("db", "Decision")),
    ("competitor", QT_TRANSLATE_NOOP("db", "Competitor")),
    ("relationship", QT_TRANSLATE_NOOP("db", "Relationship")),
    ("satisfaction", QT_TRANSLATE_NOOP("db", "Satisfaction")),
    ("fact", QT_TRANSLATE_NOOP("db", "Fact")),
)
POLARITIES = (
    ("hot", QT_TRANSLATE_NOOP("db", "Warms to")),
    ("cold", QT_TRANSLATE_NOOP("db", "Put off by")),
    ("avoid", QT_TRANSLATE_NOOP("db", "Avoid")),
)
SOURCES = (
    ("said", QT_TRANSLATE_NOOP("db", "They said it")),
    ("heard", QT_TRANSLATE_NOOP("db", "Heard from others")),
    ("seen", QT_TRANSLATE_NOOP("db", "Seen")),
    ("inferred", QT_TRANSLATE_NOOP("db", "Inferred")),
)
CONFIDENCES = (
    ("low", QT_TRANSLATE_NOOP("db", "Unsure")),
    ("medium", QT_TRANSLATE_NOOP("db", "Fairly sure")),
    ("high", QT_TRANSLATE_NOOP("db", "Sure")),
)
OWED_BY = (("us", QT_TRANSLATE_NOOP("db", "We owe")), ("them", QT_TRANSLATE_NOOP("db", "They owe")))
STATUSES = (
    ("open", QT_TRANSLATE_NOOP("db", "Open")),
    ("kept", QT_TRANSLATE_NOOP("db", "Kept")),
    ("broken", QT_TRANSLATE_NOOP("db", "Broken")),
    ("dropped", QT_TRANSLATE_NOOP("db", "Dropped")),
)


class Note(Record):
    """A piece of knowledge in a rep's own words. A capture is a note; the pieces read from it name it in `capture`."""

    __tablename__ = "note"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Note"), QT_TRANSLATE_NOOP("db", "Notes"), "note", title="text")

    text: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Text"), required=True, search=1.0, listed=True)
    customer: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Customer"), "customer", listed=True)
    about: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "About"), "contact", listed=True)
    topics: Mapped[tuple[str, ...]] = fields.words(QT_TRANSLATE_NOOP("db", "Topics"), *TOPICS, listed=True)
    polarity: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Button"), *POLARITIES)
    source: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "How we know"), *SOURCES)
    said_by: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Who said it"), "contact")
    confidence: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "How sure"), *CONFIDENCES)
    learnt_on: Mapped[date | None] = fields.day(QT_TRANSLATE_NOOP("db", "Learnt on"), index=True, listed=True)
    review_by: Mapped[date | None] = fields.day(QT_TRANSLATE_NOOP("db", "Review by"))
    visit: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Visit"), "visit")
    opportunity: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Opportunity"), "opportunity")
    tags: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "Tags"), "tag")
    capture: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Read from"), "note", hidden=True)
    details: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "More"), search=0.5)


class Promise(Record):
    """What one side owes the other (METHODS 7.1)."""

    __tablename__ = "promise"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Promise"), QT_TRANSLATE_NOOP("db", "Promises"), "promises", title="what"
    )

    what: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "What"), required=True, search=2.0, listed=True)
    owed_by: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Who owes"), *OWED_BY, required=True, listed=True)
    customer: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Customer"), "customer", listed=True)
    contact: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Person"), "contact", listed=True)
    colleague: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Which of us"), "colleague")
    due: Mapped[date | None] = fields.day(QT_TRANSLATE_NOOP("db", "Due"), index=True, listed=True)
    status: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Status"), *STATUSES, merge=Merge.STATUS, listed=True)
    settled_on: Mapped[date | None] = fields.day(QT_TRANSLATE_NOOP("db", "Settled on"))
    proof: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Proof"), search=1.0)
    terms: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Price or terms"), search=1.0)
    note: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "From the note"), "note")


class Visit(Record):
    """A meeting with a customer: purpose before, result and next step after (METHODS 7.3)."""

    __tablename__ = "visit"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Visit"), QT_TRANSLATE_NOOP("db", "Visits"), "visit", title="purpose"
    )

    customer: Mapped[str | None] = fields.ref(
        QT_TRANSLATE_NOOP("db", "Customer"), "customer", required=True, listed=True
    )
    site: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Site"), "site")
    starts: Mapped[Moment | None] = fields.moment(QT_TRANSLATE_NOOP("db", "Starts"), listed=True)
    minutes: Mapped[int | None] = fields.number(QT_TRANSLATE_NOOP("db", "Minutes"))
    contacts: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "People"), "contact", listed=True)
    colleagues: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "Colleagues"), "colleague")
    purpose: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Purpose"), search=1.5, listed=True)
    agenda: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Agenda"), search=1.0)
    wanted: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Wanted outcome"), search=1.0)
    result: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Result"), search=1.0)
    next_step: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Next step"), search=1.0)


class Attachment(Record):
    """A file that belongs to a record. Its content lies encrypted beside the store, under its SHA-256."""

    __tablename__ = "attachment"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Attachment"), QT_TRANSLATE_NOOP("db", "Attachments"), "attachment"
    )

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "File name"), required=True, search=1.0, listed=True)
    subject: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Belongs to"), hidden=True)
    media_type: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Type"), merge=Merge.FIXED, hidden=True, listed=True)
    size: Mapped[int | None] = fields.number(
        QT_TRANSLATE_NOOP("db", "Bytes"), merge=Merge.FIXED, hidden=True, listed=True
    )
    sha256: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "SHA-256"), merge=Merge.FIXED, hidden=True)
