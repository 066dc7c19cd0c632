"""A laptop whose disk fills up in the middle of a pull: it is told, holds what came before, and goes on."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from db.records import Note
from db.services.app import Tacit
from db.store.errors import DiskTrouble
from db.sync import conflicts
from db.sync.replica import Replica
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import find, get, sync, write
from tests.e2e.verify import journal_tells_the_present

NOTES, PAGE = 60, 10


def test_a_disk_that_is_full_in_the_middle_of_a_pull_loses_nothing(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    with jonas.store.work() as work:
        theirs = [
            work.add(Note(text=f"number {n} " + "pays late " * 200, audience="everyone")).id for n in range(NOTES)
        ]
    sync(jonas, shared)
    mine = write(tacit, "written before the disk was full")
    with tacit.store.read() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
    most = [pages + 40]

    def checked_out(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most[0]}")

    event.listen(tacit.store.engine, "checkout", checked_out)
    heard: list[int] = []
    for _ in range(2):  # also the second time
        with pytest.raises(DiskTrouble, match="disk is full"):
            sync(tacit, shared, page=PAGE, on_step=lambda report, more: heard.append(report.heard))
    here = [one for one in theirs if find(tacit, Note, one) is not None]
    assert 0 < len(here) < NOTES
    assert Replica(tacit.store).cursors()["everyone"] > 0
    journal_tells_the_present(tacit)
    assert get(tacit, Note, mine).text == "written before the disk was full"
    most[0] = 1 << 30  # room again
    sync(tacit, shared, page=PAGE)
    assert all(find(tacit, Note, one) is not None for one in theirs)
    assert mine in shared.room.records
    assert conflicts.open_ones(tacit.store) == conflicts.refused(tacit.store) == []
    journal_tells_the_present(tacit)
