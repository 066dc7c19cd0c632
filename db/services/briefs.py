"""Use cases of the brief: a customer by three questions, the same for everybody who goes there (METHODS 8.1, 1.10).

What do we know, what has happened since, what do we need to do next. The answer is plain values (`output.plain` makes
JSON of them); `render` lays it out as text, Markdown or a page to print.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain import questions
from db.domain.digest import gist
from db.domain.promises import OPEN, SETTLED, status_of
from db.domain.said import Said, joined
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Contact, Customer, Note, Promise, Visit
from db.services import brief_render, customer_page
from db.services import promises as ledger
from db.services import timeline as lines
from db.services.brief_render import ENGLISH, Words
from db.services.parts import ButtonLine, PersonCard, TimelineItem
from db.services.promises import PromiseRow
from db.services.refs import Ref
from db.services.timeline import Knowledge, People
from db.store.errors import Invalid, NotFound

if TYPE_CHECKING:
    from db.services.app import Tacit

FORMS = ("text", "md", "html")
#: Days looked back where there was no visit to count from.
LOOK_BACK = 90
#: Letters of a line, and of one that stands on the page already.
WHOLE, SHORT = 200, 80
#: Lines of a question; more would not be one page.
MOST_KNOWN, MOST_HAPPENED, MOST_NEXT, MOST_ASKED = 16, 16, 12, 4
#: Of one topic, so that one loud problem does not fill the page.
MOST_OF_TOPIC = 4
#: What lasts, in the order in which it helps whoever goes in.
_LASTING = (
    "strategy",
    "decision",
    "problem",
    "opportunity",
    "preference",
    "relationship",
    "competitor",
    "satisfaction",
)
_LEAST_LASTING = ("personal", "fact")


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of a brief. `topic` of what is known, else ''; `kind` and `id` of the record that says it, '' for a
    question."""

    text: str
    date: date | None = None
    topic: str = ""
    who: str = ""
    freshness: str = ""
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Owed:
    """A promise as a brief has it."""

    id: str
    what: str
    owed_by: str
    due: date | None
    status: str
    settled_on: date | None
    terms: str


@dataclass(frozen=True, slots=True, repr=False)
class BriefPromise:
    """An open promise with whom it is about and how near its day is."""

    record: Owed
    customer: Ref | None
    contact: Ref | None
    days: int | None
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class Brief:
    """A customer by three questions. `since` is the day from which things have happened, `day` that of the brief."""

    customer: Ref
    subtitle: str
    day: date
    since: date
    know: tuple[Line, ...]
    happened: tuple[Line, ...]
    next: tuple[Line, ...]
    people: tuple[PersonCard, ...]
    promises: tuple[BriefPromise, ...]
    buttons: tuple[ButtonLine, ...]
    questions: tuple[str, ...]


class Briefs:
    """Briefs of an opened profile."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    def brief(self, customer_id: str, since: date | None = None, today: date | None = None) -> Brief:
        """The brief of a customer. Without `since` it looks back to the last visit before today, else three months.
        NotFound."""
        tacit, day = self._tacit, today or self._tacit.today()
        with tacit.store.read() as session:
            if session.get(Customer, customer_id) is None:
                raise NotFound("That customer is not here any more.")
            page = customer_page.page(session, tacit.kinds, customer_id, tacit.store.me, day)
            known = lines.notes(session, [Note.customer == customer_id], day)
            visits = _visits(session, customer_id)
            promises = ledger.rows(session, [Promise.deleted_at.is_(None), Promise.customer == customer_id], day)
            contacts = session.scalars(
                select(Contact).where(Contact.deleted_at.is_(None), Contact.customer == customer_id)
            ).all()
            people = lines.people_of(session, tacit.store.me, *lines.mentioned(known, visits))
        start = since or _last_visit(visits, day) or day - timedelta(days=LOOK_BACK)
        know = _know(known, people)
        asked = tuple(questions.of_customer(customer_page.facts(page.record, known, contacts))[:MOST_ASKED])
        return Brief(
            customer=Ref(page.record.id, page.record.name),
            subtitle=page.subtitle,
            day=day,
            since=start,
            know=know,
            happened=_happened(page.timeline, start, {line.id for line in know}),
            next=_next(promises, page.visits, asked, people, day),
            people=page.people,
            promises=tuple(_plain(row) for row in promises if status_of(row.record.status) == OPEN),
            buttons=page.buttons,
            questions=asked,
        )

    def render(self, brief: Brief, form: str = "text", words: Words = ENGLISH) -> str:
        """The brief as 'text', 'md' or 'html' (one file with all it needs, fit for paper), in the language of
        `words`. Invalid for another form."""
        if form not in FORMS:
            raise Invalid(Said("A brief is written as: {0}.", ", ".join(FORMS)), "format")
        topics = dict(self._tacit.kinds["note"].fields["topics"].choices)
        return brief_render.render(brief, form, topics, words)


def _visits(session: Session, customer: str) -> list[Visit]:
    query = select(Visit).where(Visit.deleted_at.is_(None), Visit.customer == customer).order_by(Visit.starts)
    return list(session.scalars(query))


def _last_visit(visits: Sequence[Visit], today: date) -> date | None:
    past = [visit.starts.local.date() for visit in visits if visit.starts and visit.starts.local.date() < today]
    return max(past, default=None)


def _plain(row: PromiseRow) -> BriefPromise:
    one = row.record
    owed = Owed(one.id, one.what, one.owed_by, one.due, one.status or OPEN, one.settled_on, one.terms)
    return BriefPromise(owed, row.customer, row.contact, row.days, row.state)


def _know(known: Sequence[Knowledge], people: People) -> tuple[Line, ...]:
    """What lasts, by topic: the fresh and the newest first. Buttons have their own place."""
    found: list[Line] = []
    used: set[str] = set()
    for topic in (*_LASTING, *_LEAST_LASTING):
        fitting = [
            note
            for note in known
            if topic in note.topics and not note.polarity and not note.piece and note.id not in used
        ]
        fitting.sort(key=lambda note: note.freshness == "stale")  # stable: newest first within each
        for note in fitting[:MOST_OF_TOPIC]:
            used.add(note.id)
            who = lines.source_of(note, people)
            found.append(Line(gist(note.text, WHOLE), note.day, topic, who, note.freshness, "note", note.id))
    return tuple(found[:MOST_KNOWN])


def _happened(items: Sequence[TimelineItem], since: date, known: Collection[str]) -> tuple[Line, ...]:
    """Notes, visits and promises settled since that day, the newest first; in few words what stands under `known`."""
    recent = [item for item in items if item.date and item.date >= since]
    return tuple(
        Line(
            _event(item, SHORT if item.id in known else WHOLE),
            item.date,
            next(iter(item.topics), ""),
            item.who,
            "",
            item.kind,
            item.id,
        )
        for item in recent[:MOST_HAPPENED]
    )


_ENDED = {"kept": QT_TRANSLATE_NOOP("db", "Kept: {0}"), "broken": QT_TRANSLATE_NOOP("db", "Broken: {0}")}


def _event(item: TimelineItem, letters: int) -> str:
    if item.kind == "promise" and item.state in SETTLED:
        return Said(_ENDED[item.state], item.text)
    return item.text if item.kind == "visit" else gist(item.text, letters)


def _next(
    promises: Sequence[PromiseRow], visits: Sequence[Visit], asked: Sequence[str], people: People, today: date
) -> tuple[Line, ...]:
    """Visits ahead with what we want of them, what is owed soon, next steps that were agreed, questions to ask."""
    found = [_visit_line(visit, people) for visit in visits if visit.starts][:3]
    pressing = [row for row in promises if row.state in ("overdue", "today", "soon", "undated")]
    found += [_owed_line(row) for row in pressing]
    found += [Line(Said(QT_TRANSLATE_NOOP("db", "Ask: {0}"), Said(one))) for one in asked]
    return tuple(found[:MOST_NEXT])


def _visit_line(visit: Visit, people: People) -> Line:
    assert visit.starts is not None
    about = visit.purpose or visit.agenda
    text = Said(QT_TRANSLATE_NOOP("db", "Visit: {0}"), about) if about else Said(QT_TRANSLATE_NOOP("db", "Visit"))
    if visit.wanted:
        text = joined([text, Said(QT_TRANSLATE_NOOP("db", "wanted: {0}"), visit.wanted)], " – ")
    who = joined([people.contacts.get(one, "") for one in visit.contacts], ", ")
    return Line(text, visit.starts.local.date(), "", who, "", "visit", visit.id)


def _owed_line(row: PromiseRow) -> Line:
    ours = row.record.owed_by != "them"
    template = QT_TRANSLATE_NOOP("db", "We owe: {0}") if ours else QT_TRANSLATE_NOOP("db", "They owe: {0}")
    who = row.contact.name if row.contact else ""
    return Line(Said(template, row.record.what), row.record.due, "", who, "", "promise", row.record.id)
