"""All records of a kind as a table: columns from the declaration, blocks as they come into sight, no query a row."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from db.records import Colleague, Customer, Kinds, Note, standard_kinds
from desktop.bus import Bus
from desktop.jobs import Jobs
from desktop.models import RecordModel
from desktop.models.records import BLOCK


class Page:
    def __init__(self, total: int, rows: list[Any]) -> None:
        self.total, self.rows = total, rows


class Records:
    """The service's shape over records in memory; counts what it is asked."""

    def __init__(self, records: list[Any]) -> None:
        self.records, self.calls = records, Counter[str]()

    def list(self, kind: str, where: Any, order: Any, limit: int, offset: int, text: str) -> Page:
        self.calls["list"] += 1
        fitting = [one for one in self.records if text in one.name]
        return Page(len(fitting), fitting[offset : offset + limit])

    def names(self, ids: list[str]) -> dict[str, str]:
        self.calls["names"] += 1
        return {one: f"name of {one}" for one in ids}

    def show(self, kind: str, field: str, value: Any) -> str:
        return str(value)


class Services:
    def __init__(self, kinds: Kinds, records: list[Any]) -> None:
        self.kinds, self.records = kinds, Records(records)


@pytest.fixture
def jobs(qapp: object) -> Jobs:
    return Jobs(Bus(), inline=True)


def table(jobs: Jobs, many: int) -> tuple[RecordModel, Services]:
    kinds = standard_kinds()
    services = Services(kinds, [Customer(id=str(n), name=f"Firm {n}", city="Emden") for n in range(many)])
    return RecordModel(services, jobs, kinds["customer"]), services


def test_the_columns_are_those_the_kind_declares(jobs: Jobs, qtmodeltester: Any) -> None:
    model, _services = table(jobs, 3)
    model.show_kind()
    assert [column.name for column in model.columns] == [field.name for field in model.kind.columns]
    assert [model.index(0, at).data() for at in range(model.columnCount())] == ["Firm 0", "", "Emden"]
    qtmodeltester.check(model)


def test_only_blocks_in_sight_are_read(jobs: Jobs, qtbot: Any) -> None:
    model, services = table(jobs, BLOCK * 5)
    model.show_kind()
    assert model.rowCount() == BLOCK * 5
    assert services.records.calls["list"] == 1
    far = model.index(BLOCK * 3 + 7, 0)
    assert far.data() == "…"
    qtbot.waitUntil(lambda: far.data() == f"Firm {BLOCK * 3 + 7}")
    assert services.records.calls["list"] == 2


def test_names_of_references_cost_one_query_a_block(jobs: Jobs) -> None:
    kinds = standard_kinds()
    notes = [Note(id=str(n), text=f"note {n}", customer=f"c{n % 7}") for n in range(50)]
    for note in notes:
        note.name = note.text  # type: ignore[attr-defined]
    services = Services(kinds, notes)
    model = RecordModel(services, jobs, kinds["note"])
    model.show_kind()
    at = [column.name for column in model.columns].index("customer")
    assert model.index(9, at).data() == "name of c2"
    assert services.records.calls == Counter(list=1, names=1)


def test_a_filter_reads_again_and_a_reload_changes_cells_in_place(jobs: Jobs, qtbot: Any) -> None:
    model, services = table(jobs, 30)
    model.show_kind(text="Firm 2")
    assert model.rowCount() == 11
    services.records.records[2].city = "Leer"
    with qtbot.waitSignal(model.dataChanged):
        model.reload()
    assert "Leer" in [model.index(at, 2).data() for at in range(model.rowCount())]


def test_a_kind_without_listed_fields_shows_its_title(jobs: Jobs) -> None:
    kinds = Kinds((Colleague,))
    model = RecordModel(Services(kinds, [Colleague(id="1", name="Maren")]), jobs, kinds["colleague"])
    model.show_kind()
    assert model.index(0, 0).data() == "Maren"
