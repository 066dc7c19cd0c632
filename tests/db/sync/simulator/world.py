"""One simulated company: people with laptops, what they do, what goes wrong, and what must hold in the end."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from db.domain.sync.ops import AUDIENCE, CREATED, Op
from db.records import Note
from db.sync import conflicts, joining, outbox, protocol
from db.sync.protocol import rules_of
from tests.db.sync.memory import Memory
from tests.db.sync.simulator.laptop import KINDS, Laptop
from tests.db.sync.simulator.listening import Listening
from tests.db.sync.simulator.people import People
from tests.db.sync.simulator.real import Real

START_MS = 1_790_000_000_000
DAY_MS = 86_400_000
ROLES = ("administrator", "manager", "rep", "rep", "rep")


class World(People):
    """Everything follows from the seed. The store or laptops may be put back: not both in one world, as what both lose
    nobody can bring back. `real` is a store in the place of the one in memory; it is never put back."""

    def __init__(self, seed: int, real: Real | None = None) -> None:
        super().__init__()
        self.seed, self.random = seed, random.Random(seed)
        self.now = START_MS
        #: How wrong the clock of the laptop is that syncs just now.
        self.skew_ms = 0
        #: Every seventh company writes into the same few records at once and settles what met there.
        self.disputes = seed % 7 == 5
        #: Every seventh lives for a year or two: weeks and months pass, and the store is cared for.
        self.lasting = seed % 7 == 2
        #: In every fourteenth people write amounts, and change what is for managers to change.
        self.unruly = seed % 14 == 10
        #: In every fourteenth people narrow who may see a note, and then write what is for those alone. (A store that
        #: was put back may hear of a move later than of what others build on it.)
        self.confides = seed % 14 == 7
        often = 0.7 if self.disputes or self.lasting else 0.4
        self.restores_store = self.random.random() < often and real is None and not self.confides
        self.copies_laptops = not self.restores_store and self.random.random() < 0.5
        rules = rules_of_kinds()
        private = self.random.random() < 0.5
        self.store = real or Memory(rules, lambda: self.now, self.random.randbytes, private)
        self.team_heavy = self.random.random() < 0.4
        self.moving = self.random.random() < 0.3
        self.choice = self.random.choice((1, 2, 5))
        if self.disputes or self.unruly:
            self.choice = 1
        self.misfortunes = self.random.choice((0.03, 0.12))
        self.acknowledged: dict[str, Op] = {}
        self.listening = Listening()
        #: Records out of their author's sight when the store was put back: of what it lost of those nobody can offer
        #: it anything any more.
        self.forsaken: set[str] = set()
        self.people: dict[str, Any] = {}
        self.roles: dict[str, str] = {}
        self.laptops: list[Laptop] = []
        for number in range(self.random.randint(2, 4)):
            person = f"0199a000-0000-7000-8000-{number:012d}"
            self.people[person] = self.store.client(person, ROLES[number])
            self.roles[person] = ROLES[number]
            for _ in range(self.random.choice((1, 1, 2))):
                self._laptop(person)
        if len(self.laptops) < 3:
            self._laptop(person)
        self._listen()
        self.backup, self.backed_up = self.store.backup(), self.now
        self.copies: list[tuple[Laptop, Any]] = []
        self.log: list[str] = []

    def _laptop(self, person: str) -> Laptop:
        skew = self.random.choice((0, 0, 1500, -40_000, 30 * DAY_MS, -30 * DAY_MS))
        laptop = Laptop(person, f"device{len(self.laptops)}", lambda: self.now, self.random, skew)
        self.laptops.append(laptop)
        return laptop

    def _listen(self) -> None:
        """Note every operation that the store took and whose answer reached a laptop."""
        for client in self.people.values():
            client.push = self._heard(client.push)

    def _heard(self, push: Callable[..., Any]) -> Callable[..., Any]:
        def heard(batch: Any, proof: str) -> Any:
            pushed = push(batch, proof)
            ops = {op.id: op for op in batch.ops}
            taken = {one.op: ops[one.op] for one in pushed.answers if one.outcome.accepted}
            self.acknowledged.update(taken)
            for op in taken.values() if self.confided else ():
                self._listen_for_words(op)
            self.listening.heard(self.now, batch, pushed)
            return pushed

        return heard

    def _listen_for_words(self, op: Op) -> None:
        """Whether the store takes a word behind its move, or without."""
        said = json.dumps(op.value)
        for word, (laptop, move) in list(self.confided.items()):
            whose = (move.record, laptop.me)
            if (op.record, op.author) == whose and word in said:
                own = [one for one in self.acknowledged.values() if (one.record, one.author) == whose]
                moves = [one for one in own if one.field in (AUDIENCE, CREATED)]
                since = {entry.version for entry in laptop.store.entries(move.seq - 1)}  # whatever its clock said
                moved = any(one.clock >= move.clock or one.version in since for one in moves)
                self.told += [] if moved else [word]
                del self.confided[word]

    def close(self) -> None:
        for one in (*self.laptops, *(copy for _, copy in self.copies)):
            one.close()

    def run(self, steps: int) -> None:
        for _ in range(steps):
            self.now += self.random.choice((10, 1000, 60_000, 3_600_000))
            if self.lasting and self.random.random() < 0.2:
                self.weeks_pass()
            laptop = self.random.choice(self.laptops)
            roll = self.random.random()
            if roll < 0.62:
                act = self.random.choice(self.acts())
                self.log.append(f"{laptop.device} {act.__name__}")
                act(laptop)
            elif roll < 1 - self.misfortunes:
                self.sync(laptop)
            else:
                self.misfortune(laptop)

    def weeks_pass(self) -> None:
        """The store is cared for at night, and may be put back to a backup of the last weeks; somebody may be
        away meanwhile."""
        days = self.random.choice((5, 20, 20, 155, 185, 185))
        self.log.append(f"{days} days pass")
        others = self.without_one() if self.random.random() < 0.4 else []
        self.now += days * DAY_MS
        self.all_sync(others)
        self.store.care()
        if self.now - self.backed_up > 60 * DAY_MS:
            self.backup, self.backed_up = self.store.backup(), self.now
        elif self.restores_store and self.random.random() < 0.4:
            self.put_back(self.backup)

    def without_one(self) -> list[Laptop]:
        """One laptop, which has heard all, lies in a drawer from now on; what its person, or others, do away with it
        does not hear. The others."""
        away = self.random.choice(self.laptops)
        others = [one for one in self.laptops if one is not away]
        actor = self.random.choice([one for one in others if one.me == away.me] or others)
        self.write_note(actor)
        self.all_sync((actor, away))
        self.random.choice((self.erase, self.keep_to_oneself))(actor)
        self.all_sync((actor, *others))
        return others

    # --- what goes wrong ----------------------------------------------------------------------------------------------

    def sync(self, laptop: Laptop, whole: bool = False) -> None:
        """A round; often cut, or with the answer to a push lost; with pages of any size."""
        how = "whole" if whole else self.random.choice(("whole", "whole", "cut", "cut", "unanswered"))
        calls = self.random.randint(0, 7) if how == "cut" else 1_000_000
        page = self.random.choice((1, 2, 5, 1000)) if not whole else 1000
        self.log.append(f"{laptop.device} sync {how} {calls if how == 'cut' else ''}")
        loses = "push" if how == "unanswered" else ""
        self.skew_ms = laptop.skew_ms
        with suppress(protocol.Unreachable):
            laptop.sync(self.client(laptop), page, calls, self.random.random() < 0.5, loses)

    def put_back(self, backup: Any) -> None:
        self.log.append("store put back")
        for state in self.store.room.records.values():
            if not state.gone and not self.store.caller(state.created_by).sees(state.audience):
                self.forsaken.add(state.id)
        self.store.restore(backup)
        self.listening.erased.clear()

    def misfortune(self, laptop: Laptop) -> None:
        if self.restores_store:
            if self.random.random() < 0.5:
                self.backup, self.backed_up = self.store.backup(), self.now
            else:
                self.put_back(self.backup)
        elif self.copies_laptops:
            if not self.copies or self.random.random() < 0.5:
                self.copies.append((laptop, laptop.copy()))
            elif self.random.random() < 0.5 and len(self.laptops) < 8:
                source, copy = self.copies.pop()
                self.log.append(f"copy of {source.device}")
                twin = Laptop(source.me, source.device, lambda: self.now, self.random, source.skew_ms)
                twin.put_back(copy)
                self.laptops.append(twin)
            else:
                source, copy = self.copies.pop()
                self.log.append(f"{source.device} put back")
                self.let_go(source)
                source.put_back(copy)
        else:
            self.log.append(f"{laptop.device} leaves")
            joining.leave(laptop.store)

    def let_go(self, laptop: Laptop) -> None:
        """Words that are about to be lost with this laptop: no store has acknowledged them."""
        with laptop.store.read() as session:
            entries = outbox.waiting(session.connection(), 1000)
            unsent = set(re.findall(r"w\d+", json.dumps([entry.new for entry in entries])))
            for note in session.scalars(select(Note)):
                state = self.store.room.records.get(note.id)
                if state is None or state.gone == "private":  # thrown away before it was sent, or for this person alone
                    unsent |= set(re.findall(r"w\d+", note.text))
        unsent |= set(re.findall(r"w\d+", json.dumps([one.op.value for one in conflicts.refused(laptop.store)])))
        for word in unsent:
            self.written.pop(word, None)

    def heal(self) -> None:
        """Every laptop syncs until nothing moves any more."""
        for _ in range(12):
            before = self.store.room.seq
            for laptop in self.laptops:
                self.now += 1000
                self.sync(laptop, whole=True)
            if self.store.room.seq == before:
                return
        raise AssertionError("the laptops never come to rest")


def rules_of_kinds() -> dict[str, str]:
    from db.records import Kinds

    return rules_of(Kinds(KINDS))
