"""Rows in memory: a valid Qt model whatever comes, and what is selected stays selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models import ColumnSpec, RowModel
from desktop.models.rows import MANY_RANGES

ASKED: list[str] = []


@dataclass(frozen=True)
class Row:
    id: str
    words: str = ""


def model() -> RowModel:
    def words(row: Row) -> str:
        ASKED.append(row.id)
        return row.words or row.id

    roles = {int(Qt.ItemDataRole.UserRole): lambda row: row.id}
    return RowModel((ColumnSpec("words", "Words", words, roles), ColumnSpec("n", "N", lambda row: 1, number=True)))


def texts(made: RowModel) -> list[str]:
    return [made.index(at, 0).data() for at in range(made.rowCount())]


names = st.lists(st.sampled_from("abcdefghij"), max_size=10)


@given(st.lists(names, max_size=6))
def test_any_sequence_of_rows_keeps_the_model_valid(steps: list[list[str]]) -> None:
    made = model()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    for step, ids in enumerate(steps):
        made.show_rows([Row(one, f"{one}{step % 2}") for one in ids])
        wanted = list(dict.fromkeys(ids))
        assert [made.key(made.index(at, 0)) for at in range(made.rowCount())] == wanted
        assert texts(made) == [f"{one}{step % 2}" for one in wanted]
    del tester


def test_the_row_stood_on_is_followed_through_every_change(qtmodeltester: Any) -> None:
    made = model()
    made.show_rows([Row(one) for one in "abcdef"])
    qtmodeltester.check(made)
    here = QPersistentModelIndex(made.index_of("d"))
    made.show_rows([Row(one) for one in "fxdab"])
    assert here.isValid()
    assert made.key(here) == "d"
    made.show_rows([Row(one) for one in "fxab"])
    assert not here.isValid()


def test_a_cell_is_worked_out_once_until_its_row_differs(qapp: object) -> None:
    made = model()
    made.show_rows([Row("a"), Row("b")])
    ASKED.clear()
    assert (texts(made), texts(made)) == (["a", "b"], ["a", "b"])
    assert ASKED == ["a", "b"]
    made.show_rows([Row("a"), Row("b", "new")])
    assert texts(made) == ["a", "new"]
    assert ASKED == ["a", "b", "b"]


def test_an_upheaval_is_one_reset_not_a_thousand_removals(qtbot: Any) -> None:
    made = model()
    many = [Row(str(n)) for n in range(MANY_RANGES * 4)]
    made.show_rows(many)
    with qtbot.waitSignal(made.modelReset):
        made.show_rows(many[::2])
    assert made.rowCount() == MANY_RANGES * 2


def test_titles_numbers_and_roles(qapp: object) -> None:
    made = model()
    made.show_rows([Row("a")])
    assert made.headerData(0, Qt.Orientation.Horizontal) == "Words"
    assert made.index(0, 0).data(Qt.ItemDataRole.UserRole) == "a"
    assert made.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert made.index_of("zz").isValid() is False
