"""Keeping what is typed and not filed yet.

A room of its own because it may not wait: nothing of reading captures is imported here, so that the first letters of a
day are on disk as fast as all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.store.drafts import Drafts, files

if TYPE_CHECKING:
    from db.domain.capture import Overrides
    from db.services.app import Tacit


class DraftKeeping:
    """The drafts of a profile as they are written; `Captures.drafts` reads them."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self.store = Drafts(tacit.profile.drafts, tacit.profile.subkey("drafts"))

    def save(
        self,
        draft_id: str | None,
        text: str,
        overrides: Overrides | None = None,
        customer: str | None = None,
        *,
        audience: str | None = None,
        note: str | None = None,
    ) -> str:
        """Keep what was typed, encrypted and synced to disk, and return the draft's id. An empty text is no draft:
        one of this id goes. DiskTrouble."""
        if not text.strip():
            if draft_id:
                self.store.drop(draft_id)
            return draft_id or ""
        value: dict[str, Any] = {
            "text": text,
            "overrides": overrides.to_json() if overrides else [],
            "customer": customer,
            "audience": audience,
            "note": note,
            "updated_at": self._tacit.store.now().isoformat(),
        }
        return self.store.save(draft_id, value)

    def drop(self, draft_id: str) -> None:
        """Throw a draft away. DiskTrouble."""
        self.store.drop(draft_id)

    def count(self) -> int:
        """How many drafts there are, without reading them."""
        return len(files(self._tacit.profile.drafts))
