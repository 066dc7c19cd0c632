"""How a column of a model is declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


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
