"""SIGKILL while captures are typed and filed: a capture is filed once or still a draft, never both, never neither."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import forks, stories, verify
from tests.e2e.forks import Done
from tests.e2e.sandbox import Sandbox
from tests.e2e.words import word

KILLED = -signal.SIGKILL
COUNT = 6
POINTS = (
    *("draft.write.before", "file.rename.before", "file.rename.after", "draft.write.after"),
    *("store.flush", "capture.before-commit", "store.commit.before", "store.commit.after", "capture.filed"),
)


def neither_lost_nor_twice(profile: Path, heard: list[Any], salt: str) -> None:
    """What was acknowledged as filed is there once with its promise; what was acknowledged as a draft is filed or
    offered, with all that was kept of it."""
    filed = {what[2]: what[1] for what in heard if what[0] == "filed"}
    kept = {what[1]: what[2] for what in heard if what[0] == "draft"}
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        drafts = {draft.id: draft.text for draft in tacit.captures.drafts()}
        notes = [note.text for note in tacit.records.list("note").rows]  # type: ignore[attr-defined]
        promises = [promise.what for promise in tacit.records.list("promise").rows]  # type: ignore[attr-defined]
        verify.only_once(notes)
        for one, draft in filed.items():
            assert notes.count(stories.capture_text(one)) == 1
            assert draft not in drafts
            assert len([what for what in promises if one in what]) == 1
        for draft, text in kept.items():
            if draft not in filed.values():
                done = [note for note in notes if note.startswith(text)]
                assert len(done) == 1 or drafts.get(draft, "").startswith(text)
        texts = {stories.capture_text(word(number, salt)) for number in range(COUNT)}
        assert set(drafts.values()).isdisjoint(notes)
        assert len([note for note in notes if note in texts]) - len(filed) in (0, 1)
        assert len(drafts) <= 1
        assert list(profile.glob("drafts/*.damaged")) == []
        for kind in ("customer", "contact"):  # proposed by the first capture, known to the others
            assert tacit.records.list(kind).total == (1 if len(notes) > 40 else 0)
        # and it goes on: what is offered can be filed
        for draft, text in drafts.items():
            tacit.captures.file(text, now=stories.NOW, draft=draft)
        assert tacit.captures.drafts() == []
        verify.whole(tacit)
        words = [one for one in (word(number, salt) for number in range(COUNT)) if any(one in note for note in notes)]
        assert all(tacit.finder.search(one, kind="note").total == 1 for one in words)


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("point", POINTS)
def test_capturing(copied: Callable[[], Path], point: str, nth: int) -> None:
    profile, salt = copied(), f"{point}-{nth}"
    status, heard = forks.run(stories.capture, profile, salt, COUNT, fault=f"{point}:{nth}")
    assert status == KILLED
    neither_lost_nor_twice(profile, heard, salt)


def test_capturing_at_random_moments(copied: Callable[[], Path], seed: int) -> None:
    dice = random.Random(seed)
    profile, salt, enough = copied(), f"capture-{seed}", dice.randrange(1, COUNT * 3)
    with forks.started(stories.capture, profile, salt, COUNT) as child:
        child.listen(lambda heard: len(heard) > enough)
        time.sleep(dice.random() * 0.05)  # not a wait for anything: the moment of the kill
        child.kill()
        assert child.end() in (KILLED, 0)
    neither_lost_nor_twice(profile, child.heard, salt)


@pytest.mark.parametrize("point", ["store.commit.before", "store.commit.after"])
def test_the_command_itself_is_killed(tmp_path: Path, point: str) -> None:
    """By the variable that anybody may set, in the real program."""
    box = Sandbox(tmp_path)
    assert box.program("init", "--name", "Maren").code == 0
    killed = box.program("capture", "They spoke of kalimordente.", env={"TACIT_FAULT": point})
    assert killed == Done(KILLED, "", "")
    found = box.program("--json", "search", "kalimordente")
    assert found.code == 0
    assert f'"total": {int(point == "store.commit.after")}' in found.out
