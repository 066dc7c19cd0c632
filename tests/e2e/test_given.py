"""The measure of "within a second": what the program takes counts, working or waiting; what others take does not."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from tests.e2e.given import covered, given


def test_waiting_counts_in_full() -> None:
    with given() as took:
        threading.Event().wait(0.2)
    assert took.seconds > 0.15


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="this system does not count the queue")
def test_work_counts_and_the_queue_does_not() -> None:
    """Four threads' worth of work on one core: what this process took is what it got of that core."""
    cores = os.sched_getaffinity(0)
    others = [os.posix_spawnp("sh", ["sh", "-c", "while :; do :; done"], os.environ) for _ in range(3)]
    try:
        for process in (0, *others):
            os.sched_setaffinity(process, {min(cores)})
        began, worked = time.perf_counter(), time.process_time()
        with given() as took:
            while time.process_time() - worked < 0.2:
                pass
        clock = time.perf_counter() - began
    finally:
        os.sched_setaffinity(0, cores)
        for process in others:
            os.kill(process, 9)
            os.waitpid(process, 0)
    assert took.seconds >= 0.15
    assert took.seconds < clock * 0.75


def test_a_time_in_which_several_stood_in_the_queue_counts_once() -> None:
    assert covered([(3.0, 4.0), (0.0, 1.0), (0.5, 1.5), (0.6, 0.7), (2.0, 1.0)]) == 2.5
    assert covered([]) == 0.0
