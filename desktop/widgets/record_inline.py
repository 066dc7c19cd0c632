"""Editing in place: a row that shows one field and turns into its editor, and a few fields of a record within a page.

Enter, E, F2 or the pencil open; Enter saves; Esc gives back what stood there, and asks nothing where nothing was typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from db.records import Field, Form, Kind
from desktop.i18n import label, translate
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.layout import column, row
from desktop.widgets.record_editors import Editor, make_editor
from desktop.widgets.record_escape import takes_escape
from desktop.widgets.record_form import RecordForm
from desktop.widgets.record_small import SmallButton, settle
from desktop.widgets.record_source import RecordSource
from desktop.widgets.record_values import shown
from desktop.widgets.states import ErrorLine, sentence_of
from desktop.widgets.text import Text

#: save(changes {field: value}, then, failed)
SaveFields = Callable[[dict[str, Any], Callable[[Any], Any], Callable[[BaseException], Any]], Any]
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E, Qt.Key.Key_F2)


def keep_room(widget: QWidget) -> None:
    """Lets a widget keep its place while it is hidden, so that nothing jumps when it appears."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class FocusFrame(QFrame):
    """A row one can stand on: it draws the focus ring, and a hairline above unless it is the `first`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.first = True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if not self.first:
            painter.fillRect(0, 0, self.width(), 1, current().colour("hairline"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), current().px(5), current().px(5))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class FieldRow(FocusFrame):
    """One field: its label, its value, a pencil. Blank ones read as blanks."""

    editor: Editor | None = None  # of the class: Qt sends events before __init__ is through

    def __init__(
        self, kind: Kind, field: Field, source: RecordSource, save: SaveFields, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind, self.field, self.source, self._save = kind, field, source, save
        self._value: Any = None
        outer = row(self, 8, (12, 6, 8, 6))
        self.line = column(None, 0)
        self.title = Text(label(field.label), "small", wrap=True)
        self.words = Text("", "body", wrap=True)
        self.line.addWidget(self.title)
        self.line.addWidget(self.words)
        outer.addLayout(self.line, 1)
        self.pencil = SmallButton("edit", translate("Inline", "Edit {0} (E)").format(label(field.label)), self.edit, 24)
        keep_room(self.pencil)
        self.pencil.hide()
        outer.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)

    def show_value(self, value: Any, names: Mapping[str, str], today: dt.date) -> None:
        """Shows a value; while it is being edited only remembers it."""
        self._value = value
        text = shown(self.field, value, names, today)
        self.words.setText(text or "–")
        self.words.set_role("body" if text else "third")
        self.setAccessibleName(f"{label(self.field.label)}: {text or translate('Inline', 'nothing yet')}")

    def edit(self) -> None:
        """Turns into the editor."""
        if self.editor is not None:
            return
        self.words.hide()
        self.pencil.hide()
        self.holder = QWidget()
        box = column(self.holder, 4)
        editor = make_editor(self.kind, self.field, self.source)
        editor.set_value(self._value)
        self._touched = False
        editor.edited.connect(self._edited)
        editor.entered.connect(self.commit)
        box.addWidget(editor)
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()
        box.addWidget(self.problem)
        line = row(None, 4)
        line.addWidget(Button(translate("Inline", "Save"), clicked=self.commit))
        line.addWidget(Button(translate("Inline", "Cancel"), kind="quiet", clicked=self.cancel))
        line.addStretch(1)
        box.addLayout(line)
        self.line.addWidget(self.holder)
        self.editor = editor
        self.holder.show()
        settle(self.holder)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor.hands, QLineEdit):
            editor.hands.selectAll()

    def commit(self) -> None:
        """Saves what was typed; a fault is told below it."""
        if self.editor is None:
            return
        try:
            value = self.editor.value()
        except Exception as error:
            if getattr(error, "sentence", None) is None:
                raise
            self._tell(error)
            return
        if value == self._value or not self._touched:
            self.cancel()
            return
        self._save({self.field.name: value}, lambda _record: self.cancel(), self._tell)

    def cancel(self) -> None:
        """Shows the value again."""
        if self.editor is None:
            return
        self.editor = None
        self.holder.hide()
        self.holder.deleteLater()
        self.words.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self._touched = True

    def _tell(self, error: BaseException) -> None:
        self.problem.setText(sentence_of(error))
        self.problem.show()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.editor is not None) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editor is not None and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif self.editor is None and event.key() in _OPEN_KEYS and not event.modifiers():
            self.edit()
        elif self.editor is None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pencil.setVisible(self.editor is None)

    def leaveEvent(self, event: QEvent) -> None:
        self.pencil.setVisible(self.hasFocus() and self.editor is None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.pencil.setVisible(self.editor is None)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pencil.setVisible(self.underMouse() and self.editor is None)
        super().focusOutEvent(event)


class FieldRows(QFrame):
    """The fields of a record as rows to edit in place: those with a value; the blanks wait behind a button."""

    def __init__(
        self,
        kind: Kind,
        source: RecordSource,
        save: SaveFields,
        always: Sequence[str] = (),
        without: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        box = column(self, 0, (1, 4))
        self.rows: dict[str, FieldRow] = {}
        self._always = set(always)
        self._all = False
        for field in kind.form:
            if field.name not in without:
                self.rows[field.name] = FieldRow(kind, field, source, save)
                box.addWidget(self.rows[field.name])
        self.more = Button("", "chevron-down", "quiet", self._show_all)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, record: Any, names: Mapping[str, str], today: dt.date) -> None:
        """Shows a record; rows that are being edited stay as they are."""
        blank = 0
        for name, one in self.rows.items():
            value = getattr(record, name)
            one.show_value(value, names, today)
            empty = value in (None, "", ())
            visible = not empty or self._all or name in self._always or one.editor is not None
            one.setVisible(visible)
            blank += not visible
        self.more.setText(translate("Inline", "%n blank field(s)", n=blank))
        self.more.setVisible(blank > 0)

    def editing(self) -> bool:
        """Whether one of the rows is open."""
        return any(one.editor is not None for one in self.rows.values())

    def _show_all(self) -> None:
        self._all = True
        first = next((one for one in self.rows.values() if one.isHidden()), None)
        for one in self.rows.values():
            one.show()
        self.more.hide()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


class InlineForm(QFrame):
    """A few fields of a record within a page, with Save and Cancel. `closed` comes when it is done or given up."""

    closed = Signal()

    def __init__(
        self,
        kind: Kind,
        source: RecordSource,
        values: Mapping[str, Any],
        only: Sequence[str],
        save: SaveFields,
        more: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        box = column(self, 12)
        self.form = RecordForm(kind, source, values, only, across=2)
        self.form.submitted.connect(self.commit)
        if len(only) > 1 and kind.fields[only[0]].form is Form.TEXT:
            self.form.labels[only[0]].label.hide()
        box.addWidget(self.form)
        self.error = ErrorLine()
        box.addWidget(self.error)
        line = row(None, 8)
        line.addWidget(Button(translate("Inline", "Save"), clicked=self.commit))
        line.addWidget(Button(translate("Inline", "Cancel"), kind="quiet", clicked=self.closed.emit))
        line.addStretch(1)
        if more is not None:
            line.addWidget(Button(translate("Inline", "All fields"), kind="quiet", clicked=more))
        box.addLayout(line)

    def commit(self) -> None:
        """Saves what a hand touched."""
        changes = self.form.changes()
        if changes is None:
            return
        if not changes:
            self.closed.emit()
            return
        self._save(changes, lambda _record: self.closed.emit(), self._failed)

    def _failed(self, error: BaseException) -> None:
        if not self.form.show_error(error):
            self.error.show_error(error)

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
