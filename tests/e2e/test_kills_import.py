"""SIGKILL while files come in: whole chunks or none, and importing the same again completes it, nothing twice."""

from __future__ import annotations

import csv
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import forks, stories, verify
from tests.e2e.words import word

KILLED = -signal.SIGKILL
ROWS = 330
#: Records in a unit of work while it is killed: the product's own 500 would need longer tables.
CHUNK = 100


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CRM's export of notes on 40 customers: three units of work and a bit."""
    return written(tmp_path_factory.mktemp("table") / "interactions.csv", ROWS)


def written(path: Path, count: int) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow("account_id account_name contact_name activity_type status timestamp comment".split())
        for number in range(count):
            account = number % 40
            comment = f"They spoke of {word(number, 'import')}.\nIn two lines."
            rows.writerow(
                [account, f"Firm {account}", f"Ute {word(account, 'who')}", "Meeting", "Done", "2026-03-04", comment]
            )
    return path


def complete(profile: Path, table: Path) -> None:
    """After what happened: whole, each note at most once; after importing again: every note once."""
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        verify.only_once(note.text for note in tacit.records.list("note").rows)  # type: ignore[attr-defined]
        tacit.imports.run([table])
        verify.whole(tacit)
        texts = [note.text for note in tacit.records.list("note").rows]  # type: ignore[attr-defined]
        verify.only_once(texts)
        assert len(texts) == 40 + ROWS
        assert (tacit.records.list("customer").total, tacit.records.list("contact").total) == (40, 40)
        verify.found_once(tacit, [word(number, "import") for number in range(0, ROWS, 29)])


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("point", ["import.chunk", "store.flush", "store.commit.before", "store.commit.after"])
def test_bringing_a_table_in(copied: Callable[[], Path], table: Path, point: str, nth: int) -> None:
    profile = copied()
    status, heard = forks.run(stories.bring_in, profile, [table], CHUNK, fault=f"{point}:{nth}")
    assert (status, heard) == (KILLED, [])
    complete(profile, table)


def test_undo_takes_back_what_a_killed_import_left(copied: Callable[[], Path], tmp_path: Path) -> None:
    """With the product's own chunks: more is in the journal than the index holds in memory."""
    profile, table = copied(), written(tmp_path / "long.csv", 1300)
    assert forks.run(stories.bring_in, profile, [table], fault="import.chunk:3")[0] == KILLED
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        assert tacit.records.list("note").total == 40 + 1000
        assert tacit.records.undo() is not None
        assert tacit.records.list("note").total == 40
        assert tacit.records.list("customer").total == 0
        verify.whole(tacit)


def test_bringing_a_table_in_at_random_moments(copied: Callable[[], Path], table: Path, seed: int) -> None:
    dice = random.Random(seed)
    profile = copied()
    with forks.started(stories.bring_in, profile, [table], CHUNK) as child:
        time.sleep(dice.uniform(0.05, 1.0))  # not a wait for anything: the moment of the kill
        child.kill()
        assert child.end() in (KILLED, 0)
    complete(profile, table)
