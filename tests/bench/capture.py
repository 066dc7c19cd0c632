"""How well captures are understood: the table of ../shared/capture/score.py for any pair of files, and the time per
keystroke. The known entities are loaded into a fresh profile first, and each capture is read as the window reads it.

    python -m tests.bench.capture CASES.jsonl KNOWN.json [--errors N] [--predictions FILE] [--score SCORE.py] [--no-
    time]

The measures are computed by score.py itself, loaded from --score (default ../shared/capture/score.py). The time is
that of one `read` of a 200-word text with 10,000 contacts known, median and p95 of 40, first typed as written, then
as dictated.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import statistics
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from db.domain.capture import STANDARD, Known, KnownColleague, KnownContact, KnownCustomer, Reading
from db.domain.lexicon.given_names import GIVEN
from db.services import profiles
from db.services.capture_model import read
from tests.bench.dates import shared


def known_of(path: Path) -> Known:
    """The known entities of a file like known.json."""
    data = json.loads(path.read_text(encoding="utf-8"))
    ids = {customer["name"]: f"customer-{n}" for n, customer in enumerate(data["customers"])}
    return Known.build(
        [KnownCustomer(ids[c["name"]], c["name"], tuple(c.get("aliases", ()))) for c in data["customers"]],
        [
            KnownContact(f"contact-{n}", c["name"], ids.get(c.get("customer")), c.get("title") or "")
            for n, c in enumerate(data.get("contacts", ()))
        ],
        [KnownColleague(f"colleague-{n}", c["name"]) for n, c in enumerate(data.get("colleagues", ()))],
    )


def prediction(reading: Reading, case_id: str) -> dict[str, Any]:
    """A reading as score.py wants it; what to avoid counts as cold."""
    return {
        "id": case_id,
        "customer": reading.customer.name if reading.customer else None,
        "contacts": [{"name": p.name, "title": p.title} for p in reading.contacts],
        "promises": [
            {"by": p.by, "what": p.what, "due": p.due.isoformat() if p.due else None} for p in reading.promises
        ],
        "kinds": list(reading.topic_names),
        "hot": [b.phrase for b in reading.buttons if b.polarity == "hot"],
        "cold": [b.phrase for b in reading.buttons if b.polarity != "hot"],
    }


def predict(cases: dict[str, Any], known: Known) -> dict[str, Any]:
    """A prediction for every case, by the product's own reader without a profile around it."""
    return {
        i: prediction(read(case["text"], known, datetime.fromisoformat(case["now"]), STANDARD), i)
        for i, case in cases.items()
    }


def predict_in_profile(cases: dict[str, Any], known: Path) -> dict[str, Any]:
    """A prediction for every case in a new profile that knows the entities of a file like known.json."""
    data = json.loads(known.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        _, opened = profiles.create(Path(folder) / "profile", "Robin Bench", passphrase="a bench keeps no secrets")
        with opened as tacit:
            firms = {
                c["name"]: tacit.records.add("customer", {"name": c["name"], "aliases": tuple(c.get("aliases", ()))}).id
                for c in data["customers"]
            }
            for person in data.get("contacts", ()):
                fields = {"name": person["name"], "title": person.get("title") or ""}
                tacit.records.add("contact", {**fields, "customer": firms.get(person.get("customer"))})
            for colleague in data.get("colleagues", ()):
                tacit.records.add("colleague", {"name": colleague["name"]})
            read_in = tacit.captures.read
            return {i: prediction(read_in(c["text"], datetime.fromisoformat(c["now"])), i) for i, c in cases.items()}


def scorer(path: Path) -> ModuleType:
    """score.py as a module."""
    spec = importlib.util.spec_from_file_location("capture_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def crowd(contacts: int = 10_000, customers: int = 1_500, seed: int = 7) -> Known:
    """Made-up people and customers, the same for the same seed."""
    rng = random.Random(seed)
    given = sorted(GIVEN)
    parts = "ber kam tor lin ost wal mar gen hof stein ner son ski ova dot rui".split()
    families = ["".join(rng.choices(parts, k=rng.choice((2, 3)))).title() for _ in range(4_000)]
    trades = "Foods Steel GmbH Paper Works Industries".split()
    return Known.build(
        [KnownCustomer(f"c{n}", f"{rng.choice(families)} {rng.choice(trades)}") for n in range(customers)],
        [
            KnownContact(f"p{n}", f"{rng.choice(given).title()} {rng.choice(families)}", f"c{rng.randrange(customers)}")
            for n in range(contacts)
        ],
    )


def times(text: str, known: Known, rounds: int = 40) -> tuple[float, float]:
    """Median and p95 of a read in milliseconds, the last letters being typed one by one."""
    now = datetime(2026, 11, 23, 9)  # noqa: DTZ001
    taken = []
    for typed in range(rounds):
        so_far = text[: len(text) - rounds + typed]
        start = time.perf_counter()
        read(so_far, known, now, STANDARD)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken), sorted(taken)[int(0.95 * rounds) - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("known", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list what is wrong in the first N cases")
    parser.add_argument("--predictions", type=Path, help="also write the predictions here, for score.py by hand")
    parser.add_argument("--score", type=Path, default=shared() / "capture" / "score.py")
    parser.add_argument("--no-time", action="store_true")
    args = parser.parse_args()
    for path in (args.cases, args.known, args.score):
        if not path.exists():
            sys.exit(f"{path}: not there.")
    score = scorer(args.score)
    cases = score.read(str(args.cases))
    predictions = predict_in_profile(cases, args.known)
    if args.predictions:
        lines = (json.dumps(p, ensure_ascii=False) for p in predictions.values())
        args.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result, wrong = score.score(list(cases.values()), predictions)
    score.show(result)
    for case, faults in wrong[: args.errors]:
        sys.stdout.write(f"\n{case['id']}  {case['text']}\n" + "".join(f"  {fault}\n" for fault in faults))
    if not args.no_time:
        words = " ".join(case["text"] for case in cases.values()).split()
        text = " ".join((words * 200)[:200])
        known = crowd()
        sys.stdout.write("\none read of 200 words, 10,000 contacts known (ms)   median    p95\n")
        for name, sample in (("as written", text), ("as dictated", text.lower().replace(".", "").replace(",", ""))):
            median, p95 = times(sample, known)
            sys.stdout.write(f"{name:50}{median:8.1f}{p95:8.1f}\n")


if __name__ == "__main__":
    main()
