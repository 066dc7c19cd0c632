"""The unit of work, the journal and undo, through services and the store itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import text

from db.records import Customer, Note, standard_kinds, wire
from db.services import profiles
from db.services.errors import NotFound, Stale
from db.store import journal
from tests.db.world import PASSPHRASE, TestWorld


def test_one_unit_of_work_is_one_changes(tacit) -> None:
    heard = []
    stop = tacit.subscribe(heard.append)
    with tacit.store.work() as work:
        customer = work.add(Customer(name="Weserstahl"))
        note = work.add(Note(text="They run three shifts", customer=customer.id))
    stop()
    assert len(heard) == 1
    assert heard[0].kinds == {"customer", "note"}
    assert heard[0].ids == {customer.id, note.id}
    assert heard[0].seq == tacit.store.high_water()


def test_a_unit_that_raises_leaves_nothing(tacit) -> None:
    before = tacit.store.high_water()

    def half_done() -> None:
        with tacit.store.work() as work:
            work.add(Customer(name="Never"))
            work.session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert tacit.store.high_water() == before
    assert tacit.records.list("customer").total == 0


def test_every_change_of_a_field_is_journalled_with_its_versions(tacit) -> None:
    customer = tacit.records.add("customer", {"name": "Weserstahl"})
    first = customer.versions["city"]
    tacit.records.edit(customer.id, {"city": (first, "Bremen")})
    entry = tacit.store.entries(0)[-1]
    assert (entry.field, entry.old, entry.new, entry.base_version) == ("city", "", "Bremen", first)
    assert tacit.records.get(customer.id).versions["city"] == entry.version != first


def test_an_edit_from_an_old_version_is_refused_and_writes_nothing(tacit) -> None:
    customer = tacit.records.add("customer", {"name": "Weserstahl"})
    seen = customer.versions["city"]
    tacit.records.edit(customer.id, {"city": (seen, "Bremen")})
    before = tacit.store.high_water()
    with pytest.raises(Stale) as stale:
        tacit.records.edit(customer.id, {"city": (seen, "Bremerhaven"), "phone": (None, "1")})
    assert stale.value.fields == ("city",)
    assert tacit.store.high_water() == before


def test_the_same_value_from_an_old_version_is_no_conflict(tacit) -> None:
    customer = tacit.records.add("customer", {"name": "Weserstahl"})
    seen = customer.versions["city"]
    tacit.records.edit(customer.id, {"city": (seen, "Bremen")})
    assert tacit.records.edit(customer.id, {"city": (seen, "Bremen")}).city == "Bremen"


def test_clock_stamps_increase_though_the_wall_clock_goes_back(tacit, clock) -> None:
    tacit.records.add("tag", {"name": "a"})
    clock.pass_(days=-30)
    tacit.records.add("tag", {"name": "b"})
    stamps = [entry.clock for entry in tacit.store.entries(0)]
    assert stamps == sorted(stamps)


def test_undo_skips_what_somebody_changed_since_and_says_so(tacit) -> None:
    customer = tacit.records.add("customer", {"name": "Weserstahl"})
    tacit.records.edit(customer.id, {"city": (None, "Bremen"), "phone": (None, "1")})
    with tacit.store.work("sync") as work:  # stands for a colleague's change
        work.edit(customer.id, {"city": (None, "Hamburg")})
    undone = tacit.records.undo()
    assert undone.skipped == ((customer.id, "city"),)
    after = tacit.records.get(customer.id)
    assert (after.city, after.phone) == ("Hamburg", "")


def test_undo_of_a_creation_puts_it_in_the_trash_and_redo_takes_it_out(tacit) -> None:
    customer = tacit.records.add("customer", {"name": "Weserstahl"})
    tacit.records.undo()
    assert [one.id for one in tacit.records.trash()] == [customer.id]
    assert tacit.records.list("customer").total == 0
    tacit.records.redo()
    assert tacit.records.trash() == []
    assert tacit.records.list("customer").total == 1


def test_redo_ends_with_the_next_change(tacit) -> None:
    tacit.records.add("tag", {"name": "a"})
    tacit.records.undo()
    tacit.records.add("tag", {"name": "b"})
    assert tacit.records.redo() is None


def test_another_process_is_heard_of_and_ones_own_work_is_not(tacit, test_world: TestWorld) -> None:
    with profiles.open_profile(tacit.profile.path, PASSPHRASE, world=test_world.world()) as other:
        tacit.poll()
        other.poll()
        tag = other.records.add("tag", {"name": "from the terminal"})
        heard = tacit.poll()
        assert heard.elsewhere
        assert heard.ids == {tag.id}
        assert other.poll() is None
        assert tacit.poll() is None


def test_erasing_leaves_no_content_in_the_journal(tacit) -> None:
    note = tacit.records.add("note", {"text": "a very private thing"})
    tacit.safety.erase(note.id)
    with pytest.raises(NotFound):
        tacit.records.get(note.id)
    left = [entry for entry in tacit.store.entries(0) if entry.record == note.id]
    assert [(entry.field, entry.old, entry.new) for entry in left] == [(journal.ERASED, None, None)]


def test_the_migrated_schema_is_what_the_kinds_declare(tacit) -> None:
    wanted = {kind.cls.__table__.name: kind.cls.__table__ for kind in standard_kinds()}
    wanted |= {table.name: table for table in journal.metadata.sorted_tables}
    with tacit.store.engine.connect() as connection:
        for name, table in wanted.items():
            rows = connection.execute(text(f"PRAGMA table_info({name})")).all()  # names of our own
            have = {row[1]: (row[2], bool(row[3]) or bool(row[5])) for row in rows}
            want = {column.name: (str(column.type), not column.nullable) for column in table.columns}
            assert have == want, name
            indexes = {row[1] for row in connection.execute(text(f"PRAGMA index_list({name})"))}
            assert {index.name for index in table.indexes} <= indexes, name


class UndoAll(RuleBasedStateMachine):
    """Whatever is done, undoing everything leaves nothing, and redoing everything brings it back as it was."""

    @initialize(seed=st.integers(0, 2**32))
    def open(self, seed: int) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        world = TestWorld(seed).world()
        _, self.tacit = profiles.create(Path(self.folder.name, "p"), "Maren", passphrase=PASSPHRASE, world=world)
        self.ids: list[str] = []

    @rule(name=st.sampled_from("abcde"))
    def add(self, name: str) -> None:
        self.ids.append(self.tacit.records.add("tag", {"name": name}).id)

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), name=st.sampled_from("abcde"))
    def edit(self, data: st.DataObject, name: str) -> None:
        self.tacit.records.edit(data.draw(st.sampled_from(self.ids)), {"name": (None, name)})

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def trash(self, data: st.DataObject) -> None:
        self.tacit.records.delete([data.draw(st.sampled_from(self.ids))])

    def state(self) -> dict[str, tuple[str, bool]]:
        return {one: ((tag := self.tacit.records.get(one)).name, tag.deleted_at is None) for one in self.ids}

    @rule()
    def all_back_and_forth(self) -> None:
        before, steps = self.state(), 0
        while (done := self.tacit.records.undo()) is not None:
            assert done.skipped == ()
            steps += 1
        assert not any(alive for _, alive in self.state().values())
        for _ in range(steps):
            assert self.tacit.records.redo() is not None
        assert self.state() == before

    @invariant()
    def journal_tells_the_present(self) -> None:
        if not hasattr(self, "tacit"):
            return
        kind = standard_kinds()["tag"]
        told: dict[str, dict[str, object]] = {}
        for entry in self.tacit.store.entries(0, 10_000):
            if entry.kind != "tag":
                continue
            if entry.field == journal.CREATED:
                told[entry.record] = dict(entry.new)
            else:
                told[entry.record][entry.field] = entry.new
        for one in self.ids:
            record = self.tacit.records.get(one)
            assert told[one] == {name: wire.encode(getattr(record, name)) for name in kind.journalled}

    def teardown(self) -> None:
        if hasattr(self, "tacit"):
            self.tacit.close()
            self.folder.cleanup()


UndoAll.TestCase.settings = settings(max_examples=15, stateful_step_count=12)
test_undo_all = UndoAll.TestCase
