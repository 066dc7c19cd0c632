"""Use cases of the shared store: joining and leaving it, rounds of sync, what waits, what needs a person, who may see a
record.

A round runs on whatever thread calls it and never holds the profile's write lock for longer than a page or a batch.
Everything else here reads what the last round left, without a network.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.domain.words import QT_TRANSLATE_NOOP
from db.services import sync_places as places
from db.services.sync_parts import (
    Audience,
    Conflict,
    Progress,
    Ref,
    Standing,
    Stop,
    SyncError,
    SyncReport,
    Told,
    Waiting,
    WrongPassword,
)
from db.store import journal, sync_tables
from db.store.errors import Invalid, TacitError
from db.sync import conflicts as conflicting
from db.sync.replica import Replica
from db.sync.rounds import Cancelled, Report, Rounds

if TYPE_CHECKING:
    from db.services.app import Tacit

__all__ = ["Sync", "SyncError", "SyncReport", "TacitError", "WrongPassword"]

_JOINED = QT_TRANSLATE_NOOP("db", "This profile is in another shared store already. Leave that one first.")
_NONE = QT_TRANSLATE_NOOP("db", "No shared store is joined: everything is on this computer only.")
_STATES = {
    "private": (QT_TRANSLATE_NOOP("db", "On this computer only"), _NONE),
    "current": (QT_TRANSLATE_NOOP("db", "Up to date"), ""),
    "waiting": (QT_TRANSLATE_NOOP("db", "Waiting to be sent"), ""),
    "offline": (QT_TRANSLATE_NOOP("db", "Working offline"), ""),
    "attention": (QT_TRANSLATE_NOOP("db", "Needs you"), ""),
}


class Sync:
    """The shared store of a profile, as far as a person has to do with it."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._running = threading.Lock()

    # --- how things stand ---------------------------------------------------------------------------------------------

    @property
    def joined(self) -> bool:
        """Whether there is a shared store. Asks no file."""
        return bool(self._tacit.settings.store)

    def standing(self) -> Standing:
        """How things stand, from what the last round left: cheap, without a network."""
        raise NotImplementedError

    # --- rounds -------------------------------------------------------------------------------------------------------

    def join(
        self, url: str, password: str | None = None, *, weak: bool = False, progress: Told | None = None,
        stop: Stop | None = None,
    ) -> SyncReport:  # fmt: skip
        """Join the store at this address, and do the first round. The password is kept; the settings keep the address
        alone. `weak`: the person has said that a connection less than verified will do. Invalid for an address that is
        none; WrongPassword where one is needed; SyncError else: then nothing was joined, unless it came in the middle
        of the first round, which goes on with the next."""
        raise NotImplementedError

    def leave(self) -> None:
        """Sync no more. What is here stays here, what is in the store stays there; the password is forgotten."""
        raise NotImplementedError

    def run(self, *, progress: Told | None = None, stop: Stop | None = None) -> SyncReport:
        """One round: pull, merge, push. SyncError (with `retry`) where it had to stop; what came until then is kept."""
        raise NotImplementedError

    def pause(self, failures: int) -> float:
        """Seconds to wait after so many failed rounds in a row: growing, with jitter."""
        return places.pause_after(failures)

    def hint(self, seconds: float, stop: Stop | None = None) -> bool:
        """Wait until somebody else may have written to the store, for `seconds` at most; whether so. Of one thread; a
        fault of the connection is no hint. `unlisten` lets go of the connection."""
        raise NotImplementedError

    def unlisten(self) -> None:
        """Let go of the connection of `hint`."""

    def watch(self, report: Callable[[SyncReport | SyncError], None], stop: Stop) -> None:
        """Rounds until `stop`: when somebody writes here or there, else every few minutes, with growing pauses after
        faults. `report` hears of each round. SyncError where only a person can go on."""
        raise NotImplementedError

    # --- what waits ---------------------------------------------------------------------------------------------------

    def waiting(self) -> list[Waiting]:
        """What is not at the store: refused changes first, then what is still to be sent, the newest first."""
        raise NotImplementedError

    def discard(self, waiting_id: str) -> None:
        """Take back a change that is not at the store: of a `Waiting` or of one `Change`, by its id (or the start of
        it). The record goes back to what the store last said; one that the store never had goes to the trash; a refused
        one is let go of. NotFound; Busy where it is on its way."""
        raise NotImplementedError

    # --- what needs a person ------------------------------------------------------------------------------------------

    def conflicts(self) -> list[Conflict]:
        """Values that met and could not both be shown."""
        raise NotImplementedError

    def resolve(self, conflict_id: str, keep: str, text: str = "") -> Ref:
        """Settle one: `keep` 'mine', 'theirs', 'both', or 'text' with what is to stand there. The id may be shortened.
        Gives the record. NotFound; Invalid where it does not fit."""
        raise NotImplementedError

    # --- who may see a record -----------------------------------------------------------------------------------------

    def audiences(self) -> tuple[Audience, ...]:
        """The choices of a picker: only me, named people, teams, everyone."""
        raise NotImplementedError

    def colleagues(self) -> tuple[Ref, ...]:
        """Whom `people` may name, by name; not myself."""
        raise NotImplementedError

    def people(self, ids: Sequence[str]) -> str:
        """The audience of these colleagues and me."""
        raise NotImplementedError

    def default_audience(self) -> str:
        """Who may see what is written from now on: only me until a store is joined, then what the settings say."""
        raise NotImplementedError

    def audience_words(self, audience: str) -> str:
        """An audience as people read it: “Only me”, “Everyone”, “Team North”, “Ute Brandt and me”."""
        raise NotImplementedError

    def parse_audience(self, text: str) -> str:
        """The audience that a text means: me, everyone, the name of a team, names of colleagues with commas between.
        Invalid."""
        raise NotImplementedError

    def set_audience(self, ids: Sequence[str], audience: str) -> list[Ref]:
        """Let others see these records, or see them no more; what was made of them (pieces of a capture, attached
        files) goes along. One thing to undo. Gives what changed. Invalid, with nothing changed, where it is not for me
        to say."""
        raise NotImplementedError
