"""What happens to customers and people that a capture proposed, once somebody says whether they are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from db.domain.folding import fold
from db.domain.names import firm_likeness, name_likeness
from db.records import Contact, Customer, Form, Kind, Record
from db.services.refs import Ref
from db.store.errors import Invalid, NotFound
from db.store.work import Work

#: How alike two names are that may mean one.
_ALIKE = 0.6


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
            _point(work, kind, record, None)
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


def _point(work: Work, kind: Kind, gone: Customer | Contact, instead: str | None) -> None:
    """What points at one points at another, or nowhere. Derived from the declarations, so that a new kind that refers
    to people is not forgotten here."""
    target = work.store.kinds.of(gone).name
    for field in kind.references:
        if target not in field.target:
            continue
        column = getattr(kind.cls, field.name)
        if field.form is Form.REF:
            for record in work.session.scalars(select(kind.cls).where(column == gone.id)):
                setattr(record, field.name, instead)
        else:
            for record in work.session.scalars(select(kind.cls).where(func.instr(column, gone.id) > 0)):
                before = getattr(record, field.name)
                after = (instead if one == gone.id else one for one in before)
                setattr(record, field.name, tuple(dict.fromkeys(one for one in after if one)))


# --- one that is known already ----------------------------------------------------------------------------------------


def same_as(session: Session, record_id: str, limit: int = 3) -> list[Ref]:
    """Known ones that a proposed customer or person may be, the likeliest first; their own customer's people first."""
    gone = session.get(Contact, record_id) or session.get(Customer, record_id)
    if gone is None:
        return []
    rows: Sequence[Customer | Contact]
    if isinstance(gone, Customer):
        alike, rows = firm_likeness, session.scalars(_confirmed(Customer)).all()
    else:
        alike, rows = name_likeness, session.scalars(_confirmed(Contact)).all()
    home = gone.customer if isinstance(gone, Contact) else None
    ranked = []
    for row in rows:
        others = row.aliases if isinstance(row, Customer) else row.nicknames
        same = max(alike(gone.name, name) for name in (row.name, *others))
        if same >= _ALIKE:
            near = bool(home) and isinstance(row, Contact) and row.customer == home
            ranked.append((not near, -same, row.name, row.id))
    return [Ref(one, name) for _, _, name, one in sorted(ranked)[:limit]]


def _confirmed(cls: type[Customer] | type[Contact]) -> Any:
    return select(cls).where(cls.deleted_at.is_(None), cls.proposed == false())


def merge(work: Work, record_id: str, known_id: str) -> Record:
    """A proposed customer or person is this known one: what names the proposed names the known, who is called so too
    from now on; the proposed goes to the trash. NotFound; Invalid where they are of two kinds or the same."""
    found = _proposed(work, [record_id])
    known = work.session.get(type(found[0]), known_id) if found else None
    if not found or known is None or known.deleted_at is not None:
        raise NotFound("One of the two is not here any more, or was confirmed already.")
    [gone] = found
    if gone is known:
        raise Invalid("These two are the same record already.")
    for kind in work.store.kinds:
        _point(work, kind, gone, known.id)
    if isinstance(gone, Customer) and isinstance(known, Customer):
        known.aliases = _with_name(known.aliases, gone.name, known.name)
    elif isinstance(gone, Contact) and isinstance(known, Contact):
        known.nicknames = _with_name(known.nicknames, gone.name, known.name)
        known.title = known.title or gone.title
        known.customer = known.customer or gone.customer
    gone.deleted_at = work.now
    return known


def _with_name(names: tuple[str, ...], name: str, own: str) -> tuple[str, ...]:
    return names if fold(name) in {fold(one) for one in (*names, own)} else (*names, name)
