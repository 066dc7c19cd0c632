"""What every shared store must do, as functions that take a way to make one. Used by the tests of each store.

A `Bench` makes an empty store and hands out clients. `same_as_the_model` sends the same seeded sequence of batches,
pulls and lost answers to the store and to the model in memory, and holds every answer and every page of the two equal.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from db.domain.ids import Ids
from db.domain.sync import audiences
from db.domain.sync.ops import CREATED, DELETED, ERASED, SETTLED, Batch, Item, Op, Page, Pushed
from db.domain.sync.verdict import MANAGERS
from db.sync.protocol import SharedStore
from tests.db.sync.memory import Memory

#: The people of the sequences, with their roles. Ids as of colleague records.
PEOPLE = {
    "0199a000-0000-7000-8000-00000000000a": "administrator",
    "0199a000-0000-7000-8000-00000000000b": "rep",
    "0199a000-0000-7000-8000-00000000000c": "rep",
    "0199a000-0000-7000-8000-00000000000d": "manager",
}
#: Merge rules of the fields that the sequences use; `note.verified` stands for curated fields to come.
RULES = {
    "note.text": "text",
    "note.topics": "set",
    "note.verified": "curated",
    "promise.status": "status",
    "team.members": "set",
    "attachment.sha256": "fixed",
}
#: Clocks of the sequences lie in the past of any store, so that no store's own time shows in what it answers.
LONG_AGO_MS = 1_767_225_600_000


class Bench(Protocol):
    """An empty store with `PEOPLE` entered and `RULES` known; `private` as the store is."""

    private: bool

    def client(self, colleague: str) -> SharedStore: ...

    def set_new_for(self, who: str) -> None:
        """As an administrator."""
        ...


MakeBench = Callable[[], AbstractContextManager[Bench]]


class Script:
    """A seeded sequence of operations, written as laptops would with good and bad knowledge of what is there."""

    def __init__(self, seed: int, private: bool) -> None:
        self.random = random.Random(seed)
        self.private = private
        self.ids = Ids(lambda: LONG_AGO_MS, self.random.randbytes)
        self.ms = LONG_AGO_MS
        self.people = list(PEOPLE)
        self.records: list[tuple[str, str]] = []
        self.teams: list[str] = []
        self.unknown: list[str] = []
        self.versions: dict[tuple[str, str], list[str]] = {}
        self.adds: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self.conflicts: list[tuple[str, str, str]] = []
        self.sent: list[Op] = []
        self.settled: list[tuple[Op, str]] = []

    def op(self, author: str) -> Op:
        roll = self.random.random()
        if self.sent and roll < 0.04:  # again, as it was
            return self.random.choice(self.sent)
        if self.settled and self.settled[-1][1] in self._heard() and roll < 0.1:
            # a store that was put back heard first how it was settled
            return replace(self.settled.pop()[0], author=author, again=self.random.random() < 0.5)
        if not self.records or roll < 0.2:
            return self._created(author)
        kind, record = self.random.choice(self.records)
        if roll < 0.23:
            make = self.random.choice((self._edit, self._deletion))
            settled = make(kind, record, author)
            value = {"id": f"{settled.version}:{settled.field}", "keep": "theirs"}
            said = self._op(kind, record, SETTLED, value, author)
            self.settled.append((settled, said.id))
            return said
        if roll < 0.26:
            return self._erasure(kind, record, author) if self.random.random() < 0.3 else self._odd(author)
        if roll < 0.33 and self.conflicts:
            kind, record, conflict = self.random.choice(self.conflicts)
            return self._op(kind, record, SETTLED, {"id": conflict, "keep": "mine"}, author)
        if roll < 0.40:
            return self._op(kind, record, "audience", self._audience(author), author)
        if roll < 0.50:
            return self._deletion(kind, record, author)
        return self._edit(kind, record, author)

    def behind_a_move(self, author: str) -> list[Op]:
        """Moves of one record, and what was done to it between them: in one batch it waits for the move."""
        if not self.records:
            return []
        kind, record = self.random.choice(self.records)
        moves = [self._op(kind, record, "audience", self._audience(author), author) for _ in range(2)]
        settled = {"id": self.random.choice(self.conflicts)[2] if self.conflicts else "none", "keep": "mine"}
        last = self._op(kind, record, *self.random.choice(((ERASED, None), (SETTLED, settled))), author)
        between = (self._edit, self._deletion)
        return [
            moves[0],
            self.random.choice(between)(kind, record, author),
            self._edit(kind, record, author),
            *moves[1:],
            last,
        ]

    def _clock(self) -> str:
        self.ms += self.random.choice((0, 1, 1000, -5000, 60_000))
        return f"{self.ms:013d}-{self.random.randrange(3):05d}-device{self.random.randrange(3)}"

    def _op(self, kind: str, record: str, field: str, value: object, author: str, **more: object) -> Op:
        version = self.ids.version()
        past = self.versions.setdefault((record, field), [])
        base = self.random.choice([*past[-3:], past[-1] if past else None, None])
        again = self.random.random() < 0.1
        grown = tuple(self.random.sample(past, min(len(past), 3))) if again else ()
        past.append(version)
        given = {"base": base, "again": again, "past": grown} | more
        return Op(
            version, kind, record, field, version=version, value=value, clock=self._clock(), author=author, **given
        )

    def _created(self, author: str) -> Op:
        kind = self.random.choice(("note", "note", "promise", "team", "colleague", "unknown_kind"))
        again = self.records and self.random.random() < 0.15
        record = self.random.choice(self.records)[1] if again else self.ids.record()
        if self.unknown and self.random.random() < 0.3:
            kind, record, again = "note", self.random.choice(self.unknown), True
        value = {
            "audience": self._audience(author),
            "created_at": "2026-01-01T00:00:00.000000Z",
            "created_by": author,
            "deleted_at": None,
            **{name: self._value(kind, name, self.ids.version(), record) for name in FIELDS[kind]},
        }
        if "verified" in value and self.random.random() < 0.8:  # which only a manager sets
            del value["verified"]
        if not again:
            self.records.append((kind, record))
            if kind == "team":
                self.teams.append(record)
        op = self._op(kind, record, CREATED, value, author, base=None)
        seen = {name: self.ids.version() for name in FIELDS[kind] if self.random.random() < 0.3}
        for name in (*FIELDS[kind], DELETED, "audience"):
            self.versions.setdefault((record, name), []).append(seen.get(name, op.version))
        return Op(**{**{name: getattr(op, name) for name in Op.__slots__}, "seen": seen})

    def _value(self, kind: str, name: str, version: str, record: str) -> object:
        word = self.random.choice(("red", "green", "blue"))
        if RULES.get(f"{kind}.{name}") != "set":
            words = {"status": ("open", "kept", "broken", "dropped", ""), "role": ("", "rep", "manager")}
            return self.random.choice(words[name]) if name in words else self.random.choice((word, None, 7, True))
        known = self.adds.setdefault((record, name), [])
        elements = self.people if name == "members" else ["x", "y", "z"]
        add = dict.fromkeys(self.random.sample(elements, self.random.randrange(3)), version)
        remove: dict[str, list[str]] = {}
        for element, one in self.random.sample(known, min(len(known), self.random.randrange(3))):
            remove.setdefault(element, []).append(one)
        known.extend(add.items())
        return {"add": add, "remove": remove}

    def _audience(self, author: str) -> str:
        team = self.random.choice([*self.teams, "0199a000-0000-7000-8000-0000000000ff"])
        some = self.random.sample(self.people, 2)
        choices = ["everyone", "everyone", f"team:{team}", audiences.people([author, *some]), audiences.people(some)]
        return self.random.choice([*choices, f"me:{author}", f"me:{some[0]}"])

    def _deletion(self, kind: str, record: str, author: str) -> Op:
        names = FIELDS[kind]
        seen = {
            name: self.random.choice(self.versions[record, name]) for name in names if (record, name) in self.versions
        }
        if self.random.random() < 0.5:
            seen = {name: self.versions[record, name][-1] for name in seen}
        seen |= self._written_for(record)
        value = self.random.choice(("2026-01-02T00:00:00.000000Z", "2026-01-03T00:00:00.000000Z", None))
        return self._op(kind, record, DELETED, value, author, seen=seen if value else {})

    def _edit(self, kind: str, record: str, author: str) -> Op:
        name = self.random.choice(FIELDS[kind])
        deleted = self.versions.get((record, DELETED), [])
        seen = {DELETED: self.random.choice(deleted[-2:])} if deleted and self.random.random() < 0.7 else {}
        seen |= self._written_for(record)
        return self._op(kind, record, name, self._value(kind, name, self.ids.version(), record), author, seen=seen)

    def _heard(self) -> set[str]:
        """What was sent with earlier batches: laptops know of nothing else."""
        return {op.version for op in self.sent}

    def _written_for(self, record: str) -> dict[str, str]:
        """Now and then who might see the record when this was written, which the store knows of or does not."""
        before = self._heard()
        known = [one for one in self.versions.get((record, "audience"), []) if one in before]
        return {"audience": self.random.choice(known)} if known and self.random.random() < 0.15 else {}

    def _erasure(self, kind: str, record: str, author: str) -> Op:
        """Sometimes of a record that the store has yet to hear of."""
        if self.random.random() < 0.4:
            kind, record = "note", self.ids.record()
            self.records.append((kind, record))
            self.unknown.append(record)
        return self._op(kind, record, ERASED, None, author)

    def _odd(self, author: str) -> Op:
        kind, record = self.random.choice(self.records)
        other = self.random.choice(self.people)
        odd = (
            (CREATED, {"audience": "nobody"}),
            (CREATED, {"text": "no audience"}),
            ("audience", "people:b,a"),
            ("audience", 7),
            ("text", {"add": {}}),
            ("topics", ["a", "list"]),
            ("topics", {"add": {"x": 7}}),
            ("topics", {"add": [], "remove": {"x": "y"}}),
            ("created_by", other),
            ("sha256", "00"),
            (SETTLED, {}),
        )
        field, value = self.random.choice(odd)
        return self._op(kind, record, field, value, self.random.choice((author, author, other)))


FIELDS = {
    "note": ("text", "topics", "polarity", "verified"),
    "promise": ("what", "status"),
    "team": ("name", "members"),
    "colleague": ("name", "role"),
    "attachment": ("name", "sha256"),
    "unknown_kind": ("anything", "topics"),
}


class Laptop:
    """One client of the store and one of the model, asked the same."""

    def __init__(self, colleague: str, store: SharedStore, model: SharedStore) -> None:
        self.colleague, self.store, self.model = colleague, store, model
        self.device = f"device-{colleague[-1]}"
        self.cursors: dict[str, int] = {}
        self.n = 0
        self.last: Batch | None = None

    def push(self, batch: Batch) -> Pushed:
        stored, modelled = self.store.push(batch, ""), self.model.push(batch, "")
        assert stored.answers == modelled.answers, [
            (op.to_json(), one, other)
            for op, one, other in zip(batch.ops, stored.answers, modelled.answers, strict=True)
            if one != other
        ]
        assert stored.clone == modelled.clone
        self.n, self.last = batch.n, batch
        return stored

    def pull(self, limit: int) -> list[Item]:
        page, modelled = (side.pull(self.device, self.cursors, limit, "") for side in (self.store, self.model))
        assert told(page) == told(modelled)
        self.cursors = dict(page.cursors)
        return [*page.items, *(self.pull(limit) if page.more else [])]


def told(page: Page) -> Page:
    """A page but for its proof, which is random. As values, not as JSON: of maps only that knows an order."""
    return replace(page, proof="")


def same_as_the_model(make: MakeBench, seed: int, steps: int = 60) -> None:
    """The same sequence for the store and for the model: every answer and every page is equal."""
    with make() as bench:
        script = Script(seed, bench.private)
        model = Memory(RULES, lambda: script.ms + 3_600_000, script.random.randbytes, bench.private)
        laptops = [Laptop(one, bench.client(one), model.client(one, role)) for one, role in PEOPLE.items()]
        for laptop in laptops:
            store, reference = (
                side.hello(laptop.device, laptop.colleague, "") for side in (laptop.store, laptop.model)
            )
            assert (store.me, store.role, store.audiences, store.private) == (
                reference.me,
                reference.role,
                reference.audiences,
                reference.private,
            )
        for _ in range(steps):
            _step(script, script.random.choice(laptops))
        for laptop in laptops:
            laptop.pull(1000)
            laptop.cursors = {}
            laptop.pull(7)


def _step(script: Script, laptop: Laptop) -> None:
    roll = script.random.random()
    if roll < 0.06 and laptop.last:  # the answer was lost: the same batch again
        laptop.push(laptop.last)
    elif roll < 0.08 and laptop.n:  # a copy of the laptop
        laptop.push(
            Batch(laptop.device, script.random.randint(1, laptop.n), "of a copy", (script.op(laptop.colleague),))
        )
    elif roll < 0.6:
        ops = tuple(script.op(laptop.colleague) for _ in range(script.random.randint(1, 5)))
        if script.random.random() < 0.15:
            ops += tuple(script.behind_a_move(laptop.colleague))
        script.sent.extend(ops)
        laptop.push(Batch(laptop.device, laptop.n + 1, script.ids.version(), ops))
    else:
        for item in laptop.pull(script.random.choice((1, 3, 1000))):
            if item.state:
                script.conflicts += [(item.kind, item.record, one["id"]) for one in item.state.conflicts]


def tells_who_new_notes_are_for(make: MakeBench) -> None:
    """Everybody hears what an administrator says of new notes, and only me until one does."""
    with make() as bench:
        clients = {one: bench.client(one) for one in PEOPLE}
        for said in ("me", *audiences.FOR_NEW):
            if said != "me":
                bench.set_new_for(said)
            assert {client.hello(f"device-{one}", one, "").new_for for one, client in clients.items()} == {said}


def only_a_manager_sets_what_is_curated(make: MakeBench) -> None:
    """Also in a record that they make: of somebody else's nothing is taken, written in one go with others or alone."""
    with make() as bench:
        script = Script(1, bench.private)
        for number, (one, role) in enumerate(PEOPLE.items()):
            plain, curated = (
                script._op("note", script.ids.record(), CREATED, _note(one, **more), one, base=None, again=False)
                for more in ({}, {"verified": None})
            )
            client = bench.client(one)
            client.hello(f"device-{number}", one, "")
            pushed = client.push(Batch(f"device-{number}", 1, f"batch{number}", (plain, curated)), "")
            taken = role in MANAGERS
            assert [answer.reason for answer in pushed.answers] == ["", "" if taken else "not_manager"], role
            page = client.pull(f"device-{number}", {}, 1000, "")
            assert (curated.record in {item.record for item in page.items}) == taken


def _note(author: str, **more: object) -> dict[str, object]:
    made = {"created_at": "2026-01-01T00:00:00.000000Z", "created_by": author, "deleted_at": None}
    return {"audience": "everyone", **made, "text": "They pay late", "topics": {"add": {}}, **more}


def what_is_not_there_is_erased_for_good_by_managers(make: MakeBench) -> None:
    """Of anybody else it is a claim: it keeps nobody but themselves from bringing the record."""
    with make() as bench:
        script = Script(1, bench.private)
        administrator, claimer, author, manager = PEOPLE
        clients = {one: bench.client(one) for one in PEOPLE}
        sent = dict.fromkeys(PEOPLE, 0)

        def push(one: str, field: str, record: str) -> str:
            clients[one].hello(f"device-{one}", one, "")
            sent[one] += 1
            value = _note(one) if field == CREATED else None
            op = script._op("note", record, field, value, one, base=None, again=False)
            (answer,) = clients[one].push(Batch(f"device-{one}", sent[one], op.id, (op,)), "").answers
            return answer.reason or str(answer.outcome)

        def lines(record: str) -> list[Item]:
            return [one for one in clients[manager].pull("device", {}, 1000, "").items if one.record == record]

        claimed, erased = script.ids.record(), script.ids.record()
        assert (push(claimer, ERASED, claimed), push(manager, ERASED, erased)) == ("applied", "applied")
        assert [one.erased for record in (claimed, erased) for one in lines(record)] == [False, True]
        assert [push(claimer, field, claimed) for field in (CREATED, ERASED, "text")] == ["erased", "merged", "erased"]
        assert [push(author, field, claimed) for field in ("text", CREATED)] == ["not_visible", "applied"]
        (line,) = lines(claimed)
        assert line.state is not None
        assert (line.state.created_by, line.state.data["text"], line.state.gone) == (author, "They pay late", "")
        assert [push(one, CREATED, erased) for one in (author, administrator)] == ["erased", "erased"]
        again = script.ids.record()
        assert (push(claimer, ERASED, again), push(administrator, ERASED, again)) == ("applied", "applied")
        assert ([one.erased for one in lines(again)], push(author, CREATED, again)) == ([True], "erased")


def a_pull_hands_out_the_newest_proof(make: MakeBench) -> None:
    """Also to who never pushes: by it they find out where the store was put back to before what they heard."""
    with make() as bench:
        _, author, reader, _ = PEOPLE
        script, writes, reads = Script(1, bench.private), bench.client(author), bench.client(reader)
        for n in (1, 2):
            writes.hello("writes", author, "")
            reads.hello("reads", reader, "")
            op = script._op("note", script.ids.record(), CREATED, _note(author), author, base=None, again=False)
            pushed = writes.push(Batch("writes", n, op.id, (op,)), "")
            assert reads.pull("reads", {}, 1000, "").proof == pushed.proof != ""
