"""Which drafts a row of a table becomes: one that the row is about, and the records it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.domain.said import Said
from db.exchange import keys
from db.exchange.api import Draft, Item, Lookup, Skipped
from db.exchange.csv_rowparts import RowParts
from db.exchange.csv_rows import Row

#: Columns without which a table cannot hold records of a kind. A column of another kind alone does not change what
#: the rows are about.
_NAMED_BY = {
    "colleague": frozenset({"name", "manager"}),
    "note": frozenset({"text", "subject"}),
    "opportunity": frozenset({"name", "id"}),
    "site": frozenset({"name"}),
    "contact": frozenset({"name", "given", "middle", "family", "emails"}),
    "customer": frozenset({"name"}),
}


class Made:
    """Makes the drafts of rows."""

    def __init__(self, parts: RowParts) -> None:
        self._parts = parts
        self._fields = {(p.kind, p.field) for p in parts.plan if p.kind}
        self._people = self._can("contact")
        self._main = self._subject()
        self._told: set[int] = set()

    def _can(self, kind: str) -> bool:
        """Whether the table can hold records of a kind."""
        named = any((kind, field) in self._fields for field in _NAMED_BY[kind])
        if kind == "opportunity" and not named:
            deal = {field for whose, field in self._fields if whose == kind}
            return "stage" in deal and bool(deal & {"value", "close_by"})
        return named

    def _subject(self) -> str:
        """What a row is about."""
        able = [kind for kind in _NAMED_BY if self._can(kind)]
        if able == ["contact", "customer"] and self._parts.subject == "customer":
            return "customer"
        spoken = {kind for kind, _ in self._fields}
        return next(iter(able or [kind for kind in _NAMED_BY if kind in spoken]), "customer")

    def drafts(self, row: Row) -> Iterator[Item]:
        where = Said("row {0}", row.line)
        cells = self._parts.take(row.cells)
        if self._main == "colleague":
            yield from self._colleagues(cells, where)
            return
        nobody = not (cells.person_name() or cells.first_email())
        if self._main == "contact" and nobody and cells.one("customer", "name"):
            yield Skipped(where, "no name or e-mail address of a person in it; it came in as a customer")
            yield cells.firm_draft(where)
            return
        if self._main == "customer":
            yield from self._customer(cells, where)
            return
        firm = cells.firm_lookup()
        if firm is not None and firm.draft is not None:
            yield from self._more_of(firm.draft, where)
        if self._main == "contact":
            yield from self._contact(cells, where, firm)
        elif self._main == "note":
            yield from self._note(cells, where, firm)
        else:
            yield from self._other(cells, where, firm)

    def _more_of(self, firm: Draft, where: str) -> Iterator[Draft]:
        """A customer of whom this row tells what no row before it told: a reference is followed once only."""
        print_ = hash((firm.key, repr(firm.values)))
        if len(firm.values) > 1 and print_ not in self._told:
            self._told.add(print_)
            yield replace(firm, where=where)

    def _customer(self, cells: RowParts, where: str) -> Iterator[Item]:
        """The row as a customer, and the person it names there."""
        name = cells.one("customer", "name")
        person = None
        if self._people and (cells.person_name() or cells.first_email()):
            person = cells.contact_draft(where, keys.customer(name) if name else None, only=bool(name))
        if name:
            yield cells.firm_draft(where)
        else:
            yield Skipped(where, "no name of a customer in it")
        if person is not None:
            yield person

    def _person(self, cells: RowParts, firm: Lookup | None) -> Lookup | None:
        """The row's person as a reference, for notes and opportunities."""
        name, email = cells.person_name(), cells.first_email()
        if name or email:
            return keys.contact(name, firm, email)
        ident = cells.one("contact", "id")
        if not ident:
            return None
        uid, also = cells.ids("contact", ident)
        return Lookup(
            "contact", "", keys.text_key("contact-uid", uid) if uid else also[0], label=cells.header("contact", "id")
        )

    def _contact(self, cells: RowParts, where: str, firm: Lookup | None) -> Iterator[Item]:
        if cells.person_name() or cells.first_email():
            yield cells.contact_draft(where, firm)
        else:
            yield Skipped(where, "no name or e-mail address of a person in it")

    def _note(self, cells: RowParts, where: str, firm: Lookup | None) -> Iterator[Item]:
        text = cells.note_text()
        person = self._person(cells, firm)
        if not text:
            yield Skipped(where, "no text in it")
            if firm is not None and firm.draft is not None:
                yield firm.draft
            return
        if person is not None and (person.name or person.email) and cells.has_person_fields():
            yield cells.contact_draft(where, firm, only=True)
        yield cells.note_draft(where, text, firm, person)

    def _other(self, cells: RowParts, where: str, firm: Lookup | None) -> Iterator[Item]:
        """The row as an opportunity or a site, which do not refer to the person it names."""
        if cells.person_name() or cells.first_email():
            yield cells.contact_draft(where, firm, only=True)
            cells.mention_person()
        deal = self._main == "opportunity"
        draft = cells.opportunity_draft(where, firm) if deal else cells.site_draft(where, firm)
        what = "an opportunity" if deal else "a site or a customer"
        yield draft if draft is not None else Skipped(where, f"no name of {what} in it")

    def _colleagues(self, cells: RowParts, where: str) -> Iterator[Item]:
        name, manager, team = (
            cells.one("colleague", "name"),
            cells.one("colleague", "manager"),
            cells.one("team", "name"),
        )
        members: list[Lookup] = []
        for who, role in ((manager, "manager"), (name, "rep")):
            if not who:
                continue
            values = {"name": who, "role": role}
            if role == "rep":
                values |= {k: v for k in ("email", "phone") if (v := cells.one("colleague", k))}
            draft = Draft("colleague", keys.key("colleague", who), values, where, who)
            yield draft
            members.append(Lookup("colleague", who, draft.key, draft=draft))
        if team and members:
            yield Draft("team", keys.key("team", team), {"name": team, "members": tuple(members)}, where, team)
        if not members:
            yield Skipped(where, "no name of a colleague in it")
        cells.leave_out()
