"""A reader that reads what it is told, so that filing is tested apart from understanding. A text is lines of

    customer: NAME | beside: NAME (another customer) | person: NAME, TITLE | us: WHAT @DATE [NAME] | them: ...
    hot: PHRASE [NAME] | cold: ... | avoid: ...
    topic: TOPIC | source: SOURCE | by: NAME

and other lines say nothing. Names that are known are found by their exact words; keys are folded words, as with the
real one.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from db.domain.capture import (
    Alternative,
    Button,
    CustomerReading,
    Known,
    Learnt,
    Overrides,
    PersonReading,
    PromiseReading,
    Reading,
    TopicReading,
)
from db.domain.capture.corrections import chosen_customer, corrected
from db.domain.folding import fold

#: A visit with something of everything.
VISIT = """Walked press 2.
customer: Nordhaven Paper
person: Astrid Lindqvist, Maintenance Manager
us: the failure analysis @2026-12-09 [Astrid Lindqvist]
them: oil sample from press 2
hot: one page with a cause [Astrid Lindqvist]
avoid: the oil supplier
topic: problem
topic: preference
source: said
by: Astrid Lindqvist"""

_LINE = re.compile(r"(customer|beside|person|us|them|hot|cold|avoid|topic|source|by):\s*(.+)")
_OWED = re.compile(r"(?P<what>.*?)(?:\s*@(?P<due>\d{4}-\d\d-\d\d))?(?:\s*\[(?P<person>[^\]]+)\])?")


def read(
    text: str, known: Known, now: datetime, conventions: object, *, learnt: Learnt, overrides: Overrides
) -> Reading:
    lines = [(match[1], match[2].strip()) for line in text.splitlines() if (match := _LINE.fullmatch(line.strip()))]
    made: dict[str, Any] = {
        "customer": None,
        "other_customers": [],
        "contacts": [],
        "promises": [],
        "topics": [],
        "buttons": [],
    }
    for kind, value in lines:
        _put(made, kind, value, known)
    forced = overrides.of("customer")
    if forced:
        made["customer"] = chosen_customer(forced[-1], made["customer"])
    sequences = {name: tuple(value) if isinstance(value, list) else value for name, value in made.items()}
    return corrected(Reading(text, read_to=len(text), **sequences), overrides)


def _put(made: dict[str, Any], kind: str, value: str, known: Known) -> None:
    match kind:
        case "beside":
            hit = next(c for c in known.customers.values() if fold(value) == fold(c.name))
            made["other_customers"].append(CustomerReading(hit.name, hit.id, key=fold(value)))
        case "customer":
            hit = next((c.id for c in known.customers.values() if fold(value) in map(fold, (c.name, *c.aliases))), None)
            made["customer"] = CustomerReading(known.customers[hit].name if hit else value, hit, key=fold(value))
        case "person":
            made["contacts"].append(_person(value, made["customer"], known))
        case "us" | "them":
            match = _OWED.fullmatch(value)
            assert match is not None
            due = date.fromisoformat(match["due"]) if match["due"] else None
            person = fold(match["person"]) if match["person"] else None
            made["promises"].append(PromiseReading(kind, match["what"], due, contact=person, key=fold(match["what"])))  # type: ignore[arg-type]
        case "topic":
            made["topics"].append(TopicReading(value))
        case "source":
            made["source"] = value
        case "by":
            made["said_by"] = fold(value)
        case _:
            match = _OWED.fullmatch(value)
            assert match is not None
            person = fold(match["person"]) if match["person"] else None
            made["buttons"].append(Button(kind, match["what"], person, key=fold(match["what"])))  # type: ignore[arg-type]


def _person(value: str, customer: CustomerReading | None, known: Known) -> PersonReading:
    name, _, title = (part.strip() for part in value.partition(","))
    home = customer.id if customer else None
    hits = [c for c in known.contacts.values() if fold(name) in (fold(c.name), fold(c.name).split(" ")[0])]
    if customer:
        hits = [c for c in hits if c.customer in (home, None)]
    if hits:
        others = tuple(Alternative(c.id, c.name) for c in hits[1:])
        return PersonReading(
            hits[0].name, hits[0].id, title or None, customer=hits[0].customer, alternatives=others, key=fold(name)
        )
    return PersonReading(name, None, title or None, customer=home, key=fold(name))
