"""Older and newer programs at one store: what one does not know goes through it unharmed, and is shown once it does; a
store says who may read and who may write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.records import Colleague, Kinds, Note, Promise
from db.services import profiles
from db.services.app import Tacit
from db.store import shared_file
from db.sync import protocol, sqlite_admin
from db.sync.protocol import SharedStore, rules_of
from db.sync.replica import Replica, fingerprint
from db.sync.rounds import Report, Rounds
from db.sync.sqlite_file import SqliteFile
from tests.db.sync.memory import Memory
from tests.db.sync.postgres_world import Place
from tests.db.sync.sharing import edit, find, get, sync, write
from tests.db.world import PASSPHRASE, TestWorld

DAY, ANNA = date(2026, 11, 20), "0199a000-0000-7000-8000-00000000a11a"


def older_kinds() -> Kinds:
    """A program that knows neither promises nor who said what and when."""
    kinds = Kinds((Colleague, Note))
    note = kinds["note"]
    for name in ("learnt_on", "said_by"):
        del note.fields[name], note.all_fields[name]
    return kinds


@pytest.fixture
def shared(test_world: TestWorld) -> Memory:
    return Memory(rules_of(test_world.kinds()), test_world.clock, test_world.random.randbytes)


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Tacit]:
    world = TestWorld(7, kinds=older_kinds)
    _, opened = profiles.create(tmp_path / "older", "Jonas Petersen", passphrase=PASSPHRASE, world=world.world())
    with opened:
        yield opened


def test_what_an_old_program_does_not_know_survives_it(tacit: Tacit, older: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        note = work.add(Note(text="pays late", learnt_on=DAY, said_by=ANNA, audience="everyone")).id
        promise = work.add(Promise(what="send the offer", owed_by="us", audience="everyone")).id
    sync(tacit, shared)
    sync(older, shared)
    edit(older, note, text="pays very late")
    for each in (older, tacit):
        sync(each, shared)
    assert get(tacit, Note, note).text == "pays very late"
    assert (get(tacit, Note, note).learnt_on, get(tacit, Note, note).said_by) == (DAY, ANNA)
    assert get(tacit, Promise, promise).what == "send the offer"
    assert shared.room.records[note].data["said_by"] == ANNA


def test_it_is_shown_once_the_program_knows_it(
    tacit: Tacit, older: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    with tacit.store.work() as work:
        note = work.add(Note(text="pays late", learnt_on=DAY, said_by=ANNA, audience="everyone")).id
        promise = work.add(Promise(what="send the offer", owed_by="us", audience="everyone")).id
    sync(tacit, shared)
    sync(older, shared)
    edit(older, note, text="pays very late")  # waits while the program is brought up to date
    path = older.profile.path
    older.close()
    with profiles.open_profile(path, PASSPHRASE, world=test_world.world()) as newer:
        sync(newer, shared)
        assert (get(newer, Note, note).learnt_on, get(newer, Note, note).said_by) == (DAY, ANNA)
        assert get(newer, Note, note).text == shared.room.records[note].data["text"] == "pays very late"
        assert get(newer, Promise, promise).what == "send the offer"
        assert Replica(newer.store).catch_up() == 0  # once


def test_kinds_are_told_apart_by_what_they_have() -> None:
    assert fingerprint(Kinds((Note,))) == fingerprint(Kinds((Note,)))
    assert fingerprint(Kinds((Note,))) != fingerprint(Kinds((Note, Promise)))
    assert fingerprint(older_kinds()) != fingerprint(Kinds((Colleague, Note)))


# --- which version may do what ----------------------------------------------------------------------------------------


class Versions:
    """A real store whose versions can be set; `held` is all that it has."""

    def __init__(
        self, open_: Callable[[Tacit], SharedStore], set_: Callable[[dict[str, int]], None], held: Callable[[], object]
    ) -> None:
        self._open, self.set, self.held = open_, set_, held

    def sync(self, tacit: Tacit) -> Report:
        with closing(self._open(tacit)) as shared:
            return Rounds(tacit.store, shared).run()


def in_file(path: Path, tacit: Tacit, world: TestWorld) -> Versions:
    rules = rules_of(world.kinds())
    given = {"random_bytes": world.random.randbytes, "proof": lambda folder: None}
    sqlite_admin.create(path, rules, colleague=tacit.store.me, **given)

    def open_(one: Tacit) -> SharedStore:
        who = {"colleague": one.store.me, "random_bytes": world.random.randbytes}
        return SqliteFile(path, rules, now_ms=world.clock, drive_of=lambda folder: world.clock(), **who)

    def set_(versions: dict[str, int]) -> None:
        with closing(shared_file.connect(path, None)) as raw:
            for key, value in versions.items():
                raw.execute("UPDATE meta SET value = ? WHERE key = ?", (str(value), key))

    return Versions(open_, set_, path.read_bytes)


@pytest.fixture(params=["file", "postgres"])
def store(
    request: pytest.FixtureRequest, tacit: Tacit, jonas: Tacit, tmp_path: Path, test_world: TestWorld
) -> Iterator[Versions]:
    if request.param == "file":
        yield in_file(tmp_path / "shared.tacit", tacit, test_world)
        return
    place: Place = request.getfixturevalue("place")
    with place.store({tacit.store.me: "rep", jonas.store.me: "rep"}) as made:
        his = made.logins[jonas.store.me]  # whom his first laptop is to bind
        made.root().execute(f"UPDATE tacit.person SET colleague = NULL WHERE login = '{his}'".encode())
        columns = {"schema": "schema_version", "min_read": "min_read", "min_write": "min_write"}

        def set_(versions: dict[str, int]) -> None:
            for key, value in versions.items():
                made.root().execute(f"UPDATE tacit.company SET {columns[key]} = {value}".encode())

        def held() -> object:
            return made.root().execute("SELECT array_agg(r::text ORDER BY r.id) FROM tacit.record r").fetchone()

        yield Versions(lambda one: made.client(one.store.me), set_, held)


@pytest.mark.parametrize(
    ("program", "versions"),
    [
        (2, {"schema": 1, "min_read": 1, "min_write": 1}),  # an older store
        (1, {"schema": 2, "min_read": 1, "min_write": 1}),  # a newer one, which an older program may still write into
        (2, {"schema": 2, "min_read": 2, "min_write": 2}),
    ],
)
def test_who_may_read_and_write_does(
    store: Versions,
    tacit: Tacit,
    jonas: Tacit,
    monkeypatch: pytest.MonkeyPatch,
    program: int,
    versions: dict[str, int],
) -> None:
    store.set(versions)
    monkeypatch.setattr(protocol, "SCHEMA", program)
    one = write(tacit, "pays late")
    for each in (tacit, jonas):
        assert not store.sync(each).read_only
    edit(jonas, one, text="pays very late")
    for each in (jonas, tacit):
        store.sync(each)
    assert get(tacit, Note, one).text == "pays very late"


def test_who_may_only_read_hears_the_others_and_keeps_what_waits(
    store: Versions, tacit: Tacit, jonas: Tacit, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.sync(tacit)
    monkeypatch.setattr(protocol, "SCHEMA", 2)
    theirs = write(jonas, "by a newer program")
    store.sync(jonas)
    store.set({"schema": 2, "min_write": 2})
    monkeypatch.setattr(protocol, "SCHEMA", 1)
    mine, before = write(tacit, "by an older one"), store.held()
    assert store.sync(tacit).read_only
    assert get(tacit, Note, theirs).text == "by a newer program"
    assert store.held() == before
    monkeypatch.setattr(protocol, "SCHEMA", 2)  # brought up to date
    for each in (tacit, jonas):
        assert not store.sync(each).read_only
    assert get(jonas, Note, mine).text == "by an older one"


@pytest.mark.parametrize("least", ["min_read", "min_write"])
def test_nobody_enters_with_a_program_that_may_not_write(
    store: Versions, tacit: Tacit, jonas: Tacit, monkeypatch: pytest.MonkeyPatch, least: str
) -> None:
    store.sync(tacit)
    store.set({"schema": 2, "min_write": 2, least: 2})
    mine, before = write(jonas, "mine"), store.held()
    with pytest.raises(protocol.StoreTooNew):
        store.sync(jonas)
    assert store.held() == before
    monkeypatch.setattr(protocol, "SCHEMA", 2)
    assert store.sync(jonas).taken
    assert find(jonas, Note, mine) is not None


def test_who_may_not_even_read_is_told_and_loses_nothing(
    store: Versions, tacit: Tacit, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = write(tacit, "pays late")
    store.sync(tacit)
    edit(tacit, one, text="pays very late")
    store.set({"schema": 2, "min_read": 2, "min_write": 2})
    before = store.held()
    with pytest.raises(protocol.StoreTooNew, match="needs a newer Tacit"):
        store.sync(tacit)
    assert store.held() == before
    assert get(tacit, Note, one).text == "pays very late"
    monkeypatch.setattr(protocol, "SCHEMA", 2)
    assert store.sync(tacit).taken == 1


#: What a store says of a record, as a later one might: a value more, at the end of what it says already.
_LATER = """
ALTER FUNCTION tacit.sync_pull(jsonb, int, text) RENAME TO said_so_far;
CREATE FUNCTION tacit.sync_pull(cursors jsonb, most int, proof text) RETURNS json LANGUAGE sql STABLE AS $$
    SELECT jsonb_set(page || '{"later": true}', '{items}', coalesce((
        SELECT jsonb_agg(CASE jsonb_typeof(line -> 5) WHEN 'array'
            THEN jsonb_set(line, '{5}', line -> 5 || '["later"]') ELSE line END || '["later"]' ORDER BY place)
        FROM jsonb_array_elements(page -> 'items') WITH ORDINALITY items (line, place)), '[]'))::json
    FROM (SELECT tacit.said_so_far(cursors, most, proof)::jsonb) said (page)
$$;
GRANT EXECUTE ON FUNCTION tacit.said_so_far, tacit.sync_pull TO tacit_people;
"""


def test_what_a_later_server_says_more_is_passed_over(place: Place, tacit: Tacit, jonas: Tacit) -> None:
    me, him = tacit.store.me, jonas.store.me
    with place.store({me: "rep", him: "rep"}) as store:
        one, gone = write(tacit, "pays late", audience="everyone"), write(tacit, "moves", audience="everyone")
        for each in (tacit, jonas):
            Rounds(each.store, store.client(each.store.me)).run()
        store.root().execute(_LATER.encode())
        edit(jonas, one, polarity="hot")
        edit(tacit, gone, audience="me")
        for each in (tacit, jonas, tacit):
            Rounds(each.store, store.client(each.store.me)).run()
        assert (get(tacit, Note, one).polarity, find(jonas, Note, gone)) == ("hot", None)


def test_the_nightly_care_of_an_older_program_clears_nothing_away(tacit: Tacit, tmp_path: Path) -> None:
    path, world = tmp_path / "shared.tacit", TestWorld(7)
    store = in_file(path, tacit, world)
    store.set({"schema": 2, "min_write": 2})
    before = store.held()
    made = sqlite_admin.back_up(path, tmp_path / "backups", tacit.store.now())
    assert (sqlite_admin.check(made), store.held()) == ([], before)
    with pytest.raises(protocol.StoreTooNew):
        sqlite_admin.tidy(path, tacit.store.now())
