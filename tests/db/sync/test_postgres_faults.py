"""What can go wrong between a laptop and a store in Postgres: each has a sentence, and nothing is lost or there twice.

Certificates are in test_postgres_url.py, a server that loses its power in test_postgres_admin.py.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.records import Note, standard_kinds
from db.services.app import Tacit
from db.sync import postgres_admin, protocol
from db.sync.postgres import ATTEMPTS, Postgres
from db.sync.postgres_url import Address
from db.sync.rounds import Report, Rounds
from tests.db.sync.postgres_server import SUPERUSER
from tests.db.sync.postgres_world import PASSWORD, Place, Store
from tests.db.sync.sharing import find, get, write
from tests.db.sync.slow_line import Line, line


@pytest.fixture
def store(place: Place, tacit: Tacit, jonas: Tacit) -> Iterator[Store]:
    with place.store({tacit.store.me: "rep", jonas.store.me: "rep"}) as made:
        yield made


def reached(store: Store, tacit: Tacit, port: int | None = None) -> Postgres:
    """The store as this profile's laptop reaches it over TCP, with its password."""
    login, port = store.logins[tacit.store.me], port or store.place.server.port
    address = Address(login, "127.0.0.1", port, store.name, (("sslmode", "disable"),))
    made = Postgres(address, lambda: PASSWORD, random_unit=random.Random(1).random)
    store.opened.append(made)
    return made


def sync(tacit: Tacit, shared: Postgres) -> Report:
    return Rounds(tacit.store, shared, page=20).run()


def notes(tacit: Tacit) -> list[str]:
    with tacit.store.read() as session:
        return sorted(note.text for note in session.query(Note))


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        ("ALTER ROLE {} VALID UNTIL '2020-01-01'", "password for the shared store is not right any more"),
        ("ALTER ROLE {} PASSWORD 'another one'", "password for the shared store is not right any more"),
        ("ALTER ROLE {} NOLOGIN", "does not let this login in"),
        ("REVOKE CONNECT ON DATABASE {store} FROM tacit_people", "does not let this login in"),
        ("UPDATE tacit.person SET active = false WHERE login = '{}'", "does not know you any more"),
    ],
)
def test_who_is_no_longer_let_in_is_told_why_and_keeps_what_they_wrote(
    store: Store, tacit: Tacit, done: str, sentence: str
) -> None:
    login = store.logins[tacit.store.me]
    sync(tacit, reached(store, tacit))
    one = write(tacit, "written on the way home")
    store.root().execute(done.format(login, store=store.name).encode())
    with pytest.raises(protocol.StoreRefused, match=sentence) as told:
        sync(tacit, reached(store, tacit))
    assert not told.value.retry
    assert get(tacit, Note, one).text == "written on the way home"
    for undone in (
        f"ALTER ROLE {login} LOGIN PASSWORD '{PASSWORD}' VALID UNTIL 'infinity'",
        f"GRANT CONNECT ON DATABASE {store.name} TO tacit_people",
        "UPDATE tacit.person SET active = true",
    ):
        store.root().execute(undone.encode())
    assert sync(tacit, reached(store, tacit)).taken == 1


def test_a_login_that_was_dropped_is_refused(store: Store, tacit: Tacit) -> None:
    login = store.logins[tacit.store.me]
    store.root().execute(f"DROP ROLE {login}".encode())
    with pytest.raises(protocol.StoreRefused, match="password for the shared store is not right any more"):
        sync(tacit, reached(store, tacit))


# --- the server -------------------------------------------------------------------------------------------------------


def test_a_server_that_is_away_is_told_and_found_again_by_the_same_laptop(store: Store, tacit: Tacit) -> None:
    with line(store.place.server.port) as there:
        port = there.port
        shared = reached(store, tacit, port)
        sync(tacit, shared)
        one = write(tacit, "while it was away")
    with pytest.raises(protocol.Unreachable, match="cannot be reached") as told:
        sync(tacit, shared)
    assert told.value.retry
    shared.address = replace(shared.address, port=store.place.server.port)
    assert sync(tacit, shared).taken == 1
    assert get(tacit, Note, one).text == "while it was away"


@pytest.mark.parametrize(
    ("state", "kind", "sentence"),
    [
        ("53100", protocol.StoreFull, "disk of the shared store is full"),
        ("25006", protocol.StoreReadOnly, "can only be read at the moment"),
        ("55P03", protocol.StoreBusy, "is busy"),
        ("57P03", protocol.Unreachable, "cannot be reached"),
        ("XX001", protocol.StoreDamaged, "says that it is damaged"),
        ("P0001", protocol.StoreRefused, "a reason that Tacit does not know"),
    ],
)
def test_what_the_server_says_in_the_middle_of_a_push_has_a_sentence(
    store: Store, tacit: Tacit, state: str, kind: type[protocol.SyncError], sentence: str
) -> None:
    """A trigger says what a full disk, a standby, a broken page would; nothing of the push stays."""
    root, customer = store.root(), "Zaunkönig Schmiede"
    sync(tacit, reached(store, tacit))
    write(tacit, customer)
    before = root.execute("SELECT count(*) FROM tacit.record").fetchone()
    root.execute(
        "CREATE FUNCTION tacit.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION 'no room for %', NEW.data USING ERRCODE = '{state}'; END $$; "
        "CREATE TRIGGER fail BEFORE INSERT ON tacit.record FOR EACH ROW EXECUTE FUNCTION tacit.fail()".encode()
    )
    shared = reached(store, tacit)
    with pytest.raises(kind, match=sentence) as told:
        sync(tacit, shared)
    assert customer not in repr(told.value)
    assert root.execute("SELECT count(*) FROM tacit.record").fetchone() == before
    root.execute("DROP TRIGGER fail ON tacit.record")
    assert sync(tacit, shared).taken == 1


@pytest.mark.parametrize("state", ["40001", "40P01", "23505"])
def test_a_push_that_another_came_between_is_tried_again_a_few_times(store: Store, tacit: Tacit, state: str) -> None:
    """A trigger says what the server would, until it was asked three times; and then for as long as it is asked."""
    root, shared, pauses = store.root(), reached(store, tacit), list[float]()
    shared._pause = pauses.append
    sync(tacit, shared)
    root.execute(
        "CREATE SEQUENCE tacit.asked; CREATE FUNCTION tacit.fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        "AS $$ BEGIN IF nextval('tacit.asked') < 3 THEN "
        f"RAISE EXCEPTION 'another came between' USING ERRCODE = '{state}'; END IF; RETURN NEW; END $$; "
        "CREATE TRIGGER fail BEFORE INSERT ON tacit.record FOR EACH ROW EXECUTE FUNCTION tacit.fail()".encode()
    )
    one = write(tacit, "once")
    assert sync(tacit, shared).taken == 1
    assert len(pauses) == 2
    assert root.execute("SELECT count(*) FROM tacit.record WHERE id = %s", [one]).fetchone() == (1,)
    root.execute("ALTER SEQUENCE tacit.asked INCREMENT -1 RESTART WITH 2 MINVALUE -1000")
    write(tacit, "waits")
    with pytest.raises(protocol.StoreBusy, match="tries again by itself"):
        sync(tacit, shared)
    assert len(pauses) == 2 + ATTEMPTS - 1


def test_a_standby_can_be_read_and_not_written(store: Store, tacit: Tacit, jonas: Tacit) -> None:
    write(jonas, "from before")
    sync(jonas, reached(store, jonas))
    place = store.place.root()
    store.opened.append(place)
    place.execute(f"ALTER DATABASE {store.name} SET default_transaction_read_only = on".encode())
    one = write(tacit, "waits")
    with pytest.raises(protocol.StoreReadOnly, match="What you wrote waits here"):
        sync(tacit, reached(store, tacit))
    assert notes(tacit) == ["from before", "waits"]
    place.execute(f"ALTER DATABASE {store.name} RESET default_transaction_read_only".encode())
    sync(tacit, reached(store, tacit))
    sync(jonas, reached(store, jonas))
    assert find(jonas, Note, one) is not None


# --- a line that breaks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_line_cut_at_any_byte_loses_nothing_and_doubles_nothing(
    store: Store, tacit: Tacit, jonas: Tacit, direction: str
) -> None:
    """A laptop that sends and one that hears, each cut in every part of what a round says."""
    written: list[str] = []
    cuts = {"send": 0, "hear": 0}
    with line(store.place.server.port, delay=0.0005) as cutting:
        for name, laptop in (("send", tacit), ("hear", jonas)):
            whole = _bytes_of_a_round(cutting, laptop, store, direction)
            for place in range(1, whole, max(1, whole // 9)):
                written.append(f"note {direction} {name} {place}")
                write(tacit, written[-1])
                if name == "hear":
                    sync(tacit, reached(store, tacit))
                cutting.cut(**{direction: place})
                try:
                    sync(laptop, reached(store, laptop, cutting.port))
                except protocol.Unreachable:
                    cuts[name] += 1
                cutting.cut()
                sync(laptop, reached(store, laptop, cutting.port))
        sync(jonas, reached(store, jonas))
    assert notes(tacit) == notes(jonas) == sorted(written)
    assert min(cuts.values()) >= 7
    twice = "SELECT count(*), count(DISTINCT (place, batch)) FROM tacit.record WHERE kind = 'note'"
    assert store.root().execute(twice).fetchone() == (len(written), len(written))


def _bytes_of_a_round(cutting: Line, laptop: Tacit, store: Store, direction: str) -> int:
    """How much a round says in this direction where nothing is new: a new connection, hello and an empty page."""
    sync(laptop, reached(store, laptop))
    before = getattr(cutting, direction)
    sync(laptop, reached(store, laptop, cutting.port))
    return int(getattr(cutting, direction)) - before


# --- stores of another time -------------------------------------------------------------------------------------------


def test_a_store_of_a_newer_tacit_is_read_or_not_touched(store: Store, tacit: Tacit) -> None:
    write(tacit, "waits for the update")
    root = store.root()
    root.execute("UPDATE tacit.company SET min_write = 99, schema_version = 99")
    assert sync(tacit, reached(store, tacit)).read_only
    root.execute("UPDATE tacit.company SET min_read = 99")
    with pytest.raises(protocol.StoreTooNew, match="needs a newer Tacit"):
        sync(tacit, reached(store, tacit))
    root.execute("UPDATE tacit.company SET min_write = 1, min_read = 1, schema_version = 0")
    assert sync(tacit, reached(store, tacit)).taken == 2  # the note, and who wrote it


def test_a_store_that_was_emptied_or_made_anew_empties_no_laptop(store: Store, tacit: Tacit) -> None:
    one = write(tacit, "stays")
    sync(tacit, reached(store, tacit))
    root = store.root()
    root.execute("TRUNCATE tacit.record, tacit.gone, tacit.op, tacit.push, tacit.device")
    root.execute("UPDATE tacit.counter SET seq = 0, push = 0")
    assert sync(tacit, reached(store, tacit)).restored
    assert root.execute("SELECT count(*) FROM tacit.record WHERE id = %s", [one]).fetchone() == (1,)
    root.execute("UPDATE tacit.company SET store_id = 'another'")
    with pytest.raises(protocol.ForeignStore, match="not the shared store that this computer synced with"):
        sync(tacit, reached(store, tacit))
    assert get(tacit, Note, one).text == "stays"


def test_a_store_put_back_from_pg_dump_gets_back_what_it_lost(
    store: Store, tacit: Tacit, jonas: Tacit, tmp_path: Path
) -> None:
    """As docs/shared-store.md has it: dumped by the owner of everything, restored into a new database."""
    write(tacit, "before the dump")
    sync(tacit, reached(store, tacit))
    programs, folder = store.place.server.programs, store.place.server.folder
    at = ["-h", str(folder), "-p", str(store.place.server.port), "-U", SUPERUSER]
    dump = tmp_path / "store.dump"
    subprocess.run([str(programs / "pg_dump"), *at, "-Fc", "-f", str(dump), store.name], check=True)
    late = write(tacit, "after the dump")
    sync(tacit, reached(store, tacit))
    sync(jonas, reached(store, jonas))
    put_back = f"{store.name}_put_back"
    with store.place.root() as root:
        root.execute(f"CREATE DATABASE {put_back} TEMPLATE template0".encode())
    try:
        subprocess.run([str(programs / "pg_restore"), *at, "--exit-on-error", "-d", put_back, str(dump)], check=True)
        with store.place.root() as root:  # who may connect is not in a dump: `refresh` sets it again
            granted = "SELECT datacl FROM pg_database WHERE datname = %s"
            assert root.execute(granted, [put_back]).fetchone() == (None,)
        address = replace(store.root_address, database=put_back)
        postgres_admin.refresh(address, None, standard_kinds())
        assert [one for one in postgres_admin.check(address, None) if not one.ok] == []
        old, store.name = store.name, put_back
        for laptop in (jonas, tacit):
            assert sync(laptop, reached(store, laptop)).restored
        sync(jonas, reached(store, jonas))
        assert notes(jonas) == notes(tacit) == ["after the dump", "before the dump"]
        row = store.root().execute("SELECT data ->> 'text' FROM tacit.record WHERE id = %s", [late]).fetchone()
        assert row == ("after the dump",)
    finally:
        store.name = old
        store.close()
        with store.place.root() as root:
            root.execute(f"DROP DATABASE {put_back} WITH (FORCE)".encode())


def test_a_page_fetched_ahead_is_taken_once_and_closing_waits_for_none(
    store: Store, tacit: Tacit, jonas: Tacit
) -> None:
    for number in range(6):
        write(tacit, f"note {number}")
    sync(tacit, reached(store, tacit))
    with line(store.place.server.port, delay=0.05) as slow:
        shared = reached(store, jonas, slow.port)
        shared.hello("d", jonas.store.me, "")
        first = shared.pull("d", {}, 2, "")
        second = shared.pull("d", first.cursors, 2, first.proof)
        began = slow.down
        again = shared.pull("d", first.cursors, 2, first.proof)  # not what was fetched ahead
        assert [item.record for item in again.items] == [item.record for item in second.items]
        assert slow.down > began
        shared.close()  # while the page after that is on its way
        assert shared.pull("d", second.cursors, 9, second.proof).more is False  # on a new connection
    assert not {item.record for item in first.items} & {item.record for item in second.items}
    with pytest.raises(protocol.SyncError):
        shared.pull("d", {}, 2, "")
