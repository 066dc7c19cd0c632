"""SIGKILL while somebody types: what was saved is there, and of the rest no more than half a second is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.e2e import typing_story, verify

pytestmark = pytest.mark.slow

HALF_A_SECOND = 500 // typing_story.TICK_MS
POINTS = ("draft.write.before", "file.rename.before", "file.rename.after", "draft.write.after")


def typed(profile: Path, box: Path, seed: int, fault: str = "", lines: int = 10_000) -> list[tuple[str, int, int]]:
    """Types until the fault strikes, or until so many lines were heard: then it is killed. What it told."""
    env = {"PYTHONPATH": str(ROOT), "TACIT_FAULT": fault, "HOME": str(box), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "tests.e2e.typing_story", str(profile), str(seed)]
    heard = []
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            what, letters, tick = line.split()
            heard.append((what, int(letters), int(tick)))
            if len(heard) == lines:
                process.kill()
    assert process.returncode == -signal.SIGKILL
    return heard


def little_is_lost(profile: Path, heard: list[tuple[str, int, int]]) -> None:
    """One draft with at least what was told as saved; the first letter that is lost is not half a second old."""
    saved = max((letters for what, letters, _ in heard if what == "saved"), default=0)
    with verify.reopened(profile) as tacit:
        kept = [draft.text for draft in tacit.captures.drafts()]
        assert len(kept) <= 1
        assert list(tacit.profile.drafts.glob("*.damaged")) == []
    letters = len(kept[0]) if kept else 0
    assert kept in ([], [typing_story.text(letters)])
    assert letters >= saved
    lost = [tick for what, letter, tick in heard if what == "typed" and letter > letters]
    assert not lost or heard[-1][2] - lost[0] <= HALF_A_SECOND


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("point", POINTS)
def test_a_kill_within_a_save(copied: Callable[[], Path], tmp_path: Path, point: str, nth: int) -> None:
    profile = copied()
    heard = typed(profile, tmp_path, nth, f"{point}:{nth}")
    assert [what for what, *_ in heard].count("saved") == nth - 1
    little_is_lost(profile, heard)


def test_a_kill_at_any_moment(copied: Callable[[], Path], tmp_path: Path, seed: int) -> None:
    profile = copied()
    little_is_lost(profile, typed(profile, tmp_path, seed, lines=random.Random(seed).randrange(5, 60)))
