"""Two people and a real shared file: a stage for the window of one, the services of the other."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db.services import profiles
from db.store import cipher
from db.sync import sqlite_admin
from db.sync.protocol import rules_of
from tests.db.world import TestWorld
from tests.desktop.stage import PASSPHRASE, Stage, make, stage

COLLEAGUE = "Ute Brandt"


@dataclass
class Pair:
    """Maren at the window (a stage), Ute on her own laptop (services), both in one shared file."""

    mine: Stage
    other: Any
    file: Path

    @property
    def services(self) -> Any:
        return self.mine.services

    def close(self) -> None:
        self.mine.close()
        self.other.close()

    def unplug(self) -> None:
        """The share is out of reach."""
        self.file.rename(self.file.with_suffix(".away"))

    def plug(self) -> None:
        """And back."""
        self.file.with_suffix(".away").rename(self.file)

    def note(self, text: str, audience: str = "everyone") -> str:
        """A note of mine that both have."""
        record = self.services.records.add("note", {"text": text, "audience": audience})
        self.services.sync.run()
        self.other.sync.run()
        return str(record.id)

    def meet(self, record: str, field: str, mine: str, theirs: str) -> None:
        """Both change a field without hearing of each other; Ute is first at the store."""
        edit(self.other, record, field, theirs)
        edit(self.services, record, field, mine)
        self.other.sync.run()
        self.services.sync.run()


def edit(services: Any, record: str, field: str, value: Any) -> None:
    """Changes a field from the version it has."""
    version = services.records.get(record).versions.get(field)
    services.records.edit(record, {field: (version, value)})


def shared_file(folder: Path, services: Any) -> str:
    """A shared file of which these services' colleague is the administrator; its locks are proved elsewhere."""
    path = folder / "team.tacit"
    rules, me = rules_of(services.kinds), services.store.me
    sqlite_admin.create(path, rules, colleague=me, random_bytes=os.urandom, proof=lambda _: None)
    return f"sqlite:///{path}"


def prepare(folder: Path) -> None:
    """Both profiles and the file, joined, to be copied for each test."""
    make(folder / "mine")
    theirs = TestWorld(seed=3).world()
    mine = profiles.open_profile(folder / "mine", passphrase=PASSPHRASE, world=TestWorld(seed=4).world())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "SCRYPT_N", cipher.SCRYPT_LEAST)
        _created, other = profiles.create(folder / "theirs", COLLEAGUE, passphrase=PASSPHRASE, world=theirs)
    url = shared_file(folder, mine)
    mine.sync.join(url)
    other.sync.join(url)
    mine.sync.run()
    mine.close()
    other.close()


def pair(pristine: Path, place: Path) -> Pair:
    """A copy of both, in step with a copy of the file."""
    place.mkdir()
    file = Path(shutil.copy(pristine / "team.tacit", place / "team.tacit"))
    shutil.copytree(pristine / "theirs", place / "theirs")
    shutil.copytree(pristine / "mine", place / "away")
    for name in ("theirs", "away"):
        settings = place / name / "settings.json"
        kept = json.loads(settings.read_text())
        settings.write_text(json.dumps(kept | {"store": f"sqlite:///{file}"}))
    other = profiles.open_profile(place / "theirs", passphrase=PASSPHRASE, world=TestWorld(seed=5).world())
    return Pair(stage(place / "away", place / "mine"), other, file)
