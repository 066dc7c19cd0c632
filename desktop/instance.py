"""One window a profile: a second start raises the first. A lock says who is first (cheap, QtCore only); the first one
listens on a local socket after its first paint."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject


class Instance(QObject):
    """`key` is whatever tells profiles apart (a path, a name, ''). Names on disk are hashes of it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        text = f"{os.environ.get('TACIT_HOME', '')}|{key}|{os.environ.get('USER', os.environ.get('USERNAME', ''))}"
        self.name = "tacit-" + _hash(text)[:16]
        folder = os.environ.get("XDG_RUNTIME_DIR") or QDir.tempPath()
        if not os.access(folder, os.W_OK):
            folder = QDir.tempPath()
        self._lock = QLockFile(os.path.join(folder, self.name + ".lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def first(self) -> bool:
        """Whether we are the first; holds the place from then on."""
        return bool(self._lock.tryLock(0))

    def tell(self, message: str, seconds: float = 3.0) -> bool:
        """Sends a word to the first one. False if it does not answer (it may be just starting or just ending)."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + seconds
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self.name)
            if socket.waitForConnected(200):
                socket.write(message.encode() + b"\n")
                socket.flush()
                socket.waitForBytesWritten(500)
                heard = socket.bytesAvailable() > 0 or socket.waitForReadyRead(1000)
                socket.disconnectFromServer()
                return heard
            if self.first():
                return False
            time.sleep(0.05)
        return False

    def listen(self, heard: Callable[[str], Any]) -> None:
        """Answers later starts: `heard('raise')` or `heard('capture')`."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def arrived() -> None:
            socket = server.nextPendingConnection()

            def read() -> None:
                if socket.canReadLine():
                    word = bytes(socket.readLine().data()).decode("utf-8", "replace").strip()
                    socket.write(b"ok\n")
                    socket.flush()
                    heard(word)

            socket.readyRead.connect(read)
            socket.disconnected.connect(socket.deleteLater)
            read()

        server.newConnection.connect(arrived)
        server.listen(self.name)
        self._server = server

    def release(self) -> None:
        """Gives the place up."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
            self._server = None
        self._lock.unlock()


def _hash(text: str) -> str:
    digest = QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode("ascii")
