"""The sample company: every record fits its kind, references resolve, and the notes read as written by people."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from db.domain.values import Moment, Money
from db.records import Field, Form, Kinds, standard_kinds
from db.records.wire import decode

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
BESIDES = {"key", "by", "on", "audience"}
GERMAN = re.compile(r"\b(?:der|die|das|und|nicht|ist|mit|ein|eine|sie|wir)\b", re.IGNORECASE)


class Entry(NamedTuple):
    kind: str
    file: str
    values: dict[str, Any]


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return standard_kinds()


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [
        Entry(kind, path.name, values)
        for path in sorted(SAMPLE.glob("*.json"))
        for kind, records in json.loads(path.read_text(encoding="utf-8")).items()
        if kind != "company"
        for values in records
    ]


@pytest.fixture(scope="module")
def company() -> dict[str, str]:
    return json.loads((SAMPLE / "company.json").read_text(encoding="utf-8"))["company"]


def of(entries: list[Entry], kind: str) -> list[dict[str, Any]]:
    return [entry.values for entry in entries if entry.kind == kind]


def keys(entries: list[Entry]) -> dict[str, str]:
    return {entry.values["key"]: entry.kind for entry in entries}


def moment(value: dict[str, Any], today: date) -> Moment:
    assert value.keys() == {"day", "time", "zone"}
    local = datetime.fromisoformat(f"{today + timedelta(days=value['day'])}T{value['time']}")
    return Moment.said(local, value["zone"])


def wire(field: Field, value: Any, today: date) -> Any:
    """The value as the wire format has it, so that the product's own strict decoder judges it."""
    match field.form:
        case Form.DAY if isinstance(value, int):
            return (today + timedelta(days=value)).isoformat()
        case Form.MOMENT:
            return moment(value, today).isoformat()
        case Form.MONEY:
            return Money(**value).isoformat()
    return value


def spoken(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    """The keys that a reference names, each with the name of its field."""
    if field.form is Form.REF:
        yield field.name, value
    elif field.form is Form.REFS:
        yield from ((field.name, key) for key in value)


def test_the_sample_is_as_large_as_promised(entries: list[Entry]) -> None:
    count = Counter(entry.kind for entry in entries)

    assert 15 <= count["customer"] <= 17
    assert 55 <= count["contact"] <= 65
    assert 5 <= count["colleague"] <= 6
    assert count["team"] == 2
    assert 18 <= count["site"] <= 24
    assert 200 <= count["note"] <= 220
    assert 40 <= count["promise"] <= 75
    assert 22 <= count["visit"] <= 33
    assert 12 <= count["opportunity"] <= 22
    assert 25 <= count["link"] <= 42


def test_every_key_is_used_once(entries: list[Entry]) -> None:
    twice = [key for key, n in Counter(entry.values["key"] for entry in entries).items() if n > 1]
    assert twice == []


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 3, 28), date(2028, 2, 29)])
def test_every_record_fits_its_declared_kind(entries: list[Entry], kinds: Kinds, today: date) -> None:
    for entry in entries:
        kind = kinds[entry.kind]
        given = entry.values.keys() - BESIDES
        assert given <= kind.fields.keys(), (entry.file, entry.values["key"], given - kind.fields.keys())
        for name in given:
            field = kind.fields[name]
            decoded = decode(field, wire(field, entry.values[name], today))
            assert decoded != field.empty, (entry.values["key"], name)
            if field.form is Form.WORDS and field.choices:
                assert set(decoded) <= dict(field.choices).keys(), (entry.values["key"], name)
        assert {f.name for f in kind.fields.values() if f.required} <= given, entry.values["key"]


def test_every_reference_resolves_to_a_kind_it_may_name(entries: list[Entry], kinds: Kinds) -> None:
    known = keys(entries)
    for entry in entries:
        for name in entry.values.keys() - BESIDES:
            field = kinds[entry.kind].fields[name]
            for where, key in spoken(field, entry.values[name]):
                assert key in known, (entry.values["key"], where, key)
                assert not field.target or known[key] in field.target, (entry.values["key"], where, key)


def test_who_wrote_it_and_for_whom(entries: list[Entry], company: dict[str, str]) -> None:
    known = keys(entries)
    assert known[company["me"]] == "colleague"
    for entry in entries:
        values = entry.values
        if entry.kind in {"colleague", "team", "tag"}:
            continue
        assert known[values["by"]] == "colleague", values["key"]
        assert moment(values["on"], date(2026, 11, 22)), values["key"]
        assert values["on"]["day"] <= 0, values["key"]
        match values.get("audience", "everyone").partition(":"):
            case ["everyone", "", ""]:
                pass
            case ["me", "", ""]:
                assert values["by"] == company["me"], values["key"]
            case ["team", ":", team]:
                members = next(t["members"] for t in of(entries, "team") if t["key"] == team)
                assert company["me"] in members, values["key"]
            case other:
                pytest.fail(f"{values['key']} has the audience {other}")


def test_references_stay_within_the_customer(entries: list[Entry]) -> None:
    contacts = {c["key"]: c["customer"] for c in of(entries, "contact")}
    for kind, field in (("note", "about"), ("visit", "contacts")):
        for record in of(entries, kind):
            for key in record.get(field, []):
                assert contacts[key] == record["customer"], (record["key"], key)
    for promise in of(entries, "promise"):
        assert contacts[promise["contact"]] == promise["customer"], promise["key"]


def test_notes_are_as_long_as_people_write_them(entries: list[Entry]) -> None:
    lengths = {note["key"]: len(note["text"].split()) for note in of(entries, "note")}

    assert {key: n for key, n in lengths.items() if not 15 <= n <= 120} == {}
    assert sum(25 <= n <= 60 for n in lengths.values()) > 0.7 * len(lengths)
    assert max(lengths.values()) > 80


def test_no_two_notes_are_alike(entries: list[Entry]) -> None:
    def grams(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return set(zip(words, words[1:], words[2:], words[3:], strict=False))

    written = [(note["key"], grams(note["text"])) for note in of(entries, "note")]
    alike = [
        (first, second)
        for (first, a), (second, b) in combinations(written, 2)
        if len(a & b) > 0.6 * min(len(a), len(b))
    ]
    assert alike == []


def test_several_voices_in_two_languages(entries: list[Entry]) -> None:
    notes = of(entries, "note")
    german = [n for n in notes if len(GERMAN.findall(n["text"])) >= 2]
    countries = Counter(c.get("country") for c in of(entries, "customer"))

    assert len(german) >= 45
    assert countries["Deutschland"] >= 4
    assert sum(n >= 20 for n in Counter(n["by"] for n in notes).values()) >= 5


def test_buttons_are_about_one_person_and_of_each_sort(entries: list[Entry]) -> None:
    buttons = [n for n in of(entries, "note") if "polarity" in n]

    assert [n["key"] for n in buttons if len(n["about"]) != 1] == []
    assert min(Counter(n["polarity"] for n in buttons)[p] for p in ("hot", "cold", "avoid")) >= 8


def test_promises_around_today_in_both_directions(entries: list[Entry]) -> None:
    promises = of(entries, "promise")
    still = [p for p in promises if p["status"] == "open"]
    settled = [p for p in promises if p["status"] != "open"]

    for side in ("us", "them"):
        dues = [p["due"] for p in still if p["owed_by"] == side]
        assert sum(due < 0 for due in dues) >= 3
        assert sum(due == 0 for due in dues) >= 2
        assert sum(0 < due <= 6 for due in dues) >= 5
        assert sum(due > 6 for due in dues) >= 2
    assert Counter(p["status"] for p in settled).keys() == {"kept", "broken", "dropped"}
    assert [p["key"] for p in settled if not (p["on"]["day"] <= p["settled_on"] <= 0 and p["proof"])] == []
    assert [p["key"] for p in still if "settled_on" in p or p["due"] < p["on"]["day"]] == []


def test_visits_have_what_a_visit_needs(entries: list[Entry], company: dict[str, str]) -> None:
    visits = of(entries, "visit")
    past = [v for v in visits if v["starts"]["day"] < 0]
    today = [v for v in visits if v["starts"]["day"] == 0]

    assert [v["key"] for v in visits if not (v["purpose"] and v["agenda"] and v["wanted"])] == []
    assert [v["key"] for v in past if not (v.get("result") and v.get("next_step"))] == []
    assert [v["key"] for v in visits if v not in past and "result" in v] == []
    assert sum(company["me"] in v["colleagues"] for v in today) == 3
    assert len(visits) - len(past) - len(today) >= 6


def test_what_is_told_spreads_over_eight_months(entries: list[Entry]) -> None:
    days = [n["learnt_on"] for n in of(entries, "note")]
    months = Counter(-day // 30 for day in days)

    assert min(days) >= -250
    assert max(days) == -1
    assert min(months[m] for m in range(8)) >= 10


def test_nothing_of_the_real_world(entries: list[Entry]) -> None:
    """Addresses end in the reserved domain; British and American numbers are of the ranges kept for fiction."""
    for entry in entries:
        values = entry.values
        places = [values.get("email", ""), values.get("website", ""), *values.get("emails", [])]
        assert [p for p in places if p and not p.endswith(".example")] == [], values["key"]
        for number in filter(None, [values.get("phone"), *values.get("phones", [])]):
            assert re.match(r"\+44 (1632 960|7700 900)\d{3}$|\+1 \d{3} 555 01\d\d$|\+49 171 39200\d\d$", number), number
