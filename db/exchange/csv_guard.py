"""The guard against formulas in CSV: what a spreadsheet would run is written with an apostrophe before it.

Reversible: an apostrophe that stands before such a sign, or before more apostrophes and then one, gets one more.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")


def guard(cell: str) -> str:
    """The cell as it may be written to a CSV."""
    return "'" + cell if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell
