"""Promises on a page: each with what can be done about it, one key or one click away, and everything undoable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop import words
from desktop.bus import Bus, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.widgets.layout import Card, column, row
from desktop.widgets.promises import due_tag, who_owes
from desktop.widgets.record_audience import AudienceActs
from desktop.widgets.record_inline import FocusFrame
from desktop.widgets.record_mover import Mover
from desktop.widgets.record_names import brief, named
from desktop.widgets.record_small import SmallButton, settle
from desktop.widgets.record_source import RecordSource
from desktop.widgets.text import Elided, Icon, Text


class PromiseActs(QObject):
    """What can be done about a promise, for every screen alike. Each tells with a toast, with Undo."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs, self.bus = services, jobs, bus
        self.readers = AudienceActs(services, jobs, bus, self)

    def keep(self, promise: str, proof: str = "") -> None:
        """It was kept today."""
        said = translate("Promise", "Kept: {0}")
        self._do(self.services.promises.keep, promise, None, proof, said=said, kept=True)

    def break_(self, promise: str, proof: str = "") -> None:
        """It was broken."""
        self._do(self.services.promises.break_, promise, None, proof, said=translate("Promise", "Broken: {0}"))

    def move(self, promise: str, due: dt.date | None, failed: Callable[[BaseException], Any] | None = None) -> None:
        """It is due on another day, or on none."""
        shown = words.short_day(due, self.services.today()) if due else translate("Promise", "no date")
        said = translate("Promise", "Moved to {0}: {1}").format(shown, "{0}")
        self._do(self.services.promises.move, promise, due, said=said, failed=failed)

    def drop(self, promise: str, proof: str = "") -> None:
        """Nobody expects it any more."""
        self._do(self.services.promises.drop, promise, None, proof, said=translate("Promise", "Dropped: {0}"))

    def reopen(self, promise: str) -> None:
        """It is open again."""
        self._do(self.services.promises.reopen, promise, said=translate("Promise", "Open again: {0}"))

    def delete(self, promises: Sequence[str]) -> None:
        """To the trash."""
        self._do(self.services.records.delete, list(promises), said=translate("Records", "Deleted: {0}"))

    def _do(self, act: Callable[..., Any], *args: Any, said: str, kept: bool = False, failed: Any = None) -> None:
        def told(result: Any) -> None:
            what = named(self.services.kinds, result) if isinstance(result, list) else brief(result.what)
            self.bus.toast.emit(Toast(said.format(what), "kept" if kept else "neutral", undo=True))

        self.jobs.write(act, *args, then=told, failed=failed or self.bus.failed.emit, owner=self)


class PromiseItem(FocusFrame):
    """A promise in a narrow column. K keeps, B breaks, M moves, W says who may read it; Enter opens it in the ledger.
    The same in its menu."""

    editor: Mover | None = None  # of the class: Qt sends events before __init__ is through

    def __init__(self, promise: Any, home: PromiseCard) -> None:
        super().__init__()
        self.promise, self.home = promise, home
        tag = due_tag(promise, home.source.today())
        self.setAccessibleName(", ".join((promise.record.what, who_owes(promise), tag.word)))
        box = column(self, 4, (12, 12))
        self.box = box
        box.addWidget(Text(promise.record.what, "body", wrap=True))
        line = row(None, 6)
        us = promise.record.owed_by != "them"
        line.addWidget(Icon("promise-us" if us else "promise-them", 14, "second"))
        line.addWidget(Elided(who_owes(promise), "small-second"), 1)
        self.tools = QWidget()
        hands = row(self.tools, 2)
        for icon, name, act in (
            ("kept", translate("Promise", "Kept (K)"), self._keep),
            ("broken", translate("Promise", "Broken (B)"), self._break),
            ("calendar", translate("Promise", "Move (M)"), self.move_),
        ):
            hands.addWidget(SmallButton(icon, name, act))
        self.tools.hide()
        line.addWidget(self.tools)
        box.addLayout(line)
        box.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)

    def _keep(self) -> None:
        self.home.acts.keep(self.promise.record.id)

    def _break(self) -> None:
        self.home.acts.break_(self.promise.record.id)

    def move_(self) -> None:
        """Asks for the new day in place."""
        if self.editor is not None:
            return
        kind = self.home.source.kinds["promise"]
        self.editor = Mover(kind, self.home.source, self.promise.record.due, self._moved, self._unmove)
        self.box.addWidget(self.editor)
        self.editor.show()
        settle(self.editor)
        self.editor.editor.line.selectAll()
        self.editor.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, due: dt.date | None) -> None:
        if self.editor is not None:
            self.home.acts.move(self.promise.record.id, due, failed=self.editor.tell)

    def _unmove(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editor is not None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_K:
                self._keep()
            case Qt.Key.Key_B:
                self._break()
            case Qt.Key.Key_M:
                self.move_()
            case Qt.Key.Key_W:
                self._readers()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.home.open(self.promise)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            case _:
                super().keyPressEvent(event)

    def _readers(self) -> None:
        self.home.acts.readers.ask(self, [self.promise.record.id])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(translate("Promise", "Kept (K)"), self._keep)
        menu.addAction(translate("Promise", "Broken (B)"), self._break)
        menu.addAction(translate("Promise", "Move (M)"), self.move_)
        menu.addAction(translate("Timeline", "Who may read it … (W)"), self._readers)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: Any) -> None:
        self.home.open(self.promise)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.tools.show()

    def leaveEvent(self, event: QEvent) -> None:
        self.tools.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.tools.show()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.tools.setVisible(self.underMouse())
        super().focusOutEvent(event)


class PromiseCard(Card):
    """Open promises under each other."""

    def __init__(self, source: RecordSource, acts: PromiseActs, open_: Callable[[Any], Any]) -> None:
        super().__init__(padding=(0, 0))
        self.hide()  # an empty frame would be a double line
        self.source, self.acts, self.open = source, acts, open_
        self.items: dict[str, PromiseItem] = {}
        self._said: list[Any] | None = None

    def show_promises(self, promises: Sequence[Any]) -> None:
        """Shows these; where nothing differs nothing moves."""
        if list(promises) == self._said:
            return
        focused = next((number for number, one in enumerate(self.items.values()) if one.hasFocus()), -1)
        self._said = list(promises)
        self.clear()
        self.items = {}
        for number, promise in enumerate(promises):
            item = PromiseItem(promise, self)
            item.first = number == 0
            self.items[promise.record.id] = item
            self.box.addWidget(item)
        self.setVisible(bool(promises))
        if focused >= 0 and self.items:
            after = list(self.items.values())[min(focused, len(self.items) - 1)]
            after.setFocus(Qt.FocusReason.OtherFocusReason)
