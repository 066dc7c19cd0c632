"""Words that nobody writes: unique, of letters, far from each other, the same for the same number."""

from __future__ import annotations

import hashlib

_SOUNDS = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi".split()


def word(number: int, salt: str = "") -> str:
    """A word of 14 letters for a number."""
    digest = hashlib.sha256(f"{salt}/{number}".encode()).digest()
    return "".join(_SOUNDS[byte % 32] for byte in digest[:7])
