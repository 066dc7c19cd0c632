"""How a column of a model is declared, and the columns that a record kind declares for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from db.records import Form, Kind
from desktop.i18n import label

Index = QModelIndex | QPersistentModelIndex
_NUMBERS = (Form.MONEY, Form.NUMBER)


@dataclass(frozen=True)
class ColumnSpec:
    """A column: its title, what it shows of a row, and what it answers for further roles.

    `text` and the functions of `roles` are pure: they see the row and nothing else, so that a cell is worked out once
    and kept.
    """

    name: str
    title: str
    text: Callable[[Any], Any]
    roles: Mapping[int, Callable[[Any], Any]] = field(default_factory=dict)
    number: bool = False


def _shown(name: str, row: Any) -> str:
    return str(row.shown.get(name, ""))


def kind_columns(kind: Kind) -> tuple[ColumnSpec, ...]:
    """The columns of a kind's listing, derived from its declaration. Their rows are `RecordRow`s."""
    return tuple(
        ColumnSpec(
            name=declared.name,
            title=label(declared.label),
            text=partial(_shown, declared.name),
            number=declared.form in _NUMBERS,
        )
        for declared in kind.columns
    )
