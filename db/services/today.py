"""The first screen: whom I see today and what to have in mind, what is due, what was captured last, what waits to be
confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from db.domain import digest, questions
from db.domain.digest import ended, gist, shorten
from db.domain.promises import OPEN
from db.domain.said import Said, joined
from db.domain.values import Moment
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Contact, Customer, Note, Promise, Site, Visit
from db.services import promises as ledger
from db.services.parts import NearPromise, NoteRow, PromiseGist, Proposed, VisitCard
from db.services.promises import PromiseRow
from db.services.refs import names, ref
from db.services.timeline import COLUMNS, Knowledge, knowledge, learnt

RECENT = 12
MOST_PROPOSED = 50
#: Newest notes of a customer that a card is made from, besides its buttons.
READ = 40
#: Days without a note or visit after which a customer is quiet.
QUIET = 90
#: Days ahead of promises that are worth a place on the first screen.
WEEK = 7


def mine(me: str) -> ColumnElement[bool]:
    """Open promises of mine, or owed to me."""
    return and_(
        Promise.deleted_at.is_(None),
        Promise.status.in_((OPEN, "")),
        ledger.of(me),
    )


def my_visits(session: Session, me: str, today: date) -> list[Visit]:
    """My visits of today, by the clock of the place where they are, the first first."""
    first = datetime.combine(today, time(), UTC) - timedelta(hours=15)  # zones run from UTC-12 to UTC+14
    tests = (
        Visit.deleted_at.is_(None),
        Visit.starts >= Moment(first),
        Visit.starts < Moment(first + timedelta(hours=54)),
    )
    found = [
        visit
        for visit in session.scalars(select(Visit).where(*tests))
        if visit.starts and visit.starts.local.date() == today and _is_mine(visit, me)
    ]
    return sorted(found, key=lambda visit: (visit.starts or Moment(first), visit.id))


def _is_mine(visit: Visit, me: str) -> bool:
    return me in visit.colleagues or (not visit.colleagues and visit.created_by == me)


def due_soon(session: Session, me: str, today: date) -> tuple[tuple[NearPromise, ...], int]:
    """(my promises that are overdue or due within a week, how many of mine are open)."""
    near = ledger.rows(session, [mine(me), Promise.due <= today + timedelta(days=WEEK)], today)
    return tuple(map(_near, near)), session.scalar(select(func.count()).select_from(Promise).where(mine(me))) or 0


def _near(row: PromiseRow) -> NearPromise:
    one = row.record
    gist_of = PromiseGist(one.id, one.what, one.owed_by, one.status, one.due, one.settled_on)
    return NearPromise(gist_of, row.customer, row.contact, row.days, row.state)


def recent(session: Session) -> tuple[NoteRow, ...]:
    """The last captures, whoever wrote them; pieces read out of them are left out."""
    query = (
        select(Note.id, Note.text, Note.customer, Note.learnt_on, Note.created_at, Note.topics)
        # coalesce, so that SQLite walks the index of days from its end and stops, instead of gathering all captures
        .where(Note.deleted_at.is_(None), func.coalesce(Note.capture, "") == "", Note.learnt_on.is_not(None))
        .order_by(Note.learnt_on.desc(), Note.created_at.desc(), Note.id.desc())
        .limit(RECENT)
    )
    found = list(session.execute(query))
    customers = names(session, Customer, (row.customer for row in found))
    return tuple(
        NoteRow(row.id, gist(row.text, 160), ref(customers, row.customer), day, row.topics)
        for row in found
        if (day := learnt(row.learnt_on, row.created_at))
    )


def proposed(session: Session) -> tuple[Proposed, ...]:
    """Customers and people out of captures that wait to be confirmed, customers first."""
    firms = session.execute(
        select(Customer.id, Customer.name)
        .where(Customer.proposed == true(), Customer.deleted_at.is_(None))
        .order_by(Customer.created_at.desc())
        .limit(MOST_PROPOSED)
    ).all()
    people = session.execute(
        select(Contact.id, Contact.name, Contact.customer)
        .where(Contact.proposed == true(), Contact.deleted_at.is_(None))
        .order_by(Contact.created_at.desc())
        .limit(MOST_PROPOSED)
    ).all()
    customers = names(session, Customer, (row.customer for row in people))
    return (
        *(Proposed(row.id, row.name, "customer") for row in firms),
        *(Proposed(row.id, row.name, "contact", ref(customers, row.customer)) for row in people),
    )


# --- cards ------------------------------------------------------------------------------------------------------------


def cards(session: Session, visits: Sequence[Visit], today: date) -> tuple[VisitCard, ...]:
    """The cards of these visits, with what they need read at once for all of them."""
    customers = names(session, Customer, (visit.customer for visit in visits))
    people = names(session, Contact, (one for visit in visits for one in visit.contacts))
    sites = names(session, Site, (visit.site for visit in visits))
    known = _known(session, customers, today)
    owed = _owed(session, customers, today)
    seen = _last_seen(session, customers, today)
    made = []
    for visit in visits:
        customer = ref(customers, visit.customer)
        if visit.starts is None or customer is None:
            continue
        who = [people[one] for one in visit.contacts if one in people]
        know, happened, next_ = lines(visit, known[customer.id], owed[customer.id], seen.get(customer.id), today)
        made.append(
            VisitCard(
                id=visit.id,
                customer=customer,
                people=joined([*who, sites.get(visit.site or "", "")], ", "),
                starts=visit.starts.local,
                minutes=visit.minutes,
                know=know,
                happened=happened,
                next=next_,
                badge=badge(owed[customer.id], seen.get(customer.id), today),
            )
        )
    return tuple(made)


def lines(
    visit: Visit, known: Sequence[Knowledge], owed: Sequence[PromiseRow], last_seen: date | None, today: date
) -> tuple[str, str, str]:
    """(know, happened, next): one line each, '' where there is nothing to say."""
    pieces = [note.for_digest() for note in known]
    know, used = digest.know(pieces, visit.contacts)
    whole = [one.for_digest() for one in known if not one.piece]
    newest = max((one.day for one in known if one.day), default=last_seen)
    if newest and (today - newest).days > QUIET:
        happened: str = Said(QT_TRANSLATE_NOOP("db", "Nothing since {0}."), newest)
    else:
        happened = digest.happened(whole, used)
    return know, happened, _next(visit, known, owed)


def _next(visit: Visit, known: Sequence[Knowledge], owed: Sequence[PromiseRow]) -> str:
    """What is owed first, then what we want of the visit, else a question worth asking."""
    said: list[str] = []
    pressing = next((row for row in owed if row.state in ("overdue", "today", "soon")), None)
    if pressing is not None:
        what = shorten(pressing.record.what, 70)
        ours = pressing.record.owed_by != "them"
        template = QT_TRANSLATE_NOOP("db", "We owe: {0}.") if ours else QT_TRANSLATE_NOOP("db", "They owe: {0}.")
        if what.endswith("…"):
            template = QT_TRANSLATE_NOOP("db", "We owe: {0}") if ours else QT_TRANSLATE_NOOP("db", "They owe: {0}")
        said.append(Said(template, what.rstrip(".")))
    wanted = visit.wanted or visit.purpose
    if wanted:
        said.append(ended(gist(wanted, 80)))
    if not said:
        facts = questions.CustomerFacts(
            topics={topic for note in known for topic in note.topics},
            people=1,
            buttons=any(note.polarity for note in known),
            fiscal_year=True,
        )
        said += [Said(question) for question in questions.of_customer(facts)[:1]]
    return joined(said, " ")


def badge(owed: Iterable[PromiseRow], last_seen: date | None, today: date) -> tuple[str, str] | None:
    """(state, words): what is overdue, else what is due today, else how long nobody was there."""
    states = [row.state for row in owed]
    if overdue := states.count("overdue"):
        return "overdue", Said(OVERDUE, overdue)
    if due := states.count("today"):
        return "due", Said(DUE_TODAY, due)
    if last_seen and (today - last_seen).days > QUIET:
        return "neutral", Said(QT_TRANSLATE_NOOP("db", "Last seen {0}"), last_seen)
    return None


OVERDUE = QT_TRANSLATE_NOOP("db", "{0} overdue")
DUE_TODAY = QT_TRANSLATE_NOOP("db", "{0} due today")


def _known(session: Session, customers: Mapping[str, str], today: date) -> dict[str, list[Knowledge]]:
    """The newest notes and the buttons of each customer."""
    found: dict[str, list[Knowledge]] = defaultdict(list)
    if not customers:
        return found
    place = func.row_number().over(
        partition_by=(Note.customer, Note.polarity != ""),
        order_by=(Note.learnt_on.desc(), Note.created_at.desc(), Note.id.desc()),
    )
    ranked = (
        select(*COLUMNS, place.label("place"))
        .where(Note.deleted_at.is_(None), Note.customer.in_(list(customers)))
        .subquery()
    )
    columns: list[Any] = [ranked.c[column.key] for column in COLUMNS]
    query = select(*columns).where(ranked.c.place <= READ).order_by(ranked.c.learnt_on.desc(), ranked.c.id.desc())
    for row in session.execute(query):
        found[row.customer].append(knowledge(row, today))
    return found


def _owed(session: Session, customers: Mapping[str, str], today: date) -> dict[str, list[PromiseRow]]:
    found: dict[str, list[PromiseRow]] = defaultdict(list)
    if customers:
        tests = [Promise.deleted_at.is_(None), Promise.status.in_((OPEN, "")), Promise.customer.in_(list(customers))]
        for row in ledger.rows(session, tests, today):
            found[row.record.customer or ""].append(row)
    return found


def _last_seen(session: Session, customers: Mapping[str, str], today: date) -> dict[str, date]:
    """The day of the last visit or note before today."""
    found: dict[str, date] = {}
    if not customers:
        return found
    before = Moment(datetime.combine(today, time(), UTC))
    visits = (
        select(Visit.customer, func.max(Visit.starts))
        .where(Visit.customer.in_(list(customers)), Visit.deleted_at.is_(None), Visit.starts < before)
        .group_by(Visit.customer)
    )
    notes = (
        select(Note.customer, func.max(Note.learnt_on))
        .where(Note.customer.in_(list(customers)), Note.deleted_at.is_(None), Note.learnt_on < today)
        .group_by(Note.customer)
    )
    for customer, starts in session.execute(visits):
        if starts and customer:
            found[customer] = starts.local.date()
    for customer, day in session.execute(notes):
        if day and customer and (customer not in found or day > found[customer]):
            found[customer] = day
    return found
