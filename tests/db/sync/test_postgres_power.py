"""A server that loses its power: what it answered is there, what it did not answer is sent again, and who has read what
is lost hears of it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
import pytest

from db.domain.sync.ops import Item
from db.records import Note
from db.services.app import Tacit
from db.sync import protocol
from db.sync.rounds import Report, Rounds
from tests.db.sync.postgres_server import Server, running
from tests.db.sync.postgres_world import Pen, Place, Store
from tests.db.sync.sharing import edit, get, write
from tests.patience import PROGRAM

ANNA = "anna"
#: The lock that a push asks for between its two commits, once `_held_between_its_commits` is done with it.
LOCK = 7
TEXTS = ["They pay at once", "They buy in spring"]


def test_what_was_acknowledged_survives_a_server_that_loses_its_power() -> None:
    """`immediate` restarts in the middle of pushes: nothing acknowledged is lost, what was cut is repeated safely."""
    with running() as server, Place(server).store({ANNA: "rep"}) as store:
        pen, acknowledged, cut = Pen(store, ANNA), [], 0
        for round_ in range(3):
            killer = threading.Timer(0.15, lambda: server.stop(signal.SIGQUIT))
            killer.start()
            while True:
                batch = pen.batch(*[pen.new(f"n{round_}-{pen.n}-{one}", "everyone", text="x") for one in range(20)])
                try:
                    pen.send(batch)
                except protocol.Unreachable:
                    cut += 1
                    break
                acknowledged += [op.record for op in batch.ops]
            killer.join()
            server.start()
            assert all(one.outcome.accepted for one in pen.send(batch).answers)
            acknowledged += [op.record for op in batch.ops]
            assert set(pen.sees()) == set(acknowledged)
        assert cut == 3


@pytest.mark.skipif(os.name != "posix", reason="stops processes of the server as only POSIX can")
def test_who_read_what_was_not_yet_on_the_disk_hears_that_it_is_lost(tacit: Tacit, jonas: Tacit) -> None:
    """Between the two commits of a push others see it, and the disk does not have it. Its author has no answer yet; to
    who has read it the store cannot prove that it still holds it."""
    people = {one.store.me: "rep" for one in (tacit, jonas)}
    with running() as server, Place(server).store(people) as store:
        one = write(tacit)
        for each in (tacit, jonas):
            _sync(each, store)
        _held_between_its_commits(store)
        edit(tacit, one, text=TEXTS[0])
        two = write(tacit, TEXTS[1])
        with store.place.root(store.name) as gate, _until_its_power_goes(server, gate):
            gate.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            cut = threading.Thread(target=_cut, args=(tacit, store))
            cut.start()
            _wait_for_who_waits(gate)
            rounds = Rounds(jonas.store, store.client(jonas.store.me))
            before = rounds.replica.get("proof")
            assert {item.record for item in _pulled(rounds)} == {one, two}
            read = rounds.replica.get("proof")
            assert [get(jonas, Note, each).text for each in (one, two)] == TEXTS
        cut.join(PROGRAM)
        assert not cut.is_alive()
        server.start()
        reader = store.client(jonas.store.me)
        about = [reader.hello(jonas.store.device, jonas.store.me, proof).proven for proof in (before, read)]
        assert about == [True, False]
        with pytest.raises(protocol.Unproven):
            _pulled(Rounds(jonas.store, reader))
        assert [_sync(each, store).restored for each in (jonas, tacit, jonas)] == [True, False, False]
        for each in (tacit, jonas):
            assert [get(each, Note, record).text for record in (one, two)] == TEXTS
        assert store.root().execute("SELECT bool_and(conflicts = '[]') FROM tacit.record").fetchone() == (True,)


def _sync(each: Tacit, store: Store) -> Report:
    return Rounds(each.store, store.client(each.store.me)).run()


def _cut(tacit: Tacit, store: Store) -> None:
    with pytest.raises(protocol.Unreachable):
        _sync(tacit, store)


def _pulled(rounds: Rounds) -> tuple[Item, ...]:
    """What a page brings, applied."""
    page = rounds._next_page()
    rounds.replica.apply(page)
    return page.items


def _held_between_its_commits(store: Store) -> None:
    """A push waits for a lock after its first commit, for as long as somebody else has it."""
    root = store.root()
    ((whole,),) = root.execute("SELECT pg_get_functiondef('tacit.sync_push'::regproc)").fetchall()
    second = "perform pg_catalog.pg_logical_emit_message("
    assert whole.count(second) == 1
    root.execute(whole.replace(second, f"perform pg_catalog.pg_advisory_xact_lock({LOCK}); {second}").encode())


@contextmanager
def _until_its_power_goes(server: Server, root: psycopg.Connection[Any]) -> Iterator[None]:
    """Meanwhile none of the server's own processes does anything, any of which may bring to the disk what nobody has
    waited for; then all of them are gone."""
    query = "SELECT pid FROM pg_stat_activity WHERE backend_type <> 'client backend'"
    own = [pid for (pid,) in root.execute(query).fetchall()]
    try:
        for pid in own:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        assert server.process is not None
        server.process.send_signal(signal.SIGQUIT)
        for pid in own:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)  # who is stopped hears nothing else
        server.process.wait(PROGRAM)


def _wait_for_who_waits(root: psycopg.Connection[Any]) -> None:
    end = time.monotonic() + PROGRAM
    query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    while root.execute(query).fetchone() == (0,):
        assert time.monotonic() < end, "the push did not come as far as its first commit"
        time.sleep(0.01)
