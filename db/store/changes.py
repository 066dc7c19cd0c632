"""What a committed unit of work changed. Front ends refresh from `Changes` and from nothing else (DESIGN §1)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """`seq` is the journal's high water after the commit; `origin` says by what it came: local, import, demo, undo,
    redo, sync;
    `elsewhere` is true where another process on this profile made it."""

    seq: int
    group: str
    origin: str
    kinds: frozenset[str] = field(default_factory=frozenset)
    ids: frozenset[str] = field(default_factory=frozenset)
    elsewhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.ids)
