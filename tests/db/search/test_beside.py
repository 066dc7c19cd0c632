"""The index is filled in a process of its own: what it is told, when it ends, what is left when it is killed."""

from __future__ import annotations

import base64
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Mapped

from db.domain.query import All, Word
from db.records import Kinds, Note, Record, fields, standard_kinds
from db.records.base import Naming
from db.search.beside import Beside
from db.search.index import Index
from db.services import profiles
from db.services.app import Tacit
from tests.patience import PROGRAM

FOR_EVER = 3600.0


@pytest.fixture
def tacit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tacit]:
    monkeypatch.setattr("db.store.cipher.SCRYPT_N", 1 << 14)
    _, tacit = profiles.create(tmp_path / "profile", "Mara", passphrase="only a test")
    with tacit:
        write(tacit, "a Xylophon", "the pump is late")
        yield tacit


@pytest.fixture
def beside(tacit: Tacit) -> Iterator[Beside]:
    """It ends only when it is told to, or when nobody is there any more."""
    beside = Beside(tacit.profile, tacit.kinds, linger=FOR_EVER)
    yield beside
    beside.close()


def write(tacit: Tacit, *texts: str) -> None:
    with tacit.store.work() as work:
        for text in texts:
            work.add(Note(text=text))


def index_of(tacit: Tacit) -> Index:
    return Index(tacit.profile.index, tacit.profile.subkey("index"), tacit.kinds)


def child() -> Any:
    (one,) = (process for process in multiprocessing.active_children() if process.name == "tacit-index")
    return one


def runs(pid: int) -> bool:
    """Whether the process is at work: one that has ended may wait for ever for whoever inherits it here."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def ended(pid: int) -> bool:
    """Whether the process ends, soon."""
    end = time.monotonic() + PROGRAM
    while runs(pid) and time.monotonic() < end:
        time.sleep(0.01)
    return not runs(pid)


def test_what_is_there_and_what_comes_meanwhile_is_in_the_index_in_the_end(tacit: Tacit, beside: Beside) -> None:
    assert beside.start()
    assert beside.start(), "one is enough"
    write(tacit, "and another Xylophon", *(f"note {n}" for n in range(20)))
    seen: list[tuple[int, int]] = []
    assert beside.fill(lambda done, of: seen.append((done, of))) is True
    assert not beside.running
    index = index_of(tacit)
    assert (index.wants, index.cursor, index.size) == ("", tacit.store.high_water(), 24)
    assert index.search(All((Word("xylophon"),))).total == 2
    assert all(0 < done <= of for done, of in seen)


def test_what_was_indexed_before_goes_when_it_is_filled_afresh(tacit: Tacit, beside: Beside) -> None:
    assert beside.fill() is True
    before = {file.name for file in tacit.profile.index.iterdir()}
    assert beside.fill(afresh=True) is True
    assert before & {file.name for file in tacit.profile.index.iterdir()} == {"MAIN_WRITELOCK"}
    assert index_of(tacit).size == 3


def test_only_what_is_new_is_taken_in_where_the_rest_is_there(tacit: Tacit, beside: Beside) -> None:
    assert beside.fill() is True
    segments = {file.name for file in tacit.profile.index.glob("*.seg")}
    write(tacit, "a Fagott")
    assert beside.fill() is True
    assert segments < {file.name for file in tacit.profile.index.glob("*.seg")}
    assert index_of(tacit).search(All((Word("fagott"),))).total == 1


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="only Linux shows what a process was given")
def test_the_key_is_on_no_command_line_and_in_no_environment(tacit: Tacit, beside: Beside) -> None:
    assert beside.start()
    place = Path(f"/proc/{child().pid}")
    shown = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    for key in (tacit.profile.key, tacit.profile.subkey("index")):
        for spelled in (key, key.hex().encode(), base64.b64encode(key)[:-2], repr(key).encode()):
            assert spelled not in shown
    assert beside.fill() is True, "and yet it had it"


def test_it_ends_when_it_is_stopped_and_nothing_of_it_stays(tacit: Tacit, beside: Beside) -> None:
    assert beside.start()
    process = child()
    beside.close()
    assert process.exitcode is not None, "ended, and waited for"
    assert not beside.running
    assert not beside.start(), "closed is closed"
    assert beside.fill() is None


def test_whoever_waits_can_give_it_up(tacit: Tacit, beside: Beside) -> None:
    assert beside.fill(cancelled=lambda: True) is False
    assert not beside.running
    assert beside.fill() is True


def test_killed_it_is_missed_and_the_next_one_goes_on(tacit: Tacit, beside: Beside) -> None:
    for _ in range(2):
        assert beside.start()
        process = child()
        process.kill()
        process.join()
        assert not beside.running
    assert beside._result() is None, "nobody can say that it is done"
    assert beside.fill() is True
    assert index_of(tacit).size == 3


def test_where_another_process_writes_for_long_it_leaves_the_index_to_that(tacit: Tacit, beside: Beside) -> None:
    assert beside.fill() is True
    write(tacit, "a Fagott")
    lock = index_of(tacit)._storage.lock("MAIN_WRITELOCK")
    assert lock.acquire()
    assert beside.fill() is False
    lock.release()


def test_where_no_process_can_be_had_it_says_so(tacit: Tacit) -> None:
    """As for kinds that another process cannot import: it could not even start."""

    class Local(Record):
        __tablename__ = "local_to_a_test"
        naming = Naming("Local", "Locals", "note")
        name: Mapped[str] = fields.line("Name")

    beside = Beside(tacit.profile, Kinds([*(kind.cls for kind in standard_kinds()), Local]))
    assert not beside.start()
    assert beside.fill() is None


SCRIPT = """
import multiprocessing, os, sys
from pathlib import Path
from db.records import standard_kinds
from db.search.beside import Beside
from db.store.profile import Profile, load
if __name__ == "__main__":
    profile = load(Path(sys.argv[1]))
    profile.key = bytes.fromhex(sys.stdin.read())
    assert Beside(profile, standard_kinds(), linger=3600).start()
    print(multiprocessing.active_children()[0].pid, flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux shows whether it runs")
def test_it_does_not_outlive_the_one_that_started_it(tacit: Tacit, tmp_path: Path) -> None:
    script = tmp_path / "starts.py"
    script.write_text(SCRIPT)
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, str(script), str(tacit.profile.path)]
    key = tacit.profile.key.hex()
    done = subprocess.run(
        command, env=environment, input=key, stdout=subprocess.PIPE, text=True, timeout=PROGRAM, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert ended(int(done.stdout))
