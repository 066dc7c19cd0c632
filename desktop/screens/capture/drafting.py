"""Keeping a draft while one types: begun 0.15 s after the first unsaved letter, one save at a time, on its lane.

Half a second is all that a kill may cost; the rest of it is for the disk of a busy laptop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.jobs import Jobs

WAIT_MS = 150
SHOWN = 8
"""How many drafts the list shows, the last first."""


@dataclass(frozen=True)
class Words:
    """What a draft keeps: the text, the corrections, the customer it was begun for, who may read it, the filed note it
    edits (ids or '')."""

    text: str
    overrides: Any
    customer: str
    audience: str
    note: str


class Drafting(QObject):
    """Saves what `now()` gives. `told('saving'|'saved'|'failed', error)` follows it."""

    def __init__(self, services: Any, jobs: Jobs, now: Callable[[], Words], told: Callable[..., Any]) -> None:
        super().__init__()
        self.services, self.jobs, self._now, self._told = services, jobs, now, told
        self.id = ""
        self._saving = False
        self._dirty = False
        self._after: list[Callable[[str], Any]] = []
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._save)

    def begin(self, draft: str = "") -> None:
        """Another capture: its draft, or none yet."""
        self._turn += 1
        self._timer.stop()
        self.id, self._saving, self._dirty = draft, False, False
        self._after = []

    def changed(self) -> None:
        """There is something unsaved. The clock runs from the first change, not from the last."""
        self._dirty = True
        if not self._timer.isActive() and not self._saving:
            self._timer.start()

    def unsaved_or_kept(self) -> bool:
        """Whether there is a draft, or will be."""
        return bool(self._dirty or self._saving or self.id)

    def keep_now(self) -> None:
        """Saves at once what is unsaved."""
        if self._dirty:
            self._timer.stop()
            self._save()

    def when_saved(self, then: Callable[[str], Any]) -> None:
        """Calls `then(draft id or '')` as soon as no save is under way: for filing, which removes the draft."""
        self._timer.stop()
        if self._saving:
            self._after.append(then)
        else:
            then(self.id)

    def drop(self) -> None:
        """Nothing is left of it."""
        self._timer.stop()
        self._dirty = False
        if self.id:
            draft = self.id
            self.jobs.draft(lambda: self.services.drafts.drop(draft), failed=lambda _error: None)
            self.id = ""

    def _save(self) -> None:
        words = self._now()
        if self._saving:
            return
        if not words.text.strip():
            self.drop()
            return
        self._saving, self._dirty = True, False
        turn = self._turn
        self._told("saving", None)
        self.jobs.draft(
            save,
            self.services,
            self.id,
            words,
            then=lambda draft: self._saved(turn, draft),
            failed=lambda error: self._failed(turn, error),
            owner=self,
        )

    def _saved(self, turn: int, draft: str) -> None:
        if turn != self._turn:
            return
        self.id, self._saving = draft, False
        self._told("saved", None)
        self._go_on()

    def _failed(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self._saving, self._dirty = False, True
            self._told("failed", error)
            self._go_on()

    def _go_on(self) -> None:
        waiting, self._after = self._after, []
        for then in waiting:
            then(self.id)
        if self._dirty and not waiting:
            self._timer.start()


def save(services: Any, draft: str, words: Words) -> str:
    """Keeps a draft; its id. Pure, for the drafts' lane."""
    saved: str = services.drafts.save(
        draft or None,
        words.text,
        words.overrides,
        words.customer or None,
        audience=words.audience or None,
        note=words.note or None,
    )
    return saved


def drafts_with_names(services: Any) -> tuple[list[Any], dict[str, str]]:
    """All drafts, and the customer's name of those that are shown, by the draft's id: the one a draft was begun for,
    else the one its words name. Pure, for the read pool."""
    drafts = services.captures.drafts()
    begun = services.records.names(draft.customer for draft in drafts if draft.customer)
    names = {}
    for draft in drafts[: SHOWN + 1]:  # one of them may be on show above
        reading = services.captures.read(draft.text, draft.updated_at, draft.overrides, draft.customer)
        if reading.customer is not None:
            names[draft.id] = reading.customer.name
        elif draft.customer:
            names[draft.id] = begun[draft.customer]
    return drafts, names
