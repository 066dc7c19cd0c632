"""Killed at every named place, three times each: the index heals, and no word of it lies on the disk in plain text."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.domain.query import All, Word
from db.records import standard_kinds
from db.search.index import Index
from tests.db.search.stand_in import KEY, Memory, note, world
from tests.patience import PROGRAM

POINTS = ("index.file.rename", "index.commit.before", "index.commit.toc", "index.commit.after")
CANARY = "Xanthorrhoeaquokka"

#: Saves, commits and merges in a loop; says what it has saved before it goes on.
SCRIPT = """
import sys
from pathlib import Path
from db.records import standard_kinds
from db.search import maintenance
from db.search.index import Index
from tests.db.search.stand_in import KEY, note, world

source = world()
index = Index(Path(sys.argv[1]), KEY, standard_kinds())
index.follow(source)
if index.wants:
    index.rebuild(source)
for n in range(6):
    source.put(note(f"k{n}", f"{sys.argv[2]} number{n}"))
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
    index.flush(source)
    if n % 2:
        maintenance.merge(Path(sys.argv[1]), KEY, True)
"""


def run(folder: Path, fault: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "TACIT_FAULT": fault, "PYTHONPATH": str(root), "TMPDIR": str(folder.parent / "tmp")}
    command = [sys.executable, "-c", SCRIPT, str(folder), CANARY]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PROGRAM, check=False)


def plain(folder: Path) -> list[str]:
    """Files that hold a word of the index in any spelling a program would use."""
    words = [CANARY, CANARY.lower(), "customer:c1", "Müller Pumpen", "preisverhandlung"]
    spelled = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    for word in words:
        spelled += [base64.b64encode(b" " * shift + word.encode())[4:-4] for shift in range(3)]
    return [f.name for f in folder.rglob("*") if f.is_file() and any(s in f.read_bytes() for s in spelled)]


@pytest.mark.parametrize("nth", [1, 2, 5])
@pytest.mark.parametrize("point", POINTS)
def test_a_kill_heals_and_leaves_nothing_readable(tmp_path: Path, point: str, nth: int) -> None:
    folder, temporary = tmp_path / "index", tmp_path / "tmp"
    temporary.mkdir()
    ended = run(folder, f"{point}:{nth}")
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert plain(tmp_path) == []

    saved = [int(line) for line in ended.stdout.split()]
    source = world()
    for n in saved:
        source.put(note(f"k{n}", f"{CANARY} number{n}"))
    index = Index(folder, KEY, standard_kinds())
    index.follow(source)
    assert index.wants in ("", "new", "unfinished"), "a kill never damages"
    if index.wants:
        assert index.rebuild(source, afresh=False)
        index.follow(source)
    assert index.size == source.count()
    assert {f"k{n}" for n in saved} == set(index.search(All((Word(CANARY),)), limit=99).ids)
    for n in saved:
        assert index.search(All((Word(f"number{n}"),))).ids == (f"k{n}",)
    source.put(note("after", "life goes on"))
    assert index.flush(source)
    assert not list(folder.glob("*.new"))
    assert plain(tmp_path) == []


def test_the_canary_search_would_find_it(tmp_path: Path) -> None:
    """The search for plain text works: it finds the words in a plain file."""
    (tmp_path / "plain").write_text(f"… {CANARY} …", encoding="utf-16")
    assert plain(tmp_path) == ["plain"]


def test_a_rebuild_that_is_killed_goes_on(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    assert run(tmp_path / "index", "index.commit.after:1").returncode == -signal.SIGKILL
    index = Index(tmp_path / "index", KEY, standard_kinds())
    assert index.wants == "unfinished"
    source: Memory = world()
    assert index.rebuild(source, afresh=False)
    assert (index.wants, index.size) == ("", source.count())
