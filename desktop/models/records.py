"""A table of all records of a kind, of any length: blocks are read on the read pool as they come into sight.

Each block costs one query for the records and one for the names they refer to, never one a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from db.records import Form, Kind
from desktop.jobs import Jobs
from desktop.models.columns import Index, kind_columns

BLOCK = 200
"""Rows read at once: several screens full."""


@dataclass(frozen=True)
class RecordRow:
    """A record with its cells in words."""

    id: str
    title: str
    record: Any
    shown: Mapping[str, str]


@dataclass(frozen=True)
class Block:
    """Rows from `start`, of `total` there are."""

    start: int
    total: int
    rows: tuple[RecordRow, ...]


def read_block(
    services: Any, kind: Kind, start: int, count: int, where: Mapping[str, Any], order: str | None, text: str
) -> Block:
    """Reads one block; runs on the read pool. References are named in one query for all rows."""
    page = services.records.list(kind.name, where=dict(where), order=order, limit=count, offset=start, text=text)
    pointing = [field for field in kind.columns if field.form in (Form.REF, Form.REFS)]
    wanted: dict[str, None] = {}
    for record in page.rows:
        for field in pointing:
            value = getattr(record, field.name)
            wanted.update(dict.fromkeys(value if isinstance(value, tuple) else [value] if value else []))
    names = services.records.names(list(wanted)) if wanted else {}
    return Block(start, page.total, tuple(_row(services, kind, record, names) for record in page.rows))


def _row(services: Any, kind: Kind, record: Any, names: Mapping[str, str]) -> RecordRow:
    shown = {}
    for field in kind.columns:
        value = getattr(record, field.name)
        if field.form is Form.REF:
            shown[field.name] = names.get(value, "") if value else ""
        elif field.form is Form.REFS:
            shown[field.name] = ", ".join(names.get(one, "") for one in value)
        else:
            shown[field.name] = str(services.records.show(kind.name, field.name, value))
    return RecordRow(record.id, kind.title(record), record, shown)


class RecordModel(QAbstractTableModel):
    """All records of `kind`, its declared columns. `filled(total)` comes when the first block is there."""

    filled = Signal(int)

    def __init__(self, services: Any, jobs: Jobs, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs, self.kind = services, jobs, kind
        self.columns = kind_columns(kind)
        self.where: Mapping[str, Any] = {}
        self.order: str | None = None
        self.text = ""
        self._total = 0
        self._rows: dict[int, RecordRow] = {}
        self._asked: set[int] = set()
        self._generation = 0

    # -- what views ask -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self.columns):
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self._total:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows.get(index.row())
        if row is None:
            self._want(index.row() // BLOCK)
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        text = column.text(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return text.split("\n", 1)[0]
        return text or None

    # -- what screens ask ---------------------------------------------------------------------------------------

    def row(self, index: Index) -> RecordRow | None:
        """The row at an index; None while it is still being read."""
        return self._rows.get(index.row()) if index.isValid() else None

    def show_kind(self, where: Mapping[str, Any] | None = None, order: str | None = None, text: str = "") -> None:
        """Shows the records that fit. Rows shown before stay until the first block is there."""
        self.where, self.order, self.text = where or {}, order, text
        self.reload()

    def reload(self) -> None:
        """Reads again what is shown: cells change in place; only another number of rows resets the table."""
        self._generation += 1
        self._asked = {0}
        self._read(0, first=True)

    # -- how ----------------------------------------------------------------------------------------------------

    def _want(self, block: int) -> None:
        if block not in self._asked:
            self._asked.add(block)
            # Not from within data(): an answer at once would change the model under the view that asks.
            QTimer.singleShot(0, self, lambda: self._read(block))

    def _read(self, block: int, first: bool = False) -> None:
        generation = self._generation

        def arrived(made: Block) -> None:
            if generation == self._generation:
                self._take(made, first)

        self.jobs.read(
            read_block,
            self.services,
            self.kind,
            block * BLOCK,
            BLOCK,
            self.where,
            self.order,
            self.text,
            then=arrived,
            owner=self,
        )

    def _take(self, block: Block, first: bool) -> None:
        if block.total != self._total:
            self.beginResetModel()
            self._total = block.total
            self._rows = dict(enumerate(block.rows, block.start))
            self._asked = {block.start // BLOCK}
            self.endResetModel()
        else:
            if first:
                self._rows.clear()
            self._rows.update(enumerate(block.rows, block.start))
            if block.rows:
                last = self._total - 1 if first else block.start + len(block.rows) - 1
                self.dataChanged.emit(self.index(block.start, 0), self.index(last, len(self.columns) - 1))
        if first:
            self.filled.emit(self._total)
