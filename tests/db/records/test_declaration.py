"""A kind is declared once: a throw-away kind gets everything that is derived, from one class."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Mapped

from db.domain.values import Moment, Money
from db.records import Form, Kinds, Record, fields, standard_kinds
from db.records.base import Naming
from db.records.wire import WireError, from_wire, to_wire
from db.services import profiles
from tests.db.world import PASSPHRASE, TestWorld


class Machine(Record):
    """A machine at a customer: made up here, to show what one class brings."""

    __tablename__ = "machine"
    naming: ClassVar = Naming("Machine", "Machines", "tag")

    name: Mapped[str] = fields.line("Name", required=True, search=2.0, listed=True)
    customer: Mapped[str | None] = fields.ref("Customer", "customer", listed=True)
    quirks: Mapped[str] = fields.text("Quirks", search=1.0, help="What one must know")
    built: Mapped[date | None] = fields.day("Built")
    price: Mapped[Money | None] = fields.money("Price")


def kinds_with_machine() -> Kinds:
    return Kinds((*(kind.cls for kind in standard_kinds()), Machine))


@pytest.fixture
def opened(tmp_path: Path):
    world = TestWorld(kinds=kinds_with_machine)
    _, tacit = profiles.create(tmp_path / "profile", "Maren", passphrase=PASSPHRASE, world=world.world())
    Machine.metadata.create_all(tacit.store.engine, tables=[Machine.__table__])  # stands for its migration
    with tacit:
        yield tacit


def test_form_and_columns_come_from_the_declaration() -> None:
    kind = kinds_with_machine()["machine"]
    assert [(field.name, field.form) for field in kind.form] == [
        ("name", Form.LINE), ("customer", Form.REF), ("quirks", Form.TEXT), ("built", Form.DAY), ("price", Form.MONEY),
    ]  # fmt: skip
    assert [column.name for column in kind.columns] == ["name", "customer"]
    assert kind.searched == {"name": 2.0, "quirks": 1.0}
    assert kind.fields["quirks"].help == "What one must know"


def test_it_is_written_listed_found_and_has_a_history(opened) -> None:
    customer = opened.records.add("customer", {"name": "Weserstahl"})
    values = opened.records.parse("machine", {"name": "Press 2", "customer": "weserstahl", "price": "€ 12k"})
    press = opened.records.add("machine", values)
    opened.records.edit(press.id, {"quirks": (press.versions["quirks"], "starts only when the hall is warm")})

    assert [row.name for row in opened.records.list("machine", {"customer": customer.id}).rows] == ["Press 2"]
    found = opened.finder.search("hall warm")
    assert [hit.id for hit in found.results] == [press.id]
    assert [(change.label, change.new) for change in opened.records.history(press.id)] == [
        ("Created", "Press 2"),
        ("Quirks", "starts only when the hall is warm"),
    ]
    assert opened.records.undo().ids == (press.id,)
    assert opened.records.get(press.id).quirks == ""


def test_it_is_in_the_json_export(opened, tmp_path: Path) -> None:
    press = opened.records.add("machine", {"name": "Press 2", "built": date(1998, 5, 1)})
    written = opened.exports.run(tmp_path / "out.json", "json")
    assert written.written["machine"] == 1
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert press.id in text
    assert "1998-05-01" in text


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TIMES = st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
BY_FORM = {
    Form.LINE: TEXT,
    Form.TEXT: TEXT,
    Form.REF: st.none() | st.uuids().map(str),
    Form.REFS: st.lists(st.uuids().map(str), unique=True).map(tuple),
    Form.DAY: st.none() | DAYS,
    Form.TIME: st.none() | TIMES,
    Form.MOMENT: st.none() | TIMES.map(lambda time: Moment(time.replace(microsecond=0), "Europe/Berlin")),
    Form.MONEY: st.none() | st.builds(Money, st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY"])),
    Form.NUMBER: st.none() | st.integers(-(2**62), 2**62),
    Form.FLAG: st.booleans(),
    Form.VERSIONS: st.dictionaries(TEXT, TEXT, max_size=3),
}


def record_of(kind) -> st.SearchStrategy[Record]:
    values = {}
    for name, field in kind.all_fields.items():
        if field.choices:
            chosen = st.sampled_from([value for value, _ in field.choices])
            values[name] = st.lists(chosen, unique=True).map(tuple) if field.form == Form.WORDS else chosen
        elif field.form == Form.WORDS:
            values[name] = st.lists(TEXT, unique=True, max_size=4).map(tuple)
        else:
            values[name] = BY_FORM[field.form]
    values["id"] = st.uuids().map(str)
    return st.fixed_dictionaries(values).map(lambda drawn: kind.cls(**drawn))


ANY_RECORD = st.one_of([record_of(kind) for kind in standard_kinds()])


@given(ANY_RECORD)
def test_the_wire_keeps_every_field_of_every_kind(record: Record) -> None:
    kinds = standard_kinds()
    kind = kinds.of(record)
    back = from_wire(kinds, to_wire(kind, record))
    assert {name: getattr(back, name) for name in kind.all_fields} == {
        name: getattr(record, name) for name in kind.all_fields
    }


@pytest.mark.parametrize(
    "data",
    [
        None, [], {"kind": "nonsense", "id": "x"}, {"kind": "note"}, {"kind": "note", "id": 7},
        {"kind": "note", "id": "x", "learnt_on": "soon"}, {"kind": "customer", "id": "x", "employees": True},
        {"kind": "customer", "id": "x", "employees": 10**30}, {"kind": "customer", "id": "x", "revenue": "EUR x"},
        {"kind": "promise", "id": "x", "status": "eaten"}, {"kind": "note", "id": "x", "text": "\ud800"},
        {"kind": "visit", "id": "x", "starts": "2026-11-23T08:30:00Z"}, {"kind": "note", "id": "x", "about": "x"},
    ],
)  # fmt: skip
def test_what_does_not_fit_the_wire_is_refused_without_its_words(data) -> None:
    with pytest.raises(WireError) as refused:
        from_wire(standard_kinds(), data)
    assert "soon" not in str(refused.value)
    assert "eaten" not in str(refused.value)


def test_a_repr_never_prints_a_customers_words() -> None:
    assert "Secretive" not in repr(standard_kinds()["customer"].cls(name="Secretive Ltd"))
