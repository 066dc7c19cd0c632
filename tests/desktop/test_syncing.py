"""Rounds in the background: when one comes, how often after failures, what the button says meanwhile, and the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.services.sync_parts import Progress, Standing, SyncReport
from db.sync.protocol import StoreRefused, Unreachable
from desktop import sync_words
from desktop.bus import Bus, SyncNews, Toast
from desktop.jobs import Job, Jobs, Ticket
from desktop.shell.syncing import _AFTER_CHANGE, _AFTER_HINT, _AFTER_NO, _AFTER_START, _EVERY, Syncing
from desktop.shell.window import MainWindow
from desktop.state import WindowState
from tests.db.world import START
from tests.patience import PROGRAM


class Store:
    """A shared store in the services' stead: rounds end as they are told to."""

    def __init__(self) -> None:
        self.waiting, self.ends, self.rounds, self.joined = 0, None, 0, True
        self.gate = threading.Event()
        self.gate.set()
        self.heard = False
        self.standing_state = self.new_for = ""
        self.restored, self.last = False, START

    def standing(self) -> Standing:
        state = self.standing_state or ("waiting" if self.waiting else "current")
        return Standing(
            state, waiting=self.waiting, last=self.last, place="North on db", kind="postgres", enforced=True
        )

    def run(self, *, progress: Any = None, stop: Any = None) -> SyncReport:
        self.rounds += 1
        if progress is not None:
            progress(Progress(12, 3, more=False))
        self.gate.wait(PROGRAM)
        if self.ends is not None:
            raise self.ends
        self.waiting = 0
        return SyncReport(restored=self.restored, stopped=bool(stop()), default_audience=self.new_for)

    def pause(self, failures: int, fault: BaseException | None = None) -> float | None:
        return None if isinstance(fault, StoreRefused) else 2.0 * 2**failures

    def hint(self, seconds: float, stop: Any = None) -> bool:
        heard, self.heard = self.heard, False
        return heard

    def unlisten(self) -> None:
        pass


def services_of(store: Store) -> Any:
    return SimpleNamespace(
        sync=store,
        settings=SimpleNamespace(store="postgresql://maren@db/tacit", sync_automatically=True),
        default_audience="me",
        now=lambda: START,
    )


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def window(home: Path, bus: Bus, qtbot: QtBot) -> MainWindow:
    made = MainWindow(WindowState(), bus, lambda _name: None, lambda: None)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def syncing(store: Store, window: MainWindow, jobs: Jobs, bus: Bus) -> Syncing:
    made = Syncing(window, jobs, bus, lambda: 0.5)
    made.begin(services_of(store))
    return made


OWN, THEIRS = SimpleNamespace(origin="local", kinds={"note"}), SimpleNamespace(origin="sync", kinds={"note"})


def said(syncing: Syncing) -> tuple[str, str]:
    button = syncing.window.sidebar.sync
    return button.state, button.text()


# --- when -------------------------------------------------------------------------------------------------------------


def test_a_round_comes_after_the_start_and_then_every_few_minutes(syncing: Syncing, store: Store) -> None:
    assert syncing.due == _AFTER_START
    syncing.round()
    assert store.rounds == 1
    assert syncing.due == _EVERY


def test_the_quiet_interval_is_nobodys_to_the_second(syncing: Syncing) -> None:
    found = []
    for chance in (0.0, 0.25, 1.0):
        syncing.chance = lambda chance=chance: chance
        syncing.round()
        found.append(syncing.due)
    assert found == [_EVERY * 0.8, _EVERY * 0.9, _EVERY * 1.2]


def test_a_hint_is_followed_at_some_moment_of_the_next_two_seconds(syncing: Syncing, store: Store) -> None:
    """Every window with the focus hears it at once: they must not all ask the store at once."""
    syncing.round()
    found = []
    for chance in (0.0, 0.25, 1.0):
        syncing._plan(_EVERY)
        syncing.chance = lambda chance=chance: chance
        syncing._heard(True)
        found.append(syncing.due)
        syncing._heard(True)  # another one meanwhile changes nothing
        assert syncing.due == found[-1]
    assert (found, store.rounds) == ([0, _AFTER_HINT / 4, _AFTER_HINT], 1)
    syncing._plan(_EVERY)
    syncing._heard(False)
    assert syncing.due == _EVERY


def test_a_write_of_mine_brings_a_round_soon_and_one_that_arrived_does_not(syncing: Syncing) -> None:
    syncing.round()
    syncing.changed(THEIRS)
    assert syncing.due == _EVERY
    syncing.changed(OWN)
    assert syncing.due == _AFTER_CHANGE


def test_out_of_reach_the_rounds_come_later_and_later_and_writing_does_not_hurry_them(
    syncing: Syncing, store: Store
) -> None:
    store.ends = Unreachable("The server does not answer.")
    pauses = []
    for _ in range(3):
        syncing.round()
        pauses.append(syncing.due)
    assert pauses == [4_000, 8_000, 16_000]
    syncing.changed(OWN)
    assert syncing.due == 16_000
    store.ends = None
    syncing.round()
    assert syncing.due == _EVERY


def test_where_only_a_person_can_help_it_does_not_knock_again_and_again(syncing: Syncing, store: Store) -> None:
    store.ends = StoreRefused("Your password has expired.")
    syncing.round()
    assert syncing.due == _AFTER_NO


def test_a_first_sync_that_was_stopped_does_not_begin_again_at_once(syncing: Syncing) -> None:
    for end, due in ((Job.cancel, _EVERY), (lambda _job: None, _AFTER_START)):
        job = Job(lambda: None, None, None, None, "", Ticket(lambda *_told: None))
        syncing.follow(job)
        end(job)
        job.finished.emit(True)
        syncing.store_changed()
        assert syncing.due == due


def test_switched_off_there_are_rounds_by_hand_only(syncing: Syncing, store: Store) -> None:
    syncing.services.settings.sync_automatically = False
    syncing.store_changed()
    assert syncing.due is None
    syncing.changed(OWN)
    assert syncing.due is None
    syncing.now()
    assert store.rounds == 1
    assert syncing.due is None


def test_without_a_store_nothing_is_asked_of_it(store: Store, window: MainWindow, jobs: Jobs, bus: Bus) -> None:
    alone = Syncing(window, jobs, bus, lambda: 0.5)
    services = services_of(store)
    services.settings.store = ""
    alone.begin(services)
    alone.changed(OWN)
    alone.round()
    assert store.rounds == 0
    assert alone.due is None
    assert said(alone) == ("private", "On this computer only")


def test_locked_it_plans_nothing_more_and_forgets(syncing: Syncing) -> None:
    syncing.round()
    syncing.end()
    assert syncing.due is None
    assert said(syncing)[0] == "private"
    syncing.changed(OWN)
    assert syncing.due is None


# --- what the button says ---------------------------------------------------------------------------------------------


def test_until_a_first_sync_is_through_nothing_says_up_to_date(syncing: Syncing, store: Store) -> None:
    store.last, store.standing_state = None, "first"
    syncing.look()
    assert said(syncing) == ("first", "Not synced yet")
    assert sync_words.state_heading(store.standing()) == "The first sync is not through yet"
    assert sync_words.state_sentence(store.standing(), START).startswith("What is here already")
    store.last, store.standing_state = START, ""
    syncing.look()
    assert said(syncing) == ("current", "Up to date")


def test_a_write_that_goes_out_at_once_does_not_make_the_button_flicker(syncing: Syncing, store: Store) -> None:
    syncing.round()
    assert said(syncing) == ("current", "Up to date")
    store.waiting = 2
    syncing.changed(OWN)
    assert said(syncing) == ("current", "Up to date")
    store.ends = Unreachable("The server does not answer.")
    store.standing_state = "offline"
    syncing.round()
    assert said(syncing) == ("offline", "Offline · 2 waiting")


def test_what_waits_is_said_where_nobody_sends_it(syncing: Syncing, store: Store) -> None:
    syncing.services.settings.sync_automatically = False
    syncing.store_changed()
    store.waiting = 3
    syncing.changed(OWN)
    assert said(syncing) == ("waiting", "3 waiting")


def test_the_hover_says_when_it_last_came_through_and_where(syncing: Syncing) -> None:
    hover = syncing.window.sidebar.sync.toolTip()
    assert "Last synced today at 08:00" in hover
    assert "North on db" in hover
    assert syncing.window.sidebar.sync.accessibleDescription() == hover


def test_offline_is_never_a_toast_unless_one_asked(syncing: Syncing, store: Store, bus: Bus) -> None:
    toasts: list[Toast] = []
    bus.toast.connect(toasts.append)
    store.ends = Unreachable("The server does not answer.")
    syncing.round()
    assert toasts == []
    syncing.now()
    assert [toast.state for toast in toasts] == ["due"]
    assert "does not answer" in toasts[0].text


def test_asked_for_a_round_that_comes_through_is_told(syncing: Syncing, bus: Bus) -> None:
    toasts: list[Toast] = []
    bus.toast.connect(toasts.append)
    syncing.now()
    assert [toast.text for toast in toasts] == ["Up to date"]


def test_beside_the_capture_box_stands_who_may_read_it(syncing: Syncing) -> None:
    box = syncing.window.box
    syncing.say_audience(syncing.services)
    assert box.audience == ("only-me", "Only me")
    syncing.services.default_audience = "everyone"
    syncing.store_changed()
    assert box.audience == ("everyone", "Everyone")
    assert "Everyone" in box.accessibleDescription()
    syncing.services.settings.store = ""
    syncing.say_audience(syncing.services)
    assert "nothing leaves this computer" in box.toolTip()


def test_beside_the_capture_box_stands_what_the_firm_says_of_new_notes(syncing: Syncing, store: Store) -> None:
    box = syncing.window.box
    syncing.say_audience(syncing.services)
    syncing.round()
    syncing.services.default_audience = store.new_for = "everyone"
    assert box.audience == ("only-me", "Only me")
    syncing.round()
    assert box.audience == ("everyone", "Everyone")


# --- beside everything else -------------------------------------------------------------------------------------------


@pytest.fixture
def threaded(store: Store, window: MainWindow, bus: Bus) -> Iterator[Syncing]:
    """Rounds on their own lane, as in the program."""
    jobs = Jobs(bus)
    made = Syncing(window, jobs, bus, lambda: 0.5)
    yield made
    store.gate.set()
    made.end()
    jobs.stop()


def begun(syncing: Syncing, store: Store, qtbot: QtBot) -> None:
    syncing.begin(services_of(store))
    qtbot.waitUntil(lambda: syncing.news.standing is not None)


def test_a_store_that_hangs_holds_nobody_up_and_a_second_round_follows_the_first(
    threaded: Syncing, store: Store, qtbot: QtBot
) -> None:
    begun(threaded, store, qtbot)
    store.gate.clear()
    news: list[SyncNews] = []
    threaded.bus.sync_news.connect(news.append)
    threaded.round()
    qtbot.waitUntil(lambda: store.rounds == 1)
    done: list[str] = []
    threaded.jobs.write(lambda: "written", then=done.append)
    qtbot.waitUntil(lambda: done == ["written"])
    threaded.round()
    assert store.rounds == 1
    assert said(threaded)[0] == "current"  # no flicker while it runs
    store.gate.set()
    qtbot.waitUntil(lambda: store.rounds == 2)
    qtbot.waitUntil(lambda: threaded.news.job is None and threaded.due == _EVERY)
    assert any(one.job is not None for one in news)
    qtbot.waitUntil(lambda: news[-1].fresh)


def test_what_is_written_while_a_round_runs_goes_out_soon_after_it(
    threaded: Syncing, store: Store, qtbot: QtBot
) -> None:
    begun(threaded, store, qtbot)
    store.gate.clear()
    threaded.round()
    qtbot.waitUntil(lambda: store.rounds == 1)
    threaded.changed(OWN)
    store.gate.set()
    qtbot.waitUntil(lambda: threaded.news.job is None)
    assert threaded.due == _AFTER_CHANGE
    assert threaded._next.isActive()


def test_a_look_meanwhile_does_not_cost_the_first_round(threaded: Syncing, store: Store) -> None:
    threaded.begin(services_of(store))
    threaded.look()
    assert threaded.due == _AFTER_START


def test_a_long_round_is_told_on_the_button(threaded: Syncing, store: Store, qtbot: QtBot) -> None:
    begun(threaded, store, qtbot)
    store.gate.clear()
    threaded.round()
    qtbot.waitUntil(lambda: store.rounds == 1)
    threaded._is_long()
    assert said(threaded) == ("syncing", "Syncing …")
    store.gate.set()
    qtbot.waitUntil(lambda: said(threaded) == ("current", "Up to date"))


def test_the_end_stops_a_round_and_what_comes_of_it_is_not_told(threaded: Syncing, store: Store, qtbot: QtBot) -> None:
    begun(threaded, store, qtbot)
    store.gate.clear()
    threaded.round()
    qtbot.waitUntil(lambda: store.rounds == 1)
    job = threaded.news.job
    threaded.end()
    assert job.ticket.cancelled()
    store.gate.set()
    qtbot.waitUntil(threaded.jobs.idle)
    assert threaded.due is None
    assert threaded.news == SyncNews()


def test_a_hint_of_the_store_brings_a_round_while_the_window_has_the_focus(
    threaded: Syncing, store: Store, qtbot: QtBot
) -> None:
    threaded.window.show()
    qtbot.waitActive(threaded.window)
    begun(threaded, store, qtbot)
    threaded.chance = lambda: 0.0
    threaded._plan(_EVERY)
    store.heard = True
    qtbot.waitUntil(lambda: store.rounds >= 1)
    threaded.end()
    assert threaded._ear is None


# --- what a round found -----------------------------------------------------------------------------------------------


def test_a_store_that_was_put_back_is_told_once(syncing: Syncing, store: Store, bus: Bus) -> None:
    toasts: list[Toast] = []
    bus.toast.connect(toasts.append)
    store.restored = True
    syncing.round()
    store.restored = False
    syncing.round()
    assert [(one.text[:41], one.state) for one in toasts] == [("The shared store had been put back to an ", "due")]
