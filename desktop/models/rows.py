"""A table model over rows in memory: immutable objects with an id. New rows change only what differs, so that the
selection, the place scrolled to and the focus of a view stay where they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.models.columns import ColumnSpec, Index

#: Above so many separate insertions or removals one reset is cheaper for every view.
MANY_RANGES = 64
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class RowModel(QAbstractTableModel):
    """Rows in their order. `key(row)` tells which row is which; it is a row's identity across `show_rows`."""

    def __init__(
        self,
        columns: Iterable[ColumnSpec],
        key: Callable[[Any], str] = lambda row: row.id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Any] = []
        self._keys: list[str] = []
        self._at: dict[str, int] = {}
        self._cells: dict[str, dict[tuple[int, int], Any]] = {}

    # -- what views ask -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self.columns):
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ask = column.text if role in _SHOWN else column.roles.get(role)
        if ask is None:
            return None
        cells = self._cells.setdefault(self._keys[index.row()], {})
        cell = (index.column(), int(role))
        if cell not in cells:
            cells[cell] = ask(self._rows[index.row()])
        return cells[cell]

    # -- what screens ask ---------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows shown, in order."""
        return tuple(self._rows)

    def row(self, index: Index) -> Any | None:
        """The row at an index; None for none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """Where the row of this key is; an invalid index when it is not shown."""
        at = self._at.get(key)
        return QModelIndex() if at is None else self.index(at, column)

    def shows(self, key: str) -> bool:
        """Whether the row of this key is among those shown."""
        return key in self._at

    def key(self, index: Index) -> str:
        """The key of the row at an index, '' for none."""
        return self._keys[index.row()] if index.isValid() and index.row() < len(self._keys) else ""

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Shows these rows instead. A row of a key shown before keeps its place in every view's selection."""
        fresh: dict[str, Any] = {}
        for row in rows:
            fresh.setdefault(self._key(row), row)
        if not self._rows or not fresh or self._upheaval(list(fresh)):
            self._reset(fresh)
            return
        self._drop(fresh)
        self._reorder([key for key in fresh if key in self._at])
        self._insert(fresh)
        self._renew(fresh)

    def retitle(self) -> None:
        """Forgets what cells said (the day changed, or the language) and asks again."""
        self._cells.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    # -- how ----------------------------------------------------------------------------------------------------

    def _upheaval(self, keys: list[str]) -> bool:
        staying = set(keys)
        gone = _ranges([at for at, key in enumerate(self._keys) if key not in staying])
        come = _ranges([at for at, key in enumerate(keys) if key not in self._at])
        return len(gone) + len(come) > MANY_RANGES

    def _reset(self, fresh: dict[str, Any]) -> None:
        self.beginResetModel()
        self._keys, self._rows = list(fresh), list(fresh.values())
        self._number()
        self._cells.clear()
        self.endResetModel()

    def _drop(self, fresh: dict[str, Any]) -> None:
        gone = [at for at, key in enumerate(self._keys) if key not in fresh]
        for first, last in reversed(_ranges(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            for key in self._keys[first : last + 1]:
                self._forget(key)
            del self._keys[first : last + 1], self._rows[first : last + 1]
            self._number()
            self.endRemoveRows()

    def _reorder(self, wanted: list[str]) -> None:
        if wanted == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        before: list[QModelIndex] = list(self.persistentIndexList())
        names = [(self._keys[index.row()], index.column()) for index in before]
        self._rows = [self._rows[self._at[key]] for key in wanted]
        self._keys = wanted
        self._number()
        self.changePersistentIndexList(before, [self.index(self._at[key], column) for key, column in names])
        self.layoutChanged.emit()

    def _insert(self, fresh: dict[str, Any]) -> None:
        keys = list(fresh)
        come = [at for at, key in enumerate(keys) if key not in self._at]
        for first, last in _ranges(come):
            self.beginInsertRows(QModelIndex(), first, last)
            self._keys[first:first] = keys[first : last + 1]
            self._rows[first:first] = [fresh[key] for key in keys[first : last + 1]]
            self._number()
            self.endInsertRows()

    def _renew(self, fresh: dict[str, Any]) -> None:
        other = [at for at, key in enumerate(self._keys) if self._rows[at] != fresh[key]]
        for at in other:
            self._rows[at] = fresh[self._keys[at]]
            self._forget(self._keys[at])
        for first, last in _ranges(other):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _forget(self, key: str) -> None:
        self._cells.pop(key, None)

    def _number(self) -> None:
        self._at = {key: at for at, key in enumerate(self._keys)}


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """[1, 2, 3, 7] as [(1, 3), (7, 7)]; the numbers ascend."""
    made: list[tuple[int, int]] = []
    for number in numbers:
        if made and made[-1][1] == number - 1:
            made[-1] = (made[-1][0], number)
        else:
            made.append((number, number))
    return made
