"""What went from a list by the user's own hand: when undo brings it back, it is stood on again."""

from __future__ import annotations

from collections.abc import Callable

#: More undos in a row than anybody remembers.
MOST = 50


class Gone:
    """Ids in the order in which they went. `here(id)` says whether the list shows it."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def went(self, record: str) -> None:
        """This one is about to go, or has gone."""
        self._ids = [*(one for one in self._ids if one != record), record][-MOST:]

    def away(self, here: Callable[[str], bool]) -> list[str]:
        """Those that are not in the list now: to be asked for again with `back` when it has been filled anew."""
        return [one for one in self._ids if not here(one)]

    def back(self, away: list[str], here: Callable[[str], bool]) -> str:
        """The last to go of those that were away and are here again, '' for none. It is forgotten."""
        found = next((one for one in reversed(away) if here(one)), "")
        if found:
            self._ids.remove(found)
        return found
