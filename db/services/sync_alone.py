"""What only I may see, by customer, as it is looked through before it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Record
from db.services.sync_audiences import only_mine
from db.services.sync_parts import Alone, Ref

if TYPE_CHECKING:
    from db.services.app import Tacit

#: The fields that say to which record another belongs, where it names no customer itself.
_THROUGH = ("subject", "contact", "from_person", "opportunity", "note")


def by_customer(tacit: Tacit) -> list[Alone]:
    """Everything of mine that nobody else may see, by the customer it is about, those without one last; in each the
    newest first."""
    with tacit.store.read() as session:
        found = {one: tacit.store.find(session, one) for one in only_mine(tacit)}
    records = {one: record for one, record in found.items() if record is not None}
    about = {one: _customer(tacit, record, records) for one, record in records.items()}
    names = tacit.records.names([one for one in about.values() if one])
    made: dict[str, list[tuple[Ref, str]]] = {}
    for one in sorted(records, reverse=True):  # ids are in the order in which records were made
        kind = tacit.kinds.of(records[one])
        made.setdefault(about[one], []).append((Ref(one, kind.title(records[one])), kind.name))
    parts = [Alone(Ref(one, names[one]) if one else None, tuple(rows)) for one, rows in made.items()]
    return sorted(
        parts, key=lambda part: (part.customer is None, part.customer.name.casefold() if part.customer else "")
    )


def _customer(tacit: Tacit, record: Record, records: dict[str, Record]) -> str:
    """The id of the customer that a record is about, '' where it names none."""
    if tacit.kinds.of(record).name == "customer":
        return record.id
    values = vars(record)
    if values.get("customer"):
        return str(values["customer"])
    for name in _THROUGH:
        other = records.get(str(values.get(name) or ""))
        if other is not None:
            return _customer(tacit, other, records)
    return ""
