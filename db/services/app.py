"""An opened profile: everything a front end may ask, grouped by what it is about.

The groups are built when they are first used, so that opening a window or running one command imports only what it
needs.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from db.records import ME, Colleague, Kinds
from db.services.glance import KeptPage
from db.services.records import Records
from db.services.zone import local_zone
from db.store import backup, cipher, drive_clock
from db.store.attachments import Attachments
from db.store.changes import Changes
from db.store.opening import open_store
from db.store.profile import Profile
from db.store.settings import Settings
from db.store.store import Store

if TYPE_CHECKING:
    from db.services.briefs import Briefs
    from db.services.captures import Captures
    from db.services.draft_keeping import DraftKeeping
    from db.services.exports import Exports
    from db.services.imports import Imports
    from db.services.pages import Pages
    from db.services.promises import Promises
    from db.services.safety import Safety
    from db.services.saved import SavedSearches
    from db.services.search import Finder
    from db.services.stores import Stores
    from db.services.sync import Sync
    from db.services.upkeep import Upkeep


T = TypeVar("T")
REHEARSAL = ".rehearsal-"


class group(cached_property[T]):
    """A group of use cases, built when it is first used, once, also where two threads ask at the same time."""

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        if instance is None:
            return self
        with instance.building:
            return super().__get__(instance, owner)


class Tacit:
    """An opened profile. Front ends use the groups below and never the store itself."""

    def __init__(
        self,
        profile: Profile,
        store: Store,
        drive_of: Callable[[Path], int | None] = drive_clock.drive_ms,
        prove: Callable[[Path], None] = lambda folder: None,
    ) -> None:
        self.building = RLock()
        self.profile, self.store, self.drive_of, self.prove = profile, store, drive_of, prove
        self.settings = Settings.load(profile.path)
        self.records = Records(store, self.today, lambda: self.default_audience)
        _sweep(profile, time.time())
        self.lock_requested()  # what was asked before this opening is done

    @property
    def kinds(self) -> Kinds:
        return self.store.kinds

    @property
    def me(self) -> Colleague:
        """The colleague whose profile this is."""
        record = self.records.get(self.store.me)
        assert isinstance(record, Colleague)
        return record

    @group
    def zone(self) -> tzinfo:
        """The time zone of this computer."""
        return local_zone()

    def now(self) -> datetime:
        """The time of the store's clock, aware, in this computer's zone."""
        return self.store.now().astimezone(self.zone)

    def today(self) -> date:
        return self.now().date()

    @property
    def default_audience(self) -> str:
        """Who may see what is written from now on: only me until a shared store is joined, then what this person chose,
        and where they chose nothing what the store says of new notes. Asks no file."""
        settings = self.settings
        return (settings.default_audience or settings.store_audience) if settings.store else ME

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of every commit of this process. Returns how to stop."""
        return self.store.subscribe(listener)

    def poll(self) -> Changes | None:
        """What another process on this profile changed since the last call; what it set is taken over then."""
        changes = self.store.poll()
        if changes is not None:
            self.settings.refresh()
        return changes

    def lock_requested(self) -> bool:
        """Whether somebody asked for a lock since the last call (`tacit lock`)."""
        try:
            self.profile.lock_request.unlink()
        except OSError:
            return False
        return True

    @group
    def attachments(self) -> Attachments:
        return Attachments(self.profile.attachments, self.profile.subkey("attachments"))

    @group
    def captures(self) -> Captures:
        from db.services.captures import Captures

        return Captures(self)

    @group
    def drafts(self) -> DraftKeeping:
        from db.services.draft_keeping import DraftKeeping

        return DraftKeeping(self)

    @group
    def promises(self) -> Promises:
        from db.services.promises import Promises

        return Promises(self)

    @group
    def pages(self) -> Pages:
        from db.services.pages import Pages

        return Pages(self)

    @group
    def kept_page(self) -> KeptPage:
        return KeptPage(self.profile)

    @group
    def briefs(self) -> Briefs:
        from db.services.briefs import Briefs

        return Briefs(self)

    @group
    def finder(self) -> Finder:
        from db.services.search import Finder

        return Finder(self)

    @group
    def searches(self) -> SavedSearches:
        from db.services.saved import SavedSearches

        return SavedSearches(self)

    @group
    def imports(self) -> Imports:
        from db.services.imports import Imports

        return Imports(self)

    @group
    def exports(self) -> Exports:
        from db.services.exports import Exports

        return Exports(self)

    @group
    def safety(self) -> Safety:
        from db.services.safety import Safety

        return Safety(self)

    @group
    def upkeep(self) -> Upkeep:
        from db.services.upkeep import Upkeep

        return Upkeep(self)

    @group
    def sync(self) -> Sync:
        from db.services.sync import Sync

        return Sync(self)

    @group
    def stores(self) -> Stores:
        from db.services.stores import Stores

        return Stores(self)

    @contextmanager
    def rehearsal(self) -> Iterator[Tacit]:
        """A throw-away copy of this profile's store (encrypted, beside it) on which something can be tried without a
        trace, and
        without keeping anybody waiting for a lock."""
        with TemporaryDirectory(dir=self.profile.path, prefix=REHEARSAL) as folder:
            copy = Profile(Path(folder), self.profile.data, self.profile.key)
            backup.snapshot(self.profile.store, self.profile.key, copy.store)
            store = open_store(copy, self.kinds, lambda: None, now_ms=self.store.now_ms)
            with Tacit(copy, store) as tried:
                yield tried

    def close(self) -> None:
        """Let go of the index, the store and the shared one. What was acknowledged is on disk already."""
        if "sync" in self.__dict__:
            self.sync.unlisten()
        if "finder" in self.__dict__:
            self.finder.close()
        self.store.close()

    def __enter__(self) -> Tacit:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _sweep(profile: Profile, now: float) -> None:
    """Remove what a kill left unfinished: rehearsals, files half written, backups half made. `now` in seconds since
    1970."""
    for left in profile.path.glob(f"{REHEARSAL}*"):
        shutil.rmtree(left, ignore_errors=True)
    for folder in (profile.path, profile.drafts, profile.attachments):
        cipher.sweep(folder, now)
    backup.sweep(profile.backups, now)
