"""The ground itself: what may be in the repository, the lock, the sizes of files and functions, the arrows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.patience import PROGRAM

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 400
FUNCTION_LINES = 50
# What a tool writes line by line (a migration lists every column of its day) is not read as a story.
MADE_LONG = ("db/store/migrations/versions/",)


def tracked() -> list[str]:
    """The files of the repository as they stand in the work tree, committed or about to be."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    return sorted({name for name in names if name and (ROOT / name).is_file()})


@cache
def code() -> tuple[tuple[str, ast.Module, str], ...]:
    """Every module: its name, its tree, its text. Read once: parsing is what these tests cost."""
    texts = [(name, (ROOT / name).read_text(encoding="utf-8")) for name in tracked() if name.endswith(".py")]
    return tuple((name, ast.parse(text), text) for name, text in texts)


def text_of(name: str) -> str | None:
    """The text of a file, None for a binary one."""
    data = (ROOT / name).read_bytes()
    return None if b"\0" in data[:8000] else data.decode("utf-8", errors="replace")


# --- what may be in it ------------------------------------------------------------------------------------------------

# Each letter class keeps this file from finding itself.
FORBIDDEN = {
    "a registry's host": r"pythonhos[t]ed|(?:files\.|//)pyp[i]\.|//registry\.np[m]|deb\.debia[n]\.org",
    "a path of one machine": r"(?<![\w.])/(?:wor[k]|roo[t]|opt/pyp[i])/|/hom[e]/[a-z]\w*/|/User[s]/\w+/",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KE[Y]",
    "a token": r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|sk-[A-Za-z0-9]{32,}|xox[bp]-[0-9A-Za-z-]{20,})",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for name in tracked():
        text = text_of(name)
        if text is not None and (match := pattern.search(text)):
            found.append(f"{name}: {match.group()}")
    assert found == [], f"these hold {what}: {found}"


def test_top_level_folders_are_the_four() -> None:
    folders = {name.split("/")[0] for name in tracked() if "/" in name and name.endswith(".py")}
    assert folders <= {"desktop", "db", "tests"}, (
        "code lives in desktop, db and tests; resources are read, never imported"
    )


# --- the lock ---------------------------------------------------------------------------------------------------------


def requirements() -> dict[str, str]:
    """Name to its whole entry, hashes and all."""
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    return {match.group(1): one for one in entries if (match := re.match(r"([a-z0-9.-]+)==", one))}


def test_lock_pins_every_requirement_by_hash() -> None:
    locked = requirements()
    assert len(locked) > 20
    assert [name for name, entry in locked.items() if "--hash=sha256:" not in entry] == []


def test_lock_holds_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = (
        project["project"]["dependencies"] + project["dependency-groups"]["dev"] + project["build-system"]["requires"]
    )
    names = {re.split(r"[<>=!~;\[ ]", one)[0].lower().replace("_", "-") for one in wanted}
    assert names <= set(requirements()), "pyproject.toml asks for more than the lock holds; run ./dev lock"


def test_whoosh_is_pinned_where_a_person_decides() -> None:
    assert '"whoosh3==' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


# --- the shape of code ------------------------------------------------------------------------------------------------


def test_every_module_opens_with_what_it_is_for() -> None:
    assert [name for name, tree, text in code() if text.strip() and not ast.get_docstring(tree)] == []


def test_files_stay_short() -> None:
    long = {name: lines for name, _, text in code() if (lines := text.count("\n")) > FILE_LINES}
    assert {n: c for n, c in long.items() if not n.startswith(MADE_LONG)} == {}, (
        f"over {FILE_LINES} lines: which room in it wants a door of its own?"
    )


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the def on, without its docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function, clean=False):
        docstring = function.body[0]
        lines -= (docstring.end_lineno or 0) - docstring.lineno + 1
    return lines


def test_functions_stay_short() -> None:
    long = {
        f"{name}:{node.lineno} {node.name}": lines
        for name, tree, _ in code()
        if not name.startswith(MADE_LONG)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (lines := body_lines(node)) > FUNCTION_LINES
    }
    assert long == {}, f"over {FUNCTION_LINES} lines: what does each part do, and what is its name?"


# --- the arrows -------------------------------------------------------------------------------------------------------


def imported(tree: ast.Module) -> set[str]:
    """The top-level names of everything a module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names


def test_domain_is_pure() -> None:
    """The standard library without its doors to the outside, and small pure libraries."""
    doors = set("sqlite3 subprocess socket http urllib asyncio multiprocessing tempfile shutil".split())
    may = (set(sys.stdlib_module_names) - doors) | {"db", "rapidfuzz"}
    trees = {name: tree for name, tree, _ in code() if name.startswith("db/domain/")}
    assert {name: extra for name, tree in trees.items() if (extra := imported(tree) - may)} == {}


def test_libraries_are_asked_for_and_used() -> None:
    """What the product imports is in pyproject.toml itself, and nothing is carried along that nobody imports."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[<>=!~;\[ ]", one)[0].lower() for one in project["project"]["dependencies"]}
    used = set().union(*(imported(tree) for name, tree, _ in code() if name.startswith(("db/", "desktop/"))))
    outside = used - set(sys.stdlib_module_names) - {"db", "desktop", "shiboken6"}
    homes = packages_distributions()
    names = {
        home.lower().replace("_", "-") for one in outside for home in homes.get(one, [f"{one} (not installed)"])[:1]
    }
    assert names - asked == set(), "imported, and not asked for in pyproject.toml"
    assert asked - names - {"tzdata"} == set(), "asked for in pyproject.toml, and imported by nobody"


BLOCKED = """
import importlib, pkgutil, sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"blocked: {name}")
sys.meta_path.insert(0, Block())
import db
names = ["db", *(m.name for m in pkgutil.walk_packages(db.__path__, "db.") if ".migrations." not in m.name)]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
assert "db.cli" in names and len(names) > 20, names
"""


def test_db_runs_without_qt() -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", BLOCKED], capture_output=True, text=True, timeout=PROGRAM
    )
    assert result.returncode == 0, result.stderr


# A file that breaks each contract, and the contract that must say so.
BREAKS = {
    "house": ("db/records/wrong.py", "import db.store"),
    "headless": ("db/services/wrong.py", "import PySide6"),
    "door": ("db/cli/wrong.py", "from db.store import anything"),
    "window": ("desktop/wrong.py", "import sqlalchemy"),
    "whoosh": ("db/services/wrong.py", "import whoosh.index"),
    "cipher": ("db/exchange/wrong.py", "import keyring"),
    "postgres": ("db/services/wrong.py", "import psycopg"),
    "screens": ("desktop/screens/one.py", "import desktop.screens.two"),
}
ROOMS = [
    "db",
    "desktop",
    *(f"db/{room}" for room in ("domain", "records", "store", "sync", "search", "exchange", "services", "cli")),
]


@pytest.fixture
def little_house(tmp_path: Path) -> Path:
    """The rooms, empty, under the real contracts."""
    for room in [*ROOMS, "desktop/screens"]:
        (tmp_path / room).mkdir(exist_ok=True)
        (tmp_path / room / "__init__.py").touch()
    for screen in ("one", "two"):
        (tmp_path / "desktop/screens" / f"{screen}.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(house: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache", "--contract", contract]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, timeout=PROGRAM)


@pytest.mark.parametrize("contract", BREAKS)
def test_import_contract_can_break(little_house: Path, contract: str) -> None:
    name, text = BREAKS[contract]
    assert lint_imports(little_house, contract).returncode == 0
    (little_house / name).write_text(text)
    broken = lint_imports(little_house, contract)
    assert broken.returncode == 1
    assert "1 broken" in broken.stdout


def test_every_contract_is_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {one["id"] for one in project["tool"]["importlinter"]["contracts"]} == set(BREAKS)


# --- ./dev ------------------------------------------------------------------------------------------------------------


def test_every_command_of_dev_is_in_its_help() -> None:
    script = (ROOT / "dev").read_text(encoding="utf-8")
    cases = script[script.rindex("case $command in") :]
    commands = {name for names in re.findall(r"^    ([a-z|-]+)\)", cases, re.M) for name in names.split("|")}
    shown = subprocess.run(["sh", str(ROOT / "dev"), "help"], capture_output=True, text=True, check=True).stdout
    assert {name for name in commands if not name.startswith("-")} == set(re.findall(r"^  ([a-z]+)\b", shown, re.M))


def test_dev_refuses_what_it_does_not_know() -> None:
    result = subprocess.run(["sh", str(ROOT / "dev"), "frobnicate"], capture_output=True, text=True)
    assert result.returncode == 2
    assert "frobnicate" in result.stderr
