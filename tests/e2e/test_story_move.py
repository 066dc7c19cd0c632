"""The road from a shared file to Postgres, as docs/shared-store.md has it, and where people leave it: a conflict
that is open, a login that is somebody else's."""

from __future__ import annotations

import json
import os
from pathlib import Path

from db.records import standard_kinds
from db.sync import sqlite_admin
from db.sync.protocol import rules_of
from tests.db.sync import postgres_server
from tests.e2e.sandbox import Sandbox
from tests.e2e.test_story_sync import WORDS, InPostgres, sees

CONTENT = b"a plan of the creamery" * 1000


def test_from_a_shared_file_to_postgres(tmp_path: Path) -> None:
    maren, jonas = Sandbox(tmp_path / "maren"), Sandbox(tmp_path / "jonas")
    maren.json("init", "--name", "Maren Oltmanns")
    jonas.json("init", "--name", "Jonas Petersen")
    file = f"sqlite:///{tmp_path / 'team.tacit'}"
    me = maren.json("list", "colleague")["results"][0]["id"]
    rules = rules_of(standard_kinds())
    sqlite_admin.create(tmp_path / "team.tacit", rules, colleague=me, random_bytes=os.urandom, proof=lambda _: None)
    for box in (maren, jonas):
        box.json("store", "join", file)
    maren.json("sync")
    (tmp_path / "plan.txt").write_bytes(CONTENT)
    shared, own = (
        [box.json("add", "note", f"text=For {who}", f"audience={who}")["id"] for box in (maren, jonas)]
        for who in ("everyone", "me")
    )
    between = maren.json("capture", "Between the two of us", "--audience", "Jonas Petersen")["record"]
    jonas.json("attach", shared[1], str(tmp_path / "plan.txt"))
    (attached,) = jonas.json("list", "attachment")["results"]
    met(maren, jonas, shared[0])
    with postgres_server.running() as server:
        go_over(maren, jonas, InPostgres(server), file)
    for number, box in enumerate((maren, jonas)):
        assert [sees(box, one) for one in own] == [number == 0, number == 1]
        assert all(sees(box, one) for one in (between, attached["id"]))
        assert box.json("list", "note")["total"] == 4


def met(maren: Sandbox, jonas: Sandbox, note: str) -> None:
    """A conflict that nobody settles yet."""
    for box in (maren, jonas):
        box.json("sync")
    maren.json("edit", note, "text=They build in May")
    jonas.json("edit", note, "text=They build in June")
    jonas.json("sync")
    assert maren.json("sync")["conflicts"] == 1


def go_over(maren: Sandbox, jonas: Sandbox, store: InPostgres, file: str) -> None:
    there = f"postgresql://postgres@:{store.server.port}/tacit?host={store.server.folder}"
    made = maren.tacit("store", "create", there, "--administrator", "maren", stdin=f"{WORDS['maren']}\n")
    assert (made.code, "You are its administrator" in made.out, "tacit store leave" in made.out) == (0, True, True)
    left = maren.tacit("store", "leave")
    assert "Conflicts are not settled" in left.err
    go, words = ["store", "join", *store.url("maren")], f"{WORDS['maren']}\n"
    early = maren.tacit(*go, stdin=words)
    assert (early.code, "not settled" in early.err, early.out) == (1, True, "")
    maren.json("store", "join", file)
    maren.json("conflict", "resolve", maren.json("conflicts")["results"][0]["id"], "--keep", "both")
    assert [box.json("sync")["conflicts"] for box in (maren, jonas)] == [0, 0]
    assert maren.tacit("store", "leave").err == ""
    assert maren.tacit(*go, stdin=words).code == 0
    maren.json("store", "colleague", "add", "jonas", stdin=f"{WORDS['jonas']}\n")
    jonas.json("store", "leave")
    as_maren = jonas.tacit(*go, stdin=words)
    assert (as_maren.code, "the login is Maren Oltmanns" in as_maren.err, as_maren.out) == (1, True, "")
    assert jonas.tacit(*go, "--as", "Jonas Petersen", stdin=words).code == 1
    done = jonas.tacit("store", "join", *store.url("jonas"), "--json", stdin=f"{WORDS['jonas']}\n")
    assert (done.code, json.loads(done.out)["refused"]) == (0, [])
    maren.json("sync")
