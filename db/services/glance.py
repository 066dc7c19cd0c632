"""The first screen as it was, kept sealed in the profile, so that a start shows it before SQLAlchemy is imported.

A cache like the index: it may be deleted at any time, and stands for the truth only while nothing it depends on has
changed: the journal's newest entry, the day, the person, the version of the program. It holds customers' words, so
an erasure or a withdrawal takes it away. Importing this imports no SQLAlchemy.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from db import VERSION
from db.domain.plain import from_plain, to_plain
from db.services.parts import Today
from db.services.zone import local_zone
from db.store import drafts, raw
from db.store.errors import DiskTrouble
from db.store.profile import Profile
from db.store.sealed import SealedFile

#: Days ahead for which the page is kept too: a start on Monday, or on the morning after, shows what Friday knew.
AHEAD = 3


@dataclass(frozen=True, slots=True, repr=False)
class Glance:
    """The first screen before the services are there. `now` is the aware time in this computer's zone."""

    page: Today
    now: Callable[[], datetime]

    def today(self) -> date:
        return self.now().date()


class KeptPage:
    """The kept first screen of an unlocked profile. From any thread."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._file = SealedFile(profile.today, profile.subkey("today"))
        self._lock = threading.Lock()
        self._kept: tuple[int, date] | None = None

    def read(self, day: date) -> Today | None:
        """The page of this day, if nothing happened since it was kept."""
        kept = self._file.read()
        try:
            if kept is None or kept["of"] != self._of(kept["mark"]):
                return None
            page = from_plain(Today, kept["pages"][day.isoformat()])
        except (ValueError, KeyError, TypeError):
            return None
        if raw.high_water(self._profile.store, self._profile.key) != kept["mark"]:
            return None
        return replace(page, drafts=len(drafts.files(self._profile.drafts)))

    def keep(self, day: date, pages: Callable[[list[date]], tuple[int, list[Today]]], mark: Callable[[], int]) -> None:
        """Keep the pages of this day and the next ones. `pages` reads them with the number of the journal's newest
        entry, on one state; `mark` reads that number afresh. A disk that refuses is passed over."""
        with self._lock:
            if self._kept == (mark(), day):
                return
            days = [day + timedelta(days=number) for number in range(AHEAD + 1)]
            seq, made = pages(days)
            shown = {one.isoformat(): to_plain(page) for one, page in zip(days, made, strict=True)}
            with suppress(OSError, DiskTrouble):
                self._file.write({"of": self._of(seq), "mark": seq, "pages": shown})
                self._kept = (seq, day)
            if mark() != seq:  # another process may have erased somebody meanwhile
                self._drop()

    def drop(self) -> None:
        """Take it away, with what was put aside as damaged."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        self._kept = None
        for file in self._profile.path.glob(f"{self._profile.today.name}*"):
            file.unlink(missing_ok=True)

    def _of(self, mark: Any) -> list[Any]:
        return [VERSION, self._profile.colleague, self._profile.device, mark]


def kept_lately(profile: Profile, now: float) -> bool:
    """Whether a kept first screen is worth waiting for the key: importing meanwhile would hold up both. In the days
    for which pages are kept it mostly is. `now` in seconds since 1970, as the disk's clock tells them."""
    try:
        age = now - profile.today.stat().st_mtime
    except OSError:
        return False
    return age < (AHEAD + 1) * 86_400


def take(profile: Profile, now_ms: Callable[[], int]) -> Glance | None:
    """The first screen of an unlocked profile as it was kept, if it is still true. Never raises for what it finds."""
    zone = local_zone()

    def now() -> datetime:
        return datetime.fromtimestamp(now_ms() / 1000, UTC).astimezone(zone)

    page = KeptPage(profile).read(now().date())
    return Glance(page, now) if page is not None else None
