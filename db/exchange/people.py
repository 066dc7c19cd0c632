"""A person or firm as an address book tells of it, and the draft it becomes.

vCards and contact tables hold the same things in other words: several numbers, addresses and names with labels. Tacit's
contact has one address and plain lists, so what has no field of its own goes to `details` as lines "Label: value".
Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.domain.words import QT_TRANSLATE_NOOP
from db.exchange import keys
from db.exchange.api import MAX_TEXT, Draft
from db.exchange.text import clean_line, clean_text

#: Labels that say nothing beyond the field itself.
_PLAIN = frozenset({"", "work", "voice", "main", "internet", "business", "home page", "homepage", "primary"})
#: Numbers nobody talks into: they stay out of the list one calls from.
_NOT_VOICE = ("fax", "pager", "modem", "telex", "isdn", "tty", "assistant", "callback")


@dataclass(slots=True)
class Address:
    """A postal address; `label` such as 'home', `preferred` as the source says."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""
    preferred: bool = False

    def __bool__(self) -> bool:
        return any((self.street, self.city, self.region, self.postcode, self.country))

    def line(self) -> str:
        place = " ".join(p for p in (self.postcode, self.city) if p)
        return ", ".join(p for p in (self.street, place, self.region, self.country) if p)


@dataclass(slots=True)
class Point:
    """A number, e-mail or web address with its label."""

    value: str
    label: str = ""
    preferred: bool = False


@dataclass(slots=True)
class Person:
    """What a source says of one person or firm. Fill it, then ask for the draft."""

    name: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nicknames: list[str] = field(default_factory=list)
    firm: str = ""
    department: str = ""
    title: str = ""
    emails: list[Point] = field(default_factory=list)
    phones: list[Point] = field(default_factory=list)
    websites: list[Point] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    birthday: date | None = None
    about: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    firm_extra: dict[str, Any] = field(default_factory=dict)

    def composed(self) -> str:
        """The name put together from its parts."""
        return clean_line(" ".join((self.prefix, self.given, self.middle, self.family, self.suffix)))

    def settle(self) -> None:
        """Decide the name, and keep the parts of it that would be lost."""
        if self.composed() and keys.norm(self.name) in ("", keys.norm(self.firm) if self.firm else ""):
            self.name = self.composed()
        if not self.name:
            points = self.emails or self.phones
            self.name = (self.nicknames or [p.value for p in points] or [""])[0]
        seen = keys.norm(self.name)
        for label, part in (
            (QT_TRANSLATE_NOOP("db", "Prefix"), self.prefix),
            (QT_TRANSLATE_NOOP("db", "Middle name"), self.middle),
            (QT_TRANSLATE_NOOP("db", "Suffix"), self.suffix),
        ):
            if part and keys.norm(part) not in seen:
                self.details.append((label, part))

    @property
    def is_firm(self) -> bool:
        """Whether the card is a firm's own: it has a firm's name and no person's."""
        own = keys.norm(self.name)
        return bool(self.firm) and not (self.given or self.family) and own in ("", keys.norm(self.firm))

    def contact_values(self) -> dict[str, Any]:
        values: dict[str, Any] = {
            "name": self.name,
            "given": self.given,
            "family": self.family,
            "nicknames": _unique(self.nicknames),
            "title": self.title,
            "department": self.department,
            "emails": self._points("E-mail", self.emails),
            "phones": self._points("Phone", self.phones),
            "websites": self._points("Website", self.websites),
            "birthday": self.birthday,
            "about": "\n\n".join(dict.fromkeys(self.about)),
            "tags": tuple(keys.tag(t) for t in _unique(self.tags)),
            **self._address(),
            **self.extra,
        }
        if self.firm:
            values["customer"] = keys.customer(self.firm, **self.firm_extra)
        return _given(values, self.details)

    def firm_values(self) -> dict[str, Any]:
        phones = self._points("Phone", self.phones)
        emails = self._points("E-mail", self.emails)
        websites = self._points("Website", self.websites)
        for label, more in (("Phone", phones), ("E-mail", emails), ("Website", websites)):
            self.details.extend((label, value) for value in more[1:])
        for label, part in (("Title", self.title), ("Department", self.department)):
            if part:
                self.details.append((label, part))
        if self.birthday:
            self.details.append(("Birthday", self.birthday.isoformat()))
        values = {
            "name": self.firm or self.name,
            "aliases": _unique(self.nicknames),
            "phone": (phones or ("",))[0],
            "email": (emails or ("",))[0],
            "website": (websites or ("",))[0],
            "description": "\n\n".join(dict.fromkeys(self.about)),
            "tags": tuple(keys.tag(t) for t in _unique(self.tags)),
            **self._address(),
            **self.extra,
        }
        return _given(values, self.details)

    def _points(self, what: str, points: list[Point]) -> tuple[str, ...]:
        """The values to list, preferred first; labels that tell something go to the details."""
        listed: list[str] = []
        for point in sorted(points, key=lambda p: not p.preferred):
            label = point.label.strip()
            unspoken = what == "Phone" and any(word in label for word in _NOT_VOICE)
            if unspoken:
                self.details.append((_capital(label), point.value))
                continue
            if label.casefold() not in _PLAIN and point.value not in listed:
                self.details.append((f"{what} ({label})", point.value))
            listed.append(point.value)
        return _unique(listed)

    def _address(self) -> dict[str, str]:
        """The one address of the record (preferred, else work, else the first); the others become details."""
        real = [a for a in self.addresses if a]
        known = set(keys.norm(" ".join([self.name, self.firm, *(a.line() for a in real)])).split())
        for text in self.printed:
            if set(keys.norm(text).split()) - known:
                self.details.append((QT_TRANSLATE_NOOP("db", "Address as printed"), text))
        if not real:
            return {}
        chosen = min(real, key=lambda a: (not a.preferred, a.label not in ("work", "business"), a.label == "home"))
        for other in real:
            if other is not chosen and (other.line() != chosen.line()):
                name = QT_TRANSLATE_NOOP("db", "Address")
                self.details.append((f"{name} ({other.label})" if other.label else name, other.line()))
        if chosen.label and chosen.label not in _PLAIN:
            self.details.append((QT_TRANSLATE_NOOP("db", "Address is"), chosen.label))
        return {
            "street": chosen.street,
            "city": chosen.city,
            "region": chosen.region,
            "postcode": chosen.postcode,
            "country": chosen.country,
        }


def contact_draft(person: Person, where: str, uid: str = "", also: tuple[str, ...] = ()) -> Draft:
    """The person as a draft; `uid` is the other program's lasting id, where it gave one."""
    values = person.contact_values()
    emails = values.get("emails", ())
    if uid:
        ident = keys.text_key("contact-uid", uid)
    elif person.name and (emails or person.firm or not person.phones):
        ident = keys.contact_key(person.name, emails, person.firm)
    else:
        ident = keys.key("contact", keys.person_norm(person.name), values.get("phones", ()))
    return Draft("contact", ident, values, where, person.name, explicit=bool(uid), also=also)


def firm_draft(person: Person, where: str, uid: str = "", also: tuple[str, ...] = ()) -> Draft:
    """The firm as a draft of a customer."""
    values = person.firm_values()
    ident = keys.text_key("customer-uid", uid) if uid else keys.key("customer", values["name"])
    return Draft("customer", ident, values, where, values["name"], explicit=bool(uid), also=also)


def details_text(lines: Iterable[tuple[str, str]]) -> str:
    """Lines "Label: value"; further lines of a value are indented, so that each entry can be told from the next."""
    out: list[str] = []
    for label, value in lines:
        text = clean_text(value)
        if not text.strip():
            continue
        label = clean_line(label)
        out.append((f"{label}: " if label else "") + text.strip().replace("\n", "\n  "))
    return "\n".join(dict.fromkeys(out))


def _given(values: dict[str, Any], details: list[tuple[str, str]]) -> dict[str, Any]:
    """Only what was said; long texts are cut at MAX_TEXT."""
    values["details"] = details_text(details)
    return {n: v[:MAX_TEXT] if isinstance(v, str) else v for n, v in values.items() if v not in ("", (), None)}


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.strip() for v in values if v and v.strip()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
