"""Use cases of promises: the ledger both ways, and how one is kept, broken, moved, dropped or opened again (METHODS
7.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from db.domain import promises as rules
from db.domain.promises import DayState
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Contact, Customer, Promise
from db.services.refs import Ref, names, ref
from db.store.errors import Invalid, NotFound
from db.store.work import Work

if TYPE_CHECKING:
    from db.services.app import Tacit

STATES = ("open", "kept", "broken", "dropped", "all")


@dataclass(frozen=True, slots=True, repr=False)
class PromiseRow:
    """A promise with whom it is about. `days` from today to its due day, negative when past, None without one."""

    record: Promise
    customer: Ref | None
    contact: Ref | None
    days: int | None
    state: DayState

    def __eq__(self, other: object) -> bool:
        """Rows are alike when they show the same: the record of the same versions on the same day."""
        if not isinstance(other, PromiseRow):
            return NotImplemented
        mine, theirs = self.record, other.record
        return (mine.id, mine.versions, self.customer, self.contact, self.days, self.state) == (
            theirs.id,
            theirs.versions,
            other.customer,
            other.contact,
            other.days,
            other.state,
        )

    def __hash__(self) -> int:
        return hash((self.record.id, self.days, self.state))


class Promises:
    """The ledger of an opened profile."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    # --- reading ------------------------------------------------------------------------------------------------------

    def ledger(
        self,
        state: str = "open",
        by: str | None = None,
        customer: str | None = None,
        due_before: date | None = None,
        today: date | None = None,
        contact: str | None = None,
        mine: bool = False,
    ) -> list[PromiseRow]:
        """Promises, the most urgent first; settled ones by the day they were settled, the last first. `by` is who
        owes, `customer` and `contact` are ids, `due_before` leaves that day out, `mine` takes those that I owe or that
        are owed to me. Invalid for an unknown `state` or `by`."""
        if state not in STATES:
            raise Invalid(Said("A promise is one of: {0}.", ", ".join(STATES)), "state")
        if by not in (None, "us", "them"):
            raise Invalid("Who owes is “us” or “them”.", "by")
        tests: list[ColumnElement[bool]] = [Promise.deleted_at.is_(None)]
        if state == "open":
            tests.append(Promise.status.in_(("open", "")))
        elif state != "all":
            tests.append(Promise.status == state)
        if by:
            tests.append(Promise.owed_by == by)
        if customer:
            tests.append(Promise.customer == customer)
        if contact:
            tests.append(Promise.contact == contact)
        if mine:
            tests.append(of(self._tacit.store.me))
        if due_before:
            tests.append(Promise.due < due_before)
        with self._tacit.store.read() as session:
            return rows(session, tests, today or self._tacit.today())

    def kept_rate(self, customer: str | None = None) -> tuple[int, int]:
        """(kept, settled) of what we owed, to one customer or to all."""
        query = select(Promise.status).where(
            Promise.deleted_at.is_(None), Promise.owed_by != "them", Promise.status.in_(rules.SETTLED)
        )
        if customer:
            query = query.where(Promise.customer == customer)
        with self._tacit.store.read() as session:
            return rules.kept_rate(session.scalars(query))

    # --- settling -----------------------------------------------------------------------------------------------------

    def open_from(self, notes: Sequence[str]) -> int:
        """How many promises that were made in these notes are open: they outlive the notes."""
        tests = (Promise.note.in_(notes), Promise.deleted_at.is_(None), Promise.status.in_((rules.OPEN, "")))
        with self._tacit.store.read() as session:
            return session.scalar(select(func.count()).select_from(Promise).where(*tests)) or 0

    def keep(self, promise_id: str, on: date | None = None, proof: str = "") -> Promise:
        """It was kept, today or on that day; `proof` says what shows it. NotFound; Invalid where it ended otherwise."""
        return self._end(promise_id, "kept", on, proof, QT_TRANSLATE_NOOP("db", "promise kept"))

    def break_(self, promise_id: str, on: date | None = None, proof: str = "") -> Promise:
        """It was not kept, and will not be. NotFound; Invalid where it ended otherwise."""
        return self._end(promise_id, "broken", on, proof, QT_TRANSLATE_NOOP("db", "promise broken"))

    def drop(self, promise_id: str, on: date | None = None, proof: str = "") -> Promise:
        """It is not expected any more; it counts neither as kept nor as broken. NotFound; Invalid where it ended
        otherwise."""
        return self._end(promise_id, "dropped", on, proof, QT_TRANSLATE_NOOP("db", "promise dropped"))

    def move(self, promise_id: str, due: date | None) -> Promise:
        """Another day was agreed, or none. The day before stays in its history. NotFound; Invalid for a settled
        promise."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "promise moved")) as work:
            promise = self._promise(work, promise_id)
            if rules.status_of(promise.status) != rules.OPEN:
                raise Invalid(rules.refusal(promise.status), "due")
            work.edit(promise.id, {"due": (None, due)})
        return promise

    def reopen(self, promise_id: str) -> Promise:
        """It is open again, with what was said as proof kept. NotFound. One that is open stays as it is."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "promise open again")) as work:
            promise = self._promise(work, promise_id)
            if rules.status_of(promise.status) != rules.OPEN:
                work.edit(promise.id, {"status": (None, rules.OPEN), "settled_on": (None, None)})
        return promise

    def _end(self, promise_id: str, status: str, on: date | None, proof: str, label: str) -> Promise:
        today = self._tacit.today()
        if on and on > today:
            raise Invalid("That day is still to come. Say the day on which it was settled.", "settled_on")
        with self._tacit.store.work(label=label) as work:
            promise = self._promise(work, promise_id)
            if not rules.allowed(promise.status, status):
                raise Invalid(rules.refusal(promise.status), "status")
            again = promise.status == status
            changes: dict[str, tuple[str | None, Any]] = {"status": (None, status)}
            if on or not again:
                changes["settled_on"] = (None, on or today)
            if proof.strip():
                changes["proof"] = (None, proof.strip())
            work.edit(promise.id, changes)
        return promise

    def _promise(self, work: Work, promise_id: str) -> Promise:
        found = work.session.get(Promise, promise_id)
        if found is None or found.deleted_at is not None:
            raise NotFound("That promise is not here any more. Look in the trash.")
        return found


def of(me: str) -> ColumnElement[bool]:
    """The promises of a colleague, owed by them or to them: those that name them, and what they wrote down themselves
    and that names nobody."""
    return or_(Promise.colleague == me, and_(Promise.colleague.is_(None), Promise.created_by == me))


def rows(
    session: Session, tests: Sequence[ColumnElement[bool]], today: date, limit: int | None = None
) -> list[PromiseRow]:
    """The promises that pass, as rows in the order of the ledger, with the names they need in two more queries."""
    found = list(session.scalars(select(Promise).where(*tests)))
    found.sort(key=lambda one: _place(one, today))
    found = found[:limit]
    customers = names(session, Customer, (one.customer for one in found))
    contacts = names(session, Contact, (one.contact for one in found))
    return [
        PromiseRow(
            record=one,
            customer=ref(customers, one.customer),
            contact=ref(contacts, one.contact),
            days=rules.days_left(one.due, today),
            state=rules.day_state(one.status, one.due, today),
        )
        for one in found
    ]


def _place(promise: Promise, today: date) -> tuple[tuple[int, int, int], int, str]:
    ended = rules.status_of(promise.status) != rules.OPEN
    urgency = rules.urgency(promise.status, promise.due, today, promise.owed_by != "them")
    if not ended:
        return urgency, 0, promise.id
    settled = promise.settled_on.toordinal() if promise.settled_on else 0
    return (urgency[0], 0, 0), -settled, promise.id
