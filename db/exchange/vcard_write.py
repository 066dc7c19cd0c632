"""vCard 4.0 out (RFC 6350): people as individuals, customers as organisations.

Lines of details that a vCard has a property for ('Phone (mobile): ...') go back to it; the others travel as
X-TACIT-DETAIL, which our own import reads as details again.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import IO, Any

from db.exchange.vcard_lines import escape, fold
from db.records import Contact, Customer, Record

_POINT = re.compile(r"^(?P<what>Phone|E-mail|Website) \((?P<label>[^)]+)\): (?P<value>.+)$")
_FAX = re.compile(r"^(?P<label>(?:Home |Work |Other )?[Ff]ax|Pager): (?P<value>.+)$")
_TYPES = {
    "mobile": "cell",
    "home": "home",
    "work": "work",
    "fax": "fax",
    "pager": "pager",
    "video": "video",
    "text": "text",
}
_WHAT = {"Phone": "TEL", "E-mail": "EMAIL", "Website": "URL"}
_LARGEST_PICTURE = 2 * 1024 * 1024


def write(
    out: IO[str], records: Iterable[Record], titles: Mapping[str, str], photo: Callable[[str], tuple[str, bytes] | None]
) -> dict[str, int]:
    """Write people and customers as cards. `photo` gives (media type, bytes) for a record's id. Returns counts."""
    counts: dict[str, int] = {}
    for record in records:
        if isinstance(record, Contact):
            lines = _contact(record, titles)
        elif isinstance(record, Customer):
            lines = _customer(record, titles)
        else:
            continue
        picture = photo(record.id)
        if picture is not None and len(picture[1]) <= _LARGEST_PICTURE:
            lines.append(f"PHOTO:data:{picture[0]};base64,{base64.b64encode(picture[1]).decode('ascii')}")
        head = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{record.id}", *lines]
        if record.updated_at is not None:
            head.append(f"REV:{record.updated_at:%Y%m%dT%H%M%SZ}")
        out.write("".join(fold(line) for line in [*head, "END:VCARD"]))
        counts[record.__tablename__] = counts.get(record.__tablename__, 0) + 1
    return counts


def _contact(record: Contact, titles: Mapping[str, str]) -> list[str]:
    lines = ["KIND:individual", f"FN:{escape(record.name)}"]
    if record.given or record.family:
        lines.append(f"N:{escape(record.family)};{escape(record.given)};;;")
    _list(lines, "NICKNAME", record.nicknames)
    firm = titles.get(record.customer, "") if record.customer else ""
    if firm or record.department:
        lines.append(f"ORG:{escape(firm)}" + (f";{escape(record.department)}" if record.department else ""))
    _line(lines, "TITLE", record.title)
    labels, rest = _labels(record.details)
    for what, values in (("EMAIL", record.emails), ("TEL", record.phones), ("URL", record.websites)):
        lines += [f"{what}{_types(labels.get((what, value), ''))}:{escape(value)}" for value in values]
    lines += [f"TEL{_types(label)}:{escape(value)}" for label, value in _faxes(labels)]
    _address(lines, record)
    if isinstance(record.birthday, date):
        lines.append(
            f"BDAY:{record.birthday:%Y%m%d}" if record.birthday.year >= 1000 else f"BDAY:--{record.birthday:%m%d}"
        )
    _line(lines, "NOTE", record.about)
    _list(lines, "CATEGORIES", [titles[t] for t in record.tags if t in titles])
    for name in ("preferred_channel", "personal"):
        _line(lines, f"X-TACIT-{name.upper().replace('_', '-')}", getattr(record, name))
    lines += [f"X-TACIT-DETAIL:{escape(entry)}" for entry in rest]
    return lines


def _customer(record: Customer, titles: Mapping[str, str]) -> list[str]:
    lines = ["KIND:org", f"FN:{escape(record.name)}", f"ORG:{escape(record.name)}"]
    _list(lines, "NICKNAME", record.aliases)
    for what, value in (("EMAIL", record.email), ("TEL", record.phone), ("URL", record.website)):
        _line(lines, what, value)
    _address(lines, record)
    _line(lines, "NOTE", record.description)
    _list(lines, "CATEGORIES", [titles[t] for t in record.tags if t in titles])
    facts: list[tuple[str, Any]] = [
        (name, getattr(record, name)) for name in ("industry", "segment", "employees", "founded")
    ]
    facts.append(("revenue", record.revenue.isoformat() if record.revenue else ""))
    facts.append(("parent", titles.get(record.parent, "") if record.parent else ""))
    lines += [f"X-TACIT-{name.upper()}:{escape(str(value))}" for name, value in facts if value]
    lines += [f"X-TACIT-DETAIL:{escape(entry)}" for entry in _entries(record.details)]
    return lines


def _entries(details: str) -> list[str]:
    out: list[str] = []
    for line in details.split("\n"):
        if line.startswith("  ") and out:
            out[-1] += "\n" + line
        elif line.strip():
            out.append(line)
    return out


def _labels(details: str) -> tuple[dict[tuple[str, str], str], list[str]]:
    """Labels of numbers and addresses by (property, value), and the entries that are no labels."""
    labels: dict[tuple[str, str], str] = {}
    rest: list[str] = []
    for entry in _entries(details):
        point, fax = _POINT.match(entry), _FAX.match(entry)
        if point:
            labels[_WHAT[point["what"]], point["value"]] = point["label"]
        elif fax:
            labels["FAX", fax["value"]] = fax["label"].lower()
        else:
            rest.append(entry)
    return labels, rest


def _faxes(labels: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
    return [(label, value) for (what, value), label in labels.items() if what == "FAX"]


def _types(label: str) -> str:
    words = [_TYPES[w] for w in label.lower().split() if w in _TYPES]
    if words:
        return ";TYPE=" + (f'"{",".join(words)}"' if len(words) > 1 else words[0])
    bare = re.sub(r'[";:,^\n]', " ", label).strip()
    return f';LABEL="{bare}"' if bare else ""


def _address(lines: list[str], record: Any) -> None:
    parts = (record.street, record.city, record.region, record.postcode, record.country)
    if any(parts):
        lines.append("ADR:;;" + ";".join(escape(part) for part in parts))


def _line(lines: list[str], name: str, value: str) -> None:
    if value:
        lines.append(f"{name}:{escape(value)}")


def _list(lines: list[str], name: str, values: Iterable[str]) -> None:
    joined = ",".join(escape(value) for value in values if value)
    if joined:
        lines.append(f"{name}:{joined}")
