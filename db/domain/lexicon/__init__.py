"""Word lists of sales and industrial language, names, titles and everyday words: data, no rules.

Every word is written folded (lower case, no accents), one idea a line or block, so that lists can be grown by hand.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The blank-separated words of a block."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a block, longest first, each as a tuple of words."""
    lines = {tuple(line.split()) for line in text.splitlines() if line.strip()}
    return tuple(sorted(lines, key=lambda line: (-len(line), line)))
