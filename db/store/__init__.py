"""The store: a profile, its key, the encrypted database, the unit of work, the journal and its readers.

`open_store` puts them together. Clock and randomness come in here, once, from the real world.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from sqlalchemy.exc import DatabaseError

from db.domain.ids import Ids, RandomBytes
from db.records.base import Kinds
from db.store.changes import Changes
from db.store.engine import make_engine
from db.store.errors import Damaged
from db.store.profile import Profile
from db.store.schema import bring_up
from db.store.store import Store, told
from db.store.work import Work


def wall_clock() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def open_store(
    profile: Profile,
    kinds: Kinds,
    back_up: Callable[[], object],
    *,
    now_ms: Callable[[], int] = wall_clock,
    random_bytes: RandomBytes = os.urandom,
) -> Store:
    """Open the store of an unlocked profile, migrating it (after `back_up`) where its schema is behind.

    Damaged where the file is not a store of this key."""
    engine = make_engine(profile.store, profile.key)
    try:
        with told():
            bring_up(engine, back_up)
        return Store(
            engine,
            kinds,
            me=profile.colleague,
            device=profile.device,
            ids=Ids(now_ms, random_bytes),
            now_ms=now_ms,
        )
    except DatabaseError as fault:
        engine.dispose()
        raise Damaged(
            "The store of this profile cannot be read. Restore it from a backup with “tacit restore”."
        ) from fault
    except BaseException:
        engine.dispose()
        raise


__all__ = ["Changes", "Profile", "Store", "Work", "open_store", "wall_clock"]
