"""Rubbish through the terminal: a clear sentence and an exit status of CLI.md, never a traceback, nothing lost.

Most of it goes through `main` in one child, command after command, as a terminal would send it: the strings that break
programs as names, captures, searches, FIELD=VALUE and ids; files that are empty, cut, of the wrong kind, huge.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from db.services import profiles
from tests.db.world import PASSPHRASE
from tests.e2e import forks, verify
from tests.e2e.forks import Say
from tests.e2e.sandbox import Sandbox

HUGE = 100 * 1024 * 1024
#: What any naughty string must give way to: done, could not, wrong usage, done in part.
STATUSES = {0, 1, 2, 3}
#: Strings that naughty lists forget.
MORE = [
    "\ud800 half a surrogate",
    "bytes of another code: M\udcfcller",
    "\x1b[2J\x1b]0;title\x07",
    "-",
    "--",
    "--json",
    "-rf",
    "@file",
    "%s%n%x",
    "{0}{__class__}",
    "$(touch x)",
    "\u202eright to left",
    "e\u0301" * 500,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 50,
    '"' * 99,
    "(" * 500,
    "NOT " * 200,
    "customer:" * 50,
    "a" * 50_000,
    " \t\n ",
    "*" * 80,
    '"unended phrase',
    "since:99999999w",
    "until:0000-00-00",
    "due:-1",
    "31.2.2026",
]


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    return [*json.loads((shared / "naughty" / "blns.json").read_text("utf-8")), *MORE]


@pytest.fixture
def box(tmp_path: Path) -> Sandbox:
    box = Sandbox(tmp_path / "computer")
    box.json("init", "--name", "Maren Oltmanns")
    box.json("add", "customer", "name=Weserstahl")
    box.json("add", "note", "text=They fear quellwasser", "customer=Weserstahl")
    return box


def commands(say: Say, profile: Path, calls: Sequence[Sequence[str]]) -> None:
    """Each command through `main`, with what it said: (call, status, out, err). The profile is opened once: opening
    takes most of a command's time and is tried elsewhere."""
    from db.cli import main as cli

    tacit = profiles.open_profile(profile, PASSPHRASE)
    cli.Session.tacit = property(lambda _self: tacit)  # type: ignore[assignment, method-assign]
    for call in calls:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        sys.stdin = io.TextIOWrapper(io.BytesIO(b""), "utf-8")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status: Any = cli.main(list(call))
            except BaseException as fault:  # what would have been a traceback
                status = f"{type(fault).__name__} escaped"
        said = [stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err)]  # type: ignore[attr-defined]
        say((list(call), status, *said))
    tacit.close()


def tried(box: Sandbox, calls: list[list[str]]) -> list[Any]:
    """Runs the calls; what is wrong with any of them, by its number and words."""
    status, heard = forks.run(commands, box.profile, calls, env=box.env)
    assert (status, len(heard)) == (0, len(calls))
    wrong = []
    for call, code, out, err in heard:
        fault = (
            code not in STATUSES
            or "Traceback" in out + err
            or "inside Tacit" in err
            or (code == 1 and not err.strip())
            or (code == 0 and "--json" in call and _json(out) is None)
            or "\x1b" in out + err
        )
        if fault:
            wrong.append((call, code, out[:200], err[:300]))
    return wrong


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def still_there(box: Sandbox) -> None:
    with verify.reopened(box.profile) as tacit:
        verify.whole(tacit)
        assert tacit.finder.search("quellwasser").total == 1
    assert not list((box.root / "tmp").glob("tacit-report-*"))


def test_naughty_words_are_kept_as_they_were_said(box: Sandbox, naughty: list[str]) -> None:
    """As the text of captures, notes and names: what comes back is what went in."""
    calls = [["capture", "--json", "--", text] for text in naughty]
    calls += [["add", "note", "--json", f"text={text}"] for text in naughty]
    calls += [["add", "customer", "--json", f"name={text}"] for text in naughty[::6]]
    calls += [["add", "contact", "--json", f"name=x {text}", f"emails={text}"] for text in naughty[::6]]
    assert tried(box, calls) == []
    still_there(box)
    with verify.reopened(box.profile) as tacit:
        texts = {note.text for note in tacit.records.list("note").rows}  # type: ignore[attr-defined]
    said = [text for text in naughty if text.strip() and text.isprintable()]
    lost = [text for text in said if not {text, text.strip()} & texts]
    assert lost == []


def test_naughty_words_are_looked_for(box: Sandbox, naughty: list[str]) -> None:
    calls = [["search", "--json", "--", text] for text in naughty]
    calls += [["search", "x", "--json", "--customer", text] for text in naughty[::4]]
    calls += [["search", "x", "--json", "--since", text] for text in naughty[::4]]
    assert tried(box, calls) == []
    still_there(box)


def test_naughty_words_as_ids_and_values(box: Sandbox, naughty: list[str]) -> None:
    calls = []
    for text in naughty[::5]:
        calls += [["show", "--json", "--", text], ["brief", "--json", "--", text], ["list", "--json", "--", text]]
        calls += [
            ["edit", "--json", "--", "Weserstahl", f"revenue={text}"],
            ["edit", "--json", "--", "Weserstahl", text],
        ]
        calls += [["edit", "--json", "--", "Weserstahl", f"{text}=x"], ["delete", "--json", "--", text]]
        calls += [["list", "note", "--json", "--where", f"customer={text}"], ["promise", "keep", "--json", "--", text]]
        calls += [["promises", "--json", "--due-before", text], ["history", "--json", "--", text]]
        calls += [["edit", "--json", "--", "Weserstahl", f"founded={text}"]]
        calls += [["add", "promise", "--json", "what=x", "owed_by=us", f"due={text}"]]
        calls += [["add", "visit", "--json", f"starts={text}", f"minutes={text}", f"contacts={text}"]]
        calls += [
            ["capture", "x", "--json", "--dry-run", "--now", text],
            ["attach", "--json", "--", "Weserstahl", text],
        ]
    assert tried(box, calls) == []
    still_there(box)


def test_profiles_of_naughty_names(box: Sandbox, naughty: list[str]) -> None:
    """No name makes a file anywhere but below the sandbox, and none gives a traceback."""
    said = [text for text in naughty if text.isprintable()][::9]
    for text in said:
        done = box.tacit("--profile", text, "status")
        assert done.code in STATUSES, (text, done)
        assert "Traceback" not in done.err
        assert "inside Tacit" not in done.err, (text, done)


def test_batches_hold_what_no_command_line_can(box: Sandbox, naughty: list[str], tmp_path: Path) -> None:
    lines = [{"id": text, "text": text} for text in [*naughty[::5], "a\x00b", "\ud800", "\ud83d\ude00 \ude00"]]
    lines += [{"id": None, "text": "no time", "now": text} for text in ("never", "9999-12-31T23:59", "0001-01-01", 7)]
    text = "\n".join(map(json.dumps, lines)) + '\n{"text": 3}\n[]\n"x"\n{\n' + "[" * 100_000 + "\n"
    (tmp_path / "batch.jsonl").write_text(text, "utf-8")
    done = box.tacit("capture", "--batch", str(tmp_path / "batch.jsonl"))
    assert done.code == 3
    assert "inside Tacit" not in done.err
    answers = [json.loads(line) for line in done.out.split("\n") if line]
    assert len(answers) >= len([line for line in lines if str(line["text"]).strip()]) - 4
    still_there(box)


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(1, len(content))]


def torn(content: bytes, dice: random.Random) -> bytes:
    """Some bytes of it are others."""
    wrong = bytearray(content)
    for _ in range(max(3, len(wrong) // 200)):
        wrong[dice.randrange(len(wrong))] = dice.randrange(256)
    return bytes(wrong)


def test_files_that_are_none_or_broken(box: Sandbox, shared: Path, tmp_path: Path) -> None:
    dice = random.Random(1)
    papers = tmp_path / "papers"
    papers.mkdir()
    files = {
        "empty.csv": b"",
        "empty.vcf": b"",
        "empty.enex": b"",
        "only-spaces.csv": b"  \r\n \t\r\n" * 9,
        "binary.bin": dice.randbytes(200_000),
        "binary.csv": dice.randbytes(20_000),
        "zeros.csv": bytes(100_000),
        "picture.vcf": b"\x89PNG\r\n\x1a\n" + dice.randbytes(5000),
        "wrong-encoding.csv": "First Name,Last Name\r\nJörg,Müller\r\n".encode("utf-16-be"),
        "latin.vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\u00f6rg\r\nEND:VCARD\r\n".encode("latin-1"),
        "one-line.csv": b"First Name,Last Name",
        "quotes.csv": b'First Name,Last Name\r\n"never closed,Brandt\r\n' * 50,
        "wide.csv": b"Name," * 5000 + b"x\r\n" + b"1," * 5000 + b"2\r\n",
        "deep.json": b'{"a":' * 20_000,
        "deep.enex": b'<?xml version="1.0"?><en-export>' + b"<note>" * 20_000,
        "laughs.enex": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><en-export><note><title>&c;</title></note></en-export>',
        "outside.enex": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><en-export><note>'
        b"<title>&f;</title><content>&f;</content></note></en-export>",
        "nearly.json": b'{"format": "tacit", "version": 1, "records": [{"kind": "note"}, 3, null]}',
        "long-line.vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + b"x" * 3_000_000 + b"\r\nEND:VCARD\r\n",
        "unended.vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ole\r\n" * 2000,
    }
    real = sorted((shared / "vcard").glob("*.vcf"))[::5] + sorted((shared / "enex").glob("*.enex"))[::20]
    real += [shared / "crm" / "accounts.csv", *sorted((shared / "csv-spectrum" / "csvs").glob("*.csv"))]
    for file in real:
        content = file.read_bytes()
        if content:
            files[f"cut-{file.name}"] = cut(content, dice)
            files[f"torn-{file.name}"] = torn(content, dice)
            files[f"whole-{file.name}"] = content
    for name, content in files.items():
        (papers / name).write_bytes(content)
    calls = [["import", "--json", str(papers / name)] for name in files]
    calls += [["import", "--json", "--dry-run", str(papers / name)] for name in list(files)[:20]]
    calls += [
        ["import", "--json", "--format", form, str(papers / "binary.bin")] for form in ("csv", "vcard", "enex", "x")
    ]
    assert tried(box, calls) == []
    still_there(box)
    alltold = box.tacit("export", str(tmp_path / "all.json"), "--format", "json")
    assert alltold.code == 0
    assert "root:" not in (tmp_path / "all.json").read_text("utf-8")


def test_places_that_are_no_files(box: Sandbox, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for path in (str(empty), "/dev/null", str(tmp_path / "missing.csv"), "/proc/self/mem", str(tmp_path / ("x" * 300))):
        done = box.tacit("import", path, "--json")
        assert done.code == 1, (path, done)
        assert "inside Tacit" not in done.err
        assert json.loads(done.out)["files"][0]["skipped"][0]["why"]
        assert box.tacit("--profile", "new", "restore", path).code in (1, 2)
        assert not (box.profiles / "new").exists()
    still_there(box)


@pytest.mark.slow
def test_a_hundred_megabytes_of_nothing_in_particular(box: Sandbox, tmp_path: Path) -> None:
    """Sparse zeros, one endless line, and 100 MB of noise as a backup: told in time and within memory."""
    files = {
        "zeros.csv": b"",
        "line.csv": b"Name,Notes\r\n",
        "line.vcf": b"BEGIN:VCARD\r\nFN:",
        "line.json": b"[",
        "backup": b"PK",
    }
    for name, start in files.items():
        with (tmp_path / name).open("wb") as file:
            file.write(start)
            if name.startswith("line"):
                for _ in range(HUGE // (1 << 20)):
                    file.write(b"abcdefg " * (1 << 17))
            file.truncate(HUGE)
    for name in files:
        status, heard = forks.run(bounded, box.profile, str(tmp_path / name), env=box.env)
        assert status == 0, name
        code, err, megabytes = heard[0]
        assert code in (1, 3), (name, code, err)
        assert "inside Tacit" not in err, (name, err)
        assert megabytes < 900, (name, megabytes)
        (tmp_path / name).unlink()
    still_there(box)


def bounded(say: Say, profile: Path, file: str) -> None:
    """One command, and the memory it took at its most."""
    import resource

    from db.cli import main as cli

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    err = io.StringIO()
    words = (
        ["--profile", "fresh", "restore", file]
        if file.endswith("backup")
        else ["--profile", str(profile), "import", file]
    )
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
        code = cli.main(words)
    say((code, err.getvalue(), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024))


def test_backups_that_are_none(box: Sandbox, tmp_path: Path) -> None:
    good = tmp_path / "good.tacit-backup"
    box.json("backup", str(good))
    content = good.read_bytes()
    dice = random.Random(2)
    bad = {"empty": b"", "text": b"hello", "cut": cut(content, dice), "head": content[: len(content) // 2]}
    bad |= {f"torn-{number}": torn(content, dice) for number in range(5)}
    for name, broken in bad.items():
        (tmp_path / name).write_bytes(broken)
        done = box.tacit("--profile", "new", "restore", str(tmp_path / name))
        assert done.code == 1, (name, done)
        assert "inside Tacit" not in done.err, (name, done.err)
        assert not (box.profiles / "new").exists()
        assert [one.name for one in box.profiles.iterdir()] == ["default"]
    assert box.tacit("restore", str(good)).code == 1  # there is a profile already
    assert box.tacit("--profile", "new", "restore", str(good)).code == 0
    still_there(box)


def test_a_damaged_profile_is_told(box: Sandbox) -> None:
    """Each file of the profile damaged in turn: a sentence, and the others' data is left alone."""
    dice = random.Random(3)
    for name in ("profile.json", "store.db"):
        file = box.profile / name
        content = file.read_bytes()
        for broken in (b"", b"\x00" * len(content), torn(content, dice), content[: len(content) // 3]):
            file.write_bytes(broken)
            for words in (["status"], ["list", "note"], ["search", "quellwasser"], ["doctor"]):
                done = box.tacit(*words)
                assert done.code in STATUSES, (name, words, done)
                assert "inside Tacit" not in done.err, (name, words, len(broken), done.err)
        file.write_bytes(content)
        for suffix in ("-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
    for file in (box.profile / "index").iterdir():
        file.write_bytes(torn(file.read_bytes(), dice) if file.stat().st_size else b"x")
    (box.profile / "settings.json").write_text('{"text_scale": "big", "language": 7, "nonsense": [}', "utf-8")
    assert box.json("search", "quellwasser")["total"] == 1
    still_there(box)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere: run as a user to try this")
def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    box = Sandbox(tmp_path / "computer")
    box.profiles.parent.chmod(0o500)
    done = box.tacit("init", "--name", "Maren")
    assert (done.code, "could not be written" in done.err) == (1, True)


def test_a_home_below_a_file(tmp_path: Path) -> None:
    box = Sandbox(tmp_path / "computer")
    (tmp_path / "file").write_text("in the way", "utf-8")
    done = box.tacit("init", "--name", "Maren", env={"TACIT_HOME": str(tmp_path / "file" / "below")})
    assert (done.code, "could not be written" in done.err) == (1, True)
