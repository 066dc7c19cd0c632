"""The next page of the feed, fetched while the laptop writes the last one: on a slow line half of a first sync.

A page follows from the cursors and the proof of the one before it, so what will be asked is known. A page that nobody
took was never heard: whoever asks something else, or nothing any more, only lets go of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

PULL = "SELECT tacit.sync_pull(%s::text::jsonb, %s, %s)"


class Ahead:
    """One page, asked for on a thread of its own. `question` says which, so that only who asks the same takes it. The
    connection serves whoever else asks it something when the page has come."""

    def __init__(self, question: tuple[Any, ...], connection: psycopg.Connection[Any] | None) -> None:
        self.question, self._connection = question, connection
        self._page: Any = None
        self._afterwards: Callable[[], None] | None = None
        self._lock, self._over = threading.Lock(), False
        # a daemon: a line that hangs must not keep the program from ending
        self._thread = threading.Thread(target=self._run, name="next page", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        import psycopg

        try:
            assert self._connection is not None
            row = self._connection.execute(PULL, self.question).fetchone()
            self._page = row[0] if row else None
        except psycopg.Error:
            pass  # whoever wants the page asks again, and hears what is wrong
        with self._lock:
            self._over = True
            afterwards = self._afterwards
        if afterwards is not None:
            afterwards()

    def take(self) -> Any:
        """The page, when it is there; None where it could not be had."""
        self._thread.join()
        return self._page

    def leave(self, afterwards: Callable[[], None]) -> None:
        """Wait for nothing: `afterwards` is called when the question is over, which may be now."""
        with self._lock:
            if not self._over:
                self._afterwards = afterwards
                return
        afterwards()
