"""The story of a firm that shares: an administrator at a terminal, two reps with laptops of their own, a store that is
cut off in the middle. Told twice, over a real Postgres and over an encrypted file on a drive.

Everything goes through the terminal, each command in a process of its own without Qt; passwords come from stdin.
"""

from __future__ import annotations

import gc
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest

from db.records import standard_kinds
from db.services import profiles
from db.store.shared_file import new_key
from db.sync import sqlite_admin
from db.sync.protocol import rules_of
from tests.db.sync import postgres_server
from tests.db.world import PASSPHRASE
from tests.e2e.sandbox import Sandbox
from tests.patience import PROGRAM

WORDS = {"ada": "adas own password", "maren": "marens own password", "jonas": "jonas' own password"}


class Shared(Protocol):
    """A shared store in the story."""

    def open_for_business(self, ada: Sandbox) -> None: ...
    def let_in(self, ada: Sandbox, who: str) -> None: ...
    def url(self, who: str) -> list[str]: ...
    def password(self, who: str) -> str: ...
    def login(self, who: str) -> str: ...
    def cut(self) -> None: ...
    def mend(self) -> None: ...


class InPostgres:
    """A database of its own on a server that is stopped as by a power cut. Ada works on the server itself."""

    def __init__(self, server: postgres_server.Server) -> None:
        self.server = server
        server._run(
            "psql", "-h", str(server.folder), "-p", str(server.port), "-U", "postgres", "-d", "postgres",
            "-c", "CREATE DATABASE tacit ENCODING 'UTF8' TEMPLATE template0",
        )  # fmt: skip

    def open_for_business(self, ada: Sandbox) -> None:
        url = f"postgresql://postgres@:{self.server.port}/tacit?host={self.server.folder}"
        done = ada.tacit("store", "create", url, "--administrator", "ada", "--json", stdin=f"{WORDS['ada']}\n")
        assert done.code == 0, done
        assert json.loads(done.out)["joined"] is True
        assert ada.tacit("store", "refresh", url).code == 0
        assert ada.tacit("store", "refresh").code == 1, "that is for the login that made it"

    def let_in(self, ada: Sandbox, who: str) -> None:
        done = ada.tacit("store", "colleague", "add", who, "--json", stdin=f"{WORDS[who]}\n")
        assert (done.code, json.loads(done.out)["role"]) == (0, "rep"), done

    def url(self, who: str) -> list[str]:
        return [f"postgresql://{who}@127.0.0.1:{self.server.port}/tacit?sslmode=disable", "--unverified"]

    def password(self, who: str) -> str:
        return WORDS[who]

    def login(self, who: str) -> str:
        return who

    def cut(self) -> None:
        self.server.stop(signal.SIGQUIT)

    def mend(self) -> None:
        self.server.start()


class InAFile:
    """An encrypted file on a drive that is pulled out."""

    def __init__(self, root: Path) -> None:
        self.drive = root / "drive"
        self.drive.mkdir()
        self.file = self.drive / "team.tacit"

    def open_for_business(self, ada: Sandbox) -> None:
        me = ada.json("list", "colleague")["results"][0]["id"]
        key = new_key(WORDS["ada"], os.urandom)  # made as `store create --encrypt` makes it
        rules = rules_of(standard_kinds())
        sqlite_admin.create(self.file, rules, colleague=me, random_bytes=os.urandom, key=key, proof=lambda _: None)
        assert self.file.read_bytes()[:6] != b"SQLite"
        assert ada.tacit("store", "join", *self.url("ada"), stdin=f"{WORDS['ada']}\n").code == 0

    def let_in(self, ada: Sandbox, who: str) -> None:
        pass  # who knows the passphrase may enter

    def url(self, who: str) -> list[str]:
        return [f"sqlite:///{self.file}"]

    def password(self, who: str) -> str:
        return WORDS["ada"]

    def login(self, who: str) -> str:
        return {"maren": "Maren Oltmanns", "jonas": "Jonas Petersen"}[who]

    def cut(self) -> None:
        self.drive.rename(self.drive.with_name("in a pocket"))

    def mend(self) -> None:
        self.drive.with_name("in a pocket").rename(self.drive)


@contextmanager
def shared_store(kind: str, root: Path) -> Iterator[Shared]:
    if kind == "file":
        yield InAFile(root)
    else:
        with postgres_server.running(durable=True) as server:
            yield InPostgres(server)


class Firm:
    """Ada, Maren and Jonas, each with a computer."""

    def __init__(self, root: Path, store: Shared) -> None:
        self.store = store
        self.ada, self.maren, self.jonas = (Sandbox(root / name) for name in WORDS)

    def sync(self, *boxes: Sandbox) -> list[Any]:
        return [box.json("sync") for box in boxes]

    def everybody(self) -> None:
        self.sync(self.ada, self.maren, self.jonas, self.ada, self.maren)


def sees(box: Sandbox, record: str) -> bool:
    return box.tacit("show", record).code == 0


def text(box: Sandbox, record: str) -> str:
    return str(box.json("show", record)["text"])


@pytest.mark.parametrize("kind", ["postgres", "file"])
def test_a_firm_shares_what_it_knows(kind: str, tmp_path: Path) -> None:
    with shared_store(kind, tmp_path) as store:
        firm = Firm(tmp_path, store)
        they_begin(firm)
        note = they_share(firm)
        they_are_cut_off(firm, note)
        they_write_at_once(firm, note)
        they_narrow_and_widen(firm, note)
        one_leaves(firm, note)
        nothing_is_told_that_should_not(firm)


def they_begin(firm: Firm) -> None:
    """The store is made, people are let in, and join: with a wrong password first."""
    firm.ada.json("init", "--name", "Ada Brandt")
    firm.store.open_for_business(firm.ada)
    for who, box, name in (("maren", firm.maren, "Maren Oltmanns"), ("jonas", firm.jonas, "Jonas Petersen")):
        firm.store.let_in(firm.ada, who)
        box.json("init", "--name", name)
        wrong = box.tacit("store", "join", *firm.store.url(who), stdin="not this one\n")
        assert (wrong.code, wrong.out) == (1, ""), wrong
        assert "password" in wrong.err or "passphrase" in wrong.err
        right = box.tacit("store", "join", *firm.store.url(who), "--json", stdin=f"{firm.store.password(who)}\n")
        assert right.code == 0, right
    firm.everybody()
    people = firm.ada.json("store", "colleague", "list")["results"]
    assert {one["name"]: one["role"] for one in people if one["active"]} == {
        "Ada Brandt": "administrator", "Maren Oltmanns": "rep", "Jonas Petersen": "rep",
    }  # fmt: skip
    assert all(check["ok"] for check in firm.ada.json("store", "check")["checks"] if check["name"] != "connection")


def they_share(firm: Firm) -> str:
    """Something for all, something for one, something for nobody else."""
    note = firm.maren.json("capture", "Weserstahl pays on Friday", "--audience", "everyone")["record"]
    between = firm.maren.json("capture", "Jonas should call them", "--audience", "Jonas Petersen")["record"]
    own = firm.maren.json("capture", "I am not sure of their boss")["record"]
    firm.everybody()
    assert [sees(box, note) for box in (firm.ada, firm.maren, firm.jonas)] == [True, True, True]
    assert [sees(box, between) for box in (firm.ada, firm.maren, firm.jonas)] == [False, True, True]
    assert [sees(box, own) for box in (firm.ada, firm.maren, firm.jonas)] == [False, True, False]
    return str(note)


def they_are_cut_off(firm: Firm, note: str) -> None:
    """Maren's computer dies after the store took her change and before she heard of it; then the store goes away in the
    middle of Jonas' day. Everything arrives, and once."""
    added = firm.maren.json("add", "note", "text=Sent, not answered", "audience=everyone")["id"]
    died = firm.maren.tacit("sync", fault="sync.push.after")
    assert died.code < 0
    firm.store.cut()
    made = firm.jonas.json("add", "note", "text=Written without a store", "audience=everyone")["id"]
    away = firm.jonas.tacit("sync")
    assert (away.code, away.out) == (1, "")
    assert "Traceback" not in away.err
    status = firm.jonas.json("status")
    assert (status["sync"]["state"], status["waiting"]) == ("offline", 1)
    assert firm.jonas.json("search", "Written without")["total"] == 1
    firm.store.mend()
    firm.everybody()
    for box in (firm.ada, firm.maren, firm.jonas):
        texts = [row["text"] for row in box.json("list", "note")["results"]]
        assert [texts.count(one) for one in ("Sent, not answered", "Written without a store")] == [1, 1]
        assert sees(box, added)
        assert sees(box, made)
        assert box.json("conflicts")["total"] == 0


def they_write_at_once(firm: Firm, note: str) -> None:
    """Two change the same words: nothing is lost, one of them decides."""
    firm.maren.json("edit", note, "text=Weserstahl pays on Monday")
    firm.jonas.json("edit", note, "text=Weserstahl pays on Sunday")
    firm.everybody()
    (conflict,) = firm.jonas.json("conflicts")["results"]
    assert (conflict["mine"]["text"], conflict["theirs"]["text"]) == (
        "Weserstahl pays on Sunday", "Weserstahl pays on Monday",
    )  # fmt: skip
    firm.jonas.json("conflict", "resolve", conflict["id"], "--keep", "Weserstahl pays at the weekend")
    firm.everybody()
    assert {text(box, note) for box in (firm.ada, firm.maren, firm.jonas)} == {"Weserstahl pays at the weekend"}
    assert [box.json("conflicts")["total"] for box in (firm.ada, firm.maren, firm.jonas)] == [0, 0, 0]


def they_narrow_and_widen(firm: Firm, note: str) -> None:
    """The note goes to a team that Jonas is not in, with a change of his under way; then he is taken in."""
    firm.ada.json("store", "team", "add", "North", "Ada Brandt", "Maren Oltmanns")
    firm.sync(firm.maren)
    firm.maren.json("edit", note, "audience=North")
    firm.jonas.json("edit", note, "polarity=hot")
    firm.sync(firm.maren)
    left = firm.jonas.json("sync", code=3)
    assert left["withdrawn"] == 1
    assert not sees(firm.jonas, note)
    (kept,) = firm.jonas.json("discard")["results"]
    assert (kept["refused"] != "", kept["changes"][0]["after"]) == (True, "Warms to")
    firm.jonas.json("discard", kept["id"])
    firm.ada.json("store", "team", "add", "North", "Jonas Petersen")
    assert firm.jonas.json("sync")["pulled"] >= 1
    assert text(firm.jonas, note) == "Weserstahl pays at the weekend"


def one_leaves(firm: Firm, note: str) -> None:
    """Jonas is removed: he gets nothing more and keeps what he wrote; the others go on."""
    own = firm.jonas.json("add", "note", "text=My own last words", "audience=everyone")["id"]
    assert firm.ada.json("store", "colleague", "remove", firm.store.login("jonas"))["active"] is False
    gone = firm.jonas.tacit("sync")
    assert (gone.code, gone.out) == (1, "")
    assert firm.jonas.json("status")["sync"]["state"] == "attention"
    assert sees(firm.jonas, own)
    firm.maren.json("edit", note, "text=Weserstahl pays in advance")
    firm.sync(firm.maren, firm.ada)
    assert text(firm.ada, note) == "Weserstahl pays in advance"
    assert not sees(firm.ada, own)
    assert text(firm.jonas, note) != "Weserstahl pays in advance"


def nothing_is_told_that_should_not(firm: Firm) -> None:
    """No password lies in plain text on any of the computers."""
    for box in (firm.ada, firm.maren, firm.jonas):
        for file in box.root.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                assert not [words for words in WORDS.values() if words.encode() in content], file.name


def test_a_push_to_postgres_is_heard_at_once(tmp_path: Path) -> None:
    """LISTEN: who waits for a hint has it when somebody pushed, and none where nobody did. Beginning to listen counts
    as one: what was pushed before it nobody heard. A profile that is closed listens no more."""
    with shared_store("postgres", tmp_path) as store:
        firm = Firm(tmp_path, store)
        firm.ada.json("init", "--name", "Ada Brandt")
        store.open_for_business(firm.ada)
        store.let_in(firm.ada, "maren")
        firm.maren.json("init", "--name", "Maren Oltmanns")
        words = f"{WORDS['maren']}\n"
        assert firm.maren.tacit("store", "join", *store.url("maren"), stdin=words).code == 0
        she_hears(firm)
        gc.collect()  # a connection left open says so here, where it was left
        with profiles.open_profile(firm.maren.profile, PASSPHRASE) as maren:
            store.cut()
            assert maren.sync.hint(0.0) is False


def she_hears(firm: Firm) -> None:
    with profiles.open_profile(firm.maren.profile, PASSPHRASE) as maren:
        assert [maren.sync.hint(0.0), maren.sync.hint(0.0)] == [True, False]
        firm.ada.json("add", "note", "text=Breaking news", "audience=everyone")
        firm.ada.json("sync")
        assert maren.sync.hint(PROGRAM) is True
        assert (maren.sync.run().pulled >= 1, maren.sync.hint(0.0)) == (True, False)
        assert maren.finder.search("Breaking news").total == 1
