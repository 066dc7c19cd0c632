"""vCards in: one card becomes a person, a firm, or tags on the members of a group; pictures and keys become
attachments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from db.domain.said import Said
from db.domain.values import Money
from db.exchange import keys
from db.exchange.api import Draft, ExchangeError, Item, Options, Skipped, Source
from db.exchange.dates import MONTH_NAMES, parse_day
from db.exchange.enclosures import enclosure
from db.exchange.people import Address, Person, Point, contact_draft, firm_draft
from db.exchange.text import clean_line, clean_text, refuse_binary
from db.exchange.vcard_lines import Card, Decoder, Property, cards, decode_data_uri, parse_cards, split, unescape
from db.exchange.vcard_words import LABELS, MECHANICAL, USED

_VENDOR = re.compile(r"^X-(?:EVOLUTION|MS|OL|KADDRESSBOOK|X?MOZILLA|APPLE|AB|ANDROID)-")
_AB_LABEL = re.compile(r"^_\$!<(.+)>!\$_$")
#: Types of a point that say nothing to a reader.
_SILENT = frozenset(
    {"pref", "internet", "voice", "msg", "text", "x400", "postal", "parcel", "dom", "intl", "textphone"}
)
_WORDS = {"cell": "mobile", "iphone": "mobile", "homefax": "home fax", "workfax": "work fax", "home2": "home",
          "work2": "work", "homepage": "home page"}  # fmt: skip
_MEDIA = {"PHOTO": "photo", "LOGO": "logo", "SOUND": "sound", "KEY": "certificate"}
_EVERYONE = frozenset({"my contacts", "mycontacts", "meine kontakte", "mes contacts"})
_RECORD_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
#: What our own cards say beyond vCard: field, and how its value is read.
_OWN: dict[str, tuple[str, Callable[[str], object]]] = {
    "PREFERRED-CHANNEL": ("preferred_channel", str.lower),
    "PERSONAL": ("personal", str.lower),
    "INDUSTRY": ("industry", str),
    "SEGMENT": ("segment", str.lower),
    "EMPLOYEES": ("employees", int),
    "FOUNDED": ("founded", int),
    "REVENUE": ("revenue", Money.parse),
    "PARENT": ("parent", keys.customer),
}
_PARTIAL = re.compile(r"^--?(\d{2})-?(\d{2})")


class VCard:
    """vCard 2.1, 3.0 and 4.0, one or many cards a file."""

    name = "vcard"
    label = "vCard"
    suffixes: tuple[str, ...] = (".vcf", ".vcard")

    def detect(self, head: bytes, filename: str) -> float:
        bare = head.replace(b"\x00", b"").upper()
        at = bare.find(b"BEGIN:VCARD")
        if at < 0:
            return 0.0
        return 1.0 if at < 64 else 0.7 if filename.lower().endswith(self.suffixes) else 0.4

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        refuse_binary(source.head(), source.name)
        marks: Counter[str] = Counter()
        found = 0
        for card in cards(source, options.encoding):
            if isinstance(card, int):
                yield Skipped(source.name, Said("{0} lines stand outside any card and were left out", card))
                continue
            found += 1
            yield from read_card(card, options, marks)
        if not found:
            raise ExchangeError(Said("{0} holds no vCard (no line BEGIN:VCARD). Nothing was changed.", source.name))
        if marks:
            names = ", ".join(sorted(marks))
            yield Skipped(source.name, Said("marks for programs only, left out: {0}", names), minor=True)


def read_card(card: Card, options: Options, marks: Counter[str] | None = None) -> Iterator[Item]:
    """The drafts of one card."""
    marks = marks if marks is not None else Counter()
    where = Said("card {0}", card.number)
    if not card.complete:
        yield Skipped(where, "the card breaks off before its end; what could be read was brought in")
    if _kind(card) == "group":
        yield from _group(card, where)
        return
    person = _person(card, marks, options)
    person.settle()
    if not person.firm and options.customer:
        person.firm = options.customer
    uid = _uid(card)
    company = any(p.value.strip().upper() == "COMPANY" for p in card.all("X-ABSHOWAS")) or _kind(card) == "org"
    if company and not (person.given or person.family):
        person.firm = person.firm or person.name
    if not (person.name or person.firm):
        yield Skipped(where, "the card has no name, number or address")
        return
    as_firm = person.firm and not (person.given or person.family) and (company or person.is_firm)
    # A card that Tacit wrote names the record's own id.
    also = (uid,) if _RECORD_ID.fullmatch(uid) else ()
    draft = (firm_draft if as_firm else contact_draft)(person, where, uid, also)
    yield draft
    yield from _enclosures(card, draft)
    for agent in card.agents:
        yield from read_card(agent, options, marks)


def _kind(card: Card) -> str:
    prop = card.first("KIND", "X-ADDRESSBOOKSERVER-KIND")
    return prop.value.strip().lower() if prop else ""


def _uid(card: Card) -> str:
    prop = card.first("UID") or card.first("X-ABUID")
    if prop is None:
        return ""
    return clean_line(unescape(prop.value)).removeprefix("urn:uuid:").removesuffix(":ABPerson").casefold()


def _group(card: Card, where: str) -> Iterator[Item]:
    """A distribution list is a tag on its members."""
    fn = card.first("FN", "N")
    name = clean_line(unescape(split(fn.value, ";")[0])) if fn else ""
    if not name:
        yield Skipped(where, "a group without a name")
        return
    label = keys.tag(name)
    assert label.draft is not None
    yield label.draft
    for member in card.all("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"):
        uid = clean_line(unescape(member.value)).removeprefix("urn:uuid:").casefold()
        if uid.startswith("mailto:"):
            someone = keys.contact("", email=uid.removeprefix("mailto:"))
            assert someone.draft is not None
            yield Draft("contact", someone.key, {**someone.draft.values, "tags": (label,)}, where, uid)
        else:
            yield Draft("contact", keys.text_key("contact-uid", uid), {"tags": (label,)}, where, patch=True)


def _person(card: Card, marks: Counter[str], options: Options) -> Person:
    person = Person()
    labels = {p.group: _label(p) for p in card.all("X-ABLABEL") if p.group}
    birthdays: list[str] = []
    for prop in card.properties:
        label = labels.get(prop.group, "") if prop.group else ""
        if prop.value.startswith("data:") and prop.name in _MEDIA:
            decode_data_uri(prop)
        if prop.name in _MEDIA and (prop.data is not None or prop.broken):
            continue
        if not _take(person, prop, label, birthdays, card.version.startswith("4")):
            _take_rest(person, prop, label, marks)
    _birthday(person, birthdays)
    return person


def _take(person: Person, prop: Property, label: str, birthdays: list[str], strict: bool) -> bool:
    """Put a property where it has a home; False where it has none."""
    value = prop.value
    match prop.name:
        case "FN":
            person.name = person.name or _one(value)
        case "N":
            parts = [_one(", ".join(split(p, ","))) for p in split(value, ";")] + [""] * 5
            person.family, person.given, person.middle, person.prefix, person.suffix = parts[:5]
        case "NICKNAME":
            person.nicknames.extend(_list(value, strict))
        case "ORG":
            _org(person, [_one(p) for p in split(value, ";")])
        case "TITLE" | "ROLE" if not person.title and (prop.name == "TITLE" or not value.strip()):
            person.title = _one(value)
        case "EMAIL":
            _point(person.emails, _one(value).removeprefix("mailto:"), prop, label)
        case "TEL":
            _point(person.phones, _tel(value), prop, label)
        case "URL":
            _point(person.websites, _one(value), prop, label)
        case "ADR":
            person.addresses.append(_address(prop, label))
        case "LABEL":
            whole = ", ".join(part.strip(" ,") for part in clean_text(unescape(value)).split("\n") if part.strip(" ,"))
            person.printed.append(whole)
        case "BDAY":
            birthdays.append(_one(value))
        case "NOTE":
            note = clean_text(unescape(value))
            if note:
                person.about.append(note)
        case "CATEGORIES":
            person.tags.extend(t for t in _list(value, strict) if keys.norm(t) not in _EVERYONE)
        case "X-TACIT-DETAIL":
            label, colon, rest = clean_text(unescape(value)).partition(": ")
            person.details.append((label, rest) if colon else ("", label))
        case name if name.removeprefix("X-TACIT-") in _OWN:
            field, read = _OWN[name.removeprefix("X-TACIT-")]
            try:
                person.extra[field] = read(_one(value))
            except ValueError:
                return False
        case _:
            return False
    return True


def _take_rest(person: Person, prop: Property, label: str, marks: Counter[str]) -> None:
    """A property without a field: a line of details, or a mark for programs."""
    name = _fullcontact(prop.name) if prop.name.startswith("X-FCENCODED-") else prop.name
    if name in USED:
        return
    if name in MECHANICAL or name.startswith(("X-COUCHDB", "X-FC-")):
        marks[name] += 1
        return
    value = clean_text(unescape(prop.value)).strip(";")
    if name == "X-DEPARTMENT" and not person.department:
        person.department = _one(value)
        return
    if name == "AGENT" and value.upper().startswith("BEGIN:VCARD"):
        value = _agent_name(value)
    if "ANNIVERSARY" in name or "DATE" in name:
        day = parse_day(value, None)
        value = day.isoformat() if day else value
    person.details.append((_title(name, prop, _words(prop, label)), value.removeprefix("urn:uuid:")))


def _title(name: str, prop: Property, words: str) -> str:
    """What a line of details calls a property."""
    if name in ("X-ABDATE", "X-ABRELATEDNAMES", "RELATED"):
        title = words or ("Date" if name == "X-ABDATE" else "Related")
        return title[:1].upper() + title[1:]
    service = prop.params.get("X-SERVICE-TYPE") or prop.params.get("SERVICE-TYPE")
    if service:
        return service[0]
    plain = _VENDOR.sub("X-", name)
    title = LABELS.get(name) or LABELS.get(plain) or plain.removeprefix("X-").replace("-", " ").replace("_", " ")
    if title.isupper() and len(title) > 4:
        title = title.capitalize()
    return f"{title} ({words})" if words and name != "IMPP" else title


def _agent_name(value: str) -> str:
    """The name on a card that stands, escaped, inside another."""
    for card in parse_cards(value.split("\n"), Decoder(False, "utf-8")):
        name = card.first("FN", "N") if isinstance(card, Card) else None
        if name is not None:
            return _one(name.value).replace(";", " ").strip()
    return ""


def _fullcontact(name: str) -> str:
    """FullContact writes the names of its own fields in hexadecimal."""
    try:
        return bytes.fromhex(name.removeprefix("X-FCENCODED-")).decode("utf-8").removeprefix("X-FC-").replace(":", " ")
    except ValueError:
        return name


def _org(person: Person, parts: list[str]) -> None:
    if person.firm:
        person.details.append(("Organisation", ", ".join(p for p in parts if p)))
        return
    person.firm = parts[0]
    units = ", ".join(p for p in parts[1:] if p)
    person.department = person.department or units


def _address(prop: Property, label: str) -> Address:
    """An ADR value. A structured value in one lump (Gmail) becomes the street."""
    box, extended, street, city, region, code, country = (
        [_one(unescape(", ".join(split(p, ","))).replace("\n", ", ")) for p in split(prop.value, ";")] + [""] * 7
    )[:7]
    lines = [p.strip(" ,") for p in (f"PO Box {box}" if box.isdigit() else box, extended, street) if p.strip(" ,")]
    return Address(", ".join(lines), city, region, code, country, _words(prop, label), prop.preferred)


def _point(points: list[Point], value: str, prop: Property, label: str) -> None:
    if value:
        points.append(Point(value, _words(prop, label), prop.preferred))


def _words(prop: Property, label: str) -> str:
    """What kind of number or address it is, in plain words; 'home' or 'work fax'."""
    if label:
        return label
    given = prop.params.get("LABEL") if prop.name != "ADR" else None
    if given:
        return clean_line(given[0])
    types = [_WORDS.get(t, t).removeprefix("x-") for t in prop.params.get("TYPE", ()) if t not in _SILENT]
    order = {"home": 0, "work": 0, "mobile": 1, "fax": 2}
    return " ".join(sorted(dict.fromkeys(types), key=lambda t: order.get(t, 1)))


def _label(prop: Property) -> str:
    text = clean_line(unescape(prop.value))
    match = _AB_LABEL.match(text)
    plain = match[1] if match else text
    if re.fullmatch(r"[A-Z_]+", plain):
        plain = plain.replace("_", " ")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).lower() if match or plain.isupper() else plain


def _tel(value: str) -> str:
    number = _one(value)
    if number.lower().startswith("tel:"):
        number, _, rest = number[4:].partition(";")
        extension = re.search(r"ext=(\w+)", rest)
        number += f" ext. {extension[1]}" if extension else ""
    return number


def _birthday(person: Person, values: list[str]) -> None:
    for value in values:
        day = parse_day(value, None)
        partial = _PARTIAL.match(value)
        if day is not None and day.year == 1604:  # Apple's way to say that the year is not known
            value = f"--{day.month:02d}-{day.day:02d}"
            partial, day = _PARTIAL.match(value), None
        if day is not None:
            person.birthday = person.birthday or day
        elif partial and 1 <= int(partial[1]) <= 12:
            person.details.append(("Birthday", f"{int(partial[2])} {MONTH_NAMES[int(partial[1])]}"))
        elif value:
            person.details.append(("Birthday", value))


def _enclosures(card: Card, owner: Draft) -> Iterator[Item]:
    """Pictures, logos, sounds and keys as attachments of the person or firm."""
    number: Counter[str] = Counter()
    for prop in card.all(*_MEDIA):
        word = _MEDIA[prop.name]
        if prop.broken:
            yield Skipped(owner.where, Said("the {0} was left out: {1}", word, prop.broken))
        elif prop.data:
            number[word] += 1
            yield enclosure(owner, prop.data, word + (f"-{number[word]}" if number[word] > 1 else ""))


def _one(value: str) -> str:
    return clean_line(unescape(value))


def _list(value: str, strict: bool) -> list[str]:
    """Items of a list; before 4.0 an escaped comma separates too, because programs used to escape the separators."""
    parts = [unescape(v) for v in split(value, ",")] if strict else unescape(value.replace("\\,", ",")).split(",")
    return [item for item in map(clean_line, parts) if item]
