"""The main job through the terminal on real input: bring in, capture, find, keep a promise, undo, brief, take along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from db.records.wire import to_wire
from db.services import profiles
from tests.db.world import PASSPHRASE
from tests.e2e.given import given
from tests.e2e.sandbox import Sandbox

#: Fields that tell when and by whom a row was written here, not what it says.
OF_THIS_COPY = {"updated_at", "updated_by", "versions"}


def wires(profile: Path) -> dict[str, dict[str, Any]]:
    """Every record of a profile in wire form, but for what belongs to the copy."""
    found = {}
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        for kind in tacit.kinds:
            for record in tacit.records.list(kind.name).rows:
                wire = to_wire(kind, record)
                found[record.id] = {name: value for name, value in wire.items() if name not in OF_THIS_COPY}
    return found


def counts(box: Sandbox, *kinds: str) -> tuple[int, ...]:
    return tuple(box.json("list", kind, "--limit", "1")["total"] for kind in kinds)


def added(report: Any) -> dict[str, int]:
    total: dict[str, int] = {}
    for file in report["files"]:
        for kind, count in file["added"].items():
            total[kind] = total.get(kind, 0) + count
    return total


def brings_in(box: Sandbox, tables: list[str]) -> None:
    """What the company has: 85 customers, 85 people, 626 notes, none twice, however often."""
    first = box.tacit("import", *tables, "--json")
    assert first.code in (0, 3), first.err
    assert counts(box, "customer", "contact", "note") == (85, 85, 626)
    for files in (tables, tables[::-1]):
        again = box.tacit("import", *files, "--json")
        assert added(json.loads(again.out)) == {}
    assert counts(box, "customer", "contact", "note") == (85, 85, 626)
    assert all(left["where"] and left["why"] for file in json.loads(first.out)["files"] for left in file["skipped"])


def learns_and_keeps(box: Sandbox) -> Any:
    """A capture, found within a second of being said; its promise kept, undone, kept; the brief."""
    # what was learnt today, found within a second of being said, in a program that is open as a window is
    customer = box.json("list", "customer", "--limit", "1")["results"][0]["name"]
    text = f"{customer}: they fear zimbelkraut in the vats. I promised to send the zimbelkraut analysis by Friday."
    box.json("capture", text)
    with profiles.open_profile(box.profile, PASSPHRASE) as tacit:
        tacit.finder.search(tacit.captures.read(customer).text)
        with given() as took:
            tacit.captures.file(f"{customer} wants kolibrette instead.")
            found = tacit.finder.search("kolibrette")
    assert found.total == 1
    assert took.seconds < 1.0, took
    hits = box.json("search", "zimbelkraut")
    assert {hit["kind"] for hit in hits["results"]} >= {"note", "promise"}
    assert all(hit["customer"]["name"] == customer for hit in hits["results"])

    # the promise: kept, undone, kept
    promise = next(one for one in box.json("promises")["results"] if "zimbelkraut" in one["what"])
    assert box.json("promise", "keep", promise["id"], "--proof", "sent")["status"] == "kept"
    assert promise["id"] in box.json("undo")["undone"]
    assert box.json("show", promise["id"])["status"] == "open"
    box.json("redo")
    assert box.json("show", promise["id"])["proof"] == "sent"
    told = box.tacit("brief", customer)
    assert (told.code, customer in told.out, "zimbelkraut" in told.out) == (0, True, True)
    return hits


def moves(box: Sandbox, tmp_path: Path) -> Any:
    """Everything taken along, and the same on a new computer. The records in wire form."""
    plain = tmp_path / "all.json"
    written = box.json("export", str(plain), "--format", "json")["written"]
    assert written["note"] >= 628
    second = Sandbox(tmp_path / "second")
    second.json("init", "--name", "Somebody Else")
    report = second.tacit("import", str(plain), "--json")
    assert report.code == 0, report.err
    here, there = wires(box.profile), wires(second.profile)
    others = {one for one, wire in there.items() if wire["kind"] == "colleague" and wire["name"] == "Somebody Else"}
    assert there.keys() - here.keys() == others
    assert {one: wire for one, wire in there.items() if one not in others} == here
    assert added(json.loads(second.tacit("import", str(plain), "--json").out)) == {}
    return here


@pytest.mark.slow
def test_the_long_story(shared: Path, tmp_path: Path) -> None:
    box = Sandbox(tmp_path / "computer")
    tables = [str(shared / "crm" / name) for name in ("interactions.csv", "accounts.csv")]
    recovery = box.json("init", "--name", "Maren Oltmanns")["recovery_key"]
    brings_in(box, tables)
    hits = learns_and_keeps(box)
    here = moves(box, tmp_path)

    # the backup opens on a new laptop with the recovery key, and has it all
    backup = tmp_path / "maren.tacit-backup"
    box.json("backup", str(backup))
    third = Sandbox(tmp_path / "third")
    restored = third.tacit("restore", str(backup), "--recovery-key", "--json", stdin=f"{recovery}\n")
    assert restored.code == 0, restored.err
    assert wires(third.profile) == here
    assert third.json("search", "zimbelkraut")["total"] == hits["total"]
    assert all(check["ok"] for check in third.json("doctor", "--repair")["checks"])


@pytest.mark.slow
def test_every_shared_file_comes_in_or_is_named(shared: Path, tmp_path: Path) -> None:
    """Each vCard, contact table and Evernote file comes in, or is named with the reason; a second time adds none."""
    box = Sandbox(tmp_path / "computer")
    box.json("init", "--name", "Maren Oltmanns")
    for folder, patterns in (("vcard", ["*.vcf"]), ("contacts-csv", ["*.csv", "*.vcf"]), ("enex", ["*.enex"])):
        files = sorted(str(file) for pattern in patterns for file in (shared / folder).glob(pattern))
        assert files
        first = box.tacit("import", *files, "--json")
        assert first.code in (0, 3), first.err
        reports = json.loads(first.out)["files"]
        assert [file["file"] for file in reports] == [Path(file).name for file in files]
        for number, file in enumerate(reports):
            if not (file["added"] or file["updated"] or file["skipped"]):
                alone = Sandbox(
                    tmp_path / f"{folder}-{number}"
                )  # its people came with a file before: alone it gives them
                alone.json("init", "--name", "Maren Oltmanns")
                assert added(json.loads(alone.tacit("import", files[number], "--json").out)) != {}, file["file"]
        before = counts(box, "contact", "customer", "note", "attachment")
        again = json.loads(box.tacit("import", *files, "--json").out)
        assert added({"files": again["files"]}) == {}
        assert counts(box, "contact", "customer", "note", "attachment") == before
        assert sum(before) > 0
    assert all(check["ok"] for check in box.json("doctor", "--repair")["checks"])
