"""A made-up company for tests of pages: short words for making its records around a fixed Monday."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from db.domain.values import Moment
from db.services.app import Tacit

TODAY = date(2026, 11, 23)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def total(tacit: Tacit, kind: str, **where: object) -> int:
    """How many records of a kind there are."""
    return tacit.records.list(kind, where).total


class Company:
    """Short words for making records."""

    def __init__(self, tacit: Tacit) -> None:
        self.tacit = tacit

    def _add(self, kind: str, **values: Any) -> str:
        return self.tacit.records.add(kind, values).id

    def customer(self, name: str = "Nordhaven Paper", **values: Any) -> str:
        return self._add("customer", name=name, **values)

    def person(self, name: str, customer: str | None, **values: Any) -> str:
        return self._add("contact", name=name, customer=customer, **values)

    def colleague(self, name: str) -> str:
        return self._add("colleague", name=name)

    def note(self, text: str, customer: str | None = None, ago: int = 1, by: str | None = None, **values: Any) -> str:
        from db.records import Note

        values = {"learnt_on": day(-ago)} | values
        with self.tacit.store.work() as work:
            return work.add(Note(text=text, customer=customer, created_by=by, **values)).id

    def promise(self, what: str, due: int | None, customer: str | None = None, **values: Any) -> str:
        given = {"owed_by": "us", "status": "open", "due": None if due is None else day(due)} | values
        return self._add("promise", what=what, customer=customer, **given)

    def visit(self, customer: str, in_days: int = 0, hour: int = 9, zone: str = "Europe/Berlin", **values: Any) -> str:
        starts = Moment.said(datetime.combine(day(in_days), datetime.min.time()).replace(hour=hour), zone)
        return self._add("visit", customer=customer, starts=starts, **values)
