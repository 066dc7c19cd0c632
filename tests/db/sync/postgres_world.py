"""Stores in a real Postgres for tests: a database for each, copied from a template; people with logins of their own."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg

from db.domain.sync.ops import CREATED, Answer, Batch, Op, Pushed, State
from db.records import standard_kinds
from db.sync import postgres_admin
from db.sync.postgres import COLUMNS, SOME, Postgres
from db.sync.postgres_url import Address
from tests.db.sync.postgres_server import SUPERUSER, Server

_NUMBER = count(1)
LONG_AGO_MS = 1_767_225_600_000
#: Of every login that `Store.add` makes.
PASSWORD = "only for a test"


class Place:
    """A server, and the template that stores are copied from."""

    def __init__(self, server: Server) -> None:
        self.server = server
        with self.root() as connection:
            connection.execute("CREATE DATABASE template_store")
        postgres_admin.create(
            self.address(SUPERUSER, "template_store"), None, standard_kinds(), random_bytes=os.urandom
        )

    def address(self, user: str, database: str) -> Address:
        return Address(user, str(self.server.folder), self.server.port, database)

    def root(self, database: str = "postgres") -> psycopg.Connection[Any]:
        where = {"host": str(self.server.folder), "port": self.server.port, "dbname": database}
        return psycopg.connect(**where, user=SUPERUSER, autocommit=True)

    @contextmanager
    def store(self, people: Mapping[str, str], rules: Mapping[str, str] | None = None) -> Iterator[Store]:
        """A store of its own with these people (colleague id -> role), each with a login, gone afterwards."""
        name = f"store_{next(_NUMBER)}"
        with self.root() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template_store".encode())
            for grant in ("REVOKE ALL ON DATABASE {} FROM PUBLIC", "GRANT CONNECT ON DATABASE {} TO tacit_people"):
                connection.execute(grant.format(name).encode())
        made = Store(self, name, people, rules)
        try:
            yield made
        finally:
            made.close()
            with self.root() as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
                for login in made.logins.values():
                    connection.execute(f"DROP ROLE IF EXISTS {login}".encode())


def by_hand(operations: list[Any]) -> list[Any]:
    """The columns of a push as psql would be given them: whatever it is, as text."""
    ops = [one if isinstance(one, dict) else {} for one in operations]
    columns = [[None if one.get(name) is None else str(one[name]) for one in ops] for name in COLUMNS]
    more = {str(place): {name: one[name] for name in SOME if name in one} for place, one in enumerate(ops)}
    return [*columns, json.dumps([one.get("value") for one in ops]), json.dumps(more)]


class Store:
    """One store. Colleagues are told by their ids; `connection` is what psql would be for one of them."""

    private = True

    def __init__(
        self, place: Place, name: str, people: Mapping[str, str], rules: Mapping[str, str] | None = None
    ) -> None:
        self.place, self.name = place, name
        self.logins: dict[str, str] = {}
        self.opened: list[Any] = []
        self.random = random.Random(name)
        self.root_address = place.address(SUPERUSER, name)
        if rules is not None:
            with place.root(name) as connection, connection.cursor() as cursor:
                cursor.execute("TRUNCATE tacit.rule")
                rows = [(*key.split("."), merge) for key, merge in rules.items()]
                cursor.executemany("INSERT INTO tacit.rule VALUES (%s, %s, %s)", rows)
                cursor.execute("SELECT tacit.tell_rules()")
        for colleague, role in people.items():
            self.add(colleague, role)

    def add(self, colleague: str, role: str) -> str:
        login = f"p{len(self.logins)}_{self.name}"
        self.logins[colleague] = login
        postgres_admin.colleague_add(self.root_address, None, login, role=role, secret=PASSWORD, colleague=colleague)
        return login

    def set_new_for(self, who: str) -> None:
        postgres_admin.set_new_for(self.root_address, None, who)
        assert postgres_admin.new_for(self.root_address, None) == who

    def address(self, colleague: str) -> Address:
        return self.place.address(self.logins[colleague], self.name)

    def client(self, colleague: str) -> Postgres:
        store = Postgres(self.address(colleague), lambda: None, random_unit=self.random.random)
        self.opened.append(store)
        return store

    def connection(self, colleague: str) -> psycopg.Connection[Any]:
        where = {"host": str(self.place.server.folder), "port": self.place.server.port, "dbname": self.name}
        connection = psycopg.connect(**where, user=self.logins[colleague], autocommit=True)
        self.opened.append(connection)
        return connection

    def root(self) -> psycopg.Connection[Any]:
        connection = self.place.root(self.name)
        self.opened.append(connection)
        return connection

    def close(self) -> None:
        for one in self.opened:
            one.close()


class Pen:
    """Writes operations as one colleague's laptop would, and sends each as a batch of its own."""

    def __init__(self, store: Store, colleague: str, seed: int = 1) -> None:
        self.colleague, self.client = colleague, store.client(colleague)
        self.random = random.Random(f"{seed}{colleague}")
        self.device, self.n = f"device-{colleague}-{seed}", 0

    def version(self) -> str:
        return self.random.randbytes(8).hex()

    def op(
        self, record: str, field: str, value: object, *, kind: str = "note", base: str | None = None, **more: Any
    ) -> Op:
        version = self.version()
        given: dict[str, Any] = {
            "id": version,
            "version": version,
            "clock": f"{LONG_AGO_MS + self.n:013d}-00000-{self.device}",
            "author": self.colleague,
        }
        return Op(kind=kind, record=record, field=field, base=base, value=value, **(given | more))

    def new(self, record: str, audience: str, *, kind: str = "note", **values: object) -> Op:
        about = {"audience": audience, "created_at": "2026-01-01T00:00:00.000000Z", "created_by": self.colleague}
        return self.op(record, CREATED, about | values, kind=kind)

    def batch(self, *ops: Op) -> Batch:
        self.n += 1
        return Batch(self.device, self.n, self.version(), ops)

    def push(self, *ops: Op) -> tuple[Answer, ...]:
        return self.send(self.batch(*ops)).answers

    def send(self, batch: Batch) -> Pushed:
        return self.client.push(batch, "")

    def sees(self) -> dict[str, State]:
        """Every record that a first sync would bring this colleague."""
        found: dict[str, State] = {}
        cursors: dict[str, int] = {}
        more = True
        while more:
            page = self.client.pull(self.device, cursors, 1000, "")
            found |= {item.record: item.state for item in page.items if item.state}
            cursors, more = page.cursors, page.more
        return found
