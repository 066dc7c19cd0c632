"""Hot and cold buttons found in tests/data/capture/buttons.txt: odd lines were tuned on, even ones are reported.

    python -m tests.training.buttons [--errors]

A phrase counts as ../shared/capture/score.py counts it: same side, and half of the words of both together are shared.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from db.domain.capture import Known, read

FOLDER = Path(__file__).parents[1] / "data" / "capture"
_NOBODY = Known.build()
_NOW = datetime(2026, 11, 23, 9)  # noqa: DTZ001


def lines(folder: Path = FOLDER) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """((side, phrase) of the right answer, text) of each line."""
    for line in (folder / "buttons.txt").read_text(encoding="utf-8").splitlines():
        gold, text = line.split("\t")
        yield [(side, phrase.casefold()) for side, phrase in (one.split(": ", 1) for one in gold.split(" | "))], text


def found(text: str) -> list[tuple[str, str]]:
    """(side, phrase) as they are read; what to avoid is cold."""
    reading = read(text, _NOBODY, _NOW)
    return [("hot" if b.polarity == "hot" else "cold", b.phrase) for b in reading.buttons]


def right(gold: list[tuple[str, str]], seen: list[tuple[str, str]]) -> int:
    """How many of the right answers were read, each reading used once."""
    left, hits = list(seen), 0
    for one in gold:
        like = next((other for other in left if _alike(one, other)), None)
        if like:
            left.remove(like)
            hits += 1
    return hits


def _alike(gold: tuple[str, str], seen: tuple[str, str]) -> bool:
    a, b = set(gold[1].split()), set(seen[1].split())
    return gold[0] == seen[0] and 4 * len(a & b) >= len(a) + len(b)


def figures(start: int) -> tuple[int, int, int]:
    """(right, wanted, read) of every second line, from the first (0, tuned) or the second (1, reported)."""
    part = [(gold, found(text)) for gold, text in list(lines())[start::2]]
    return sum(right(*one) for one in part), sum(len(gold) for gold, _ in part), sum(len(seen) for _, seen in part)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the tuned half")
    for at, (gold, text) in enumerate(lines()) if parser.parse_args().errors else ():
        seen = found(text)
        if at % 2 == 0 and (right(gold, seen) < len(gold) or len(seen) > len(gold)):
            sys.stdout.write(f"{text}\n  wanted {gold}\n  read   {seen}\n")
    for start, name in enumerate(("tuned", "reported")):
        hits, wanted, seen = figures(start)
        sys.stdout.write(f"{name:10} right {hits}, wanted {wanted}, read {seen}\n")


if __name__ == "__main__":
    main()
