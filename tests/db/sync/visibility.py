"""Random steps of twenty people on one store, each with a database login of their own: after every few steps what each
laptop holds, and what psql shows each, is exactly what they may see.

    python -m tests.db.sync.visibility [--steps 20000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Mapping
from functools import partial

from db.domain.sync import audiences
from db.domain.sync.ops import ERASED
from tests.db.sync.postgres_server import running
from tests.db.sync.postgres_world import Pen, Place, Store

PEOPLE = {f"person-{n:02d}": "administrator" if n == 0 else "manager" if n < 4 else "rep" for n in range(20)}
TEAMS = [f"team-{n}" for n in range(5)]


class Laptop:
    """What one person's laptop holds: records by the audience key under which they came, pulled in small pages."""

    def __init__(self, store: Store, colleague: str) -> None:
        self.pen = Pen(store, colleague)
        self.psql = store.connection(colleague)
        self.cursors: dict[str, int] = {}
        self.held: dict[str, tuple[str, str]] = {}

    def pull(self, limit: int) -> None:
        more = True
        while more:
            page = self.pen.client.pull(self.pen.device, self.cursors, limit, "")
            for item in page.items:
                if item.state is not None:
                    self.held[item.record] = (item.audience, str(item.state.data.get("text")))
                elif (not item.moved and self.held.get(item.record, ("",))[0] == item.audience) or item.erased:
                    self.held.pop(item.record, None)
            for key in page.left:
                self.held = {record: (at, text) for record, (at, text) in self.held.items() if at != key}
            self.cursors, more = page.cursors, page.more


class World:
    """The steps, and by itself what they come to: who is in which team, which record is for whom."""

    def __init__(self, store: Store, seed: int) -> None:
        self.random = random.Random(seed)
        self.laptops = {one: Laptop(store, one) for one in PEOPLE}
        self.admin = self.laptops["person-00"].pen
        self.teams: dict[str, dict[str, str]] = {team: {} for team in TEAMS}
        self.audience: dict[str, str] = {}
        self.author: dict[str, str] = {}
        self.text: dict[str, str] = {}
        self.versions: dict[str, str] = {}
        self.checks = self.leaked = self.missing = 0
        self.admin.push(*[self.admin.new(team, "everyone", kind="team", name=team) for team in TEAMS])

    def step(self) -> None:
        roll = self.random.random()
        if roll < 0.35 or not self.audience:
            self._write()
        elif roll < 0.6:
            self._move()
        elif roll < 0.8:
            self._team()
        elif roll < 0.85:
            self._erase()
        else:
            laptop = self.random.choice(list(self.laptops.values()))
            laptop.pull(self.random.choice((10, 100)))

    def _some_audience(self, author: str) -> str:
        inside = [f"team:{team}" for team, members in self.teams.items() if author in members]
        named = audiences.people([author, *self.random.sample(list(PEOPLE), 2)])
        return self.random.choice([f"me:{author}", "everyone", named, *inside])

    def _write(self) -> None:
        author = self.random.choice(list(PEOPLE))
        pen, record = self.laptops[author].pen, f"note-{len(self.author)}"
        audience, text = self._some_audience(author), f"secret of {record}"
        op = pen.new(record, audience, text=text)
        assert pen.push(op)[0].outcome.accepted
        self.audience[record], self.author[record], self.text[record] = audience, author, text
        self.versions[record] = op.version

    def _move(self) -> None:
        record = self.random.choice(list(self.audience))
        author = self.author[record]
        audience = self._some_audience(author)
        pen = self.laptops[author].pen
        op = pen.op(record, "audience", audience, base=self.versions[record])
        answer = pen.push(op)[0]
        if self.sees(author, self.audience[record]) and audience != self.audience[record]:
            assert answer.outcome.accepted, answer
            self.audience[record], self.versions[record] = audience, op.version
        else:
            assert not answer.outcome.accepted or audience == self.audience[record], answer

    def _team(self) -> None:
        team, person = self.random.choice(TEAMS), self.random.choice(list(PEOPLE))
        members = self.teams[team]
        op = self.admin.op(team, "members", None, kind="team")
        if person in members:
            value: Mapping[str, object] = {"remove": {person: [members.pop(person)]}}
        else:
            value, members[person] = {"add": {person: op.version}}, op.version
        given = {name: getattr(op, name) for name in type(op).__slots__}
        assert self.admin.push(type(op)(**{**given, "value": value}))[0].outcome.accepted

    def _erase(self) -> None:
        record = self.random.choice(list(self.audience))
        pen = self.laptops[self.author[record]].pen
        if self.sees(self.author[record], self.audience[record]):
            assert pen.push(pen.op(record, ERASED, None))[0].outcome.accepted
            del self.audience[record]

    def sees(self, person: str, audience: str) -> bool:
        if audience.startswith("team:"):
            return person in self.teams[audience[5:]]
        return audiences.includes(audience, person)

    def check(self) -> None:
        """Compare each person's laptop, brought up to date, and their psql with what they may see."""
        for person, laptop in self.laptops.items():
            laptop.pull(self.random.choice((50, 500)))
            may = {record for record, audience in self.audience.items() if self.sees(person, audience)}
            held = {record for record in laptop.held if record not in TEAMS}
            rows = laptop.psql.execute("SELECT id, text FROM tacit_report.note").fetchall()
            shown = {row[0] for row in rows}
            self.leaked += len(held - may) + len(shown - may)
            self.missing += len(may - held) + len(may - shown)
            self.leaked += sum(1 for record, text in rows if text != self.text[record])
            self.checks += 1


def run(store: Store, seed: int, steps: int, every: int, said: Callable[[str], object] = str) -> World:
    world = World(store, seed)
    for number in range(1, steps + 1):
        world.step()
        if number % every == 0:
            world.check()
            said(f"{number} steps: leaked {world.leaked}, missing {world.missing}")
    world.check()
    return world


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with running() as server, Place(server).store(PEOPLE) as store:
        world = run(store, given.seed, given.steps, 250, partial(print, flush=True))
    print(f"seed {given.seed}: {given.steps} steps, {world.checks} views of {len(PEOPLE)} people compared")  # noqa: T201
    print(f"leaked {world.leaked}, missing {world.missing}")  # noqa: T201


if __name__ == "__main__":
    main()
