"""The lists of customers and people: a row each, with the one thing that matters now, in a handful of queries for all
of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Text, case, func, select, type_coerce
from sqlalchemy.orm import Session

from db.domain.digest import gist
from db.domain.folding import fold
from db.domain.promises import OPEN, day_state
from db.domain.said import Said, joined
from db.domain.values import Moment
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Contact, Customer, Note, Opportunity, Promise, Visit
from db.services.parts import CustomerRow, PersonRow
from db.services.refs import names, ref
from db.services.today import DUE_TODAY, OVERDUE, QUIET

R = TypeVar("R", CustomerRow, PersonRow)

SORTS = ("recent", "name")
#: Days ahead of a visit or of a decision that a row speaks of.
NEAR_VISIT, NEAR_DECISION = 7, 60
#: From so many notes on it matters that only one of us wrote them (METHODS 1.7).
ENOUGH_NOTES = 4
_POLARITY = {
    "hot": QT_TRANSLATE_NOOP("db", "Warms to: {0}"),
    "cold": QT_TRANSLATE_NOOP("db", "Put off by: {0}"),
    "avoid": QT_TRANSLATE_NOOP("db", "Avoid: {0}"),
}


#: The day a record was made, as text: reading thousands of times costs more than it tells.
_MADE: dict[Any, Any] = {
    cls: func.substr(type_coerce(cls.created_at, Text), 1, 10).label("made") for cls in (Customer, Contact)
}


@dataclass(slots=True)
class _Facts:
    """What a row is made from."""

    last: date | None = None
    notes: int = 0
    authors: int = 0
    overdue: int = 0
    today: int = 0
    visit_today: Moment | None = None
    visit_ahead: date | None = None
    deciding: str = ""
    states: dict[str, int] = field(default_factory=dict)

    def heard(self, day: date | None, today: date) -> None:
        """Something happened on that day; days to come do not count."""
        if day and day <= today and (self.last is None or day > self.last):
            self.last = day


@dataclass(frozen=True, slots=True, repr=False)
class Listed(Generic[R]):
    """A row and the folded text that a filter looks into."""

    row: R
    text: str


def shown(listed: Iterable[Listed[R]], text: str, sort: str) -> list[R]:
    """The rows that have every word of `text`; the last active first, or by name."""
    words = fold(text).split()
    found = [one.row for one in listed if all(word in one.text for word in words)]
    return sorted(found, key=_by_name if sort == "name" else _by_day)


def customers(session: Session, today: date) -> list[Listed[CustomerRow]]:
    """All customers; a filter looks into their name, other names and place."""
    listed = session.execute(
        select(Customer.id, Customer.name, Customer.aliases, Customer.city, Customer.proposed, _MADE[Customer]).where(
            Customer.deleted_at.is_(None)
        )
    ).all()
    facts = _customer_facts(session, today)
    found = []
    for row in listed:
        known = facts.get(row.id) or _Facts()
        line, state = _customer_line(known, row.proposed, today)
        day = today if known.visit_today else known.last or _made_on(row.made)
        made = CustomerRow(row.id, row.name, day, line, state, row.proposed)
        found.append(Listed(made, _folded(row.name, *row.aliases, row.city)))
    return found


def _customer_facts(session: Session, today: date) -> dict[str, _Facts]:
    facts: dict[str, _Facts] = defaultdict(_Facts)
    noted = (
        select(
            Note.customer, func.max(_past(Note.learnt_on, today)), func.count(), func.count(Note.created_by.distinct())
        )
        .where(Note.deleted_at.is_(None), Note.customer.is_not(None))
        .group_by(Note.customer)
    )
    for customer, last, count, authors in session.execute(noted):
        one = facts[customer or ""]
        one.heard(last, today)
        one.notes, one.authors = count, authors
    for customer, due in session.execute(
        select(Promise.customer, Promise.due).where(
            Promise.deleted_at.is_(None),
            Promise.status.in_((OPEN, "")),
            Promise.due <= today,
            Promise.customer.is_not(None),
        )
    ):
        _count(facts[customer or ""], due, today)
    for customer, starts in session.execute(
        select(Visit.customer, type_coerce(Visit.starts, Text)).where(
            Visit.deleted_at.is_(None), Visit.starts.is_not(None), Visit.customer.is_not(None)
        )
    ):
        _visited(facts[customer or ""], starts, today)
    for customer, name, close_by in session.execute(
        select(Opportunity.customer, Opportunity.name, Opportunity.close_by).where(
            Opportunity.deleted_at.is_(None), Opportunity.stage == "buying", Opportunity.customer.is_not(None)
        )
    ):
        if close_by is None or -NEAR_DECISION < (close_by - today).days <= NEAR_DECISION:
            facts[customer or ""].deciding = name
    return facts


def _count(one: _Facts, due: date | None, today: date) -> None:
    match day_state(OPEN, due, today):
        case "overdue":
            one.overdue += 1
        case "today":
            one.today += 1


def _visited(one: _Facts, starts: str, today: date) -> None:
    """`starts` as stored. Zones are looked up only for days close enough to today to matter."""
    day = date.fromisoformat(starts[:10])
    distance = (day - today).days
    if -2 < distance < 2:
        moment = Moment.parse(starts)
        day = moment.local.date()
        distance = (day - today).days
        if distance == 0:
            earlier = one.visit_today
            one.visit_today = min(moment, earlier) if earlier else moment
    if 0 < distance <= NEAR_VISIT:
        one.visit_ahead = min(day, one.visit_ahead or day)
    one.heard(day, today)


def _customer_line(one: _Facts, proposed: bool, today: date) -> tuple[str, str]:
    """(the one thing that matters now, state)."""
    state = "overdue" if one.overdue else "due" if one.today else ""
    said: list[str] = []
    if one.overdue:
        said.append(Said(OVERDUE, one.overdue))
    elif one.today:
        said.append(Said(DUE_TODAY, one.today))
    if one.visit_today:
        said.append(Said(QT_TRANSLATE_NOOP("db", "visit today {0}"), f"{one.visit_today.local:%H:%M}"))
    elif one.visit_ahead:
        said.append(Said(QT_TRANSLATE_NOOP("db", "visit {0}"), one.visit_ahead))
    if said:
        return joined(said), state
    if proposed:
        return Said(QT_TRANSLATE_NOOP("db", "Proposed, to confirm")), state
    if one.deciding:
        return Said(QT_TRANSLATE_NOOP("db", "Being bought: {0}"), one.deciding), state
    if one.last is None and not one.notes:
        return Said(QT_TRANSLATE_NOOP("db", "Nothing known yet")), state
    if one.last is not None and (today - one.last).days > QUIET:
        return Said(QT_TRANSLATE_NOOP("db", "Quiet since {0}"), one.last), state
    if one.notes >= ENOUGH_NOTES and one.authors == 1:
        return Said(QT_TRANSLATE_NOOP("db", "All known by one colleague")), state
    return Said(QT_TRANSLATE_NOOP("db", "Up to date")), state


def people(session: Session, today: date) -> list[Listed[PersonRow]]:
    """All people; a filter looks into their name, other names, title and customer."""
    listed: list[Any] = list(
        session.execute(
            select(
                Contact.id,
                Contact.name,
                Contact.nicknames,
                Contact.title,
                Contact.customer,
                Contact.proposed,
                _MADE[Contact],
            ).where(Contact.deleted_at.is_(None))
        )
    )
    firms = names(session, Customer, (row.customer for row in listed))
    refs = {customer: ref(firms, customer) for customer in {row.customer for row in listed}}
    facts = _person_facts(session, today)
    best = _best_buttons(session)
    found = []
    for row in listed:
        known = facts.get(row.id) or _Facts()
        line, state = _person_line(known, row.proposed, best.get(row.id))
        firm = refs[row.customer]
        day = known.last or _made_on(row.made)
        made = PersonRow(row.id, row.name, row.title, firm, day, line, row.proposed, state)
        found.append(Listed(made, _folded(row.name, *row.nicknames, row.title, firm.name if firm else "")))
    return found


def _person_facts(session: Session, today: date) -> dict[str, _Facts]:
    facts: dict[str, _Facts] = defaultdict(_Facts)
    about = func.json_each(Note.about).table_valued("value")
    noted = (
        select(about.c.value, func.max(_past(Note.learnt_on, today)))
        .select_from(Note)
        .join(about, Note.about != "[]")
        .where(Note.deleted_at.is_(None))
        .group_by(about.c.value)
    )
    for person, last in session.execute(noted):
        facts[person].heard(last, today)
    for person, due in session.execute(
        select(Promise.contact, Promise.due).where(
            Promise.deleted_at.is_(None),
            Promise.status.in_((OPEN, "")),
            Promise.due <= today,
            Promise.contact.is_not(None),
        )
    ):
        _count(facts[person or ""], due, today)
    met = func.json_each(Visit.contacts).table_valued("value")
    visits = (
        select(met.c.value, func.max(Visit.starts))
        .select_from(Visit)
        .join(met, Visit.contacts != "[]")
        .where(Visit.deleted_at.is_(None), Visit.starts < Moment(datetime.combine(today, datetime.max.time(), UTC)))
        .group_by(met.c.value)
    )
    for person, starts in session.execute(visits):
        facts[person].heard(starts.local.date() if starts else None, today)
    return facts


def _best_buttons(session: Session) -> dict[str, tuple[str, str]]:
    """person -> (polarity, text) of what to mind first: what to avoid, then what puts off, then what warms; the
    newest."""
    query = (
        select(Note.polarity, func.substr(Note.text, 1, 200), Note.about)
        .where(Note.deleted_at.is_(None), Note.polarity != "")
        .order_by(Note.learnt_on.desc(), Note.id.desc())
    )
    order = ("avoid", "cold", "hot")
    found: dict[str, tuple[str, str]] = {}
    for polarity, text, about in session.execute(query):
        if polarity not in order:
            continue
        for person in about[:1]:
            if person not in found or order.index(polarity) < order.index(found[person][0]):
                found[person] = (polarity, text)
    return found


def _person_line(one: _Facts, proposed: bool, button: tuple[str, str] | None) -> tuple[str, str]:
    if one.overdue:
        return Said(OVERDUE, one.overdue), "overdue"
    if one.today:
        return Said(DUE_TODAY, one.today), "due"
    if proposed:
        return Said(QT_TRANSLATE_NOOP("db", "Proposed, to confirm")), ""
    if button:
        return Said(_POLARITY[button[0]], gist(button[1], 80)), ""
    return "", ""


def _folded(*parts: str) -> str:
    return fold(" ".join(part for part in parts if part))


def _past(day: Any, today: date) -> Any:
    """The day where it is not still to come: a year mistyped in an import is no news."""
    return case((day <= today, day))


def _made_on(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _by_day(row: CustomerRow | PersonRow) -> tuple[int, str, str]:
    return -(row.date.toordinal() if row.date else 0), fold(row.name), row.id


def _by_name(row: CustomerRow | PersonRow) -> tuple[int, str, str]:
    return 0, fold(row.name), row.id
