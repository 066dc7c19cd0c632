"""CLI.md, held to: every command that exists, its JSON keys, its exit status, on a machine without Qt.

The commands run in forks in which PySide6 cannot be imported. Scripts rely on these shapes.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.cli.main import COMMANDS
from tests.db.world import PASSPHRASE
from tests.e2e import forks
from tests.e2e.forks import Say
from tests.e2e.sandbox import Sandbox

CAPTURE_KEYS = {"record", "customer", "new_customer", "contacts", "promises", "kinds", "hot", "cold", "text"}
BASE_KEYS = {"id", "kind", "created_at", "created_by", "updated_at", "updated_by", "audience", "deleted_at"}
TEXT = "Frau Weber at Stahlbau Nord hates small talk. I promised to send the drawings by Friday."


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A computer with a profile and a little in it."""
    box = Sandbox(tmp_path_factory.mktemp("contract"))
    made = box.json("init", "--name", "Maren Oltmanns", "--email", "maren@example.org")
    assert made.keys() >= {"profile", "colleague", "recovery_key"}
    assert made["colleague"].keys() == {"id", "name"}
    (box.root / "recovery").write_text(made["recovery_key"], "utf-8")
    box.json("add", "customer", "name=Weserstahl", "city=Bremen", 'aliases=WST,"Weser, Stahl"')
    box.json("add", "contact", "name=Ute Brandt", "customer=Weserstahl", "emails=ute@example.org")
    box.json(
        "add",
        "promise",
        "what=Send the drawings",
        "owed_by=us",
        "customer=Weserstahl",
        "contact=Ute Brandt",
        "due=2026-12-04",
    )
    box.json("add", "promise", "what=Pay the bill", "customer=Weserstahl", "owed_by=them", "due=2026-12-11")
    box.json("add", "note", "text=The press line is failing", "customer=Weserstahl", "topics=problem,decision")
    return box


def is_ref(value: Any, name: str = "") -> bool:
    return isinstance(value, dict) and value.keys() == {"id", "name"} and (not name or value["name"] == name)


def test_every_command_is_tried_here() -> None:
    source = "".join(Path(__file__).with_name(f"test_cli_{one}.py").read_text("utf-8") for one in ("contract", "sync"))
    assert {name for name in COMMANDS if not re.search(rf'"{name}"', source)} == set()


def test_the_commands_run_where_no_qt_is_installed() -> None:
    assert forks.run(without_qt) == (0, [True])


def without_qt(say: Say) -> None:
    import sys

    try:
        import PySide6  # noqa: F401
    except ImportError:
        say(not [name for name in sys.modules if name.startswith("PySide6.")])


def test_init(box: Sandbox) -> None:
    again = box.tacit("init", "--name", "Somebody")
    assert (again.code, again.out) == (1, "")
    assert "already" in again.err
    assert box.tacit("init").code == 2
    refused = box.tacit("--profile", "other", "init", "--name", "N", "--store", "sqlite:///x.tacit")
    assert refused.code == 1
    assert not (box.profiles / "other").exists()


def test_capture(box: Sandbox) -> None:
    dry = box.json("capture", TEXT, "--dry-run", "--now", "2026-11-23T09:00")
    assert dry.keys() >= CAPTURE_KEYS
    assert dry["record"] is None
    before = box.json("list", "note")["total"]
    done = box.json("capture", "-", "--now", "2026-11-23T09:00", stdin=TEXT)
    assert done.keys() >= CAPTURE_KEYS
    assert done["text"] == TEXT
    assert {key: type(done[key]) for key in ("new_customer", "kinds", "hot", "cold")} == {
        "new_customer": bool,
        "kinds": list,
        "hot": list,
        "cold": list,
    }
    assert [person.keys() >= {"name", "title", "new", "id"} for person in done["contacts"]] == [True]
    assert [promise.keys() >= {"by", "what", "due", "id"} for promise in done["promises"]] == [True]
    promise = done["promises"][0]
    assert (promise["by"], promise["due"]) == ("us", "2026-11-27")
    assert box.json("show", promise["id"])["kind"] == "promise"
    assert box.json("show", done["record"])["text"] == TEXT
    assert box.json("list", "note")["total"] > before
    whose = box.json("capture", "They want it in blue.", "--customer", "weserstahl", "--audience", "everyone")
    assert whose["customer"] == "Weserstahl"
    assert box.json("show", whose["record"])["audience"] == "everyone"
    box.json("undo")


def test_capture_of_many(box: Sandbox, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"id": "a", "text": "Weserstahl wants a visit", "now": "2026-11-23T09:00"}\n'
        '{"id": "b", "text": ""}\nnot json\n{"id": 3, "text": "Weserstahl called again"}\n',
        "utf-8",
    )
    done = box.tacit("capture", "--batch", str(lines), "--dry-run")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 3
    assert [answer["id"] for answer in answers] == ["a", 3]
    assert all(answer.keys() >= CAPTURE_KEYS | {"id"} for answer in answers)
    assert len([line for line in done.err.splitlines() if "ine" in line]) >= 2


def test_search(box: Sandbox) -> None:
    found = box.json("search", "press line")
    assert found.keys() >= {"total", "took_ms", "results", "did_you_mean"}
    hit = found["results"][0]
    assert hit.keys() >= {"id", "kind", "title", "customer", "snippet", "score", "date"}
    assert is_ref(hit["customer"], "Weserstahl")
    options = ["--kind", "note", "--customer", "Weserstahl", "--author", "Maren Oltmanns", "--since", "2020-01-01"]
    options += ["--until", "2090-01-01", "--sort", "date", "--limit", "1"]
    assert len(box.json("search", "press", *options)["results"]) == 1
    assert box.json("search", "nothinglikethisatall")["results"] == []


def test_list_show_history(box: Sandbox) -> None:
    page = box.json("list", "customer", "--where", "city=Bremen", "--limit", "5", "--offset", "0")
    assert page["total"] == 1
    record = page["results"][0]
    assert record.keys() >= BASE_KEYS
    assert (record["name"], record["aliases"]) == ("Weserstahl", ["WST", "Weser, Stahl"])
    assert is_ref(record["created_by"], "Maren Oltmanns")
    assert is_ref(box.json("show", "Ute Brandt")["customer"], "Weserstahl")
    assert box.json("show", record["id"][:18])["id"] == record["id"]
    box.json("edit", "WST", "city=Bremerhaven")
    changes = box.json("history", "Weserstahl")["changes"]
    assert all(change.keys() >= {"at", "by", "field", "old", "new"} for change in changes)
    assert (changes[-1]["field"], changes[-1]["old"], changes[-1]["new"]) == ("city", "Bremen", "Bremerhaven")


def test_add_edit_delete_undo_redo(box: Sandbox) -> None:
    made = box.json("add", "customer", "name=Alsterbau", "tags=")
    assert box.json("edit", "Alsterbau", "city=Hamburg", "revenue=1200 EUR")["city"] == "Hamburg"
    assert box.json("delete", "Alsterbau")["id"] == made["id"]
    assert box.json("trash")["results"][0]["id"] == made["id"]
    assert box.json("undo").keys() >= {"undone"}
    assert box.json("redo")["undone"] == [made["id"]]
    assert box.json("trash", "restore", made["id"])["deleted_at"] is None
    erased = box.json("erase", made["id"], "--yes")
    assert erased["erased"] == [made["id"]]
    assert box.tacit("show", made["id"]).code == 1
    asked = box.tacit("erase", "Weserstahl", stdin="n\n")
    assert asked.code == 1
    assert box.json("show", "Weserstahl")["name"] == "Weserstahl"


def test_promises(box: Sandbox) -> None:
    ledger = box.json("promises", "--open", "--by", "us", "--customer", "Weserstahl", "--due-before", "2027-01-01")
    assert ledger.keys() >= {"total", "results"}
    promise = next(one for one in ledger["results"] if one["what"] == "Send the drawings")
    assert box.json("promise", "move", promise["id"], "--due", "2026-12-18")["due"] == "2026-12-18"
    later, yesterday = (str(datetime.now(UTC).date() + timedelta(days=days)) for days in (2, -2))
    assert box.tacit("promise", "keep", promise["id"], "--on", later).code == 1
    kept = box.json("promise", "keep", promise["id"], "--on", yesterday, "--proof", "mail of that day")
    assert (kept["status"], kept["settled_on"], kept["proof"]) == ("kept", yesterday, "mail of that day")
    assert [one["id"] for one in box.json("promises", "--kept")["results"]] == [promise["id"]]
    theirs = box.json("promises", "--by", "them")["results"][0]["id"]
    assert box.json("promise", "break", theirs)["status"] == "broken"
    assert [one["id"] for one in box.json("promises", "--broken")["results"]] == [theirs]
    assert box.json("promises", "--all")["total"] >= 2


def test_brief(box: Sandbox, tmp_path: Path) -> None:
    assert box.json("brief", "Weserstahl").keys() >= {"customer"}
    for form in ("text", "md", "html"):
        out = tmp_path / f"brief.{form}"
        assert box.tacit("brief", "Weserstahl", "--since", "2026-01-01", "--format", form, "--out", str(out)).code == 0
        assert "Weserstahl" in out.read_text("utf-8")


def test_import_and_export(box: Sandbox, tmp_path: Path) -> None:
    card = tmp_path / "one.vcf"
    card.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ole Harms\r\nN:Harms;Ole;;;\r\nEND:VCARD\r\n", "utf-8")
    rehearsed = box.json("import", str(card), "--dry-run")
    done = box.json("import", str(card), "--format", "vcard")
    for answer in (rehearsed, done):
        file = answer["files"][0]
        assert file.keys() >= {"file", "format", "added", "updated", "skipped"}
        assert file["added"] == {"contact": 1}
    assert box.json("import", str(card))["files"][0]["added"] == {}
    missing = box.tacit("import", str(tmp_path / "nothing.vcf"), "--json")
    assert missing.code == 1
    assert json.loads(missing.out)["files"][0]["skipped"][0].keys() == {"where", "why"}
    for form, dest in (("json", "all.json"), ("vcard", "all.vcf"), ("csv", "tables"), ("markdown", "pages")):
        written = box.json("export", str(tmp_path / dest), "--format", form)
        assert written.keys() >= {"written", "dest"}
        assert written["written"]["contact"] >= 2
    assert box.tacit("export", str(tmp_path / "x"), "--format", "pdf").code == 2


def test_status_doctor_reindex(box: Sandbox) -> None:
    status = box.json("status")
    assert status.keys() >= {"profile", "store", "waiting", "last_sync", "index"}
    checks = box.json("doctor", "--repair")["checks"]
    assert [check.keys() for check in checks] == [{"name", "ok", "detail"}] * len(checks)
    assert [check["name"] for check in checks if not check["ok"]] == []
    assert all(check["ok"] for check in box.json("doctor", "--self")["checks"])
    assert box.json("reindex").keys() == {"index"}


def test_attach(box: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text("12 valves", "utf-8")
    made = box.json("attach", "Weserstahl", str(tmp_path / "offer.txt"))["attached"]
    assert (made[0]["name"], made[0]["size"]) == ("offer.txt", 9)


def test_backup_restore_recover_passphrase_lock(box: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "one.tacit-backup"
    assert box.json("backup", str(file))["backup"] == str(file)
    assert box.json("--profile", "restored", "restore", str(file))["colleague"] == "Maren Oltmanns"
    assert box.json("--profile", "restored", "list", "customer")["total"] >= 1
    assert box.json("lock")["locked"] is True
    new = {"TACIT_PASSPHRASE": "other words for this"}
    changed = box.tacit("--profile", "restored", "passphrase", "--json", stdin="other words for this\n")
    assert (changed.code, json.loads(changed.out)) == (0, {"opens_with": "passphrase"})
    assert box.tacit("--profile", "restored", "status").code == 1
    assert box.tacit("--profile", "restored", "status", env=new).code == 0
    key = (box.root / "recovery").read_text("utf-8")
    recovered = box.tacit("--profile", "restored", "recover", "--json", stdin=f"{key}\n")
    assert recovered.code == 0
    assert box.tacit("--profile", "restored", "status").code == 0
    assert box.tacit("--profile", "restored", "recover", stdin="AAAA-BBBB\n").code == 1


def test_demo_and_bench(box: Sandbox, tmp_path: Path) -> None:
    made = box.json("demo", "--dir", str(tmp_path / "demo"))
    assert made["profile"] == str(tmp_path / "demo")
    assert box.json("--profile", str(tmp_path / "demo"), "list", "customer")["total"] >= 15
    figures = box.json("bench", "--notes", "60")
    assert all(figure.keys() >= {"name", "median", "p95", "unit"} for figure in figures)
    assert {figure["name"] for figure in figures} >= {"import", "search, a keystroke", "capture filed and found"}
    assert not list((box.root / "tmp").glob("tacit-bench-*"))


def test_learnt(box: Sandbox) -> None:
    assert box.json("learnt").keys() >= {"total", "results"}
    assert box.tacit("learnt", "forget", "nothing-of-that-id").code == 1


def test_open_says_what_is_missing_without_qt(box: Sandbox) -> None:
    done = box.tacit("open", "--capture")
    assert (done.code, done.out) == (1, "")
    assert "window" in done.err


def test_secrets_come_from_the_variables_or_a_prompt(box: Sandbox, tmp_path: Path) -> None:
    bare = Sandbox(box.root, passphrase=None)
    refused = bare.tacit("status")
    assert refused.code == 1
    assert "TACIT_PASSPHRASE" in refused.err
    assert bare.tacit("status", stdin=f"{PASSPHRASE}\n").code == 0
    assert bare.tacit("status", env={"TACIT_PASSPHRASE": "wrong"}).code == 1
    (tmp_path / "words").write_text(f"{PASSPHRASE}\nsecond line\n", "utf-8")
    assert bare.tacit("status", env={"TACIT_PASSPHRASE_COMMAND": f"cat {tmp_path / 'words'}"}).code == 0
    failed = bare.tacit("status", env={"TACIT_PASSPHRASE_COMMAND": "false"})
    assert (failed.code, "TACIT_PASSPHRASE_COMMAND" in failed.err) == (1, True)
    # with a variable set `init` makes a passphrase profile and asks no key ring (here it would refuse)
    assert (
        bare.tacit("--profile", "by-variable", "init", "--name", "N", env={"TACIT_PASSPHRASE": "some words"}).code == 0
    )
    ringless = bare.tacit("--profile", "by-ring", "init", "--name", "N")
    assert (ringless.code, "keyring" in ringless.err) == (1, True)


def test_wrong_usage_is_status_2(box: Sandbox) -> None:
    for words in (["nonsense"], ["list"], ["add", "note", "no equals sign"], ["search", "x", "--sort", "size"]):
        done = box.tacit(*words)
        assert (words, done.code, done.out) == (words, 2, "")
        assert "Traceback" not in done.err


def test_json_goes_to_stdout_and_words_to_stderr(box: Sandbox) -> None:
    done = box.tacit("list", "team", "--json")
    assert json.loads(done.out) == {"total": 0, "results": []}
    assert box.tacit("--json", "list", "team").out == done.out
    plain = box.tacit("list", "team")
    assert (plain.out, "eam" in plain.err) == ("", True)


@pytest.mark.slow
def test_the_real_program_runs_a_command_without_loading_qt(box: Sandbox) -> None:
    blocked = box.root / "no-qt"
    blocked.mkdir(exist_ok=True)
    (blocked / "sitecustomize.py").write_text("import sys\nsys.modules['PySide6'] = None\n", "utf-8")
    from tests.conftest import ROOT

    done = box.program("--json", "list", "customer", env={"PYTHONPATH": f"{blocked}:{ROOT}"})
    assert done.code == 0, done.err
    assert json.loads(done.out)["total"] >= 1
