"""The shared store in Postgres, as a laptop sees it: the protocol over one connection of one person.

The work is done in the database (postgres_schema/*.sql); here are the connection, the JSON on its way, and what went
wrong in words. psycopg is imported when a connection is first wanted: most starts of Tacit never do.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from db.domain.sync.meeting import FIXED, moment
from db.domain.sync.ops import AUDIENCE, CREATED, Answer, Batch, Cursor, Hello, Item, Op, Outcome, Page, Pushed, State
from db.store import faults
from db.sync import protocol
from db.sync.postgres_ahead import PULL, Ahead
from db.sync.postgres_faults import AGAIN, told, told_at_connecting
from db.sync.postgres_refused import refused_as
from db.sync.postgres_url import Address, password_for

if TYPE_CHECKING:
    import psycopg

#: Seconds to wait for a connection, and for an answer (a page of a first sync over a slow line takes a while).
CONNECT, ANSWER = 10, 120
#: How often a push that met another one is tried again, and the longest first pause in seconds.
ATTEMPTS, PAUSE = 8, 0.02
#: The head; the columns of tacit.pushed; what only some operations have; the answer's place.
PUSH = f"CALL tacit.sync_push(%s::text::jsonb, {'%b::text[], ' * 8}%s::text::jsonb, %s::text::jsonb, NULL)"
COLUMNS = ("id", "kind", "record", "field", "base", "version", "clock", "author")
SOME = ("seen", "again", "past")
#: Of what a record was made with, what is no field of it at the store.
_NO_DATA = frozenset({*FIXED, AUDIENCE})
#: A NUL in JSON; not a backslash before the letters u0000.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
#: What a connection asks of the server for itself.
_OF_A_SESSION: dict[str, Any] = {
    "application_name": "tacit",
    "options": f"-c statement_timeout={ANSWER}s -c lock_timeout=20s -c idle_in_transaction_session_timeout=60s "
    "-c search_path=pg_catalog",
    "keepalives_idle": 30,
    "tcp_user_timeout": ANSWER * 1000,
}
#: The channel of hints. They have no content.
CHANNEL = "tacit"


class Postgres:
    """A shared store at `address`. `password` is asked at every connecting and gives None where libpq finds it by
    itself; it is handed over in memory alone. `random_unit` gives numbers in [0, 1) for the jitter of pauses."""

    def __init__(
        self,
        address: Address,
        password: Callable[[], str | None] | None = None,
        *,
        random_unit: Callable[[], float],
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address
        self._password = password or (lambda: password_for(address))
        self._random, self._pause = random_unit, pause
        self._open: psycopg.Connection[Any] | None = None
        self._ahead: Ahead | None = None

    # --- the protocol -------------------------------------------------------------------------------------------------

    def hello(self, device: str, colleague: str, proof: str) -> Hello:
        about = self._value("SELECT tacit.about_me(%s)", proof)
        if not about["me"]:
            if max(about["min_read"], about["min_write"]) > protocol.SCHEMA:  # not with a program that may not write
                raise protocol.StoreTooNew(protocol.TOO_NEW)
            self._value("CALL tacit.come_in(%s, NULL)", colleague)
            about = self._value("SELECT tacit.about_me(%s)", proof)
        return Hello.from_json(about)

    def push(self, batch: Batch, proof: str) -> Pushed:
        faults.point("sync.push.before")
        answer = self._value(PUSH, *written(batch, proof))
        faults.point("sync.push.after")
        if answer.get("unproven"):
            raise protocol.Unproven
        if answer["clone"]:
            return Pushed((), "", clone=True)
        # by their places: of an operation that could not even be written the store does not know the id
        answers = zip(batch.ops, answer["answers"], strict=True)
        return Pushed(tuple(_answer(op, said) for op, said in answers), answer["proof"])

    def pull(self, device: str, cursors: Cursor, limit: int, proof: str) -> Page:
        question = (json.dumps(dict(cursors), sort_keys=True), limit, proof)
        ahead, self._ahead = self._ahead, None
        page = ahead.take() if ahead is not None and ahead.question == question else None
        if page is None:
            page = self._value(PULL, *question)
        if page.get("unproven"):
            raise protocol.Unproven
        if page["more"]:
            after = (json.dumps(page["cursors"], sort_keys=True), limit, page["proof"])
            self._ahead = Ahead(after, self._open)
        return Page(
            items=tuple(map(_item, page["items"])),
            cursors=page["cursors"],
            more=page["more"],
            left=tuple(page["left"]),
            joined=tuple(page["joined"]),
            proof=page["proof"],
        )

    def have(self, sha256: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = self._value("SELECT tacit.content_have(%s)", list(sha256))
        return found

    def put_chunk(self, sha256: str, number: int, total: int, data: bytes) -> None:
        self._value("CALL tacit.content_put(%s, %s, %s, %s, NULL)", sha256, number, total, data)

    def get_chunk(self, sha256: str, number: int) -> tuple[int, bytes] | None:
        row = self._row("SELECT total, data FROM tacit.content_get(%s, %s)", sha256, number)
        return None if row is None or row[1] is None else (row[0], bytes(row[1]))

    def close(self) -> None:
        """Lets go of the connection, at once: a page that is still on its way closes it when it has come."""
        ahead, self._ahead = self._ahead, None
        connection, self._open = self._open, None
        if connection is not None and ahead is not None:
            ahead.leave(connection.close)
        elif connection is not None:
            connection.close()

    # --- hints --------------------------------------------------------------------------------------------------------

    def listen(self) -> None:
        """Ask for hints on this connection; `hint` waits for them. For a connection of its own."""
        with self._connection() as connection:
            connection.execute(f"LISTEN {CHANNEL}")

    def hint(self, seconds: float) -> bool:
        """Whether somebody pushed within these seconds, after `listen`. Unreachable where the connection broke."""
        with self._connection() as connection:
            found = False
            for _ in connection.notifies(timeout=seconds, stop_after=1):
                found = True
            for _ in connection.notifies(timeout=0) if found else ():
                pass  # however many came: they say no more than one
            return found

    # --- the connection -----------------------------------------------------------------------------------------------

    def _value(self, statement: str, *values: Any) -> Any:
        row = self._row(statement, *values)
        return None if row is None else row[0]

    def _row(self, statement: str, *values: Any) -> Any:
        """One statement, committed by itself, tried again where another one came between."""
        import psycopg

        for attempt in range(ATTEMPTS):
            with self._connection() as connection:
                try:
                    return connection.execute(statement, values).fetchone()
                except psycopg.Error as fault:
                    if fault.sqlstate not in AGAIN or attempt + 1 == ATTEMPTS:
                        raise
            self._pause(PAUSE * 2**attempt * self._random())
        raise AssertionError("the last attempt raises")

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection[Any]]:
        """The connection, opened where it is not; let go of where it broke. Faults are told as SyncError."""
        import psycopg

        if self._open is None or self._open.closed:
            self._open = connect(self.address, self._password())
        try:
            yield self._open
        except psycopg.Error as fault:
            broken = self._open is None or self._open.broken or fault.sqlstate is None
            if broken:
                self.close()
            raise told(fault) from None


def connect(address: Address, password: str | None) -> psycopg.Connection[Any]:
    """A connection in autocommit. The password goes to libpq in memory; no option of the address can name one.
    SyncError where it does not come about."""
    import psycopg
    from psycopg.types.json import set_json_loads

    given: dict[str, Any] = dict(address.parameters())
    if password is not None:
        given["password"] = password
    given |= {"connect_timeout": CONNECT, **_OF_A_SESSION}
    try:
        connection = psycopg.connect(**given, autocommit=True)
    except psycopg.Error as fault:
        raise told_at_connecting(fault, lambda: refused_as(given, CONNECT)) from None
    set_json_loads(_loads, connection)
    return connection


# --- JSON on its way --------------------------------------------------------------------------------------------------


def _loads(text: str | bytes) -> Any:
    """What a store says. One number beyond all measure must not make a whole page unreadable: Python has no integers of
    more than 4,300 digits, and JSON no infinity. It stays text, and fits no field."""
    return json.loads(text, parse_int=_whole, parse_float=_broken)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 40 else digits


def _broken(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits


def written(batch: Batch, proof: str) -> tuple[Any, ...]:
    """A batch as the store takes it. An operation that Postgres cannot hold (a NUL, half a character, NaN) goes as one
    that is none, so that it is answered by itself and does not stop the others."""
    head = json.dumps({"device": batch.device, "n": batch.n, "id": batch.id, "proof": proof})
    columns: list[list[str | None]] = [[] for _ in COLUMNS]
    values, more = [], {}
    for place, op in enumerate(batch.ops):
        whole, value = _written(op)
        for name, column in zip(COLUMNS, columns, strict=True):
            column.append(whole.get(name))
        values.append(value)
        if some := {name: whole[name] for name in SOME if name in whole}:
            more[str(place)] = some
    return head, *columns, f"[{','.join(values)}]", json.dumps(more)


def _written(op: Op) -> tuple[dict[str, Any], str]:
    """What an operation says but for its value, and the value as JSON."""
    whole = op.to_json()
    value = whole.pop("value")
    if isinstance(value, dict):
        sets = op.field == CREATED
        value = {name: _ordered(one) for name, one in value.items()} if sets else _ordered(value)
    try:
        text = _json(value)
        rest = _json(whole)
        f"{text}{rest}".encode()
    except (ValueError, TypeError, RecursionError):
        return {}, "null"
    return ({}, "null") if _NUL.search(text) or _NUL.search(rest) else (whole, text)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _ordered(value: Any) -> Any:
    """A difference of a set with its additions as a list: the store's jsonb forgets the order of keys."""
    if isinstance(value, dict) and isinstance(value.get("add"), dict):
        return {**value, "add": list(value["add"].items())}
    return value


def _answer(op: Op, said: str) -> Answer:
    outcome, _, reason = said.partition(" ")
    return Answer(op.id, Outcome(outcome), reason)


def _item(line: list[Any]) -> Item:
    record, kind, audience, seq, gone, folded, moved, *rest = line  # what a later Tacit adds to it comes last
    state = unfolded(kind, record, audience, folded) if folded else None
    return Item(record, kind, audience, seq, state, moved or "", gone == "erased", next(iter(rest), None) or "")


def unfolded(kind: str, record: str, key: str, folded: list[Any]) -> State:
    """A record's state from the form in which it travels (`sync_pull`). Most of it follows from the rest: `version`,
    `clock` and `author` are those of each field that has none of its own in `stamps`, with the value that it has
    since; a set that nobody has changed is still the difference that made it, and what is None is as the audience's
    key, the author, the clock say. What a later Tacit adds comes last, and is passed over."""
    said, data, version, clock, author, stamps, sets, conflicts, *rest = folded
    created_at, created_by, updated_at, updated_by, curated, gone, *_ = rest
    for name in _NO_DATA & data.keys():
        del data[name]
    data |= {name: stamp[3] for name, stamp in stamps.items() if len(stamp) > 3}
    for name, value in data.items():
        if isinstance(value, dict):
            sets[name] = _rows(value.get("add", ()))
            data[name] = [element for element, _ in sets[name]]
    versions, clocks, authors = (dict.fromkeys(data, one) if version else {} for one in (version, clock, author))
    if version:
        versions[AUDIENCE] = version
    for name, stamp in stamps.items():
        versions[name] = stamp[0]
        if name != AUDIENCE:
            clocks[name], authors[name] = stamp[1], stamp[2]
    return State(
        kind,
        record,
        said or key,
        data,
        versions,
        clocks,
        authors,
        sets,
        conflicts,
        created_at,
        author if created_by is None else created_by,
        moment(clock) if updated_at is None else updated_at,
        author if updated_by is None else updated_by,
        curated,
        gone,
    )


def _rows(added: list[list[str]]) -> list[list[Any]]:
    """[element, [add ids]] of a set that was made with these."""
    rows: dict[str, list[str]] = {}
    for element, add in added:
        if add not in rows.setdefault(element, []):
            rows[element].append(add)
    return [[element, ids] for element, ids in rows.items()]
