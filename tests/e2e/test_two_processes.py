"""Window and terminals at once on one profile: nothing lost, nothing "locked", everybody hears of the others."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import forks, stories, verify

Copied = Callable[[], Path]


@pytest.mark.slow
def test_two_windows_and_two_terminals_write_at_once(copied: Copied) -> None:
    profile = copied()
    with contextlib.ExitStack() as stack:
        windows = [stack.enter_context(forks.started(stories.window, profile, f"window{n}", 120)) for n in (1, 2)]
        for window in windows:
            window.listen(lambda heard: ("open",) in heard)
        (profile / "go-for-tests").touch()
        terminals = [
            stack.enter_context(forks.started(stories.terminal, profile, f"terminal{n}", 12, 10)) for n in (1, 2)
        ]
        assert [terminal.end() for terminal in terminals] == [0, 0]
        for window in windows:
            window.listen(lambda heard: ("written",) in heard)
        (profile / "stop-for-tests").touch()
        assert [window.end() for window in windows] == [0, 0]
    by_child = [{what[1]: what[2] for what in child.heard if what[0] == "note"} for child in (*windows, *terminals)]
    assert [len(written) for written in by_child] == [120] * 4
    everything = {note: one for written in by_child for note, one in written.items()}
    for number, window in enumerate(windows):
        _, heard, faults = window.heard[-1]
        assert faults == []
        others = everything.keys() - by_child[number].keys()
        assert others - set(heard) == set()
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        assert tacit.records.list("note").total == 40 + 480
        verify.found_once(tacit, list(everything.values())[::10])


def test_nobody_overwrites_what_another_wrote(copied: Copied) -> None:
    """Three processes add words to one field, each to what it read: every word is there."""
    profile = copied()
    with verify.reopened(profile) as tacit:
        note = tacit.records.add("note", {"text": "Said:"}).id
    with contextlib.ExitStack() as stack:
        children = [
            stack.enter_context(forks.started(stories.edit_the_same, profile, note, name, 25)) for name in "abc"
        ]
        assert [child.end() for child in children] == [0, 0, 0]
    assert sum(child.heard[0] for child in children) > 0  # they did cross each other
    with verify.reopened(profile) as tacit:
        verify.whole(tacit)
        said = tacit.records.get(note).text.split()[1:]  # type: ignore[attr-defined]
        assert sorted(said) == sorted(f"{name}{number}" for name in "abc" for number in range(25))
