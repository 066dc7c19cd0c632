"""What people do on their laptops: write, edit, move, throw away, erase, settle, and what they should not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from db.domain.promises import allowed
from db.domain.sync import audiences
from db.records import Note, Promise, Team
from db.store import erase
from db.store.journal import Entry
from db.sync import conflicts, protocol
from tests.db.sync.simulator.laptop import Laptop

#: An amount, in groups that stay together.
FIGURE = re.compile(r"\d\d\u00a0\d\d\u00a0\d\d")
WORDS = ("Anna", "pays", "late", "three", "shifts", "Bremen", "likes", "football", "no", "steel")


class People:
    """What the people of a company do. What kind of company it is, and its laptops, is for `World` to say."""

    random: random.Random
    laptops: list[Laptop]
    people: dict[str, Any]
    #: Of how many records, those last made, people choose: of few where they are to meet often.
    choice: int
    store: Any
    restores_store: bool
    team_heavy: bool
    moving: bool
    confides: bool
    disputes: bool
    lasting: bool
    unruly: bool

    def __init__(self) -> None:
        self.tokens = 0
        self.team = ""
        #: Each word that somebody wrote, with the record in which they did; every amount.
        self.written: dict[str, str] = {}
        self.figures: set[str] = set()
        self.erased: set[str] = set()
        #: Words that were written behind a move (the laptop, the move), and those that the store took without it.
        self.confided: dict[str, tuple[Laptop, Entry]] = {}
        self.told: list[str] = []
        #: The version of what was chosen, by that of the mark that settled a conflict.
        self.choices: dict[str, str] = {}

    def sync(self, laptop: Laptop, whole: bool = False) -> None:
        raise NotImplementedError

    def put_back(self, backup: Any) -> None:
        raise NotImplementedError

    def all_sync(self, laptops: Iterable[Laptop]) -> None:
        for one in laptops:
            self.sync(one, whole=True)

    def client(self, laptop: Laptop) -> Any:
        return self.people[laptop.me]

    def acts(self) -> list[Callable[[Laptop], None]]:
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
        more += [self.dispute, self.dispute, self.meddle] if self.unruly else []
        more += [self.erase] * 3 + [self.move] if self.lasting else []
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
        if self.disputes or self.unruly:
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
        if self.unruly:
            text += f"\n{self.figure()}"
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

    def figure(self, before: str = "11 22 33") -> str:
        """An amount in groups, of which one is another than before."""
        groups = before.replace(" ", "\u00a0").split("\u00a0")
        groups[self.random.randrange(3)] = f"{self.random.randrange(100):02d}"
        self.figures.add("\u00a0".join(groups))
        return "\u00a0".join(groups)

    def edit_figure(self, laptop: Laptop) -> None:
        note = self.pick(laptop)
        if note and (found := FIGURE.search(note.text)):
            assert found[0] in self.figures, f"nobody wrote {found[0]}, which is in {note.id}"
            self.edit(laptop, note, text=note.text.replace(found[0], self.figure(found[0])))

    def meddle(self, laptop: Laptop) -> None:
        """Put oneself into the team, manager or not."""
        if not self.team:
            self.change_team(laptop)
        for one in self.laptops:
            team = self.pick(one, Team)
            if team is not None and one.me not in team.members:
                self.edit(one, team, members=tuple(sorted({*team.members, one.me})))

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

    def keep_to_oneself(self, laptop: Laptop) -> None:
        if note := self.pick(laptop):
            self.edit(laptop, note, audience="me")

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
            self.confided[word] = (laptop, move)

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
        """Two who know the same do something else with it. One of them settles what comes of it, or both before they
        know of each other. The store may be put back to before that."""
        other = self.random.choice([one for one in self.laptops if one is not laptop])
        both = (laptop, other, laptop)
        self.all_sync(both)
        backup = self.store.backup() if self.restores_store else None
        for one, act in zip((laptop, other), self.random.choice(self.quarrels()), strict=True):
            act(one)
        self.all_sync(both)
        for one in self.random.choice(((laptop,), (other,), (laptop, other))):
            self.settle(one)
        if backup is not None and self.random.random() < 0.4:
            self.all_sync(both)
            self.put_back(backup)

    def quarrels(self) -> list[tuple[Callable[[Laptop], None], Callable[[Laptop], None]]]:
        if self.unruly:
            return [(self.edit_figure, self.edit_figure)]
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
        if note is not None and note.created_by == laptop.me and (self.random.random() < 0.3 or self.lasting):
            erase.erase(laptop.store, [note.id])
            self.erased.add(note.id)
