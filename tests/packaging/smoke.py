"""Tries the bundle as a user would, from a place where no Python and no checkout can help it: ./dev package calls this.

    python -m tests.packaging.smoke dist/tacit

Ends with status 1 and one sentence a fault. The profile lives in a temporary folder under a passphrase of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.patience import PROGRAM

BUDGET_MB = 220
WORD = "Umlaufgetriebe"


class Bundle:
    """The program in the bundle, run with an environment that has nothing of the developer's."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder.resolve()
        self.program = self.folder / ("tacit.exe" if os.name == "nt" else "tacit")
        self.home = home
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
        self.environment = kept | {
            "HOME": str(home),
            "PATH": os.defpath,
            "TACIT_HOME": str(home / "tacit"),
            "TACIT_PASSPHRASE": "only for the smoke test",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *arguments: str, **more: str) -> str:
        """What it prints; SystemExit with its own words where it fails."""
        started = time.perf_counter()
        result = subprocess.run(
            [str(self.program), *arguments],
            env=self.environment | more,
            cwd=self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PROGRAM,
            stdin=subprocess.DEVNULL,
        )
        shown = " ".join(arguments) or "(the window)"
        if result.returncode != 0:
            reports = "\n".join(
                one.read_text() for one in Path(tempfile.gettempdir()).glob("tacit-report-*") if is_new(one)
            )
            sys.exit(f"tacit {shown} ended with {result.returncode}:\n{result.stdout}{result.stderr}{reports}")
        print(f"  {shown}: {time.perf_counter() - started:.1f} s")
        return result.stdout

    def json(self, *arguments: str) -> Any:
        return json.loads(self.run("--json", *arguments))

    def megabytes(self) -> float:
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        return sum(path.stat().st_size for path in files) / 1e6


STARTED = time.time()


def is_new(file: Path) -> bool:
    """Whether a fault report was written since this started."""
    return file.stat().st_mtime >= STARTED


def expect(holds: object, sentence: str) -> None:
    """Ends the smoke test with the sentence unless it holds."""
    if not holds:
        sys.exit(sentence)


def smoke(bundle: Bundle) -> None:
    """The story: it starts, it is whole, it keeps a capture, finds it again and shares it, its window opens on it."""
    size = bundle.megabytes()
    print(f"{bundle.folder}: {size:.0f} MB (budget {BUDGET_MB})", flush=True)
    bundle.run("--help")
    checks = bundle.json("doctor", "--self")["checks"]
    expect(checks, "doctor --self checked nothing")
    wrong = [f"{one['name']}: {one['detail']}" for one in checks if not one["ok"]]
    expect(not wrong, f"doctor --self is not content: {wrong}")
    made = bundle.json("init", "--name", "Smoke Test")
    expect(made["recovery_key"], "init printed no recovery key")
    record = bundle.json("capture", f"Frau Weber at Nordwerk wants the {WORD} by Friday. I promised to send drawings.")
    found = bundle.json("search", WORD)
    ids = [one["id"] for one in found["results"]]
    expect(record["record"] in ids, f"the capture {record['record']} is not among what search found: {ids}")
    share = bundle.home / "share"
    share.mkdir()  # a second process of this program proves that locks work there
    shared = bundle.json("store", "create", f"sqlite:///{share / 'team.tacit'}")
    expect(shared["sync"]["pushed"] > 0, f"nothing was carried to the shared file: {shared}")
    bundle.json("sync")
    bundle.json("demo", "--dir", str(bundle.home / "sample"))
    bundle.run(TACIT_QUIT_AFTER_PAINT="1")
    expect(size <= BUDGET_MB, f"the bundle has {size:.0f} MB; the budget is {BUDGET_MB} MB")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="tacit-smoke-") as home:
        smoke(Bundle(Path(sys.argv[1]), Path(home)))
    print("The bundle starts, is whole, keeps and finds a capture, and opens its window.")


if __name__ == "__main__":
    main()
