"""How well db.domain.dates reads the dates of ../shared/data/dates: shares right, wrong and none, a wrong one being
worse than none.

    python -m tests.bench.dates [FILE] [--wrong N] [--against dateparser]

In scope: cases of one day (kind datetime or datetimeHoliday, grain Day, no end) in English and German, read as whole
phrases. Out of scope, and why: hours and minutes (a due date is a day), intervals and open intervals (no one day),
weeks, months, quarters and years (Duckling answers with their first day, a due date is their last), world feasts
beyond the commonest, and years before 1900. Other languages are shown as a bonus. Holidays are counted apart: few are
due dates.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from db.domain.dates import Conventions, resolve_day

_FILE = "data/dates/duckling-en-de-fr-es-sv.jsonl"
Reader = Callable[[str, date, str], date | None]


def shared() -> Path:
    """The folder of shared data."""
    return Path(os.environ.get("TACIT_SHARED") or Path(__file__).parents[3] / "shared")


def klass(case: dict[str, str]) -> str:
    """The class that a case is counted in; '' when it is out of scope."""
    if case["grain"] != "Day" or case["end"] or case["kind"] not in ("datetime", "datetimeHoliday"):
        return ""
    if not case["start"] or case["start"] < "1900":
        return ""
    if case["kind"] == "datetimeHoliday":
        return "holiday"
    said = case["text"]
    if any(letter.isdigit() for letter in said):
        return "with figures"
    return "in words"


def ours(text: str, today: date, lang: str) -> date | None:
    """American order where the case is from an English corpus that writes 2/15."""
    return resolve_day(text, today, Conventions(day_first=lang != "EN", week_start=0))


def against_dateparser() -> Reader:
    """The library dateparser, if it is installed, with the settings that suit it best."""
    dateparser = importlib.import_module("dateparser")

    def read(text: str, today: date, lang: str) -> date | None:
        settings = {"RELATIVE_BASE": datetime(today.year, today.month, today.day), "PREFER_DATES_FROM": "future"}  # noqa: DTZ001
        found = dateparser.parse(text, languages=[lang.lower()], settings=settings)
        return found.date() if found else None

    return read


def measure(cases: list[dict[str, str]], read: Reader) -> tuple[dict[tuple[str, str], Counter[str]], list[str]]:
    """Counts by language and class, and a line for each wrong reading."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    wrong: list[str] = []
    for case in cases:
        kind = klass(case)
        if not kind:
            counts.setdefault((case["lang"], "out of scope"), Counter())["cases"] += 1
            continue
        today = date.fromisoformat(case["ref"][:10])
        got = read(case["text"], today, case["lang"])
        outcome = "none" if got is None else "right" if got.isoformat() == case["start"][:10] else "wrong"
        counts.setdefault((case["lang"], kind), Counter())[outcome] += 1
        if outcome == "wrong" and kind != "holiday":
            wrong.append(f"{case['lang']}  {case['text']!r} on {today:%a %d %b %Y}: {got}, not {case['start'][:10]}")
    return counts, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=shared() / _FILE)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="list the first N wrong readings")
    parser.add_argument("--against", choices=["dateparser"], help="measure this library instead, if installed")
    args = parser.parse_args()
    if not args.file.exists():
        sys.exit(f"{args.file}: not there. Set TACIT_SHARED or name the file.")
    cases = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    counts, wrong = measure(cases, against_dateparser() if args.against else ours)
    out = sys.stdout.write
    out(f"{'language':9}{'class':14}{'cases':>6}{'right':>8}{'wrong':>8}{'none':>8}\n")
    for (lang, kind), count in sorted(counts.items()):
        total = sum(count.values())
        if kind == "out of scope":
            out(f"{lang:9}{kind:14}{total:6}\n")
            continue
        shares = "".join(f"{count[name] / total:8.3f}" for name in ("right", "wrong", "none"))
        out(f"{lang:9}{kind:14}{total:6}{shares}\n")
    for line in wrong[: args.wrong]:
        out(line + "\n")


if __name__ == "__main__":
    main()
