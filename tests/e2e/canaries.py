"""Canaries: long unique words that go in through every door, and the search for them in every file.

A canary is looked for as UTF-8, UTF-16 (both orders), hex, and base64 at all three alignments, in small and in large
letters. Sixteen letters of its twenty-four are enough to give it away.
"""

from __future__ import annotations

import base64
import hashlib
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_CLOCK_STEP_NS = 100_000_000


@dataclass
class Canaries:
    """Canaries by the door they went through."""

    salt: str
    doors: dict[str, str] = field(default_factory=dict)
    #: Files as they were when last looked into: one that did not change since holds no canary that is newer.
    looked: dict[Path, tuple[int, int, int]] = field(default_factory=dict)

    def __call__(self, door: str) -> str:
        """A new canary for a door: 24 letters, the first one large, as a name would have."""
        digest = hashlib.sha256(f"{self.salt}/{door}".encode()).digest()
        canary = "".join(chr(ord("a") + byte % 26) for byte in digest[:24]).capitalize()
        self.doors[door] = canary
        return canary

    def patterns(self) -> Iterator[tuple[str, bytes]]:
        """(door, bytes) of everything that gives a canary away. The middle 16 letters stand for the whole word:
        its ends may have been cut, or folded."""
        for door, canary in self.doors.items():
            middle = canary[4:20]
            for text in (middle, middle.upper()):
                yield door, text.encode()
                yield door, text.encode("utf-16-le")
                yield door, text.encode("utf-16-be")
            for start in range(3):
                # of a piece cut at this alignment base64 gives the same letters, wherever it lies
                piece = canary.encode()[start + 1 : start + 22]
                encoded = base64.b64encode(piece[: len(piece) // 3 * 3])
                yield door, encoded
                yield door, encoded.translate(bytes.maketrans(b"+/", b"-_"))
            yield door, middle.encode().hex().encode()

    def matcher(self) -> tuple[re.Pattern[bytes], dict[bytes, str]]:
        found = {pattern: door for door, pattern in self.patterns()}
        return re.compile(b"|".join(re.escape(one) for one in found)), found


@dataclass(frozen=True)
class Sighting:
    """A canary seen where it must not be."""

    door: str
    file: str
    moment: str


def seen(canaries: Canaries, roots: Iterable[Path], moment: str) -> set[Sighting]:
    """Where canaries are in plain sight below these folders: in files and in their names."""
    matcher, doors = canaries.matcher()
    found = set()
    for root in roots:
        for path in root.rglob("*"):
            try:
                seen_as = path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_size
                if canaries.looked.get(path) == seen_as:
                    continue
                content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
                if time.time_ns() - seen_as[1] > _CLOCK_STEP_NS:  # a file changed just now may change within the step
                    canaries.looked[path] = seen_as
            except OSError:
                continue  # it was there a moment ago
            for text in (content, str(path.relative_to(root)).encode("utf-8", "surrogateescape")):
                for match in matcher.finditer(text):
                    found.add(Sighting(doors[match[0]], str(path.relative_to(root)), moment))
    return found
