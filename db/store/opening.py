"""Opening the store of an unlocked profile: engine, migrations, and what the store needs of the world."""

from __future__ import annotations

import os
from collections.abc import Callable

from sqlalchemy.exc import DatabaseError

from db.domain.ids import Ids, RandomBytes
from db.records.base import Kinds
from db.store.engine import make_engine
from db.store.errors import Damaged
from db.store.profile import Profile
from db.store.schema import bring_up
from db.store.store import Store, told


def open_store(
    profile: Profile,
    kinds: Kinds,
    back_up: Callable[[], object],
    *,
    now_ms: Callable[[], int],
    random_bytes: RandomBytes = os.urandom,
) -> Store:
    """Open the store of an unlocked profile, migrating it (after `back_up`) where its schema is behind.

    Damaged where the file is not a store of this key."""
    engine = make_engine(profile.store, profile.key)
    try:
        with told():
            bring_up(engine, back_up)
        store = Store(
            engine,
            kinds,
            me=profile.colleague,
            device=profile.device,
            ids=Ids(now_ms, random_bytes),
            now_ms=now_ms,
        )
        if store.me != profile.colleague:  # taken over from a shared store; the file follows
            profile.data["colleague"] = store.me
            profile.save()
        return store
    except DatabaseError as fault:
        engine.dispose()
        raise Damaged(
            "The store of this profile cannot be read. Restore it from a backup with “tacit restore”."
        ) from fault
    except BaseException:
        engine.dispose()
        raise
