"""Train the model that reads captures, from tests/data/capture, and write resources/capture/model.json.

    python -m tests.training [--check] [--folds 4]

Thresholds come from cross-validation over the training lines; the held-out fifth of the large sets and the sample of
../shared are never looked at. --check only says whether the file was made from the data as they are. The same data and
numpy give the same file.
"""

from __future__ import annotations

import argparse
import sys

from tests.training.data import FOLDER
from tests.training.recipe import MODEL, fingerprint, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the file fits the data")
    parser.add_argument("--folds", type=int, default=4, help="parts of the cross-validation")
    args = parser.parse_args()
    if args.check:
        fits = f'"made_from":"{fingerprint(FOLDER)}"' in MODEL.read_text(encoding="utf-8")[:200]
        sys.exit(0 if fits else "The data or the features changed since: run python -m tests.training.")
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    MODEL.write_text(train(FOLDER, args.folds, sys.stdout.write), encoding="utf-8")
    sys.stdout.write(f"{MODEL.name}: {MODEL.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
