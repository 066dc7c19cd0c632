"""Another day for a promise, typed where the promise stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.records import Kind
from desktop.i18n import translate
from desktop.widgets.buttons import Button
from desktop.widgets.layout import column, row
from desktop.widgets.record_days import DayEditor
from desktop.widgets.record_escape import takes_escape
from desktop.widgets.record_source import RecordSource
from desktop.widgets.states import sentence_of
from desktop.widgets.text import Text


class Mover(QWidget):
    """Another day for a promise; Enter moves it, Esc leaves it."""

    def __init__(
        self, kind: Kind, source: RecordSource, due: Any, moved: Callable[[Any], Any], closed: Callable[[], Any]
    ) -> None:
        super().__init__()
        self._due, self._moved, self._closed = due, moved, closed
        box = column(self, 4)
        self.editor = DayEditor(kind, kind.fields["due"], source)
        self.editor.line.setAccessibleName(translate("Promise", "New day"))
        self.editor.set_value(due)
        self.editor.entered.connect(self.commit)
        box.addWidget(self.editor)
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()
        box.addWidget(self.problem)
        hands = row(None, 4)
        hands.addWidget(Button(translate("Promise", "Move"), clicked=self.commit))
        hands.addWidget(Button(translate("Promise", "Cancel"), kind="quiet", clicked=closed))
        hands.addStretch(1)
        box.addLayout(hands)

    def commit(self) -> None:
        """Moves to what was typed; the day it has already is no move."""
        self.problem.hide()
        try:
            due = self.editor.value()
        except Exception as error:
            if getattr(error, "sentence", None) is None:
                raise
            self.tell(error)
            return
        if due == self._due:
            self._closed()
        else:
            self._moved(due)

    def tell(self, error: BaseException) -> None:
        """Why it could not be."""
        self.problem.setText(sentence_of(error))
        self.problem.show()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._closed()
            return
        super().keyPressEvent(event)
