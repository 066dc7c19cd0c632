"""Sync's behaviour: shows what the profile knows of its shared store; everything can be done while a round runs."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import sync_words
from desktop.bus import Bus, Place, SyncNews, Toast
from desktop.i18n import label, say, translate
from desktop.jobs import Jobs
from desktop.screens.sync.conflicts import ConflictHands, ConflictRow
from desktop.screens.sync.parts import WaitingHands, WaitingRow, record_line
from desktop.screens.sync.sharing import Sharing
from desktop.screens.sync.view import SyncView
from desktop.theme.tokens import SYNC
from desktop.widgets.dialog import ask
from desktop.widgets.record_names import brief

PASSWORD, FOREIGN = "WrongPassword", "ForeignStore"
"""The faults that are mended in the settings: with another password, by leaving the store or joining another"""
SHARE = "share"
"""What a Place asks for that leads to what is only mine"""
MOST = 60
"""Rows of a section that are shown; how many more there are is said"""


class Found(NamedTuple):
    """How it stands, what waits, what met, how many records only I may read, and my name."""

    standing: Any
    waiting: list[Any]
    conflicts: list[Any]
    alone: int
    me: str


def read(services: Any) -> Found | None:
    """What the screen shows; None for a profile without a store. Pure; on the read pool."""
    if not services.settings.store:
        return None
    sync = services.sync
    return Found(sync.standing(), sync.waiting(), sync.conflicts(), sync.count_only_mine(), services.me.name)


class Controller(QObject):
    """Screen 'sync'."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.news = SyncNews()
        self._me, self._followed, self._focused = "", None, False
        self.view = SyncView(bus.sync.emit, self._settings, self._mend, self._share)
        self.sharing = Sharing(services, jobs, bus, self._shared)
        self.view.pages.addWidget(self.sharing.page)
        self._waiting = WaitingHands(self._open, self._discard, self._copy, self._note, bus.sync.emit, self._step)
        self._conflict = ConflictHands(self._open, self._keep, self._step)
        self.view.sync.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        bus.sync_news.connect(self._heard)

    # -- the protocol of a screen -------------------------------------------------------------------------------

    def arrive(self, place: Place) -> None:
        """Reads anew; the hands go to the first thing that can be done. The query `SHARE` opens the review of what is
        only mine."""
        self._focused = False
        if place.query == SHARE and self.services.settings.store:
            self._share()
        elif self.services.settings.store:  # at once: reading takes its time while a first sync runs
            self.view.pages.setCurrentWidget(self.view.page)
        self.load()

    def refresh(self, changes: Any) -> None:
        """Something was written, here or by a round."""
        self.load()

    def leave(self) -> bool:
        return True

    def back(self) -> bool:
        """Esc leaves the review of what is only mine, or the words being edited."""
        if self.view.pages.currentWidget() is self.sharing.page:
            self._shared()
            return True
        for one in self.view.conflicts.rows.values():
            if one.editor is not None:
                one.stop_editing()
                return True
        return False

    # -- what is shown ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Reads how it stands and what waits."""
        self.jobs.read(read, self.services, then=self._show, owner=self, key="sync.page")

    def _show(self, found: Found | None) -> None:
        view = self.view
        if found is None:
            view.pages.setCurrentWidget(view.private)
            if view.private.button is not None and not self._focused:
                self._focus(view.private.button)
            return
        standing, waiting, conflicts, alone, self._me = found
        reviewing = view.pages.currentWidget() is self.sharing.page
        if not reviewing:
            view.pages.setCurrentWidget(view.page)
        at, kinds = self.services.now(), self.services.kinds
        view.conflicts.show_items(
            sorted(conflicts, key=newest, reverse=True)[:MOST],
            lambda one: ConflictRow(one, kinds, self._me, at, self._conflict),
            _more(len(conflicts) - MOST),
        )
        refused = [one for one in waiting if one.refused]
        sending = [one for one in waiting if not one.refused]

        def row(one: Any) -> WaitingRow:
            return WaitingRow(one, kinds, at, self._waiting)

        view.refused.show_items(refused[:MOST], row, _more(len(refused) - MOST))
        view.waiting.show_items(sending[:MOST], row, _more(max(len(sending), standing.waiting) - MOST))
        view.nothing.setVisible(not waiting and not conflicts)
        view.show_alone(alone)
        self.news = self.news._replace(standing=standing)
        self._stands()
        now = view.window().focusWidget()
        if reviewing:
            return
        if not self._focused or (view.isVisible() and (now is None or not now.isVisible())):
            self._focus(next(iter(view.rows()), view.sync if view.mend.isHidden() else view.mend))

    def _focus(self, widget: QWidget) -> None:
        self._focused = True
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heard(self, news: SyncNews) -> None:
        ended = news.job is None and self.news.job is not None
        self.news = news
        if self.view.isVisible():
            if ended or news.fresh:
                self.load()
            else:
                self._stands()

    def _stands(self) -> None:
        """The head, the progress and the facts."""
        view, standing, error = self.view, self.news.standing, self.news.error
        if standing is None or standing.state == "private":
            return
        now = self.services.now()
        icon, colour, _words = SYNC[sync_words.state_of(standing)]
        view.icon.show_icon(icon, colour)
        view.heading.setText(sync_words.state_heading(standing))
        view.sentence.setText(sync_words.state_sentence(standing, now))
        mend = standing.fault in (PASSWORD, FOREIGN)
        password = standing.fault == PASSWORD
        view.mend.setText(translate("Sync", "New password …") if password else translate("Sync", "Leave or join …"))
        view.mend.set_icon("key" if password else "settings")
        view.mend.setVisible(mend)
        view.sync.setVisible(not mend)
        if error is not None and not getattr(error, "sentence", ""):
            view.error.show_error(error)  # none of the store's, which the head tells, but our own
        else:
            view.error.clear()
        view.waiting.sentence.setText(sync_words.waiting_sentence(self.services.settings.sync_automatically))
        job = self.news.job
        if job is not None and job is not self._followed:
            self._followed = job
            view.progress.follow(job, sync_words.progress_words(0, 0))
        view.show_store(self._facts(standing))

    def _facts(self, standing: Any) -> list[QWidget]:
        role = sync_words.role_word(standing.role)
        lines = [
            ("everyone" if standing.kind == "postgres" else "folder", "\n".join(sync_words.place_lines(standing))),
            ("colleague", "\n".join(part for part in (self._me, role) if part)),
            ("lock", sync_words.enforced_words(standing)),
        ]
        if not self.services.settings.sync_automatically:
            lines.append(("info", translate("Sync", "It syncs only when you say so.")))
        return [record_line(icon, text) for icon, text in lines if text]

    # -- what the rows do ---------------------------------------------------------------------------------------

    def _settings(self) -> None:
        self.bus.go.emit(Place("settings", query="store"))

    def _mend(self) -> None:
        """Where what stopped sync is mended."""
        password = self.news.standing is not None and self.news.standing.fault == PASSWORD
        self.bus.go.emit(Place("settings", query="store:password" if password else "store"))

    def _share(self) -> None:
        self.view.pages.setCurrentWidget(self.sharing.page)
        self.sharing.begin()

    def _shared(self) -> None:
        self.view.pages.setCurrentWidget(self.view.page)
        self._focused = False
        self._after()

    def _open(self, item: Any) -> None:
        self.bus.open_record.emit(item.kind, item.record.id)

    def _step(self, at: QWidget, by: int) -> None:
        rows = self.view.rows()
        number = rows.index(at) + by
        if 0 <= number < len(rows):
            rows[number].setFocus(Qt.FocusReason.TabFocusReason)
            self.view.page.ensureWidgetVisible(rows[number])

    def _discard(self, item: Any) -> None:
        """Undo brings it back; only of a change in a record that the store did not take nothing remains: that is asked
        first."""
        name = brief(say(item.record.name))

        def go() -> None:
            self.jobs.write(self.services.sync.discard, item.id, then=done, owner=self)

        def done(became: Any) -> None:
            lost = item.refused and became != "trash"  # a record that the store never had lies in the trash here
            said = translate("Sync", "Discarded: {0}").format(name)
            self.bus.toast.emit(Toast(said, undo=not lost))
            if lost:
                gone = translate("Sync", "What was discarded there cannot be brought back.")
                self.bus.aside.emit(lambda: self.bus.toast.emit(Toast(gone)))
            self._after()

        if not item.refused or item.what == "created":
            go()
            return
        ask(
            self.view.window(),
            translate("Sync", "Discard this change?"),
            translate(
                "Sync",
                "What you wrote in “{0}” and the store did not take is let go of for good. Keep it as a note of yours "
                "instead, if you may need it.",
            ).format(name),
            translate("Sync", "Discard"),
            go,
            danger=True,
        )

    def _copy(self, item: Any) -> None:
        said = "\n".join(f"{label(one.label)}: {say(one.after)}" for one in item.changes if one.after)
        QGuiApplication.clipboard().setText(said or say(item.record.name))
        self.bus.toast.emit(Toast(translate("Sync", "Copied"), "kept"))

    def _note(self, item: Any) -> None:
        def done(_note: Any) -> None:
            self.bus.toast.emit(Toast(translate("Sync", "Kept as a note for you alone"), "kept", undo=True))
            self._after()

        self.jobs.write(self.services.sync.keep_as_note, item.id, then=done, owner=self)

    def _keep(self, conflict: Any, how: str, text: str, row: ConflictRow) -> None:
        name = brief(say(conflict.record.name))

        def done(_record: Any) -> None:
            row.stop_editing()
            self.bus.toast.emit(Toast(translate("Sync", "Settled: {0}").format(name), "kept", undo=True))
            self._after()

        def failed(error: BaseException) -> None:
            row.failed(error)
            self.jobs.read(self.services.sync.conflicts, then=anew, owner=row)

        def anew(found: list[Any]) -> None:
            for one in found:
                if one.key == row.item.key and one != row.item:  # something else is shown there by now: look at it
                    row.show_anew(one, self.services.now())

        self.jobs.write(self.services.sync.resolve, conflict.id, how, text, then=done, failed=failed, owner=row)

    def _after(self) -> None:
        """The Changes of what was written bring most of it; what only the list knew is read here."""
        self.load()
        self.bus.store_changed.emit()


def newest(conflict: Any) -> tuple[float, str]:
    """Conflicts in the order in which they came, whatever a round does meanwhile."""
    whens = [side.when.timestamp() for side in (conflict.mine, conflict.theirs) if side.when is not None]
    return max(whens, default=0.0), conflict.key


def _more(count: int) -> str:
    return translate("Sync", "and %n more", None, count) if count > 0 else ""
