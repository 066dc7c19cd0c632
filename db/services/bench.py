"""`tacit bench`: what a person may care about on their own laptop, measured in a throw-away profile.

The notes are made up, the same for the same number, and come in the way a company would bring them: as the export of a
CRM. Nothing of the person's own profile is touched.
"""

from __future__ import annotations

import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from db.services import profiles
from db.services.app import Tacit
from db.services.errors import Invalid

_PASSPHRASE = "nothing to keep here"
_COLUMNS = "account_id account_name contact_name activity_type status timestamp comment".split()
_FIRST = "Anna Bernd Carla Deniz Emil Franka Georg Hanna Ivo Jana Karim Lena Marek Nora Olaf Petra".split()
_LAST = "Adler Brandt Conrad Dietz Ebert Falk Gerlach Horn Imhof Jansen Kruse Lorenz Moser Nagel Otto".split()
_FIRMS = "Weserstahl Hansewerft Nordpumpen Alsterbau Ruhrguss Isarbahn Mainlager Elbkabel Saaletech Harzholz".split()
_COMMON = (
    "they want the press line delivered before winter but the budget is tight and the order waits for the board "
    "she said the bearing of the pump fails twice a month and nobody answers the phone we promised drawings for friday"
).split()


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: the middle value and the one that 95 of 100 stay below, in `unit`."""

    name: str
    median: float
    p95: float
    unit: str


def run(notes: int, say: Callable[[str], object]) -> list[Figure]:
    """Measure with a profile of so many notes; `say` is told what is being done. Invalid for fewer than one note."""
    if notes < 1:
        raise Invalid("The benchmark needs at least one note.", "notes")
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        place = Path(folder, "profile")
        _, tacit = profiles.create(place, "Bench", passphrase=_PASSPHRASE)
        with tacit:
            say(f"Bringing in {notes} notes …")
            figures = [_import(tacit, Path(folder, "notes.csv"), notes)]
            say("Filling the index …")
            figures.append(_fill(tacit))
            say("Typing, capturing, finding …")
            figures += [_keystrokes(tacit), _reading(tacit), _saved_and_found(tacit)]
        say("Opening …")
        figures.append(_opening(place))
    return figures


def made_up(notes: int, seed: int = 7) -> Iterator[list[str]]:
    """Rows of a CRM's export, the same for the same seed: about 25 notes a customer, common words more often."""
    dice = random.Random(seed)
    rare = [f"{_syllables(dice)}{_syllables(dice)}" for _ in range(max(200, notes // 5))]
    for number in range(notes):
        account = dice.randrange(max(5, notes // 25))
        person = f"{_FIRST[account * 7 % 16]} {_LAST[dice.randrange(3) + account % 13]}"
        firm = f"{_FIRMS[account % 10]} {account // 10 + 1}"
        day = date(2025, 1, 1) + timedelta(days=number % 600)
        words = dice.choices(_COMMON, k=dice.randint(20, 100)) + dice.choices(rare, k=dice.randint(2, 10))
        dice.shuffle(words)
        yield [str(account), firm, person, "Meeting", "Completed", day.isoformat(), " ".join(words)]


def _syllables(dice: random.Random) -> str:
    return "".join(dice.choice("bdfgklmnprst") + dice.choice("aeiou") for _ in range(2))


def _import(tacit: Tacit, table: Path, notes: int) -> Figure:
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        rows.writerows(made_up(notes))
    began = time.perf_counter()
    report = tacit.imports.run([table])
    took = time.perf_counter() - began
    table.unlink()
    rate = sum(report.added.values()) / took
    return Figure("import", round(rate), round(rate), "records/s")


def _fill(tacit: Tacit) -> Figure:
    records = sum(tacit.records.list(kind.name, limit=1).total for kind in tacit.kinds)
    began = time.perf_counter()
    tacit.finder.rebuild()
    rate = records / (time.perf_counter() - began)
    return Figure("index filled", round(rate), round(rate), "records/s")


def _keystrokes(tacit: Tacit) -> Figure:
    """Words typed letter by letter, each letter a search with its rows and snippets."""
    dice = random.Random(11)
    texts = [row[-1].split() for row in made_up(200)]
    typed = [f"{dice.choice(text)} {dice.choice(text)}" for text in dice.sample(texts, 25)]
    starts = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    return _ms("search, a keystroke", [_timed(tacit.finder.search, start) for start in starts])


def _captures(count: int, salt: str) -> Iterator[tuple[str, str]]:
    """Captures as they are typed, each with a word that nothing else has."""
    dice = random.Random(salt)
    for number in range(count):
        word = f"{salt}{_syllables(dice)}{_syllables(dice)}{number}"
        firm, person = dice.choice(_FIRMS), dice.choice(_LAST)
        yield word, f"{person} at {firm} 1 worries about the {word}. I promised to send drawings by Friday."


def _reading(tacit: Tacit) -> Figure:
    texts = [text for _, text in _captures(60, "read")]
    return _ms("capture understood", [_timed(tacit.captures.read, text) for text in texts])


def _saved_and_found(tacit: Tacit) -> Figure:
    def both(word: str, text: str) -> None:
        filed = tacit.captures.file(text)
        if filed.note.id not in [hit.id for hit in tacit.finder.search(word).results]:
            raise Invalid("A capture was filed and not found: the index does not follow. Run “tacit doctor”.")

    return _ms("capture filed and found", [_timed(both, *one) for one in _captures(40, "file")])


def _opening(place: Path) -> Figure:
    """The profile opened with its passphrase and searched once."""

    def opened() -> None:
        with profiles.open_profile(place, _PASSPHRASE) as tacit:
            tacit.finder.search("press")

    return _ms("profile opened, first result", [_timed(opened) for _ in range(7)])


def _timed(what: Callable[..., object], *arguments: object) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    what(*arguments)
    return (time.perf_counter() - began) * 1000


def _ms(name: str, times: Sequence[float]) -> Figure:
    p95 = statistics.quantiles(times, n=20)[-1]
    return Figure(name, round(statistics.median(times), 2), round(p95, 2), "ms")
