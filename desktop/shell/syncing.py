"""Rounds of sync in the background, on a lane of their own: after the start, after own writes, on a hint of the store
while the window has the focus, otherwise every few minutes; not to the second, for all laptops of a firm hear one hint
at once. Where the store cannot be reached they come back later and later; that is no news, the button just says so.
Nothing here waits, and no dialog is ever opened.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop import sync_words
from desktop.bus import Bus, Place, SyncNews, Toast
from desktop.i18n import label, translate
from desktop.jobs import Job, Jobs, Ticket
from desktop.widgets.audience import audience_icon
from desktop.widgets.states import sentence_of

if TYPE_CHECKING:
    from desktop.shell.window import MainWindow

#: Milliseconds until a round: after the start, so that the first screen comes first; after the last own change; when
#: nothing calls for one (from 0.8 to 1.2 times that); when only a person can mend what stopped the last one.
_AFTER_START, _AFTER_CHANGE, _EVERY, _AFTER_NO = 2_000, 2_500, 180_000, 1_800_000
#: Milliseconds that a round may take before the button speaks of it: most are over sooner, and nothing flickers.
_LONG = 2_000
#: Milliseconds that what was written is collected before it is counted.
_LOOK = 300
#: Milliseconds within which a hint is followed, at random: whoever pushes hints to all who listen at once.
_AFTER_HINT = 2_000
#: Seconds that one wait for a hint of the store lasts.
_HINT = 20.0


class Syncing(QObject):
    """Keeps one opened profile in step with its shared store, if it has one. `due` is what was planned last: the
    milliseconds until the next round, None for none. `chance` gives numbers in [0, 1) for the jitter."""

    def __init__(self, window: MainWindow, jobs: Jobs, bus: Bus, chance: Callable[[], float] = random.random) -> None:
        super().__init__(window)
        self.chance = chance
        self.window, self.jobs, self.bus = window, jobs, bus
        self.services: Any = None
        self.news = SyncNews()
        self.due: int | None = None
        self._failures, self._by_hand, self._again, self._long = 0, False, False, False
        self._ear: Job | None = None
        self._joining: Job | None = None
        self._deaf_times = 0
        self._shown = "private"
        self._told_of: tuple[str, bool] | None = None  # who may read what is written, and whether there is a store
        self._next = _timer(self, self.round)
        self._slow = _timer(self, self._is_long)
        self._looking = _timer(self, self.look)
        window.activated.connect(self._return)
        window.activated.connect(self._listen)
        window.left.connect(self._deafen)

    # -- the life of a profile ----------------------------------------------------------------------------------

    def begin(self, services: Any) -> None:
        """From now on, of this profile, whose first screen is there: how it stands, and soon a round."""
        self.services = services
        self._begun(_AFTER_START)

    def _begun(self, next_: int) -> None:
        # Planned here, not with the answer: a later look takes the place of this one, and its answer never comes.
        self._look(self._stands)
        self._plan(next_)

    def say_audience(self, services: Any) -> None:
        """Beside the capture box: who may read what is written there."""
        audience, joined = self._told_of = services.default_audience, bool(services.settings.store)
        box = self.window.box

        def known(words: str) -> None:
            box.show_audience(audience_icon(audience), words, sync_words.audience_hover(joined))

        if audience in ("me", "everyone"):
            known(sync_words.audience_word(audience))
        else:
            self.jobs.read(
                lambda: services.sync.audience_words(audience),
                then=lambda words: known(label(words)),
                failed=lambda _error: None,
                owner=self,
                key="sync.audience",
            )

    def _return(self) -> None:
        """Whoever comes back to the window may have set something in the terminal."""
        services = self.services
        if services is not None:
            self.jobs.read(
                lambda: services.settings.refresh(),
                then=lambda _nothing: self._heed(),
                failed=lambda _error: None,
                owner=self,
                key="sync.settings",
            )

    def _heed(self) -> None:
        """What was set in the terminal holds here too, and is told as if it had been set here."""
        services = self.services
        if services is None or self._told_of is None:
            return
        audience, joined = self._told_of
        if bool(services.settings.store) != joined:
            if self.news.job is None:  # else it is joined here, and told at its end
                self.bus.store_changed.emit()
                self.bus.settings_changed.emit("store")
        elif services.default_audience != audience:
            self.bus.settings_changed.emit("default_audience")

    def end(self) -> None:
        """No more; a round under way is asked to stop at its next step."""
        for timer in (self._next, self._slow, self._looking):
            timer.stop()
        self._deafen()
        if self.news.job is not None:
            self.news.job.cancel()
        self.services, self.due, self._failures, self._again = None, None, 0, False
        self.news = SyncNews()
        self._say()

    def changed(self, changes: Any) -> None:
        """Something was written here: it is counted, and goes out after a short rest."""
        self._heed()
        if not self.joined():
            return
        if changes.origin != "sync":
            # Where the store did not answer, writing more does not make it answer: the pause goes on.
            self._plan(_AFTER_CHANGE if not self._failures else None)
        if self.jobs.inline:
            self.look()
        else:
            self._looking.start(_LOOK)

    def store_changed(self) -> None:
        """Joined, left, or another wish about syncing by itself."""
        self._failures = 0
        self.news = SyncNews(self.news.standing, self.news.job)
        self._deafen()
        self.say_audience(self.services)
        # Whoever stopped a first sync does not want it to begin again at once.
        stopped = self._joining is not None and self._joining.ticket is not None and self._joining.ticket.cancelled()
        self._joining = None
        self._begun(_EVERY if stopped else _AFTER_START)

    def follow(self, job: Job) -> None:
        """A store is being joined, with a first round: the button says so, and no other round begins."""
        self._next.stop()
        self.due, self._long, self._joining = None, True, job
        self.news = SyncNews(self.news.standing, job)
        job.finished.connect(self._joined)
        self._say()

    def _joined(self, _ok: bool) -> None:
        self._long = False
        self.news = SyncNews(self.news.standing)
        self.look()

    def joined(self) -> bool:
        """Whether this profile has a shared store."""
        return self.services is not None and bool(self.services.settings.store)

    # -- how it stands ------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Asks the profile again how it stands; the store is not asked."""
        self._look(self._stands)

    def _look(self, then: Any) -> None:
        services = self.services
        if services is not None:
            self.jobs.read(
                lambda: services.sync.standing() if services.settings.store else None,
                then=then,
                failed=lambda _error: None,
                owner=self,
                key="sync.standing",
            )

    def _stands(self, standing: Any) -> None:
        if self.services is not None:
            self.news = self.news._replace(standing=standing)
            self._say()
            self._listen()

    def _say(self) -> None:
        """Tells the sidebar and whoever else shows it. What a round is about to send is not worth a word."""
        news = self.news
        state = sync_words.state_of(news.standing)
        if news.job is not None and self._long:
            state = "syncing"
        elif state == "waiting" and self._shown == "current" and self._soon():
            state = "current"
        self._shown = state
        hover = sync_words.hover_words(news, self.services.now()) if self.services is not None else ""
        self.window.sidebar.sync.show_sync(state, sync_words.button_words(news, state), hover)
        self.news = news._replace(fresh=False)
        self.bus.sync_news.emit(news)

    def _soon(self) -> bool:
        return self.news.job is not None or (self.due is not None and self.due <= _AFTER_CHANGE)

    # -- rounds -------------------------------------------------------------------------------------------------

    def _plan(self, milliseconds: int | None) -> None:
        """The next round in so long; None leaves what was planned."""
        if milliseconds is None:
            return
        self._next.stop()
        self.due = milliseconds if self.joined() and self.services.settings.sync_automatically else None
        if self.due is not None and not self.jobs.inline:
            self._next.start(self.due)

    def now(self) -> None:
        """A round because the person asks for one; what comes of it is said."""
        if self.services is None:
            return
        if not self.joined():
            self.bus.go.emit(Place("sync"))
            return
        self._by_hand = True
        self.round()

    def round(self) -> None:
        """A round; where one is under way, another follows it."""
        services = self.services
        if not self.joined():
            return
        if self.news.job is not None:
            self._again = True
            return
        self._next.stop()
        self.due, self._long = None, False

        def work(ticket: Ticket) -> Any:
            return services.sync.run(progress=sync_words.telling(ticket), stop=ticket.cancelled)

        job = self.jobs.sync(work, then=self._came, failed=self._failed, owner=self, key="sync.round")
        if not self.jobs.inline:
            self.news = SyncNews(self.news.standing, job, self.news.error)
            self._slow.start(_LONG)
            self.bus.sync_news.emit(self.news)

    def _is_long(self) -> None:
        self._long = True
        self._say()

    def _came(self, report: Any) -> None:
        self._failures = 0
        if report.default_audience:  # the firm says another, or this person came into a team
            self.say_audience(self.services)
        if report.restored:
            said = translate(
                "Sync", "The shared store had been put back to an older state. What it lost was sent again."
            )
            self.bus.toast.emit(Toast(said, "due"))
        # What was written while the round ran may have come too late for it: the round planned then stays planned.
        quiet = round(_EVERY * (0.8 + 0.4 * self.chance())) if self.due is None else None
        self._ended(None, 0 if self._again else quiet, fresh=not report.stopped)

    def _failed(self, error: BaseException) -> None:
        self._failures += 1
        self._ended(error, self._pause(self._failures, error))

    def _pause(self, times: int, error: BaseException | None = None) -> int:
        """Milliseconds of rest after so many failures in a row."""
        seconds = self.services.sync.pause(times, error)
        return _AFTER_NO if seconds is None else round(seconds * 1000)

    def _ended(self, error: BaseException | None, next_: int | None, fresh: bool = False) -> None:
        self._slow.stop()
        by_hand, self._by_hand, self._again, self._long = self._by_hand, False, False, False
        self.news = SyncNews(self.news.standing, None, error, fresh)
        self._plan(next_)
        self._look(lambda standing: self._told(standing, by_hand))

    def _told(self, standing: Any, by_hand: bool) -> None:
        self._stands(standing)
        if not by_hand:
            return
        if self.news.error is not None:
            offline = bool(getattr(self.news.error, "retry", False))
            self.bus.toast.emit(Toast(sentence_of(self.news.error), "due" if offline else "overdue"))
        elif standing.state == "current":
            self.bus.toast.emit(Toast(translate("Sync", "Up to date"), "kept"))

    # -- hints of the store -------------------------------------------------------------------------------------

    def _listen(self) -> None:
        """While the window has the focus, waits beside everything else until the store says that there is news."""
        services, standing = self.services, self.news.standing
        if services is None or standing is None or self.jobs.inline or self._ear is not None:
            return
        wanted = standing.state in ("first", "current", "waiting", "attention")
        if wanted and not self._failures and services.settings.sync_automatically and self.window.isActiveWindow():

            def work(ticket: Ticket) -> bool:
                heard = bool(services.sync.hint(_HINT, ticket.cancelled))
                if ticket.cancelled():
                    services.sync.unlisten()
                return heard

            self._ear = self.jobs.listen(work, then=self._heard, failed=self._deaf, owner=self)

    def _heard(self, news: bool) -> None:
        self._ear, self._deaf_times = None, 0
        if news and self.news.job is not None:
            self._again = True  # the one under way may have asked already
        elif news and not self._soon():  # one that comes soon hears of it anyway
            self._plan(round(_AFTER_HINT * self.chance()))
        self._listen()

    def _deaf(self, _error: BaseException) -> None:
        # The connection broke: the next round finds out how it stands, and listening begins again after it.
        self._ear = None
        self._deaf_times += 1
        if self.news.job is None:
            self._plan(self._pause(self._deaf_times))

    def _deafen(self) -> None:
        if self._ear is not None:
            self._ear.cancel()
            self._ear.dropped = True
            self._ear = None


def _timer(parent: QObject, run: Any) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.timeout.connect(run)
    return made
