"""Whom we know, kept ready for reading captures: read from the store once, then kept in step with its journal.

Following the journal (one small query before each reading) hears of this process's changes and of the other's alike.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain.capture import Known, KnownColleague, KnownContact, KnownCustomer
from db.records import Colleague, Contact, Customer
from db.store import journal
from db.store.store import Store

_KINDS = ("customer", "contact", "colleague")
#: From so many changed records on everything is read anew.
_MANY = 2000


class KnownPeople:
    """The customers, people and colleagues of a store as `Known`. May be called from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._known: Known | None = None
        self._seq = 0

    def now(self) -> Known:
        """What is known as of the last commit."""
        with self._lock, self._store.read() as session:
            high = journal.high_water(session.connection())
            if self._known is None or high < self._seq:
                self._known = self._all(session)
            elif high > self._seq:
                self._known = self._followed(session, self._known)
            self._seq = high
            return self._known

    def forget(self) -> None:
        """Read everything anew next time."""
        with self._lock:
            self._known = None

    def _all(self, session: Session) -> Known:
        return Known.build(_customers(session), _contacts(session), _colleagues(session))

    def _followed(self, session: Session, known: Known) -> Known:
        entries = journal.entry_table
        query = (
            select(entries.c.record)
            .where(entries.c.seq > self._seq, entries.c.kind.in_(_KINDS))
            .distinct()
            .limit(_MANY + 1)
        )
        ids = list(session.scalars(query))
        if not ids:
            return known
        if len(ids) > _MANY:
            return self._all(session)
        customers: list[KnownCustomer] = []
        contacts: list[KnownContact] = []
        colleagues: list[KnownColleague] = []
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            customers += _customers(session, some)
            contacts += _contacts(session, some)
            colleagues += _colleagues(session, some)
        here = {one.id for one in customers} | {one.id for one in contacts} | {one.id for one in colleagues}
        return known.changed(customers, contacts, colleagues, [one for one in ids if one not in here])


def _customers(session: Session, ids: Iterable[str] | None = None) -> Iterator[KnownCustomer]:
    query = select(Customer.id, Customer.name, Customer.aliases).where(Customer.deleted_at.is_(None))
    if ids is not None:
        query = query.where(Customer.id.in_(ids))
    for row in session.execute(query.order_by(Customer.id)):
        yield KnownCustomer(row.id, row.name, row.aliases)


def _contacts(session: Session, ids: Iterable[str] | None = None) -> Iterator[KnownContact]:
    query = select(Contact.id, Contact.name, Contact.customer, Contact.title, Contact.nicknames, Contact.given).where(
        Contact.deleted_at.is_(None)
    )
    if ids is not None:
        query = query.where(Contact.id.in_(ids))
    for row in session.execute(query.order_by(Contact.id)):
        yield KnownContact(row.id, row.name, row.customer, row.title, row.nicknames, row.given)


def _colleagues(session: Session, ids: Iterable[str] | None = None) -> Iterator[KnownColleague]:
    query = select(Colleague.id, Colleague.name).where(Colleague.deleted_at.is_(None))
    if ids is not None:
        query = query.where(Colleague.id.in_(ids))
    for row in session.execute(query.order_by(Colleague.id)):
        yield KnownColleague(row.id, row.name)
