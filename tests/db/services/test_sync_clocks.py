"""A shared file goes by its drive's clock, however wrong those of the laptops are."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from db.services.app import Tacit
from db.services.sync_standing import clock_words
from db.store import shared_file
from tests.db.services.sharing import edit, here, note
from tests.db.world import TestWorld

DAY_MS = 86_400_000


def wrong(tacit: Tacit, world: TestWorld, days: int) -> None:
    """This laptop's clock is off by so many days from now on."""
    tacit.store.now_ms = lambda: world.clock() + days * DAY_MS  # type: ignore[method-assign]


@pytest.fixture
def path(both_joined: None, url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def known_to_both(tacit: Tacit, jonas: Tacit) -> str:
    """A note that both laptops have."""
    one = note(tacit)
    for each in (tacit, jonas):
        each.sync.run()
    return one


def tombstones(path: Path) -> int:
    with closing(shared_file.connect(path, None)) as raw:
        return int(raw.execute("SELECT count(*) FROM feed WHERE gone = 1").fetchone()[0])


@pytest.mark.usefixtures("both_joined")
@pytest.mark.parametrize("days", [30, -30])
def test_the_later_change_is_shown_and_a_right_clock_stays_right(
    tacit: Tacit, jonas: Tacit, test_world: TestWorld, days: int
) -> None:
    clock, one = test_world.clock, known_to_both(tacit, jonas)
    wrong(jonas, test_world, days)
    jonas.sync.run()  # and knows it from now on
    first, later = (jonas, tacit) if days > 0 else (tacit, jonas)
    clock.pass_(minutes=1)
    edit(first, one, polarity="hot")
    clock.pass_(hours=5)
    edit(later, one, polarity="cold")
    for each in (jonas, tacit, jonas):
        each.sync.run()
    assert {each.records.get(one).polarity for each in (tacit, jonas)} == {"cold"}  # type: ignore[attr-defined]
    assert abs(tacit.records.get(one).updated_at - tacit.now()) <= timedelta(minutes=1)
    assert abs(tacit.store.last.ms - clock()) <= 60_000
    assert (tacit.sync.standing().ahead_s, jonas.sync.standing().ahead_s) == (0, days * 86_400)
    assert jonas.sync.standing().clock.startswith(
        f"This computer's clock is 30 days {'ahead' if days > 0 else 'behind'}"
    )
    jonas.store.now_ms = clock  # type: ignore[method-assign]
    jonas.sync.run()
    assert (jonas.sync.standing().ahead_s, jonas.sync.standing().clock) == (0, "")


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (30 * 86_400.0, "30 days ahead"),
        (-30 * 86_400.0, "30 days behind"),
        (5_400.0, "90 minutes ahead"),
        (-36_000.0, "10 hours behind"),
    ],
)
def test_a_clock_that_is_wrong_is_told_with_by_how_much(ahead: float, said: str) -> None:
    assert f"clock is {said}" in clock_words(ahead)


def test_a_clock_that_is_nearly_right_is_not_worth_a_word() -> None:
    assert clock_words(-500.0) == clock_words(0.0) == ""


def test_what_was_stamped_before_anybody_knew_is_not_of_days_to_come(
    tacit: Tacit, jonas: Tacit, path: Path, test_world: TestWorld
) -> None:
    one = known_to_both(tacit, jonas)
    wrong(jonas, test_world, 30)
    edit(jonas, one, polarity="hot")
    for each in (jonas, tacit):
        each.sync.run()
    assert tacit.records.get(one).updated_at <= tacit.now() + timedelta(minutes=1)
    test_world.clock.pass_(minutes=2)
    edit(tacit, one, polarity="cold")
    for each in (tacit, jonas):
        each.sync.run()
    assert {each.records.get(one).polarity for each in (tacit, jonas)} == {"cold"}  # type: ignore[attr-defined]
    assert tacit.sync.conflicts() == []


def test_a_wrong_clock_neither_dates_a_backup_nor_stops_those_of_the_next_nights(
    tacit: Tacit, jonas: Tacit, path: Path, test_world: TestWorld
) -> None:
    folder = path.with_name("team.tacit.backups")
    wrong(jonas, test_world, 400)
    for _ in range(3):
        test_world.clock.pass_(days=1)
        for each in (jonas, tacit):
            each.sync.run()
    assert [one.name[:8] for one in sorted(folder.iterdir())] == ["20261123", "20261124", "20261125", "20261126"]
    assert [one.name for one in tacit.stores.check() if not one.ok] == []
    assert [one.name for one in jonas.stores.check() if not one.ok] == ["clock"]
    (folder / "20271231-020000.tacit-store").write_bytes(max(folder.iterdir()).read_bytes())
    (told,) = [one for one in tacit.stores.check() if not one.ok]
    assert "20271231" in str(told.detail)
    assert tacit.stores.rebuild().name.startswith("20261126")


@pytest.mark.parametrize("days", [200, -9000])
def test_a_wrong_clock_clears_no_tombstone_away(
    tacit: Tacit, jonas: Tacit, path: Path, test_world: TestWorld, days: int
) -> None:
    one = known_to_both(tacit, jonas)
    wrong(tacit, test_world, days)
    edit(tacit, one, audience="me")
    tacit.sync.run()
    test_world.clock.pass_(days=2)
    tacit.sync.run()
    assert tombstones(path) == 1
    jonas.sync.run()
    assert not here(jonas, one)


def test_a_drive_whose_clock_jumps_clears_no_tombstone_away(
    tacit: Tacit, jonas: Tacit, path: Path, test_world: TestWorld
) -> None:
    one = known_to_both(tacit, jonas)
    edit(tacit, one, audience="me")
    tacit.sync.run()
    tacit.drive_of = lambda folder: test_world.clock() + 200 * DAY_MS
    tacit.sync.run()
    assert tombstones(path) == 1


def test_who_only_reads_is_waited_for(tacit: Tacit, jonas: Tacit, path: Path, test_world: TestWorld) -> None:
    for _ in range(3):
        test_world.clock.pass_(days=70)
        for each in (tacit, jonas):
            each.sync.run()
    one = known_to_both(tacit, jonas)
    edit(tacit, one, audience="me")
    tacit.sync.run()
    raised = test_world.clock
    raised.pass_(days=181)
    with closing(shared_file.connect(path, None)) as raw:  # he was seen a while ago
        raw.execute("UPDATE device SET at = ? WHERE colleague = ?", (raised() - 10 * DAY_MS, jonas.store.me))
    tacit.sync.run()
    assert tombstones(path) == 1
    raised.pass_(days=1)
    jonas.sync.run()
    assert not here(jonas, one)
    for _ in range(2):
        raised.pass_(days=1)
        for each in (jonas, tacit):
            each.sync.run()
    assert tombstones(path) == 0
