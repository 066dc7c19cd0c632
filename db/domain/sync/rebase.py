"""What a laptop does with a value that came, where it has a change of its own that waits; and what it offers of sets.

Everything but texts and sets keeps its own value and its base: the store sees the conflict. Texts are merged here, so
that most never become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.domain.sync.merge3 import merge3


@dataclass(slots=True)
class Difference:
    """What changes of a set come to: elements added, with the version of the change that added each, and removed."""

    added: dict[str, str] = field(default_factory=dict)
    removed: dict[str, None] = field(default_factory=dict)

    def to_wire(self, rows: Sequence[Sequence[Any]]) -> dict[str, Any] | None:
        """The value of an operation: removals name the add ids that `rows` (of the shadow) has. None for nothing."""
        seen = {element: list(ids) for element, ids in rows}
        remove = {element: seen[element] for element in self.removed if element in seen}
        return {"add": dict(self.added), "remove": remove} if self.added or remove else None


def difference(changes: Iterable[tuple[Sequence[str], Sequence[str], str]]) -> Difference:
    """What changes (old elements, new elements, version), oldest first, come to. Elements that were put in another
    order are removed and added again in it, from the first that moved."""
    whole = Difference()
    for old, new, version in changes:
        kept = [element for element in old if element in new]
        steady = 0
        while steady < len(kept) and steady < len(new) and kept[steady] == new[steady]:
            steady += 1
        moved = kept[steady:]
        for element in [*(one for one in old if one not in new), *moved]:
            whole.added.pop(element, None)
            whole.removed[element] = None
        for element in new[steady:]:
            if element not in whole.added:
                whole.added[element] = version
    return whole


def rebase_set(mine: Difference, before: Sequence[Sequence[Any]], now: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    """The elements to show: what the store has `now`, without what was removed here (unless somebody added it anew
    since `before`, the rows that were seen), with what was added here."""
    seen = {element: set(ids) for element, ids in before}
    left = [element for element, ids in now if element not in mine.removed or not set(ids) <= seen.get(element, set())]
    left = [element for element in left if element not in mine.added]
    return (*left, *mine.added)


def rebase_text(base: str | None, mine: str, theirs: str) -> str | None:
    """The text with both edits; None where a person must decide, or nobody knows what both began from."""
    if mine == theirs:
        return mine
    return None if base is None else merge3(base, mine, theirs)
