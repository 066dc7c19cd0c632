"""Use cases of reading: Today, the lists, the page of a customer or person, the sidebar's counts; and confirming what
was proposed.

Each answer is put together in a few queries on one consistent state and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Contact, Customer, Promise, Record
from db.services import customer_page, lists, person_page
from db.services import proposals as proposing
from db.services import today as first_screen
from db.services.parts import ContactPage, CustomerPage, CustomerRow, PersonRow, Today
from db.services.refs import Ref
from db.store import drafts, journal
from db.store.errors import Invalid

if TYPE_CHECKING:
    from db.services.app import Tacit
    from db.services.briefs import Brief


T = TypeVar("T")


class _Kept(Generic[T]):
    """A list as of the last commit and a day. While neither changes it is not read again: a filter asks at every
    key."""

    def __init__(self, tacit: Tacit, read: Callable[[Session, date], list[T]]) -> None:
        self._tacit, self._read = tacit, read
        self._last: tuple[int, date, list[T]] | None = None

    def get(self, today: date | None) -> list[T]:
        day = today or self._tacit.today()
        with self._tacit.store.read() as session:
            seq = journal.high_water(session.connection())
            last = self._last
            if last is None or last[:2] != (seq, day):
                last = self._last = (seq, day, self._read(session, day))
            return last[2]


class Pages:
    """The pages of an opened profile."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._customers = _Kept(tacit, lists.customers)
        self._people = _Kept(tacit, lists.people)

    def today(self, today: date | None = None) -> Today:
        """Whom I see today, what is due, what was captured last, what waits to be confirmed."""
        with self._tacit.store.read() as session:
            return self._today(session, today or self._tacit.today())

    def keep_today(self) -> None:
        """Keep the first screen for the next start, if it is another than the one kept last."""

        def read(days: list[date]) -> tuple[int, list[Today]]:
            with self._tacit.store.read() as session:
                return journal.high_water(session.connection()), [self._today(session, day) for day in days]

        self._tacit.kept_page.keep(self._tacit.today(), read, self._tacit.store.high_water)

    def _today(self, session: Session, day: date) -> Today:
        me = self._tacit.store.me
        visits = first_screen.my_visits(session, me, day)
        promises, open_count = first_screen.due_soon(session, me, day)
        counts = {
            kind: session.scalar(select(func.count()).select_from(cls).where(cls.deleted_at.is_(None))) or 0
            for kind, cls in (("customers", Customer), ("people", Contact))
        }
        counts |= {"today": len(visits), "promises": open_count}
        return Today(
            visits=first_screen.cards(session, visits, day),
            promises=promises,
            open_count=open_count,
            recent=first_screen.recent(session),
            proposed=first_screen.proposed(session),
            drafts=len(drafts.files(self._tacit.profile.drafts)),
            counts=counts,
        )

    def counts(self, today: date | None = None) -> dict[str, int]:
        """The numbers beside the sidebar's entries: my visits of today, my open promises."""
        tacit, day = self._tacit, today or self._tacit.today()
        with tacit.store.read() as session:
            visits = first_screen.my_visits(session, tacit.store.me, day)
            open_count = session.scalar(
                select(func.count()).select_from(Promise).where(first_screen.mine(tacit.store.me))
            )
        return {"today": len(visits), "promises": open_count or 0}

    def customers(self, text: str = "", sort: str = "recent", today: date | None = None) -> list[CustomerRow]:
        """The list of customers, filtered by words of the name, another name or the place. `sort` is recent or name."""
        self._known_sort(sort)
        return lists.shown(self._customers.get(today), text, sort)

    def people(self, text: str = "", sort: str = "recent", today: date | None = None) -> list[PersonRow]:
        """The list of people, filtered by words of the name, title or customer. `sort` is recent or name."""
        self._known_sort(sort)
        return lists.shown(self._people.get(today), text, sort)

    @staticmethod
    def _known_sort(sort: str) -> None:
        if sort not in lists.SORTS:
            raise Invalid(Said("Lists are sorted by: {0}.", ", ".join(lists.SORTS)), "sort")

    def customer(self, customer_id: str, today: date | None = None) -> CustomerPage:
        """The page of a customer. NotFound."""
        with self._tacit.store.read() as session:
            return customer_page.page(
                session, self._tacit.kinds, customer_id, self._tacit.store.me, today or self._tacit.today()
            )

    def contact(self, contact_id: str, today: date | None = None) -> ContactPage:
        """The page of a person. NotFound."""
        with self._tacit.store.read() as session:
            return person_page.page(session, contact_id, self._tacit.store.me, today or self._tacit.today())

    def brief(self, customer_id: str, since: date | None = None, today: date | None = None) -> Brief:
        """The brief of a customer (`Briefs.brief`)."""
        return self._tacit.briefs.brief(customer_id, since, today)

    # --- proposals ----------------------------------------------------------------------------------------------------

    def confirm(self, ids: Sequence[str]) -> list[Record]:
        """These proposed customers and people are right. Others are passed over."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "confirming")) as work:
            return proposing.confirm(work, ids)

    def dismiss(self, ids: Sequence[str]) -> list[Record]:
        """These proposed customers and people are none: to the trash, and out of the notes and promises that named
        them. What was confirmed already is passed over."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "dismissing")) as work:
            return proposing.dismiss(work, ids)

    def same_as(self, record_id: str) -> list[Ref]:
        """Known customers or people that a proposed one may be, the likeliest first."""
        with self._tacit.store.read() as session:
            return proposing.same_as(session, record_id)

    def merge(self, record_id: str, known_id: str) -> Record:
        """A proposed customer or person is this known one, who it is. NotFound, Invalid."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "merging")) as work:
            return proposing.merge(work, record_id, known_id)
