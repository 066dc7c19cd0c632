"""The panel that slides over the right edge of a screen: a form, a history, a brief. The page beneath stays as it was.

It never drops what was typed: Esc asks in place, leaving the screen keeps it, discarding offers Undo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from db.records import Kind
from desktop.i18n import translate
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import clear, column, row, rule
from desktop.widgets.record_escape import takes_escape
from desktop.widgets.record_form import RecordForm
from desktop.widgets.record_source import RecordSource
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Elided, Text

Save = Callable[[dict[str, Any]], Any]


class SidePanel(QFrame):
    """Belongs to a screen's view and lies over its right edge. `shown` tells whether it covers something now."""

    shown = Signal(bool)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._wide = 400
        self._before: QWidget | None = None
        self.form: RecordForm | None = None
        line = row(self, 0)
        line.addWidget(rule(vertical=True))
        inside = QWidget()
        inside.setProperty("role", "page")
        line.addWidget(inside, 1)
        outer = column(inside, 0)
        head = row(None, 8, (24, 16, 12, 12))
        self.heading = Elided("", "title")
        self.close_button = IconButton("close", translate("Panel", "Close (Esc)"), self.ask_close)
        head.addWidget(self.heading, 1)
        self.tools = row(None, 4)
        head.addLayout(self.tools)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.area, 1)
        self.foot = QWidget()
        self.foot_box = column(self.foot, 8, (24, 12))
        self.edge = rule()
        outer.addWidget(self.edge)
        outer.addWidget(self.foot)
        self.error = ErrorLine()
        self.question: QWidget | None = None
        over.installEventFilter(self)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save, context=within)
        self._on_save: Save | None = None
        self._kept: Callable[[dict[str, Any]], Any] | None = None
        self.hide()

    # -- what a screen asks -------------------------------------------------------------------------------------

    def open(self, heading: str, content: QWidget, wide: int = 400, tools: list[QWidget] | None = None) -> None:
        """Shows something to read or use."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._wide = wide
        self.form, self._on_save = None, None
        self._set(heading, content)
        for tool in tools or []:
            self.tools.addWidget(tool)
        self.foot.hide()
        self.edge.hide()
        self._reveal()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_form(
        self,
        kind: Kind,
        source: RecordSource,
        heading: str,
        save: Save,
        values: Mapping[str, Any] | None = None,
        discarded: Callable[[dict[str, Any]], Any] | None = None,
        action: str = "",
        only: Sequence[str] = (),
    ) -> RecordForm:
        """Shows the form of a kind. `save(values)` runs when everything fits; the caller closes the panel when it is
        written, or calls `failed`. `discarded(kept)` gets what was typed when it is thrown away."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._wide = 400
        form = RecordForm(kind, source, values, only)
        self._set(heading, form)
        self.form, self._on_save, self._kept = form, save, discarded
        form.submitted.connect(self._save)
        self._buttons(action or translate("Panel", "Save"))
        self.foot.show()
        self.edge.show()
        self._reveal()
        form.go_to()
        return form

    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.isVisible() and self.form is not None and self.form.dirty()

    def failed(self, error: BaseException) -> None:
        """Shows why it could not be written: beside its field where it has one. What was typed stays."""
        if self.form is not None and self.form.show_error(error):
            return
        self.error.show_error(error)

    def ask_close(self) -> None:
        """Closes; with something unsaved it asks in place first."""
        if self.dirty():
            self._ask()
        else:
            self.close_now()

    def close_now(self) -> None:
        """Closes whatever stands in it; the focus goes back where it was."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.form, self._on_save = None, None
        self.shown.emit(False)
        if inside and self._before is not None and _alive(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Esc: answers as a screen's `back`."""
        if self.isHidden():
            return False
        if self.question is not None:
            self._unask()
        else:
            self.ask_close()
        return True

    # -- how ----------------------------------------------------------------------------------------------------

    def _set(self, heading: str, content: QWidget) -> None:
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        clear(self.tools)
        holder = QWidget()
        holder.setProperty("role", "page")
        box = column(holder, 16, (24, 4, 24, 24))
        box.addWidget(content)
        self.area.setWidget(holder)

    def _buttons(self, action: str) -> None:
        self.question = None
        self.error.setParent(None)
        clear(self.foot_box)
        self.error = ErrorLine()
        self.foot_box.addWidget(self.error)
        line = row(None, 8)
        hint = Text(translate("Panel", "Ctrl+Enter saves"), "small")
        line.addWidget(hint)
        line.addStretch(1)
        self.cancel_button = Button(translate("Panel", "Cancel"), clicked=self.ask_close)
        self.save_button = Button(action, kind="primary", clicked=self._save)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        self.foot_box.addLayout(line)

    def _save(self) -> None:
        if self.form is None or self._on_save is None:
            return
        self.error.clear()
        values = self.form.values()
        if values is not None:
            self._on_save(values)

    def _ask(self) -> None:
        if self.question is not None:
            return
        self.question = QFrame()
        self.question.setProperty("role", "notice")
        box = column(self.question, 8, (12, 8))
        box.addWidget(Text(translate("Panel", "This is not saved yet."), "medium"))
        line = row(None, 8)
        go_on = Button(translate("Panel", "Go on writing"), clicked=self._unask)
        drop = Button(translate("Panel", "Discard"), kind="danger", clicked=self._discard)
        line.addWidget(drop)
        line.addStretch(1)
        line.addWidget(go_on)
        box.addLayout(line)
        self.foot_box.insertWidget(0, self.question)
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unask(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        if self.form is not None:
            self.form.go_to()

    def _discard(self) -> None:
        kept, told = self.form.keep() if self.form is not None else {}, self._kept
        self.question = None
        self.close_now()
        if told is not None:
            told(kept)

    def _reveal(self) -> None:
        self._place()
        self.show()
        self.raise_()
        self.shown.emit(True)

    def _place(self) -> None:
        over = self.parentWidget()
        wide = min(current().px(self._wide), over.width())
        self.setGeometry(over.width() - wide, 0, wide, over.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.isVisible()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
            return
        super().keyPressEvent(event)


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget) and widget.isVisible()
