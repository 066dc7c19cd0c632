"""Work off the GUI thread: one write lane, a small read pool, a lane for drafts, one for long work, and one each for
rounds of sync and for waiting until a shared store has news.

A job is a pure function and its arguments; the Qt shell around it is here. Results come back on the GUI thread, to an
owner that may be gone by then. A `key` makes jobs of one kind replace each other: only the newest result arrives.
Inline mode runs everything at once on the caller's thread, for tests.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.bus import Bus

if TYPE_CHECKING:
    import queue
    import threading

Then = Callable[[Any], Any]


class Ticket:
    """What a long function gets to tell how far it is and to ask whether to stop. Safe from any thread."""

    def __init__(self, told: Callable[[int, int, str], None]) -> None:
        self._told = told
        self._stop = False

    def progress(self, done: int, total: int = 0, words: str = "") -> None:
        """Tells `done` of `total` (0: unknown) and what is being done."""
        self._told(done, total, words)

    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop

    def cancel(self) -> None:
        """Asks the function to stop at its next step."""
        self._stop = True


class Job(QObject):
    """One piece of work. `progressed(done, total, words)` and `finished(ok)` arrive on the GUI thread."""

    progressed = Signal(int, int, str)
    finished = Signal(bool)

    def __init__(
        self,
        work: Callable[[], Any],
        then: Then | None,
        failed: Then | None,
        owner: QObject | None,
        key: str,
        ticket: Ticket | None,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self.quiet = quiet
        self.work, self.then, self.failed, self.owner, self.key, self.ticket = work, then, failed, owner, key, ticket
        self.dropped = False
        self.result: Any = None
        self.error: BaseException | None = None

    def cancel(self) -> None:
        """Stops a long job at its next step; a job that did not start is dropped."""
        if self.ticket is not None:
            self.ticket.cancel()
        else:
            self.dropped = True


class _Lane:
    """Some threads that take jobs in order. Threads start with the first job."""

    def __init__(self, name: str, width: int, done: Callable[[Job], None]) -> None:
        self.name, self.width, self.done = name, width, done
        # Made with the first job: nothing of it is needed before the first paint.
        self.jobs: queue.SimpleQueue[Job | None] | None = None
        self.threads: list[threading.Thread] = []

    def put(self, job: Job) -> None:
        import queue
        import threading

        if self.jobs is None:
            self.jobs = queue.SimpleQueue()
        if len(self.threads) < self.width:
            thread = threading.Thread(target=self._run, name=f"tacit-{self.name}", daemon=True)
            self.threads.append(thread)
            thread.start()
        self.jobs.put(job)

    def _run(self) -> None:
        assert self.jobs is not None
        while (job := self.jobs.get()) is not None:
            if not job.dropped:
                _do(job)
            self.done(job)

    def stop(self, seconds: float) -> None:
        if self.jobs is None:
            return
        for _ in self.threads:
            self.jobs.put(None)
        for thread in self.threads:
            thread.join(seconds)


def _do(job: Job) -> None:
    try:
        job.result = job.work()
    except Exception as error:
        job.error = error


class Jobs(QObject):
    """The window's hands. Give `owner` (usually the controller or a widget) so that results die with it."""

    _done = Signal(object)
    _told = Signal(object, int, int, str)
    _changes = Signal(object)

    def __init__(self, bus: Bus, inline: bool = False) -> None:
        super().__init__()
        self.bus = bus
        self.inline = inline
        self._newest: dict[str, Job] = {}
        self._alive: set[Job] = set()
        self._lanes = {
            "write": _Lane("write", 1, self._done.emit),
            "read": _Lane("read", 2, self._done.emit),
            "draft": _Lane("draft", 1, self._done.emit),
            "long": _Lane("long", 1, self._done.emit),
            "sync": _Lane("sync", 1, self._done.emit),
            "hint": _Lane("hint", 1, self._done.emit),
        }
        self._done.connect(self._deliver)
        self._told.connect(self._progress)
        self._changes.connect(self._publish)
        self._services: Any = None
        self._unsubscribe: Callable[[], Any] | None = None
        self._poll_timer = QTimer(self)
        self._poll_timer.setInterval(1000)
        self._poll_timer.timeout.connect(self._poll)

    # -- what callers use ---------------------------------------------------------------------------------------

    def read(self, work: Callable[..., Any], *args: Any, **how: Any) -> Job:
        """Runs `work(*args)` on the read pool. `then(result)` and `failed(error)` are called on the GUI thread;
        `key` drops older results of the same key; without `failed` an error goes to `bus.failed`."""
        return self._start("read", work, args, **how)

    def write(self, work: Callable[..., Any], *args: Any, **how: Any) -> Job:
        """Runs `work(*args)` on the one write lane, in order. Changes reach the screens by `bus.changed`."""
        return self._start("write", work, args, **how)

    def draft(self, work: Callable[..., Any], *args: Any, **how: Any) -> Job:
        """Runs `work(*args)` on the drafts' own lane, so that keeping a draft never waits for an import."""
        return self._start("draft", work, args, **how)

    def long(self, work: Callable[..., Any], *args: Any, **how: Any) -> Job:
        """Runs `work(*args, ticket)` on its own lane; the job tells progress and can be cancelled."""
        return self._start("long", work, args, ticketed=True, **how)

    def sync(self, work: Callable[..., Any], *args: Any, **how: Any) -> Job:
        """Runs `work(*args, ticket)` on the lane of sync alone: a network that hangs holds nothing else up."""
        return self._start("sync", work, args, ticketed=True, **how)

    def listen(self, work: Callable[..., Any], *args: Any, **how: Any) -> Job:
        """Runs `work(*args, ticket)`, which waits for news of a shared store, beside everything else."""
        return self._start("hint", work, args, ticketed=True, **how)

    def follow(self, services: Any) -> None:
        """Publishes the Changes of this profile on the bus, and asks every second for another process's."""
        self._services = services
        self._unsubscribe = services.subscribe(self._changes.emit)
        if not self.inline:
            self._poll_timer.start()

    def unfollow(self) -> None:
        """Stops listening to the profile."""
        self._poll_timer.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = None
        self._services = None

    def stop(self, seconds: float = 5.0) -> None:
        """Ends the lanes after what is queued; long work is asked to stop. Results are no longer delivered."""
        self.unfollow()
        for job in list(self._alive):
            if job.ticket is not None:
                job.ticket.cancel()
        for lane in self._lanes.values():
            lane.stop(seconds)
        self._alive.clear()
        self._newest.clear()

    def idle(self) -> bool:
        """Whether nothing is running or waiting; who listens for news does neither."""
        return all(job.quiet for job in self._alive)

    # -- the shell ----------------------------------------------------------------------------------------------

    def _start(
        self,
        lane: str,
        work: Callable[..., Any],
        args: tuple[Any, ...],
        then: Then | None = None,
        failed: Then | None = None,
        owner: QObject | None = None,
        key: str = "",
        ticketed: bool = False,
    ) -> Job:
        ticket = None
        if ticketed:
            ticket = Ticket(lambda done, total, words: self._told.emit(job, done, total, words))
            args = (*args, ticket)
        job = Job(lambda: work(*args), then, failed, owner, key, ticket, quiet=lane == "hint")
        if key:
            older = self._newest.get(key)
            if older is not None:
                older.dropped = True
            self._newest[key] = job
        self._alive.add(job)
        if self.inline:
            _do(job)
            self._deliver(job)
        else:
            self._lanes[lane].put(job)
        return job

    def _deliver(self, job: Job) -> None:
        self._alive.discard(job)
        if job.key and self._newest.get(job.key) is job:
            del self._newest[job.key]
        gone = job.owner is not None and not isValid(job.owner)
        if not job.dropped and not gone:
            if job.error is None:
                if job.then is not None:
                    job.then(job.result)
            elif job.failed is not None:
                job.failed(job.error)
            else:
                self.bus.failed.emit(job.error)
        job.finished.emit(job.error is None)

    def _progress(self, job: Job, done: int, total: int, words: str) -> None:
        if job in self._alive:
            job.progressed.emit(done, total, words)

    def _publish(self, changes: Any) -> None:
        if changes is not None and self._services is not None:
            self.bus.changed.emit(changes)

    def _poll(self) -> None:
        services = self._services
        if services is not None and "poll" not in self._newest:
            self.read(services.poll, then=self._publish, failed=lambda _error: None, key="poll", owner=self)
