"""Nobody can hold the store up: the counter's lock lives as long as a push takes, whatever a client does with its
connection. Each attack is made on a real second connection, and then somebody else pushes."""

from __future__ import annotations

import hashlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
import pytest

from db.domain.sync.ops import Outcome
from db.sync import postgres_admin, protocol
from tests.db.sync.postgres_world import Pen, Place, Store, by_hand

ANNA, BORIS = "anna", "boris"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.store({ANNA: "rep", BORIS: "rep"}) as made:
        yield made


def push_text(pen: Pen, record: str) -> str:
    """The operations of a push as psql would be given them."""
    columns = by_hand([pen.new(record, "everyone", text="x").to_json()])
    given = ["NULL::text[]" if one == [None] else f"ARRAY['{one[0]}']" for one in columns[:8]]
    given[4] = "ARRAY[NULL]::text[]"
    return ", ".join([*given, *(f"'{one}'::jsonb" for one in columns[8:])])


HEAD = '{"device": "psql", "n": 1, "id": "b1"}'


def call(text: str, answer: str = "NULL") -> bytes:
    return f"CALL tacit.sync_push('{HEAD}', {text}, {answer})".encode()


def inner(text: str) -> str:
    return f"SELECT tacit.apply_push('{{}}', {text})"


def begin_and_wait(psql: psycopg.Connection[Any], text: str) -> None:
    psql.execute("BEGIN")
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        psql.execute(call(text))


def savepoint_and_wait(psql: psycopg.Connection[Any], text: str) -> None:
    psql.execute("BEGIN")
    psql.execute("SAVEPOINT s")
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        psql.execute(call(text))
    psql.execute("ROLLBACK TO s")


def one_text_with_begin(psql: psycopg.Connection[Any], text: str) -> None:
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        psql.execute(b"BEGIN; " + call(text))


def the_inner_function(psql: psycopg.Connection[Any], text: str) -> None:
    psql.execute("BEGIN")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match=r"write with CALL tacit\.sync_push"):
        psql.execute(inner(text).encode())


def a_pipeline(psql: psycopg.Connection[Any], text: str) -> None:
    """Statements without Sync between them are one transaction, and the push is not the first of it. Later servers
    refuse that; Postgres 15 lets the push commit what came before. Neither leaves a lock behind."""
    with suppress(psycopg.errors.InvalidTransactionTermination), psql.pipeline():
        psql.execute("SELECT set_config('a.b', 'x', false)")
        psql.execute(call(text))


def a_block_that_catches(psql: psycopg.Connection[Any], text: str) -> None:
    """What an exception handler undoes, it lets go of."""
    psql.execute("BEGIN")
    begins, ends = b"DO $x$ DECLARE a json; BEGIN BEGIN ", b"; EXCEPTION WHEN others THEN END; END $x$"
    psql.execute(begins + call(text, "a") + ends)


def lines_that_lie(psql: psycopg.Connection[Any], text: str) -> None:
    """A statement whose text looks like the line that the inner function looks for."""
    psql.execute("BEGIN")
    types = f"jsonb,{'text[],' * 8}jsonb,jsonb,json"
    line = f"PL/pgSQL function tacit.sync_push({types}) line 3 at assignment"
    body = f"DO $x$ DECLARE a json; BEGIN EXECUTE E'/*\\n{line}\\n*/ ' || $y${inner(text)}$y$ INTO a; END $x$"
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match=r"write with CALL tacit\.sync_push"):
        psql.execute(body.encode())


def locks_of_other_kinds(psql: psycopg.Connection[Any], text: str) -> None:
    """What anybody may lock stops nobody."""
    psql.execute("BEGIN")
    psql.execute("LOCK TABLE tacit.audience IN ACCESS SHARE MODE")
    psql.execute("SELECT pg_advisory_lock(n) FROM generate_series(1, 50) n")
    psql.execute("SELECT count(*) FROM tacit.record")


@pytest.mark.parametrize(
    "attack",
    [
        begin_and_wait,
        savepoint_and_wait,
        one_text_with_begin,
        the_inner_function,
        a_pipeline,
        a_block_that_catches,
        lines_that_lie,
        locks_of_other_kinds,
    ],
)
def test_nobody_waits_for(store: Store, attack: Callable[[psycopg.Connection[Any], str], None]) -> None:
    boris, anna = Pen(store, BORIS), Pen(store, ANNA)
    psql = store.connection(BORIS)
    attack(psql, push_text(boris, "held"))  # and the connection stays as it is
    blocked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    assert anna.push(anna.new("free", "everyone", text="x"))[0].outcome is Outcome.APPLIED
    assert store.root().execute(blocked).fetchone() == (0,)
    assert set(anna.sees()) - ({"held"} if attack is a_pipeline else set()) == {"free"}


def test_a_push_that_nobody_reads_the_answer_of_is_committed(store: Store) -> None:
    """Raw protocol: CALL, then Flush instead of Sync, then silence. The transaction would be open; the push is not."""
    boris, anna = Pen(store, BORIS), Pen(store, ANNA)
    path = store.place.server.folder / f".s.PGSQL.{store.place.server.port}"
    with socket.socket(socket.AF_UNIX) as raw:
        raw.connect(str(path))
        start = f"user\0{store.logins[BORIS]}\0database\0{store.name}\0\0".encode()
        raw.sendall(struct.pack("!II", len(start) + 8, 196608) + start)
        while not _until(raw, b"Z"):
            pass
        statement = call(push_text(boris, "unread")) + b"\0"
        raw.sendall(
            _message(b"P", b"\0" + statement + struct.pack("!H", 0))
            + _message(b"B", b"\0\0" + struct.pack("!HHH", 0, 0, 0))
            + _message(b"E", b"\0" + struct.pack("!I", 0))
            + _message(b"H", b"")
        )
        while not _until(raw, b"C"):  # it ran; no Sync was sent
            pass
        assert anna.push(anna.new("free", "everyone", text="x"))[0].outcome is Outcome.APPLIED
        assert set(anna.sees()) == {"free", "unread"}


def _message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


def _until(raw: socket.socket, kind: bytes) -> bool:
    """Reads one message; whether it is of this kind."""
    head = _exactly(raw, 5)
    _exactly(raw, struct.unpack("!I", head[1:])[0] - 4)
    assert head[:1] != b"E", "the server says no"
    return head[:1] == kind


def _exactly(raw: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += raw.recv(size - len(data))
    return data


def test_a_file_that_is_on_its_way_keeps_nobody_from_sending_the_same(store: Store) -> None:
    content = b"a file that everybody has"
    sha = hashlib.sha256(content).hexdigest()
    psql = store.connection(BORIS)
    psql.execute("BEGIN")
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        psql.execute("CALL tacit.content_put(%s, 0, 1, %s, NULL)", [sha, content])
    psql.execute("ROLLBACK")
    psql.execute("BEGIN")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="send with CALL"):
        psql.execute("SELECT tacit.content_keep(%s, 0, 1, %s)", [sha, content])
    anna = store.client(ANNA)
    anna.put_chunk(sha, 0, 1, content)
    assert anna.have([sha]) == {sha: 1}


def test_a_login_that_is_joining_can_be_removed(store: Store) -> None:
    """The row of a person is not to be kept locked by that person."""
    login = store.add("carla", "rep")
    store.root().execute("UPDATE tacit.person SET colleague = NULL WHERE login = %s", [login])
    psql = store.connection("carla")
    psql.execute("BEGIN")
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        psql.execute("CALL tacit.come_in('carla', NULL)")
    psql.execute("ROLLBACK")
    psql.execute("BEGIN")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="join with CALL"):
        psql.execute("SELECT tacit.bind('carla')")
    postgres_admin.colleague_remove(store.root_address, None, login)
    psql.execute("ROLLBACK")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        psql.execute("CALL tacit.come_in('carla', NULL)")


@contextmanager
def _within_a_query(store: Store, colleague: str, statement: str, answer: str) -> Iterator[None]:
    """Calls it in a loop over a query that has not come to its end: there COMMIT reads it to its end first."""
    root, gate, psql = store.root(), store.root(), store.connection(colleague)
    gate.execute("SELECT pg_advisory_lock(77)")
    loop = (
        f"DO $x$ DECLARE a {answer}; r record; BEGIN "
        "FOR r IN SELECT n, CASE WHEN n > 1 THEN pg_advisory_lock_shared(77) END FROM generate_series(1, 2) n LOOP "
        f"{statement}; EXIT; END LOOP; END $x$"
    )

    def calls() -> None:
        with suppress(psycopg.errors.InsufficientPrivilege):  # somebody who was removed meanwhile
            psql.execute(loop.encode())

    called = threading.Thread(target=calls)
    called.start()
    waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    while called.is_alive() and root.execute(waits).fetchone() == (0,):
        pass
    assert called.is_alive()
    try:
        yield
    finally:
        gate.execute("SELECT pg_advisory_unlock(77)")
        called.join()


def test_a_query_that_a_push_is_called_within_is_read_to_its_end_before_anything_is_locked(store: Store) -> None:
    boris, anna = Pen(store, BORIS), Pen(store, ANNA)
    with _within_a_query(store, BORIS, call(push_text(boris, "held"), "a").decode(), "json"):
        assert anna.push(anna.new("free", "everyone", text="x"))[0].outcome is Outcome.APPLIED
    assert set(anna.sees()) == {"free", "held"}


def test_and_so_is_one_that_a_file_is_sent_within(store: Store) -> None:
    content = b"a file that everybody has"
    sha = hashlib.sha256(content).hexdigest()
    statement = f"CALL tacit.content_put('{sha}', 0, 1, '{content.decode()}'::bytea, a)"
    with _within_a_query(store, BORIS, statement, "boolean"):
        anna = store.client(ANNA)
        anna.put_chunk(sha, 0, 1, content)
        assert anna.have([sha]) == {sha: 1}


def test_and_one_that_a_login_joins_within(store: Store) -> None:
    login = store.add("carla", "rep")
    store.root().execute("UPDATE tacit.person SET colleague = NULL WHERE login = %s", [login])
    with _within_a_query(store, "carla", "CALL tacit.come_in('carla', a)", "text"):
        postgres_admin.colleague_remove(store.root_address, None, login)


def test_a_set_of_very_many_is_changed_in_little_time(store: Store) -> None:
    boris = Pen(store, BORIS)
    added = [{"add": {f"t{place}": version for place in range(20_000)}} for version in "12"]
    many = boris.new("many", "everyone", topics=added[0])
    assert boris.push(many)[0].outcome is Outcome.APPLIED
    assert boris.push(boris.op("many", "topics", added[1], base=many.version))[0].outcome is Outcome.APPLIED
    assert boris.sees()["many"].sets["topics"][-1] == ["t19999", ["1", "2"]]


@pytest.mark.parametrize("limit", ["15 seconds", "18s"])
def test_a_push_that_takes_longer_than_others_have_patience_is_ended(store: Store, limit: str) -> None:
    """Whatever it is that takes so long: an operation after the other, or (from Postgres 17 on) a single one."""
    boris, anna, root = Pen(store, BORIS), Pen(store, ANNA), store.root()
    assert anna.push(anna.new("open", "everyone", text="x"))[0].outcome is Outcome.APPLIED
    if limit == "18s" and root.info.server_version < 170000:
        pytest.skip("this server cannot end a transaction by its time")
    shorter = "SELECT replace(pg_get_functiondef(p.oid), %s, '1ms') FROM pg_proc p WHERE strpos(p.prosrc, %s) > 0"
    (body,) = root.execute(shorter, [limit, f"'{limit}'"]).fetchone() or ("",)
    root.execute(body.encode())
    batch = boris.batch(*(boris.op("open", f"f{place}", {"add": {}}) for place in range(300)))
    with pytest.raises(protocol.StoreBusy):
        boris.send(batch)
    assert "f0" not in anna.sees()["open"].data


def test_messages_of_debugging_are_not_sent_while_locks_are_held(store: Store) -> None:
    """Who asks for them and reads them slowly is waited for, but without locks: before, and after the commit."""
    anna, login, content = Pen(store, ANNA), store.add("carla", "rep"), b"a file"
    store.root().execute("UPDATE tacit.person SET colleague = NULL WHERE login = %s", [login])
    spies = [anna.client, *(store.client(one) for one in (BORIS, "carla"))]
    told: list[str] = []
    for spy in spies:
        with spy._connection() as psql:
            psql.execute("SELECT set_config(n, v, false) FROM (VALUES ('debug_print_parse', 'on'),"
                " ('client_min_messages', 'debug5')) x (n, v)")  # fmt: skip
            psql.add_notice_handler(lambda one: told.append(f"{one.message_primary} {one.message_detail}"))
    assert anna.push(anna.new("new", "everyone", text="x"))[0].outcome is Outcome.APPLIED
    spies[1].put_chunk(hashlib.sha256(content).hexdigest(), 0, 1, content)
    spies[2]._value("CALL tacit.come_in('carla', NULL)")
    tables = store.root().execute(
        "SELECT c.oid, c.relname FROM pg_class c WHERE c.relnamespace = 'tacit'::regnamespace"
    )
    assert sum(one.startswith("parse tree") for one in told) >= 3, "they are told of what comes before"
    assert [name for oid, name in tables for one in told if f":relid {oid} " in one] == []


def test_who_takes_all_locks_of_the_server_makes_others_wait_and_loses_them_nothing(store: Store) -> None:
    """What every login can do to every Postgres. The laptops hear that the store is busy, and try again."""
    anna, psql = Pen(store, ANNA), store.connection(BORIS)
    with pytest.raises(psycopg.errors.OutOfMemory):
        psql.execute("SELECT pg_advisory_lock(n) FROM generate_series(1, 1000000) n")
    batch = anna.batch(anna.new("new", "everyone", text="x"))
    answers = None
    for attempt in range(2000):  # the server needs a moment to notice that he is gone
        with suppress(protocol.StoreBusy):
            answers = anna.send(batch).answers
            break
        if attempt == 1:
            psql.close()
    assert answers
    assert answers[0].outcome.accepted
    assert set(anna.sees()) == {"new"}


def test_floods_of_hints_harm_nobody(store: Store) -> None:
    """Anybody may LISTEN and NOTIFY; hints are empty, and a push comes through beside thousands of others."""
    anna, psql = Pen(store, ANNA), store.connection(BORIS)
    for channel in range(300):
        psql.execute(f"LISTEN flood_{channel}".encode())
    psql.execute("LISTEN tacit")
    psql.execute("SELECT pg_notify('tacit', repeat('x', 7000) || n) FROM generate_series(1, 2000) n")
    anna.client.listen()
    assert anna.push(anna.new("free", "everyone", text="secret"))[0].outcome is Outcome.APPLIED
    own = [one for one in psql.notifies(timeout=5, stop_after=2001) if len(one.payload) < 7000]
    assert [one.payload for one in own] == [""]
    hinted = 0
    while anna.client.hint(0):
        hinted += 1
    assert 1 <= hinted < 20, "many that came together call for one round, not for one each"


def test_hints_arrive(store: Store) -> None:
    anna, boris = Pen(store, ANNA), Pen(store, BORIS)
    anna.client.listen()
    assert not anna.client.hint(0.01)
    boris.push(boris.new("new", "everyone"))
    assert anna.client.hint(10)


@pytest.mark.parametrize("queue", ["turn", "company"])
def test_who_waits_for_their_turn_is_in_the_way_of_nobody_who_reads(store: Store, queue: str) -> None:
    """Pushes queue for a turn to write, then for the company's row. Whoever reads, joins or adds a person does not."""
    anna, boris, root = Pen(store, ANNA), Pen(store, BORIS), store.root()
    blocked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    pushing = threading.Thread(target=lambda: anna.push(anna.new("new", "everyone")))
    with store.root().transaction() as holding:
        holding.connection.execute(f"SELECT FROM tacit.{queue} FOR NO KEY UPDATE".encode())
        pushing.start()
        while pushing.is_alive() and root.execute(blocked).fetchone() == (0,):
            pass
        store.add("carla", "rep")
        assert boris.sees() == Pen(store, "carla").sees() == {}
        assert root.execute(blocked).fetchone() == (1,)
    pushing.join()
    assert set(boris.sees()) == {"new"}


def test_pushes_at_once_leave_no_gap_in_the_feed(store: Store) -> None:
    """Readers that pull while several push see every line once: the numbers are in the order of commits."""
    pens = [Pen(store, BORIS, seed) for seed in range(4)]
    done = threading.Event()
    seen: list[int] = []

    def read() -> None:
        client, cursors = store.client(ANNA), {}
        while True:
            last = done.is_set()
            page = client.pull("d", cursors, 50, "")
            cursors = page.cursors
            seen.extend(item.seq for item in page.items)
            if last and not page.more:
                return

    def write(number: int, pen: Pen) -> None:
        for place in range(25):
            pen.push(*[pen.new(f"n{number}-{place}-{one}", "everyone") for one in range(5)])

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write, args=pair) for pair in enumerate(pens)]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert seen == list(range(1, 501))
