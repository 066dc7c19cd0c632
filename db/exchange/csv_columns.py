"""Which column of a table means what: each header is recognised on its own, then the table as a whole decides.

The outcome is a plan: for each column a (kind, field), a label such as 'home', and a number where columns belong
together
('Phone 2 - Type' tells about 'Phone 2 - Value'). A field is a field of the record kind or one of the parts below, which
`csv_read` puts together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db.exchange.countries import is_country
from db.exchange.csv_headers import FIELD_OF, Heading, by_content, recognise
from db.exchange.csv_words import FIRMS_PERSON
from db.exchange.dates import looks_like_day
from db.exchange.keys import norm

_PLACES = frozenset("street street2 house pobox city region postcode country location formatted".split())
_LEGAL_FORM = re.compile(
    r"\b(gmbh|ag|kg|inc|corp|corporation|ltd|llc|co|company|s\.?a|s\.?r\.?l|bv|nv|plc|group|holding)\b", re.IGNORECASE
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")
_URL = re.compile(r"(https?://|www\.)\S+$", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s()/.\-]{6,24}$")


@dataclass(frozen=True, slots=True)
class Planned:
    """A column as it will be read."""

    text: str
    kind: str
    field: str
    label: str = ""
    number: int = 0
    confidence: float = 0.0


def find_header(rows: Sequence[Sequence[str]], width: int) -> int:
    """The index of the row that names the columns (address books write remarks above it), or -1 where none does."""
    best, best_score = -1, 0.0
    for at, cells in enumerate(rows[:12]):
        if len(cells) < width * 0.6 or any(_EMAIL.match(c.strip()) for c in cells):
            continue
        score = sum(recognise(cell).confidence for cell in cells)
        if score > best_score and (score >= 1 or at == 0):
            best, best_score = at, score
    if best < 0 and rows and not any(_is_content(cell) for cell in rows[0]):
        return 0
    return best


def _is_content(cell: str) -> bool:
    cell = cell.strip()
    return bool(_EMAIL.match(cell) or _URL.match(cell) or (cell and _PHONE.match(cell)) or looks_like_day(cell))


def plan(
    headers: Sequence[str], sample: Sequence[Sequence[str]], given: Mapping[str, tuple[str, str]] | None
) -> list[Planned]:
    """A plan for every column. `given` is what a person decided; the rest is proposed."""
    headings = [recognise(h) if h.strip() else Heading("") for h in headers]
    headings = _by_content(headings, sample)
    planned = _decide(headings, sample)
    if given is not None:
        planned = [_override(p, given) for p in planned]
    return planned


def renamed(columns: list[Planned], names: Sequence[str], given: Mapping[str, tuple[str, str]] | None) -> list[Planned]:
    """The plan of a table without a header, with made-up names for its columns."""
    named = [replace(c, text=name, field=c.field or "details") for c, name in zip(columns, names, strict=True)]
    return [_override(c, given) for c in named] if given is not None else named


def _override(column: Planned, given: Mapping[str, tuple[str, str]]) -> Planned:
    if column.text not in given:
        return column
    kind, field = given[column.text]
    kind, field = _READ_AS.get((kind, field), (kind, field))
    if kind != column.kind:  # a label such as 'home' told of the one whose column it seemed to be
        column = replace(column, label="", number=0)
    return replace(column, kind=kind, field=field, confidence=1.0)


#: Fields of records that the reader of rows knows by another name, because it reads several of them.
_READ_AS = {
    ("customer", "website"): ("customer", "websites"),
    ("customer", "phone"): ("customer", "phones"),
    ("customer", "email"): ("customer", "emails"),
    ("customer", "point_of_contact"): ("customer", "owner"),
    **{(kind, "customer"): ("customer", "name") for kind in ("contact", "note", "opportunity", "site")},
    ("note", "about"): ("contact", "name"),
}


def _by_content(headings: list[Heading], sample: Sequence[Sequence[str]]) -> list[Heading]:
    """Columns whose header says nothing, told by what is in them."""
    if any(h.concept for h in headings):
        return headings
    out = []
    named = False
    for at, heading in enumerate(headings):
        cells = [row[at].strip() for row in sample if at < len(row) and row[at].strip()]
        concept = ""
        if cells:
            share = len(cells) * 0.6
            if sum(bool(_EMAIL.match(c)) for c in cells) > share:
                concept = "email"
            elif sum(bool(_URL.match(c)) for c in cells) > share:
                concept = "website"
            elif (
                not heading.text
                and not named
                and sum(bool(re.match(r"[^\d@]{2,40} [^\d@]{2,40}$", c)) for c in cells) > share
            ):
                concept, named = "contact.name", True
        out.append(by_content(heading.text, concept) if concept else heading)
    return out


def _decide(headings: list[Heading], sample: Sequence[Sequence[str]]) -> list[Planned]:
    """Give the open concepts to a kind, and settle words that mean different things in different tables."""
    headings = _sites(headings, sample)
    concepts = {h.concept for h in headings if not h.names_label}
    notes = _has_notes(headings)
    subject = _subject(concepts, notes, {norm(h.text) for h in headings})
    if subject == "contact" and not concepts & _PERSONAL and _firms_listed(headings, sample):
        subject = "customer"
    out = []
    for at, heading in enumerate(headings):
        kind, field = _place(heading, concepts, subject, notes, headings)
        if field == "location":
            field = _location(at, sample)
            kind, field = (kind, field) if field else ("", "details")
        out.append(
            Planned(heading.text, kind, field, heading.label, heading.number, heading.confidence if field else 0.0)
        )
    return out


def _sites(headings: list[Heading], sample: Sequence[Sequence[str]]) -> list[Heading]:
    """Sites whose firm is mostly not named are customers themselves, and the firm is what they belong to."""
    found = {h.concept: at for at, h in reversed(list(enumerate(headings)))}
    site, firm = found.get("site.name"), found.get("customer.name")
    if site is None or firm is None or "customer.parent" in found:
        return headings
    rows = [row for row in sample if site < len(row) and row[site].strip()]
    if sum(firm < len(row) and bool(row[firm].strip()) for row in rows) * 2 >= len(rows):
        return headings
    turned = {site: "customer.name", firm: "customer.parent"}
    return [replace(h, concept=turned[at], kind="customer") if at in turned else h for at, h in enumerate(headings)]


def _has_notes(headings: list[Heading]) -> bool:
    """Whether the rows tell of meetings, calls or mails."""
    concepts = {h.concept for h in headings}
    dated = bool(concepts & {"note.learnt_on", "note.type"})
    if "note.text" in concepts:
        return (
            dated
            or bool(concepts & {"note.subject", "note.id"})
            or not concepts & {"email", "phone", "contact.given", "customer.employees", "street"}
        )
    wordy = bool(concepts & {"notes", "note.subject"})
    return dated and wordy and not concepts & {"contact.given", "contact.birthday", "customer.employees"}


def _firms_listed(headings: list[Heading], sample: Sequence[Sequence[str]]) -> bool:
    """Whether a bare 'Name' holds firms: a fifth of the names has a legal form."""
    at = next((i for i, h in enumerate(headings) if h.concept == "name"), -1)
    cells = [row[at] for row in sample if 0 <= at < len(row)]
    return bool(cells) and sum(bool(_LEGAL_FORM.search(c)) for c in cells) * 5 >= len(cells)


#: Concepts only a person has.
_PERSONAL = frozenset(
    {"contact.given", "contact.family", "contact.name", "contact.birthday", "contact.title", "mobile"}
)


def _subject(concepts: set[str], notes: bool, headers: set[str]) -> str:
    """Whom a bare 'City' or 'Phone' belongs to."""
    if concepts & {"opportunity.name"} or (
        concepts & {"opportunity.stage"} and concepts & {"opportunity.value", "opportunity.close_by"}
    ):
        return "opportunity"
    person = concepts & {"contact.given", "contact.family", "contact.name", "contact.birthday", "contact.title"}
    firm = concepts & {
        "customer.industry",
        "customer.employees",
        "customer.founded",
        "customer.revenue",
        "customer.parent",
    }
    named_firm = "customer.name" in concepts
    if notes:
        return "note"
    if "colleague.name" in concepts and not (person or firm or named_firm):
        return "colleague"
    if concepts & {"contact.given", "contact.family"}:
        return "contact"
    if person and not (named_firm and (firm or headers & FIRMS_PERSON)):
        return "contact"
    if firm or (named_firm and not (concepts & {"name"} and concepts & {"email", "mobile"})):
        return "customer" if "site.name" not in concepts else "site"
    if concepts & {"email", "phone", "mobile", "name"}:
        return "contact"
    return "customer" if "site.name" in concepts else ""


def _place(heading: Heading, concepts: set[str], subject: str, notes: bool, headings: list[Heading]) -> tuple[str, str]:
    """The (kind, field) of one column; ('', 'details') keeps it as a line."""
    concept = heading.concept
    if not concept or not subject:
        return ("", "details") if heading.text else ("", "")
    kind, dot, field = concept.partition(".")
    if heading.names_label:
        what = FIELD_OF.get(concept) or ("address" if concept in ("street", "formatted") else "")
        return (heading.kind or "contact", f"{what}.label") if what else ("", "details")
    if not dot:
        return _place_open(heading, concepts, subject, notes, headings)
    if kind == "colleague" or kind == "team":
        if subject == "colleague":
            return kind, field
        if concept == "colleague.name" and subject == "customer":
            return "customer", "owner"
        return "", "details"
    if concept == "customer.owner" and subject != "customer":
        return "", "details"
    if concept == "contact.birthday" and "contact.birth_month" in concepts:
        return kind, "birth_day"
    if kind == "note" and not notes:
        return ("contact", "about") if concept == "note.text" and subject in ("contact",) else ("", "details")
    if kind == "opportunity" and subject != "opportunity":
        return "", "details"
    if kind == "site" and subject != "site":
        return ("customer", "name") if "customer.name" not in concepts else ("", "details")
    if concept == "contact.title" and subject == "note" and norm(heading.text) in _TITLES:
        return ("note", "subject") if "note.subject" not in concepts else ("", "details")
    if concept == "contact.title" and _is_prefix(heading, headings):
        return "contact", "prefix"
    if (
        concept == "contact.given"
        and norm(heading.text) in ("nome", "nombre", "voornaam naam")
        and "contact.family" not in concepts
    ):
        return (subject if subject in ("customer", "contact") else "contact"), "name"
    if kind == "contact" and subject == "customer" and concept != "contact.name":
        return ("", "details")
    return kind, field


_TITLES = frozenset({"title", "titel", "titre", "titulo", "titolo"})


def _is_prefix(heading: Heading, headings: list[Heading]) -> bool:
    """'Title' beside 'Job Title' is Dr or Ms."""
    return norm(heading.text) in _TITLES and any(h is not heading and h.concept == "contact.title" for h in headings)


#: Where a bare 'Notes' goes.
_NOTES_IN = {"contact": "about", "customer": "description", "note": "text", "opportunity": "description"}


def _place_open(
    heading: Heading, concepts: set[str], subject: str, notes: bool, headings: list[Heading]
) -> tuple[str, str]:
    concept = heading.concept
    if concept == "name":
        return _place_name(heading, concepts, subject)
    if concept == "notes":
        if heading.kind in ("customer", "contact") and subject != heading.kind and not notes:
            return heading.kind, {"customer": "description", "contact": "about"}[heading.kind]
        field = _NOTES_IN.get(subject, "")
        return (subject, field) if field else ("", "details")
    whose = heading.kind if heading.kind in ("customer", "contact", "note", "opportunity", "colleague") else ""
    if concept == "id":
        return whose or subject, "id"
    if concept == "tags":
        return whose or (subject if subject in ("contact", "customer", "note", "opportunity") else ""), "tags"
    if concept == "type":
        return ("note", "type") if subject == "note" and "note.type" not in concepts else ("", "details")
    if concept == "anniversary" or (concept == "location" and subject == "contact"):
        return "", "details"
    owner = whose or subject
    if owner in ("note", "opportunity"):
        owner = (
            "contact"
            if concepts & {"contact.name", "contact.given"}
            else "customer"
            if "customer.name" in concepts
            else ""
        )
    if owner == "customer" and subject == "contact" and heading.label in ("billing", "shipping"):
        owner = "contact"
    if not owner or (owner == "site" and concept not in _PLACES - {"formatted", "location"}):
        return "", "details"
    if owner == "colleague":
        return (
            ("colleague", {"email": "email", "phone": "phone", "mobile": "phone"}[concept])
            if concept in ("email", "phone", "mobile")
            else ("", "details")
        )
    return owner, FIELD_OF.get(concept, concept)


def _place_name(heading: Heading, concepts: set[str], subject: str) -> tuple[str, str]:
    if heading.kind in ("customer", "contact", "opportunity", "colleague"):
        return heading.kind, "name"
    if (
        subject == "contact"
        and "contact.given" in concepts
        and "contact.family" not in concepts
        and norm(heading.text) in ("nom", "naam", "name")
    ):
        return "contact", "family"
    if subject == "note":
        return ("contact", "name") if "contact.name" not in concepts else ("", "details")
    if subject == "customer" and "customer.name" in concepts:
        return "", "details"
    return subject, "name"


def _location(at: int, sample: Sequence[Sequence[str]]) -> str:
    """'Location' holds countries, or cities, or ('') something longer that stays a detail."""
    cells = [row[at].strip() for row in sample if at < len(row) and row[at].strip()]
    if cells and sum(is_country(c) for c in cells) >= len(cells) * 0.8:
        return "country"
    if (
        cells
        and sum(len(c.split()) <= 3 and "," not in c and not any(x.isdigit() for x in c) for c in cells)
        >= len(cells) * 0.8
    ):
        return "city"
    return ""
