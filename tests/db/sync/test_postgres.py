"""The store in Postgres does what the model does, for the same seeded sequences as the SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest

from db.domain.sync import audiences
from db.domain.sync.ops import Outcome
from tests.db.sync import conformance
from tests.db.sync.postgres_world import Pen, Place, Store


@pytest.fixture
def make(place: Place) -> conformance.MakeBench:
    def bench() -> AbstractContextManager[Store]:
        return place.store(conformance.PEOPLE, conformance.RULES)

    return bench


@pytest.mark.parametrize("seed", range(12))
def test_postgres_does_what_the_model_does(make: conformance.MakeBench, seed: int) -> None:
    conformance.same_as_the_model(make, seed)


def test_everybody_hears_who_new_notes_are_for(make: conformance.MakeBench) -> None:
    conformance.tells_who_new_notes_are_for(make)


def test_what_is_curated_is_for_managers_from_the_first(make: conformance.MakeBench) -> None:
    conformance.only_a_manager_sets_what_is_curated(make)


def test_what_is_not_there_is_erased_for_good_by_managers(make: conformance.MakeBench) -> None:
    conformance.what_is_not_there_is_erased_for_good_by_managers(make)


def test_a_pull_hands_out_the_newest_proof(make: conformance.MakeBench) -> None:
    conformance.a_pull_hands_out_the_newest_proof(make)


@pytest.mark.parametrize("seed", range(12, 16))
def test_judging_one_by_one_comes_to_the_same(place: Place, seed: int) -> None:
    """Most operations are done all at once (push_new, push_edits). Without those ways, everything goes the other."""

    @contextmanager
    def bench() -> Iterator[Store]:
        with place.store(conformance.PEOPLE, conformance.RULES) as store:
            for way in ("push_new", "push_edits"):
                store.root().execute(
                    f"CREATE OR REPLACE FUNCTION tacit.{way}(asking tacit.asking, pushed tacit.pushed, there text[], "
                    "its_batch bigint) RETURNS int[] LANGUAGE sql AS $$ SELECT '{}'::int[] $$".encode()
                )
            yield store

    conformance.same_as_the_model(bench, seed)


def test_what_most_pushes_bring_is_done_all_at_once(place: Place) -> None:
    """New records, and edits of what their author saw, never reach the judging one by one."""
    with place.store({"anna": "rep"}, conformance.RULES) as store:
        anna = Pen(store, "anna")
        store.root().execute("ALTER FUNCTION tacit.push_each RENAME TO not_to_be_called")
        new = [anna.new(f"n{n}", "everyone", text="x", topics={"add": {"fact": "1", "risk": "1"}}) for n in range(3)]
        private = anna.new("private", "me:anna", text="y", topics={"add": {}})
        assert {one.outcome for one in anna.push(*new, private)} == {Outcome.APPLIED}
        edits = [anna.op(op.record, "text", "z", base=op.version) for op in new]
        both = anna.op("n0", "polarity", "hot", base=None, seen={"deleted_at": "v"})
        assert {one.outcome for one in anna.push(*edits, both)} == {Outcome.APPLIED}
        state = anna.sees()["n0"]
        assert (state.data["text"], state.data["polarity"], state.data["topics"]) == ("z", "hot", ["fact", "risk"])
        assert state.versions["text"] == edits[0].version


def test_a_connection_that_stays_is_answered_the_same(place: Place) -> None:
    """From the sixth time on the server takes a plan that knows no values."""
    with place.store({"anna": "rep"}, conformance.RULES) as store:
        anna = Pen(store, "anna")
        greetings = [anna.client.hello("d", "anna", "") for _ in range(12)]
        assert {(one.me, one.role, one.audiences) for one in greetings} == {("anna", "rep", ("everyone", "me:anna"))}
        answers = [anna.push(anna.new(f"n{n}", "everyone"))[0].outcome for n in range(12)]
        assert answers == [Outcome.APPLIED] * 12
        assert [len(anna.client.pull("d", {}, 100, "").items) for _ in range(12)] == [12] * 12


def read_by(store: Store, pen: Pen) -> dict[str, int]:
    """How many rows of each table were read, with all that this person's connection did: it counts when it ends."""
    pid = pen.client._value("SELECT pg_backend_pid()")
    pen.client.close()
    root = store.root()
    while root.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [pid]).fetchone():
        pass
    query = "SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables "
    tables = "WHERE relname IN ('record', 'op', 'gone', 'push', 'audience')"
    return dict(root.execute((query + tables).encode()).fetchall())


@pytest.mark.parametrize("again", [False, True])
def test_a_push_reads_what_it_names_and_not_the_whole_table(place: Place, again: bool) -> None:
    """A connection keeps the plans that it made while the store was empty. What is offered again is done one by one."""
    with place.store({"anna": "rep"}, conformance.RULES) as store:
        anna, many = Pen(store, "anna"), 40
        made = [anna.new(f"n{n}", "everyone", text="x", topics={"add": {}}) for n in range(many * 10)]
        for start in range(0, len(made), many):
            some = made[start : start + many]
            anna.push(*(replace(op, again=again) for op in some))
            anna.push(*(anna.op(op.record, "text", "z", base=op.version) for op in some))
            anna.push(*(anna.op(op.record, "topics", {"add": {"fact": op.version}}, base=op.version) for op in some))
        assert max(read_by(store, anna).values()) < 4 * 3 * len(made)


def test_a_pull_reads_each_line_once_however_many_audiences_there_are(place: Place) -> None:
    """One rep makes hundreds in a minute, and has everybody in them. (The planner knows nothing of them yet.)"""
    with place.store({"anna": "rep", "boris": "rep"}) as store:
        boris, many = Pen(store, "boris"), 300
        boris.push(*(boris.new(f"n{n}", audiences.people(["anna", "boris", f"x{n}"]), text="x") for n in range(many)))
        before, anna = read_by(store, boris), Pen(store, "anna")
        assert len(anna.sees()) == many
        after = read_by(store, anna)
        assert {table: rows - before[table] for table, rows in after.items() if rows - before[table] > 20 * many} == {}


def test_every_value_that_a_record_had_is_kept(place: Place) -> None:
    """What made it is written once, in the record itself; what changes it keeps what was there."""
    with place.store({"anna": "rep"}) as store:
        anna, sets = Pen(store, "anna"), {name: {"add": {}} for name in ("topics", "about", "tags")}
        made = [anna.new(f"n{n}", "everyone", text=f"first {n}", details="d", **sets) for n in range(3)]
        anna.push(*made)
        root = store.root()
        assert root.execute("SELECT count(*) FROM tacit.op").fetchone() == (0,)
        second = anna.op("n0", "text", "second", base=made[0].version)
        anna.push(second)
        anna.push(anna.op("n0", "text", "third", base=second.version), anna.op("n0", "polarity", "hot"))
        anna.push(anna.op("n1", "topics", {"add": {"fact": "1"}}, base=made[1].version))  # by the other way
        rows = root.execute(
            "SELECT record, field, value #>> '{}', more ->> 'was' FROM tacit.op ORDER BY record, at"
        ).fetchall()
        texts = [row for row in rows if row[1] == "text"]
        assert texts == [("n0", "text", "second", "first 0"), ("n0", "text", "third", None)]
        assert ["first 1" in row[2] for row in rows if row[:2] == ("n1", "*")] == [True]
        row = root.execute("SELECT data ->> 'text' FROM tacit.record WHERE id = 'n2'").fetchone()
        assert row == ("first 2",)
        assert [one.outcome for one in anna.push(*made)] == [Outcome.DUPLICATE] * 3
        assert anna.sees()["n0"].data["text"] == "third"
