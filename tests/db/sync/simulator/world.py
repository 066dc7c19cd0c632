"""One simulated company: people with laptops, what they do, what goes wrong, and what must hold in the end."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from db.domain.promises import allowed
from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, Op
from db.records import Note, Promise, Team
from db.store import erase
from db.sync import conflicts, joining, outbox, protocol
from db.sync.outbox import rules_of
from tests.db.sync.memory import Memory
from tests.db.sync.simulator.laptop import KINDS, Laptop
from tests.db.sync.simulator.real import Real

START_MS = 1_790_000_000_000
DAY_MS = 86_400_000
ROLES = ("administrator", "manager", "rep", "rep", "rep")
WORDS = ("Anna", "pays", "late", "three", "shifts", "Bremen", "likes", "football", "no", "steel")


class World:
    """Everything follows from the seed. The store or laptops may be put back: not both in one world, as what both lose
    nobody can bring back. `real` is a store in the place of the one in memory; it is never put back."""

    def __init__(self, seed: int, real: Real | None = None) -> None:
        self.seed, self.random = seed, random.Random(seed)
        self.now = START_MS
        #: How wrong the clock of the laptop is that syncs just now.
        self.skew_ms = 0
        self.tokens = 0
        #: In every fourteenth people narrow who may see a note, and then write what is for those alone. (A store that
        #: was put back may hear of a move later than of what others build on it.)
        self.confides = seed % 14 == 7
        self.restores_store = self.random.random() < 0.4 and real is None and not self.confides
        self.copies_laptops = not self.restores_store and self.random.random() < 0.5
        rules = rules_of_kinds()
        private = self.random.random() < 0.5
        self.store: Any = real or Memory(rules, lambda: self.now, self.random.randbytes, private)
        self.team_heavy = self.random.random() < 0.4
        self.moving = self.random.random() < 0.3
        #: Of how many records, those last made, people choose: of few where they are to meet often.
        self.choice = self.random.choice((1, 2, 5))
        #: Every seventh company writes into the same few records at once and settles what met there.
        self.disputes = seed % 7 == 5
        if self.disputes:
            self.choice = 1
        self.misfortunes = self.random.choice((0.03, 0.12))
        self.acknowledged: dict[str, Op] = {}
        self.written: dict[str, str] = {}
        self.erased: set[str] = set()
        #: Words that were written behind a move (the record, who wrote them, the clock of the move), and those that the
        #: store took without it.
        self.confided: dict[str, tuple[str, str, str]] = {}
        self.told: list[str] = []
        #: The version of what was chosen, by that of the mark that settled a conflict.
        self.choices: dict[str, str] = {}
        self.people: dict[str, Any] = {}
        self.laptops: list[Laptop] = []
        for number in range(self.random.randint(2, 4)):
            person = f"0199a000-0000-7000-8000-{number:012d}"
            self.people[person] = self.store.client(person, ROLES[number])
            for _ in range(self.random.choice((1, 1, 2))):
                self._laptop(person)
        if len(self.laptops) < 3:
            self._laptop(person)
        self._listen()
        self.backup = self.store.backup()
        self.copies: list[tuple[Laptop, Any]] = []
        self.team = ""
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
            return pushed

        return heard

    def _listen_for_words(self, op: Op) -> None:
        """Whether the store takes a word behind its move, or without."""
        said = json.dumps(op.value)
        for word, (record, author, clock) in list(self.confided.items()):
            if (op.record, op.author) == (record, author) and word in said:
                own = [one for one in self.acknowledged.values() if (one.record, one.author) == (record, author)]
                moved = any(one.field in (AUDIENCE, CREATED) and one.clock >= clock for one in own)
                self.told += [] if moved else [word]
                del self.confided[word]

    def close(self) -> None:
        for one in (*self.laptops, *(copy for _, copy in self.copies)):
            one.close()

    # --- what people do -----------------------------------------------------------------------------------------------

    def run(self, steps: int) -> None:
        for _ in range(steps):
            self.now += self.random.choice((10, 1000, 60_000, 3_600_000))
            laptop = self.random.choice(self.laptops)
            roll = self.random.random()
            if roll < 0.62:
                act = self.random.choice(self._acts())
                self.log.append(f"{laptop.device} {act.__name__}")
                act(laptop)
            elif roll < 1 - self.misfortunes:
                self.sync(laptop)
            else:
                self.misfortune(laptop)

    def _acts(self) -> list[Callable[[Laptop], None]]:
        if self.disputes:
            return [
                self.write_note,
                self.promise,
                self.edit_line,
                self.edit_text,
                self.trash,
                self.settle,
                self.dispute,
            ]
        if self.confides:
            return [self.write_note, self.edit_text, self.move, self.move, self.confide, self.confide]
        often = [self.write_note, self.edit_text, self.edit_text, self.edit_line, self.edit_line, self.edit_set]
        seldom = [self.promise, self.step, self.trash, self.move, self.settle, self.change_team, self.erase]
        more = [self.change_team] if self.team_heavy else []
        return [*often, *seldom, *more, *([self.move] * 4 if self.moving else [])]

    def token(self) -> str:
        self.tokens += 1
        return f"w{self.tokens:04d}"

    def pick(self, laptop: Laptop, cls: type[Any] = Note, everything: bool = False) -> Any:
        """A record that this laptop has, of those last made rather."""
        with laptop.store.read() as session:
            query = select(cls).order_by(cls.id.desc()).limit(self.choice)
            found = session.scalars(query if everything else query.where(cls.deleted_at.is_(None))).all()
        return self.random.choice(found) if found else None

    def audience(self, laptop: Laptop) -> str:
        if self.disputes:
            return "everyone"
        people = sorted(self.people)
        some = audiences.people([laptop.me, self.random.choice(people)])
        team = f"team:{self.team}" if self.team else "everyone"
        if self.team_heavy and self.random.random() < 0.6:
            return team
        if self.moving:
            return self.random.choice((some, some, "everyone", "me"))
        return self.random.choice(("everyone", "everyone", "everyone", team, some, "me"))

    def write_note(self, laptop: Laptop) -> None:
        text = "\n".join(" ".join(self.random.choices(WORDS, k=4)) + f" {self.token()}." for _ in range(3))
        with laptop.store.work() as work:
            topics = tuple(self.token() for _ in range(self.random.randrange(3)))
            note = work.add(Note(text=text, topics=topics, audience=self.audience(laptop)))
        self.written |= dict.fromkeys(re.findall(r"w\d+", text), note.id)

    def promise(self, laptop: Laptop) -> None:
        with laptop.store.work() as work:
            work.add(Promise(what=self.token(), owed_by="us", status="open", audience=self.audience(laptop)))

    def edit(self, laptop: Laptop, record: Any, **values: Any) -> None:
        with laptop.store.work() as work:
            work.edit(record.id, {name: (None, value) for name, value in values.items()})

    def edit_text(self, laptop: Laptop) -> None:
        """A word more somewhere: texts only grow, so every word of every text must be found in the end."""
        if note := self.pick(laptop):
            words = note.text.split(" ")
            token = self.token()
            words.insert(self.random.randint(0, len(words)), token)
            self.edit(laptop, note, text=" ".join(words))
            self.written[token] = note.id

    def edit_line(self, laptop: Laptop) -> None:
        if promise := self.pick(laptop, Promise):
            self.edit(laptop, promise, what=self.token())

    def edit_set(self, laptop: Laptop) -> None:
        if note := self.pick(laptop):
            topics = list(note.topics)
            if topics and self.random.random() < 0.4:
                topics.pop(self.random.randrange(len(topics)))
            else:
                topics.insert(self.random.randint(0, len(topics)), self.token())
            self.edit(laptop, note, topics=tuple(topics))

    def step(self, laptop: Laptop) -> None:
        if promise := self.pick(laptop, Promise):
            status = self.random.choice([one for one in ("open", "kept", "broken") if allowed(promise.status, one)])
            self.edit(laptop, promise, status=status)

    def trash(self, laptop: Laptop) -> None:
        if note := self.pick(laptop, self.random.choice((Note, Promise)), everything=True):
            with laptop.store.work() as work:
                (work.restore if note.deleted_at else work.trash)(note.id)

    def move(self, laptop: Laptop) -> None:
        if note := self.pick(laptop):
            self.edit(laptop, note, audience=self.audience(laptop))

    def confide(self, laptop: Laptop) -> None:
        """Narrow a note and write in it what is for those who are left, perhaps while the move is on its way."""
        note = self.pick(laptop)
        alone = self.random.choice(("me", audiences.people([laptop.me])))
        if note is None or note.audience == alone:
            return
        self.edit(laptop, note, audience=alone)
        (move,) = laptop.store.entries(laptop.store.high_water() - 1)
        if self.random.random() < 0.5:
            with suppress(protocol.Unreachable):
                laptop.sync(self.client(laptop), 1000, loses="push")
        before = self.tokens
        with laptop.store.read() as session:
            here = session.get(Note, note.id)
        if here is not None and here.audience == alone:
            self.edit(laptop, note, text=f"{here.text} {self.token()}")
            word = f"w{before + 1:04d}"
            self.written[word] = note.id
            self.confided[word] = (note.id, laptop.me, move.clock)

    def settle(self, laptop: Laptop) -> None:
        found = conflicts.open_ones(laptop.store)
        if found:
            one = self.random.choice(found)
            before = self.version(laptop, one.record, one.kind, one.field)
            keep = self.random.choice(("theirs", "mine") if one.field != "text" else ("both",))
            if keep == "both":
                value = f"{one.shown} {one.value}"
                conflicts.settle(laptop.store, one, "both", value)
            else:
                conflicts.settle(laptop.store, one, keep)
            chosen = self.version(laptop, one.record, one.kind, one.field)
            mark = laptop.store.entries(laptop.store.high_water() - 1)[-1].version
            self.choices[mark] = chosen if chosen != before else "nothing"

    def dispute(self, laptop: Laptop) -> None:
        """Two who know the same do something else with it, and settle what comes of it before they know of each
        other."""
        other = self.random.choice([one for one in self.laptops if one is not laptop])
        for one in (*self.laptops, *self.laptops):
            self.sync(one, whole=True)
        for one, act in zip((laptop, other), self.random.choice(self.quarrels()), strict=True):
            act(one)
        for one in (laptop, other, laptop, other):
            self.sync(one, whole=True)
        for one in (laptop, other):
            self.settle(one)

    def quarrels(self) -> list[tuple[Callable[[Laptop], None], Callable[[Laptop], None]]]:
        return [(self.edit_line, self.edit_line), (self.step, self.step), (self.trash, self.edit_line)]

    def version(self, laptop: Laptop, record: str, kind: str, field: str) -> str:
        with laptop.store.read() as session:
            found = laptop.store.find(session, record, kind)
            return found.versions[field] if found else ""

    def change_team(self, laptop: Laptop) -> None:
        managers = sorted(self.people)[:2]
        if laptop.me not in managers:
            laptop = self.random.choice([one for one in self.laptops if one.me in managers])
        if not self.team:
            with laptop.store.work() as work:
                self.team = work.add(Team(name="Sales", members=(laptop.me,), audience="everyone")).id
        elif (team := self.pick(laptop, Team)) is not None:
            some = self.random.sample(sorted(self.people), self.random.randint(1, len(self.people)))
            self.edit(laptop, team, members=tuple(some))

    def erase(self, laptop: Laptop) -> None:
        note = self.pick(laptop)
        if note is not None and note.created_by == laptop.me and self.random.random() < 0.3:
            erase.erase(laptop.store, [note.id])
            self.erased.add(note.id)

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

    def client(self, laptop: Laptop) -> Any:
        return self.people[laptop.me]

    def misfortune(self, laptop: Laptop) -> None:
        if self.restores_store:
            if self.random.random() < 0.5:
                self.backup = self.store.backup()
            else:
                self.log.append("store put back")
                self.store.restore(self.backup)
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
            for note in session.scalars(select(Note).where(Note.deleted_at.is_not(None))):
                if note.id not in self.store.room.records:  # thrown away before it was sent
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
