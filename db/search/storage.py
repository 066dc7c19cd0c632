"""Where the index lies: one AES-256-GCM file for each segment and each table of contents, nothing in plain text.

Whoosh writes a segment as many small files, reads them back and packs them into one. Those parts stay in memory here;
only the packed segment and the renamed table of contents reach the disk, each in one atomic, synced step. A file is
decrypted whole into memory; readers get views of that memory, never copies.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import RamStorage, Storage
from whoosh.filedb.structfile import StructFile
from whoosh.util.filelock import FileLock

from db.store import faults
from db.store.cipher import OVERHEAD, Tampered, seal, unseal

MAGIC = b"TACITIX1"


class DamagedIndex(Exception):
    """A file of the index cannot be read with this key: damaged, cut short, or of another profile. It is rebuilt."""


class _Reader:
    """A read-only file over a piece of memory; what `pickle` and Whoosh ask of a file, without copying the memory."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._at = 0

    def read(self, size: int | None = -1) -> bytes:
        end = len(self._view) if size is None or size < 0 else min(self._at + size, len(self._view))
        piece = bytes(self._view[self._at : end])
        self._at = max(self._at, end)
        return piece

    def readline(self) -> bytes:
        rest = bytes(self._view[self._at :])
        cut = rest.find(b"\n") + 1 or len(rest)
        self._at += cut
        return rest[:cut]

    def seek(self, where: int, whence: int = 0) -> int:
        self._at = where + (0, self._at, len(self._view))[whence]
        return self._at

    def tell(self) -> int:
        return self._at


class ViewFile(StructFile):  # type: ignore[misc]
    """A Whoosh file over memory; `subset` shares the memory (Whoosh's own buffer file copies it)."""

    def __init__(self, view: memoryview, name: str | None = None) -> None:
        super().__init__(_Reader(view), name=name)
        self.view = view

    def subset(self, offset: int, length: int, name: str | None = None) -> ViewFile:
        return ViewFile(self.view[offset : offset + length], name or self._name)

    def get(self, position: int, length: int) -> bytes:
        return bytes(self.view[position : position + length])


class EncryptedStorage(Storage):  # type: ignore[misc]
    """A Whoosh storage in `folder` under a 32 byte `key`. A writer has its own; readers may share one."""

    supports_mmap = False

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key
        self._parts: dict[str, bytes] = {}

    def __repr__(self) -> str:
        return "<EncryptedStorage>"

    def create(self) -> EncryptedStorage:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self

    def list(self) -> list[str]:
        on_disk = [name for name in os.listdir(self._folder) if not name.endswith((".new", "LOCK"))]
        return [*on_disk, *self._parts]

    def create_file(self, name: str, **_: Any) -> StructFile:
        def keep(file: StructFile) -> None:
            content = file.file.getvalue()
            if name.endswith(".seg"):
                self._seal(name, content)
            else:
                self._parts[name] = content

        return StructFile(BytesIO(), name=name, onclose=keep)

    def open_file(self, name: str, *_: Any, **__: Any) -> ViewFile:
        part = self._parts.get(name)
        return ViewFile(memoryview(self._unseal(name) if part is None else part), name)

    def rename_file(self, frm: str, to: str, safe: bool = False) -> None:
        if safe and self.file_exists(to):
            raise NameError(f"File {to!r} exists")
        self._seal(to, self._parts.pop(frm))

    def file_exists(self, name: str) -> bool:
        return name in self._parts or (self._folder / name).exists()

    def file_modified(self, name: str) -> float:
        return 0.0 if name in self._parts else (self._folder / name).stat().st_mtime

    def file_length(self, name: str) -> int:
        if name in self._parts:
            return len(self._parts[name])
        return (self._folder / name).stat().st_size - len(MAGIC) - OVERHEAD

    def delete_file(self, name: str) -> None:
        if self._parts.pop(name, None) is None:
            (self._folder / name).unlink()

    def forget_parts(self) -> None:
        """Drop what an abandoned writer left in memory."""
        self._parts.clear()

    def sweep(self) -> None:
        """Remove files that a killed writer left half written. Only whoever holds the writer lock may call it."""
        for name in os.listdir(self._folder):
            if name.endswith(".new"):
                (self._folder / name).unlink(missing_ok=True)

    def lock(self, name: str) -> FileLock:
        return FileLock(str(self._folder / name))

    def temp_storage(self, name: str | None = None) -> RamStorage:
        return RamStorage()

    def _seal(self, name: str, content: bytes) -> None:
        fresh = self._folder / f"{name}.new"
        with open(fresh, "wb") as file:
            file.write(MAGIC)
            file.write(seal(self._key, content, name.encode()))
            file.flush()
            os.fsync(file.fileno())
        faults.point("index.file.rename")
        os.replace(fresh, self._folder / name)
        if os.name == "posix":
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _unseal(self, name: str) -> bytes:
        with open(self._folder / name, "rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise DamagedIndex("not a file of this index")
            # mapped, not read: a segment is large, and only its decrypted bytes have to be in memory
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as sealed:
                try:
                    with sealed[len(MAGIC) :] as body:
                        return unseal(self._key, body, name.encode())
                except Tampered as error:
                    raise DamagedIndex("damaged, or written under another key") from error


@contextmanager
def index_lock(storage: EncryptedStorage, name: str) -> Iterator[bool]:
    """Hold the writer's lock, or learn that another process holds it: whether it is ours."""
    lock = storage.lock(name)
    free = lock.acquire()
    try:
        yield free
    finally:
        if free:
            lock.release()
