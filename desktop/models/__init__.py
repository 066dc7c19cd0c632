"""Qt item models over rows and records: generic, columns declared, never asking the store on the GUI thread."""

from __future__ import annotations

from desktop.models.columns import ColumnSpec, Index
from desktop.models.rows import RowModel

__all__ = ["ColumnSpec", "Index", "RowModel"]
