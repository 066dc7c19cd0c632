"""CLI.md, held to for sync: `init --store`, `store`, `sync`, `conflicts`, `discard`, `status`, on two computers without
Qt that share a file.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import forks
from tests.e2e.sandbox import Sandbox
from tests.patience import PROGRAM

REPORT_KEYS = {"pulled", "pushed", "conflicts", "withdrawn", "took_ms", "cursor", "refused"}


class Two:
    """Maren, who made the shared file, and Jonas, who joined it when he made his profile."""

    def __init__(self, root: Path) -> None:
        self.maren, self.jonas = Sandbox(root / "maren"), Sandbox(root / "jonas")
        (root / "share").mkdir()
        self.file = root / "share" / "team.tacit"
        self.url = f"sqlite:///{self.file}"
        self.maren.json("init", "--name", "Maren Oltmanns")
        made = self.maren.program("--json", "store", "create", self.url)  # its proof of locks starts a process
        assert made.code == 0, made.err
        self.made = json.loads(made.out)
        self.joined = self.jonas.json("init", "--name", "Jonas Petersen", "--store", self.url)
        self.maren.json("sync")

    def exchange(self) -> None:
        for each in (self.maren, self.jonas, self.maren):
            each.json("sync")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return Two(tmp_path_factory.mktemp("two"))


def test_a_store_is_made_and_joined(two: Two) -> None:
    assert two.made.keys() >= {"store", "joined", "sync"}
    assert two.made["joined"] is True
    assert two.joined.keys() >= {"profile", "colleague", "recovery_key", "sync"}
    assert two.joined["sync"].keys() >= REPORT_KEYS
    status = two.jonas.json("status")
    assert status.keys() >= {"profile", "store", "waiting", "last_sync", "index", "sync"}
    assert (status["store"], status["waiting"], status["sync"]["state"]) == (two.url, 0, "current")
    assert (status["sync"]["role"], two.maren.json("status")["sync"]["role"]) == ("rep", "administrator")
    assert {one["name"] for one in two.maren.json("list", "colleague")["results"]} == {
        "Maren Oltmanns",
        "Jonas Petersen",
    }
    assert "shared store" in {check["name"] for check in two.maren.json("doctor")["checks"]}


def test_what_is_captured_for_all_arrives_and_is_found(two: Two) -> None:
    own = two.maren.json("capture", "A thought for myself about Weserstahl")
    made = two.maren.json("capture", "Alsterbau wants a quieter press", "--audience", "everyone")
    assert two.maren.json("show", own["record"])["audience"] == "me"
    shown = two.maren.tacit("show", own["record"]).out.splitlines()[1:]
    assert {line[2:].partition("  ")[2].strip() != "" for line in shown} == {True}
    assert len({len(line) - len(line[2:].partition("  ")[2].lstrip()) for line in shown}) == 1, "in columns"
    report = two.maren.json("sync")
    assert report.keys() >= REPORT_KEYS
    assert (report["pushed"] >= 1, report["pulled"], report["refused"]) == (True, 0, [])
    assert two.jonas.json("sync")["pulled"] == report["pushed"]
    assert made["record"] in {hit["id"] for hit in two.jonas.json("search", "quieter press")["results"]}
    assert two.jonas.json("search", "thought myself")["total"] == 0
    said = two.jonas.tacit("sync")
    assert (said.code, said.out.strip()) == (0, "Received 0 records, sent 0 changes.")


def test_conflicts_are_listed_and_settled(two: Two) -> None:
    one = two.maren.json("add", "note", "text=They pay on Friday", "audience=everyone")["id"]
    two.exchange()
    two.maren.json("edit", one, "text=They pay on Monday", "polarity=hot")
    two.jonas.json("edit", one, "text=They pay on Sunday", "polarity=cold")
    two.exchange()
    found = two.jonas.json("conflicts")
    assert found["total"] == 2
    keys = {"id", "record", "kind", "field", "label", "question", "mine", "theirs", "shown"}
    assert all(row.keys() >= keys and row["mine"].keys() >= {"text", "by", "at"} for row in found["results"])
    by_field = {row["field"]: row for row in found["results"]}
    assert (by_field["text"]["mine"]["text"], by_field["text"]["mine"]["by"]) == (
        "They pay on Sunday",
        "Jonas Petersen",
    )
    assert "tacit conflict resolve" in two.jonas.tacit("conflicts").out
    assert two.jonas.tacit("conflict", "resolve", by_field["polarity"]["id"], "--keep", "both").code == 1
    assert two.jonas.json("conflict", "resolve", by_field["polarity"]["id"], "--keep", "theirs")["polarity"] == "hot"
    slip = two.jonas.tacit("conflict", "resolve", by_field["text"]["id"], "--keep", "mien")
    assert (slip.code, "--keep mine" in slip.err) == (2, True)
    done = two.jonas.json("conflict", "resolve", by_field["text"]["id"][:10], "--keep", "They pay late")
    assert done["text"] == "They pay late"
    assert two.jonas.tacit("conflict", "resolve", by_field["text"]["id"], "--keep", "mine").code == 1
    assert two.jonas.tacit("conflict", "resolve", by_field["text"]["id"]).code == 2
    two.jonas.json("sync")
    two.maren.json("sync")
    assert two.maren.json("conflicts") == {"total": 0, "results": []}
    assert two.maren.json("show", one)["text"] == "They pay late"


def test_who_is_no_party_to_a_conflict_reads_whose_words_these_are(two: Two, tmp_path: Path) -> None:
    one = two.maren.json("add", "note", "text=They pay on Friday", "audience=everyone")["id"]
    two.exchange()
    two.maren.json("edit", one, "text=They pay on Monday")
    two.jonas.json("edit", one, "text=They pay on Sunday")
    two.exchange()
    third = Sandbox(tmp_path / "third")
    third.json("init", "--name", "Cat Cole", "--store", two.url)
    listed = third.tacit("conflicts").out
    assert ("Maren Oltmanns (“" in listed, "Jonas Petersen (“" in listed) == (True, True)
    (met,) = third.json("conflicts")["results"]
    done = third.tacit("conflict", "resolve", met["id"], "--keep", "mine")
    assert f"Settled, as {met['mine']['by']} has it: " in done.out
    assert done.out.count(met["mine"]["text"]) == 1, done.out
    third.json("sync")
    two.exchange()


def test_a_change_that_is_not_sent_is_taken_back(two: Two) -> None:
    one = two.maren.json("add", "customer", "name=Elbwerk", "city=Hamburg", "audience=everyone")["id"]
    two.maren.json("sync")
    two.maren.json("edit", one, "city=Stade", "phone=04141 1")
    waiting = two.maren.json("discard")
    assert (waiting["total"], waiting["results"][0]["id"]) == (1, one)
    assert {change["field"] for change in waiting["results"][0]["changes"]} == {"city", "phone"}
    assert "Hamburg → Stade" in two.maren.tacit("discard").out
    assert two.maren.json("discard", f"{one}:city") == {"discarded": f"{one}:city"}
    record = two.maren.json("show", one)
    assert (record["city"], record["phone"]) == ("Hamburg", "04141 1")
    two.maren.json("discard", one[:18])
    assert (two.maren.json("show", one)["phone"], two.maren.json("status")["waiting"]) == ("", 0)
    assert two.maren.tacit("discard", one).code == 1


def test_what_the_store_refuses_is_named_and_the_rest_is_done(two: Two) -> None:
    me = two.jonas.json("list", "colleague", "--where", "name=Jonas Petersen")["results"][0]["id"]
    two.jonas.json("edit", me, "role=administrator")
    two.jonas.json("add", "note", "text=goes through", "audience=everyone")
    report = two.jonas.json("sync", code=3)
    assert report["pushed"] == 1
    (refused,) = report["refused"]
    assert (refused["record"]["id"], refused["fields"]) == (me, ["role"])
    assert "administrators" in refused["why"]
    two.jonas.json("discard", refused["id"])
    assert two.jonas.json("status")["sync"]["refused"] == 0


def test_who_may_see_a_record_is_said_in_words(two: Two) -> None:
    team = two.maren.json("store", "team", "add", "North", "Jonas Petersen")
    assert team.keys() >= {"id", "name", "members"}
    two.maren.json("store", "team", "add", "North", "Maren Oltmanns")
    assert len(two.maren.json("store", "team", "list")["results"][0]["members"]) == 2
    one = two.maren.json("add", "note", "text=for the north", "audience=North")
    assert one["audience"] == f"team:{team['id']}"
    two.exchange()
    assert two.jonas.json("show", one["id"])["text"] == "for the north"
    assert "Team North" in two.jonas.tacit("show", one["id"]).out
    refused = two.jonas.tacit("edit", one["id"], "audience=me")
    assert (refused.code, "manager" in refused.err) == (1, True)
    assert two.maren.json("edit", one["id"], "audience=me")["audience"] == "me"
    two.maren.json("sync")
    assert two.jonas.json("sync")["withdrawn"] == 1
    assert two.jonas.tacit("show", one["id"]).code == 1
    shown = two.maren.json("edit", one["id"], "audience=Jonas Petersen")["audience"]
    assert shown.startswith("people:")
    assert two.maren.tacit("capture", "x", "--audience", "nobody we know").code == 1
    assert (
        two.maren.json("store", "team", "remove", "North", "Jonas Petersen")["members"][0]["name"] == "Maren Oltmanns"
    )
    two.maren.json("store", "team", "remove", "North")
    assert two.maren.json("store", "team", "list") == {"total": 0, "results": []}


def test_the_store_is_looked_after(two: Two) -> None:
    checks = two.maren.json("store", "check")["checks"]
    assert [check.keys() for check in checks] == [{"name", "ok", "detail"}] * len(checks)
    assert [check["name"] for check in checks if not check["ok"]] == []
    assert two.jonas.json("store", "check", two.url)["checks"]
    backup = two.maren.json("store", "backup")
    assert Path(backup["backup"]).stat().st_size == backup["bytes"]
    people = two.maren.json("store", "colleague", "list")
    roles = {one["name"]: one["role"] for one in people["results"]}  # a test before may have let in others
    assert (roles["Maren Oltmanns"], roles["Jonas Petersen"]) == ("administrator", "rep")
    assert two.jonas.tacit("store", "colleague", "add", "Maren Oltmanns", "--role", "rep").code == 1
    assert two.maren.json("store", "colleague", "add", "Jonas Petersen", "--role", "manager")["role"] == "manager"
    assert two.maren.json("store", "colleague", "remove", "Jonas Petersen")["active"] is False
    gone = two.jonas.tacit("sync")
    assert (gone.code, gone.out, "does not know you" in gone.err) == (1, "", True)
    assert two.jonas.json("status")["sync"]["state"] == "attention"
    (sync,) = [line for line in two.jonas.tacit("status").out.splitlines() if line.startswith("Sync ")]
    assert sync.removeprefix("Sync").lstrip().startswith("The shared store does not know you any more.")
    assert two.maren.json("store", "colleague", "add", "Jonas Petersen")["role"] == "manager"
    assert two.jonas.json("sync").keys() >= REPORT_KEYS
    assert two.maren.tacit("store", "rebuild").code == 1
    assert two.maren.json("store", "rebuild", "--yes").keys() == {"backup", "sync"}
    two.exchange()


def test_addresses_that_cannot_be_joined_leave_nothing_behind(two: Two, tmp_path: Path) -> None:
    box = Sandbox(tmp_path)
    for url in (
        "sqlite:///nothing-here.tacit",
        "postgresql://maren:geheim@127.0.0.1/tacit",
        "postgresql://maren@127.0.0.1/tacit?sslmode=disable",
        "ftp://somewhere",
    ):
        done = box.tacit("init", "--name", "N", "--store", url)
        assert (done.code, done.out) == (1, ""), url
        assert "geheim" not in done.err
        assert "Traceback" not in done.err
        assert not box.profile.exists()
    box.json("init", "--name", "N")
    alone = box.tacit("sync")
    assert (alone.code, "store join" in alone.err) == (1, True)
    assert box.tacit("store", "check").code == 1
    assert box.json("status")["store"] is None
    assert box.json("store", "join", two.url).keys() >= REPORT_KEYS
    assert box.tacit("store", "join", "sqlite:///another.tacit").code == 1
    assert box.json("store", "leave")["left"] == str(two.file)


def test_a_store_that_is_away_is_told_in_a_sentence(two: Two) -> None:
    away = two.file.parent.with_name("away")
    two.file.parent.rename(away)
    try:
        done = two.maren.tacit("sync")
        assert (done.code, done.out, "cannot be reached" in done.err) == (1, "", True)
        assert two.maren.json("status")["sync"]["state"] == "offline"
        assert two.maren.json("doctor")["checks"][-1]["ok"] is True
    finally:
        away.rename(two.file.parent)
    assert two.maren.json("sync").keys() >= REPORT_KEYS


@pytest.fixture
def watching(two: Two, tmp_path: Path) -> Iterator[tuple[forks.Child, Path]]:
    files = [tmp_path / name for name in ("in", "out", "err")]
    files[0].write_bytes(b"")
    arguments = ["sync", "--watch", "--json"]
    with forks.started(forks._terminal, arguments, [str(file) for file in files], env=two.maren.env) as child:
        yield child, files[1]


def test_a_watch_tells_each_round_on_a_line_and_ends_when_asked(two: Two, watching: tuple[forks.Child, Path]) -> None:
    child, out = watching
    first = line_of(out, 0)
    assert first.keys() >= REPORT_KEYS
    two.jonas.json("add", "note", "text=while you watch", "audience=everyone")
    two.jonas.json("sync")
    number = 1
    while not (report := line_of(out, number))["pulled"]:
        number += 1
    assert report["pulled"] == 1
    os.kill(child.pid, signal.SIGTERM)
    assert child.end() == 0
    assert two.maren.json("search", "while you watch")["total"] == 1


def line_of(file: Path, number: int) -> Any:
    """A line of what a child writes, waited for."""
    import time

    end = time.monotonic() + PROGRAM
    while time.monotonic() < end:
        lines = file.read_text("utf-8").splitlines(keepends=True) if file.exists() else []
        if len(lines) > number and lines[number].endswith("\n"):
            return json.loads(lines[number])
        time.sleep(0.05)
    raise TimeoutError(f"line {number} did not come")
