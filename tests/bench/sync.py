"""Sync measured on this machine: a first sync of many records from a shared SQLite file into a new profile, a delta.

python -m tests.bench.sync [RECORDS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from db.domain.sync.ops import Batch, Op
from db.records import standard_kinds
from db.services import profiles
from db.store import cipher
from db.sync import sqlite_admin
from db.sync.outbox import rules_of
from db.sync.rounds import Rounds
from db.sync.sqlite_file import SqliteFile

KINDS = standard_kinds()
AUTHOR = "0199a000-0000-7000-8000-0000000000ad"
TEXT = (
    "They run three shifts, pay late in summer and buy most of their steel in Bremen. Anna decides, her deputy signs. "
)


def now_ms() -> int:
    return int(time.time() * 1000)


def op(kind: str, number: int) -> Op:
    """A record as another laptop would offer it: a note of about 700 characters."""
    record, version = f"0199a000-{number >> 16 & 0xFFFF:04x}-7{number & 0xFFF:03x}-8000-{number:012x}", f"{number:016x}"
    fields = {name: field.empty for name, field in KINDS[kind].all_fields.items() if name in KINDS[kind].journalled}
    value = {name: {"add": {}} if one == () else one for name, one in fields.items()}
    value |= {"audience": "everyone", "created_by": AUTHOR, "text": f"{TEXT * 6}Number {number}."}
    return Op(version, kind, record, "*", None, version, value, f"{now_ms():013d}-00000-bench", AUTHOR)


def fill(path: Path, count: int) -> None:
    rules = rules_of(KINDS)
    sqlite_admin.create(path, rules, colleague=AUTHOR, random_bytes=os.urandom, proof=lambda folder: None)
    store = SqliteFile(path, rules, colleague=AUTHOR, now_ms=now_ms, random_bytes=os.urandom)
    for n, start in enumerate(range(0, count, 5000), 1):
        ops = tuple(op("note", number) for number in range(start, min(start + 5000, count)))
        store.push(Batch("bench", n, f"batch-{n}", ops), "")
    store.close()


def main(count: int) -> None:
    cipher.SCRYPT_N = 1 << 14
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        path = Path(folder, "shared.tacit")
        fill(path, count)
        print(f"shared file of {count} notes: {path.stat().st_size / 1e6:.0f} MB")
        _, tacit = profiles.create(Path(folder, "profile"), "Bench", passphrase="of a bench")
        with tacit:
            rules = rules_of(KINDS)
            store = SqliteFile(path, rules, colleague=tacit.store.me, now_ms=now_ms, random_bytes=os.urandom)
            timed("first sync", lambda: Rounds(tacit.store, store).run())
            timed("round with nothing new", lambda: Rounds(tacit.store, store).run())
            writer = SqliteFile(path, rules, colleague=AUTHOR, now_ms=now_ms, random_bytes=os.urandom)
            timed("push of 100", lambda: writer.push(batch(count), ""))
            timed("delta of 100", lambda: Rounds(tacit.store, store).run())
            writer.close()
            store.close()


def batch(count: int) -> Batch:
    return Batch("bench", 1_000_000, "delta", tuple(op("note", number) for number in range(count, count + 100)))


def timed(name: str, work: object) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    work()  # type: ignore[operator]
    print(f"{name}: {time.perf_counter() - wall:.2f} s wall, {time.process_time() - cpu:.2f} s CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
