"""What happens to customers and people that a capture proposed, once somebody says whether they are right."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from db.records import Contact, Customer, Form, Kind, Record
from db.store.work import Work


def confirm(work: Work, ids: Iterable[str]) -> list[Record]:
    """Take the mark off those that carry it. A person's customer that is still proposed is confirmed with them."""
    confirmed: list[Record] = []
    for record in _proposed(work, ids):
        record.proposed = False
        confirmed.append(record)
        if isinstance(record, Contact) and record.customer:
            firm = work.session.get(Customer, record.customer)
            if firm is not None and firm.proposed and firm.deleted_at is None:
                firm.proposed = False
                confirmed.append(firm)
    return confirmed


def dismiss(work: Work, ids: Iterable[str]) -> list[Record]:
    """To the trash, and references to them taken out of whatever names them: it was misread, so nothing is about
    them."""
    dismissed: list[Record] = []
    for record in _proposed(work, ids):
        for kind in work.store.kinds:
            _forget(work, kind, record)
        record.deleted_at = work.now
        dismissed.append(record)
    return dismissed


def _proposed(work: Work, ids: Iterable[str]) -> list[Customer | Contact]:
    found: list[Customer | Contact] = []
    for one in dict.fromkeys(ids):
        record = work.session.get(Contact, one) or work.session.get(Customer, one)
        if record is not None and record.proposed and record.deleted_at is None:
            found.append(record)
    return found


def _forget(work: Work, kind: Kind, gone: Customer | Contact) -> None:
    """Derived from the declarations, so that a new kind that refers to people is not forgotten here."""
    target = work.store.kinds.of(gone).name
    for field in kind.references:
        if target not in field.target:
            continue
        column = getattr(kind.cls, field.name)
        if field.form is Form.REF:
            for record in work.session.scalars(select(kind.cls).where(column == gone.id)):
                setattr(record, field.name, None)
        else:
            for record in work.session.scalars(select(kind.cls).where(func.instr(column, gone.id) > 0)):
                setattr(record, field.name, tuple(one for one in getattr(record, field.name) if one != gone.id))
