"""A line between a client and a server of the tests, as slow as it is told to be, which can be cut at a given byte.

Delay and speed are those of each direction by itself, so a question and its answer take twice the delay. A line that is
cut drops every connection on it; the next one finds it whole again.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Bytes handed on in one piece: small enough to be paced, large enough for two cores.
_PIECE = 16 * 1024


class Line:
    """A port on 127.0.0.1 that passes on to the server at `port`. `delay` in seconds, `speed` in bytes a second (0: as
    fast as it goes). `up` and `down` count the bytes that came through, to the server and back."""

    def __init__(self, port: int, delay: float = 0.0, speed: float = 0.0) -> None:
        self.server, self.delay, self.speed = port, delay, speed
        self.up = self.down = 0
        self._cut_up: int | None = None
        self._cut_down: int | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._opened: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def cut(self, *, up: int | None = None, down: int | None = None) -> None:
        """Break the line once so many more bytes have gone up or come down."""
        self._cut_up = None if up is None else self.up + up
        self._cut_down = None if down is None else self.down + down

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._drop()
        for thread in self._threads:
            thread.join()

    def _start(self, work: object, *given: object) -> None:
        self._threads.append(threading.Thread(target=work, args=given, daemon=True))  # type: ignore[arg-type]
        self._threads[-1].start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self.server))
                for one in (client, server):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._opened.append(one)
                for pair, upwards in (((client, server), True), ((server, client), False)):
                    held: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
                    self._start(self._take, pair[0], held)
                    self._start(self._give, pair[1], held, upwards)

    def _take(self, source: socket.socket, held: queue.SimpleQueue[tuple[float, bytes]]) -> None:
        data = b"?"
        while data:
            try:
                data = source.recv(_PIECE)
            except OSError:
                data = b""
            held.put((time.monotonic() + self.delay, data))

    def _give(self, target: socket.socket, held: queue.SimpleQueue[tuple[float, bytes]], upwards: bool) -> None:
        free = 0.0
        while True:
            due, data = held.get()
            if self.speed:
                free = max(free, due) + len(data) / self.speed
                due = free
            if self.delay or self.speed:
                time.sleep(max(0.0, due - time.monotonic()))
            data, whole = self._counted(data, upwards)
            with suppress(OSError):
                target.sendall(data)
            if not whole:
                self._drop()
            if not data or not whole:
                with suppress(OSError):
                    target.shutdown(socket.SHUT_WR)
                return

    def _counted(self, data: bytes, upwards: bool) -> tuple[bytes, bool]:
        """What of these bytes comes through, and whether that is all."""
        limit, before = (self._cut_up, self.up) if upwards else (self._cut_down, self.down)
        if limit is not None and before + len(data) >= limit:
            data, whole = data[: limit - before], False
            self._cut_up = self._cut_down = None
        else:
            whole = True
        if upwards:
            self.up += len(data)
        else:
            self.down += len(data)
        return data, whole

    def _drop(self) -> None:
        dropped, self._opened = self._opened, []  # who comes back meanwhile is not dropped with the others
        for one in dropped:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def line(port: int, delay: float = 0.0, speed: float = 0.0) -> Iterator[Line]:
    """A line to the server at this port, gone afterwards."""
    made = Line(port, delay, speed)
    try:
        yield made
    finally:
        made.close()
