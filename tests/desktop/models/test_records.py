"""Records of a kind as rows of words: from the declaration, in the window's language, no query a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from db.records import Colleague, Customer, Kinds, Note, Promise, standard_kinds
from db.services import fieldtext
from db.services.refs import HIDDEN
from desktop.models.records import read_block


class Page:
    def __init__(self, total: int, rows: list[Any]) -> None:
        self.total, self.rows = total, rows


class Records:
    """The service's shape over records in memory; counts what it is asked."""

    def __init__(self, kinds: Kinds, records: list[Any]) -> None:
        self.kinds, self.records, self.calls = kinds, records, Counter[str]()

    def list(self, kind: str, where: Any, order: Any, limit: int, offset: int, text: str) -> Page:
        self.calls["list"] += 1
        return Page(len(self.records), self.records[offset : offset + limit])

    def names(self, ids: list[str]) -> dict[str, str]:
        self.calls["names"] += 1
        return {one: HIDDEN if one == "unseen" else f"name of {one}" for one in ids}

    def show(self, kind: str, field: str, value: Any, names: Mapping[str, str]) -> str:
        return fieldtext.show(self.kinds[kind].fields[field], value, names)


class Services:
    def __init__(self, kinds: Kinds, records: list[Any]) -> None:
        self.kinds, self.records = kinds, Records(kinds, records)


def rows(records: list[Any], kind: str) -> tuple[list[dict[str, str]], Services]:
    services = Services(standard_kinds(), records)
    block = read_block(services, services.kinds[kind], 0, 200, {}, None, "")
    return [dict(row.shown) for row in block.rows], services


def test_the_columns_are_those_the_kind_declares(qapp: object) -> None:
    made, services = rows([Customer(id="1", name="Firm", city="Emden")], "customer")
    assert list(made[0]) == [field.name for field in services.kinds["customer"].columns]
    assert (made[0]["name"], made[0]["city"]) == ("Firm", "Emden")


def test_names_of_references_cost_one_query_a_block(qapp: object) -> None:
    made, services = rows([Note(id=str(n), text=f"note {n}", customer=f"c{n % 7}") for n in range(50)], "note")
    assert made[9]["customer"] == "name of c2"
    assert services.records.calls == Counter(list=1, names=1)


def test_a_german_window_reads_german(german: None) -> None:
    promise = Promise(id="1", what="Liste", owed_by="us", customer="unseen", due=date(2026, 11, 27), status="open")
    shown = rows([promise], "promise")[0][0]
    assert shown["customer"] == "verborgen"
    assert "open" not in shown.values()
    assert "2026-11-27" not in shown.values()


def test_a_kind_without_listed_fields_shows_its_title(qapp: object) -> None:
    kinds = Kinds((Colleague,))
    block = read_block(Services(kinds, [Colleague(id="1", name="Maren")]), kinds["colleague"], 0, 200, {}, None, "")
    assert [row.title for row in block.rows] == ["Maren"]
