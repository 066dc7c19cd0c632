"""The values and drafts that the cells of one row make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.exchange import keys, numbers
from db.exchange.api import Draft, Lookup, Options
from db.exchange.csv_cells import TAGS, Cells
from db.exchange.csv_columns import Planned
from db.exchange.csv_values import CHANNELS, SEGMENTS, STAGES
from db.exchange.people import Address, Person, Point, contact_draft, details_text, firm_draft
from db.exchange.text import clean_line
from db.records import Kinds

_PARTS = {"street": "street", "city": "city", "region": "region", "postcode": "postcode", "country": "country"}
_LISTS = re.compile(r"\s*:::\s*")
_EVERYONE = frozenset({"my contacts", "mycontacts", "meine kontakte", "mes contacts"})


class RowParts(Cells):
    """Reads rows by the plan of their columns. `take` a row, then ask for its parts."""

    def __init__(self, kinds: Kinds, plan: Sequence[Planned], day_first: bool | None, options: Options) -> None:
        super().__init__(kinds, plan, day_first, options)
        fields = {(p.kind, p.field) for p in plan}
        firm_fields = sum(kind == "customer" and field not in ("name", "id", "owner") for kind, field in fields)
        person_fields = sum(kind == "contact" and field not in ("name", "id") for kind, field in fields)
        self.subject = "customer" if firm_fields > 1 and firm_fields > person_fields else "contact"
        self._born = any(p.field.startswith("birth_") for p in plan)

    # --- people
    # ---------------------------------------------------------------------------------------------------------

    def person_name(self) -> str:
        name = self.one("contact", "name")
        parts = [self.one("contact", part) for part in ("given", "middle", "family")]
        return name or clean_line(" ".join(p for p in parts if p))

    def first_email(self) -> str:
        for _, value in self._values.get(("contact", "emails"), []):
            for email in _LISTS.split(value):
                if "@" in email:
                    return clean_line(email)
        return ""

    def mention_person(self) -> None:
        """Name the person among the details of a record that cannot refer to one."""
        self._extra.append((self.header("contact", "name") or "Person", self.person_name() or self.first_email()))

    def has_person_fields(self) -> bool:
        return any(kind == "contact" and field not in ("name", "id") for kind, field in self._values)

    def _person(self, kind: str) -> Person:
        person = Person()
        parts = ("given", "middle", "family", "prefix", "suffix") if kind == "contact" else ()
        for name in ("name", *parts, "title", "department"):
            setattr(person, name, self.one(kind, name))
        if kind == "contact":
            person.nicknames = [n for _, v in self.every(kind, "nicknames") for n in _LISTS.split(v)]
            person.birthday = self._birthday()
        for field, points in (("emails", person.emails), ("phones", person.phones), ("websites", person.websites)):
            self._points(kind, field, points)
        person.addresses = self._addresses(kind)
        person.about = [v for _, v in self.every(kind, "about" if kind == "contact" else "description")]
        person.tags = self._tags(kind)
        return person

    def _points(self, kind: str, field: str, points: list[Point]) -> None:
        labels = {c.number: v for c, v in self.every(kind, f"{field}.label")}
        for column, cell in self.every(kind, field):
            label = column.label or _plain_label(labels.get(column.number, ""))
            starred = labels.get(column.number, "").startswith("*")
            values = [clean_line(value) for value in _LISTS.split(cell)]
            points.extend(Point(value, label, starred or label == "main") for value in values if value)

    def _addresses(self, kind: str) -> list[Address]:
        labels = {c.number: v for c, v in self.every(kind, "address.label")}
        grouped: dict[tuple[str, int], Address] = {}
        more: dict[tuple[str, int], dict[str, list[str]]] = {}
        for field in ("house", "street", "street2", "pobox", "city", "region", "postcode", "country", "formatted"):
            for column, value in self._values.get((kind, field), []):
                line = ", ".join(part.strip(" ,") for part in value.split("\n") if part.strip(" ,"))
                number = column.number if labels else 0
                group = (column.label, number)
                address = grouped.setdefault(group, Address(label=_plain_label(column.label or labels.get(number, ""))))
                if field in ("house", "street", "street2", "pobox", "formatted"):
                    more.setdefault(group, {}).setdefault(field, []).append(line)
                elif getattr(address, field) not in ("", line):
                    continue
                else:
                    setattr(address, field, line)
                self._used.add(id(column))
        for group, lines in more.items():
            grouped[group].street = _street(lines, bool(grouped[group].city))
        return list(grouped.values())

    def _birthday(self) -> date | None:
        if not self._born:
            return self.day("contact", "birthday")
        year, month, day = (numbers.parse_count(self.one("contact", f"birth_{p}")) for p in ("year", "month", "day"))
        if year and month and day:
            try:
                return date(year, month, day)
            except ValueError:
                pass
        if year or month or day:
            parts = "-".join(f"{p:02d}" if p else "?" for p in (year, month, day))
            self._extra.append(("Birthday", parts))
        return self.day("contact", "birthday")

    def _tags(self, kind: str) -> list[str]:
        found = [t.removeprefix("* ").strip() for _, v in self.every(kind, "tags") for t in TAGS.split(v)]
        return [t for t in found if t and keys.norm(t) not in _EVERYONE]

    def contact_draft(self, where: str, firm: Lookup | None, only: bool = False) -> Draft:
        """The row as a person. `only`: leave the other columns to the note of the same row."""
        person = self._person("contact")
        person.firm = firm.name if firm is not None else ""
        ident = self.one("contact", "id")
        uid, also = self.ids("contact", ident)
        channel = CHANNELS.get(keys.norm(self.one("contact", "preferred_channel")))
        if channel:
            person.extra["preferred_channel"] = channel
        elif self.one("contact", "preferred_channel"):
            person.details.append(
                (self.header("contact", "preferred_channel"), self.one("contact", "preferred_channel"))
            )
        if firm is not None and firm.draft is None and not person.firm:
            person.extra["customer"] = firm
        elif firm is not None and firm.draft is not None:
            person.firm_extra = {k: v for k, v in firm.draft.values.items() if k != "name"}
        person.settle()
        lines = self.rest("contact", person.extra)
        if not only:
            if ident and not uid:
                person.details.append((self.header("contact", "id"), ident))
            person.details.extend(self._extra)
            lines += self.strays()
        person.details.extend(lines)
        draft = contact_draft(person, where, uid, also)
        return _explicit(draft, also) if ident else draft

    # --- firms
    # ----------------------------------------------------------------------------------------------------------

    def firm_values(self) -> dict[str, Any]:
        """The customer's fields of the row beyond name and what `Person` holds."""
        values: dict[str, Any] = {}
        for field in ("industry", "aliases"):
            if self.one("customer", field):
                value = self.one("customer", field)
                values[field] = tuple(TAGS.split(value)) if field == "aliases" else value
        for field, parse in (("employees", numbers.parse_count), ("founded", numbers.parse_year)):
            self._typed(values, field, parse)
        self._typed(values, "segment", lambda text: SEGMENTS.get(keys.norm(text)))
        self._typed(values, "fiscal_year_start", _fiscal)
        self._typed(values, "revenue", lambda text: numbers.parse_money(
            text, self.header("customer", "revenue"), self._options.currency))  # fmt: skip
        if parent := self.one("customer", "parent"):
            if keys.norm(self.header("customer", "parent")).endswith("id"):
                values["parent"] = Lookup(
                    "customer", "", keys.text_key("customer-uid", parent), label=self.header("customer", "parent")
                )
            else:
                values["parent"] = keys.customer(parent)
        if owner := self.one("customer", "owner"):
            values["point_of_contact"] = Lookup(
                "colleague", owner, keys.key("colleague", owner), label=self.header("customer", "owner")
            )
        return values

    def _typed(self, values: dict[str, Any], field: str, parse: Any) -> None:
        text = self.one("customer", field)
        if not text:
            return
        value = parse(text)
        if value is None:
            self._extra.append((self.header("customer", field), text))
        else:
            values[field] = value

    def _firm(self) -> Person:
        """The row's customer with all that its columns say; what does not fit is in its details."""
        self._extra, extra = [], self._extra
        values = self.firm_values()
        firm = self._person("customer")
        firm.firm = firm.name
        firm.extra = values
        lines = self.rest("customer", values)
        firm.details.extend(self._extra + lines)
        self._extra = extra
        return firm

    def firm_lookup(self) -> Lookup | None:
        """The row's customer as a reference that carries what the row says of it."""
        name, ident = self.one("customer", "name"), self.one("customer", "id")
        uid, also = self.ids("customer", ident)
        if name:
            values = {k: v for k, v in self._firm().firm_values().items() if k != "name"}
            found = keys.customer(name, **values)
            return replace(found, key=keys.text_key("customer-uid", uid) if uid else found.key)
        if ident:
            key = keys.text_key("customer-uid", uid) if uid else also[0]
            return Lookup("customer", "", key, label=self.header("customer", "id"))
        return keys.customer(self._options.customer) if self._options.customer else None

    def firm_draft(self, where: str) -> Draft:
        """The row as a customer."""
        person = self._firm()
        ident = self.one("customer", "id")
        uid, also = self.ids("customer", ident)
        if ident and not uid:
            person.details.append((self.header("customer", "id"), ident))
        person.details.extend(self._extra + self.strays())
        draft = firm_draft(person, where, uid, also)
        return _explicit(draft, also) if ident else draft

    # --- what happened
    # ----------------------------------------------------------------------------------------------------

    def note_text(self) -> str:
        texts = [v for _, v in self.every("note", "text")]
        subject = self.one("note", "subject")
        text = "\n\n".join(dict.fromkeys(texts))
        if subject and not keys.norm(text).startswith(keys.norm(subject)):
            text = f"{subject}\n\n{text}" if text else subject
        return text

    def note_draft(self, where: str, text: str, firm: Lookup | None, person: Lookup | None) -> Draft:
        """The row as a note. It never becomes a promise; a planned meeting keeps its day among the details."""
        day = self.day("note", "learnt_on")
        kind, ident = self.one("note", "type"), self.one("note", "id")
        details = [(self.header("note", f), self.one("note", f)) for f in ("type", "status") if self.one("note", f)]
        if day and self._options.today and day > self._options.today:
            details.append((self.header("note", "learnt_on"), day.isoformat()))
        raw = self.one("note", "learnt_on")
        details.extend(self._extra)
        values: dict[str, Any] = {"text": text}
        if day and not (self._options.today and day > self._options.today):
            values["learnt_on"] = day
        if firm is not None:
            values["customer"] = firm
        if person is not None:
            values["about"] = (person,)
        if tags := self._tags("note"):
            values["tags"] = tuple(keys.tag(t) for t in tags)
        values["details"] = details_text([*details, *self.rest("note", values), *self.strays()])
        uid, also = self.ids("note", ident)
        if uid:
            key = keys.text_key("note-uid", uid)
        else:
            when = day.isoformat() if day else raw
            firm_name = keys.norm(firm.name or firm.key) if firm else ""
            person_name = keys.person_norm(person.name or person.key) if person else ""
            key = keys.text_key("note", firm_name, person_name, when, kind, text)
        return Draft("note", key, values, where, text[:80], explicit=bool(uid), also=also)

    def opportunity_draft(self, where: str, firm: Lookup | None) -> Draft | None:
        ident = self.one("opportunity", "id")
        _, also = self.ids("opportunity", ident)
        name = self.one("opportunity", "name")
        if not name:
            product = next(
                (v for label, v in self._extra if keys.norm(label) in ("product", "produkt", "produit", "producto")), ""
            )
            name = " – ".join(p for p in (firm.name if firm else "", product) if p) or ident
        if not name:
            return None
        values: dict[str, Any] = {"name": name}
        if firm is not None:
            values["customer"] = firm
        stage = self.one("opportunity", "stage")
        values["stage"] = STAGES.get(keys.norm(stage), "")
        if stage and not values["stage"]:
            self._extra.append((self.header("opportunity", "stage"), stage))
        amount = self.one("opportunity", "value")
        values["value"] = numbers.parse_money(amount, self.header("opportunity", "value"), self._options.currency)
        if amount and values["value"] is None:
            self._extra.append((self.header("opportunity", "value"), amount))
        values["close_by"] = self.day("opportunity", "close_by")
        about = [v for _, v in self.every("opportunity", "description")]
        lines = details_text([*self._extra, *self.rest("opportunity", values), *self.strays()])
        values["description"] = "\n\n".join([*about, *([lines] if lines else [])])
        key = (
            keys.text_key("opportunity-uid", ident)
            if ident
            else keys.key("opportunity", name, firm.name if firm else "")
        )
        kept = {k: v for k, v in values.items() if v not in ("", None)}
        return Draft("opportunity", key, kept, where, name, explicit=bool(ident), also=also)

    def site_draft(self, where: str, firm: Lookup | None) -> Draft | None:
        name = self.one("site", "name")
        if firm is None and not name:
            return None
        address, *others = self._addresses("site") or [Address()]
        place: dict[str, Any] = {n: getattr(address, n) for n in _PARTS if getattr(address, n)}
        lines = [*self._extra, *(("Address", one.line()) for one in others)]
        details = details_text([*lines, *self.rest("site", place | {"name": name}), *self.strays()])
        if firm is None:
            values = {"name": name, **place, "details": details}
            return Draft("customer", keys.key("customer", name), values, where, name)
        values = {"name": name or place.get("city") or firm.name, "customer": firm, **place, "details": details}
        key = keys.key("site", firm.name, values["name"], place.get("street", ""), place.get("city", ""))
        return Draft("site", key, {k: v for k, v in values.items() if v}, where, values["name"])


def _explicit(draft: Draft, also: tuple[str, ...]) -> Draft:
    """A draft with an id of its own: a short id joins the key, so that two of one name in one file stay two."""
    if draft.explicit:
        return draft
    key = keys.text_key(draft.kind, draft.key, also[0])
    return Draft(draft.kind, key, draft.values, draft.where, draft.label, True, (*also, draft.key))


def _street(lines: dict[str, list[str]], has_city: bool) -> str:
    """One line of street from its parts; a formatted address only where there is nothing else."""
    house, street = lines.get("house", []), lines.get("street", [])
    if house and street:
        street = [f"{house[0]} {street[0]}", *street[1:]]
    else:
        street = house + street
    box = [f"PO Box {b}" if b.isdigit() else b for b in lines.get("pobox", [])]
    parts = [*box, *lines.get("street2", [])] if not street else [*street, *lines.get("street2", []), *box]
    if not parts and not has_city:
        parts = lines.get("formatted", [])
    return ", ".join(dict.fromkeys(parts))


def _plain_label(label: str) -> str:
    label = clean_line(label).removeprefix("* ").strip()
    low = label.casefold()
    if low in ("other", "smtp", "ex", "sonstige", "autre", "otro"):
        return "other" if low != "smtp" and low != "ex" else ""
    return {"home fax": "home fax", "work fax": "work fax", "homepage": "home page"}.get(
        low, low if low.isascii() else label
    )


def _fiscal(text: str) -> str | None:
    match = re.fullmatch(r"(\d{2})-(\d{2})", text.strip())
    return text.strip() if match and 1 <= int(match[1]) <= 12 else None
