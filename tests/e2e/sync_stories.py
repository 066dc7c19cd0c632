"""What children do in the stories of sync that is killed: rounds of a real profile with a real shared file."""

from __future__ import annotations

import os
import time
from pathlib import Path

from db.records import standard_kinds
from db.services import profiles
from db.services.app import Tacit
from db.sync import joining
from db.sync.protocol import rules_of
from db.sync.rounds import Report, Rounds
from db.sync.sqlite_file import SqliteFile
from tests.db.world import PASSPHRASE
from tests.e2e.forks import Say


def now_ms() -> int:
    return int(time.time() * 1000)


def round_of(tacit: Tacit, shared: Path, page: int = 1000) -> Report:
    """One whole round of an opened profile."""
    store = SqliteFile(
        shared, rules_of(standard_kinds()), colleague=tacit.store.me, now_ms=now_ms, random_bytes=os.urandom
    )
    try:
        return Rounds(tacit.store, store, files=tacit.attachments, page=page).run()
    finally:
        store.close()


def sync(say: Say, profile: Path, shared: Path, page: int) -> None:
    """A round; says when it is over."""
    tacit = profiles.open_profile(profile, PASSPHRASE)
    say("open")
    round_of(tacit, shared, page)
    say("synced")
    tacit.close()


def adopt(say: Say, profile: Path, me: str) -> None:
    """What a first round does that finds the person known under another id; then the store is left again."""
    tacit = profiles.open_profile(profile, PASSPHRASE)
    say("open")
    joining.adopt(tacit.store, me)
    joining.leave(tacit.store)
    joining.join(tacit.store, "another", same_person=True)
    say("left")
    tacit.close()
