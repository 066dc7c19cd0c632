"""One editor for each form a field can have: the widget, its value, and what is wrong with what was typed.

`make_editor` chooses by the field's declaration, so that a new field of a kind needs no code here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from db.records import Field, Form, Kind
from desktop.i18n import label, translate
from desktop.theme import current
from desktop.widgets.buttons import Toggle
from desktop.widgets.fields import Check, Choice, Line
from desktop.widgets.layout import Flow, column
from desktop.widgets.record_source import RecordSource
from desktop.widgets.record_values import typed


class Editor(QWidget):
    """What every editor offers. `edited` comes at each change by hand; `entered` on Enter (Ctrl+Enter in texts)."""

    edited = Signal()
    entered = Signal()
    hands: QWidget
    """the widget that takes the keys"""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.field, self.source = kind, field, source
        self.name = label(field.label)
        self.box = column(self, 4)

    def hold(self, hands: QWidget) -> None:
        """Puts the widget that takes the keys into place."""
        self.hands = hands
        self.setFocusProxy(hands)
        self.box.addWidget(hands)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line lets Enter through after it told it; the row around it would take it for "edit" and open again.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def set_value(self, value: Any) -> None:
        """Shows a value of the field without telling `edited`."""
        raise NotImplementedError

    def value(self) -> Any:
        """The value meant. Raises the services' Invalid where the words do not fit the field."""
        raise NotImplementedError

    def raw(self) -> Any:
        """What stands there as it was typed, right or wrong, for keeping."""
        raise NotImplementedError

    def set_raw(self, raw: Any) -> None:
        """Puts back what `raw` gave."""
        raise NotImplementedError


class LineEditor(Editor):
    """One line: texts as they are; days, money and numbers as they are typed, read by the services."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self.line = Line(self.name, _example(field))
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.returnPressed.connect(self.entered)
        self.hold(self.line)

    def set_value(self, value: Any) -> None:
        self.line.setText(typed(self.field, value, {}))
        self.line.setCursorPosition(0)

    def value(self) -> Any:
        text = self.line.text().strip()
        return text if self.field.form is Form.LINE else self.source.parse(self.kind, self.field, text)

    def raw(self) -> str:
        return self.line.text()

    def set_raw(self, raw: Any) -> None:
        self.line.setText(raw)


class Growing(QPlainTextEdit):
    """A text field as high as its text, within bounds. Tab leaves it; Ctrl+Enter is done."""

    done = Signal()

    def __init__(self, name: str, least: int = 2, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.least, self.most = least, most
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(self.least, min(self.most, round(self.document().size().height())))
        self.setFixedHeight(lines * line + current().px(12) + 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)


class TextEditor(Editor):
    """Text of several lines."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self.text = Growing(self.name)
        self._quiet = False
        self.text.textChanged.connect(self._changed)
        self.text.done.connect(self.entered)
        self.hold(self.text)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def set_value(self, value: Any) -> None:
        self._quiet = True
        self.text.setPlainText(value or "")
        self._quiet = False

    def value(self) -> str:
        return self.text.toPlainText().strip()

    def raw(self) -> str:
        return self.text.toPlainText()

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)


class ChoiceEditor(Editor):
    """One of the choices declared, or nothing."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        options: list[tuple[Any, str]] = [(value, label(text)) for value, text in field.choices]
        self.choice = Choice(self.name, options if field.required else [("", "–"), *options])
        self.choice.activated.connect(lambda _index: self.edited.emit())
        self.hold(self.choice)

    def set_value(self, value: Any) -> None:
        if self.field.required and not value:
            value = self.field.choices[0][0]
        self.choice.set_value(value or "")

    def value(self) -> str:
        return str(self.choice.value() or "")

    raw = value

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)


class TogglesEditor(Editor):
    """Several of the choices declared: each a button that stays down. Arrows walk, Space presses."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        holder = QWidget()
        flow = Flow(holder, 4)
        self.toggles: dict[str, Toggle] = {}
        for value, text in field.choices:
            toggle = Toggle(label(text))
            toggle.clicked.connect(lambda _on: self.edited.emit())
            toggle.installEventFilter(self)
            self.toggles[value] = toggle
            flow.addWidget(toggle)
        self.box.addWidget(holder)
        self.hands = next(iter(self.toggles.values()))
        self.setFocusProxy(self.hands)
        holder.setAccessibleName(self.name)

    def set_value(self, value: Any) -> None:
        for name, toggle in self.toggles.items():
            toggle.setChecked(name in (value or ()))

    def value(self) -> tuple[str, ...]:
        return tuple(name for name, toggle in self.toggles.items() if toggle.isChecked())

    raw = value

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if step is not None:
                all_of = list(self.toggles.values())
                at = all_of.index(watched) + step  # type: ignore[arg-type]
                all_of[at % len(all_of)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


class FlagEditor(Editor):
    """A box to tick."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self.check = Check(self.name)
        self.check.clicked.connect(lambda _on: self.edited.emit())
        self.hold(self.check)

    def set_value(self, value: Any) -> None:
        self.check.setChecked(bool(value))

    def value(self) -> bool:
        return self.check.isChecked()

    raw = value

    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)


def _example(field: Field) -> str:
    match field.form:
        case Form.MONEY:
            return translate("Fields", "EUR 12,500")
        case Form.NUMBER:
            return translate("Fields", "a number")
        case _:
            return ""


def make_editor(kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> Editor:
    """The editor for a field, by its declaration alone."""
    from desktop.widgets.record_days import DayEditor, MomentEditor
    from desktop.widgets.record_refs import RefEditor, RefsEditor, WordsEditor

    made: type[Editor]
    match field.form:
        case Form.TEXT:
            made = TextEditor
        case Form.CHOICE:
            made = ChoiceEditor if field.choices else LineEditor
        case Form.WORDS:
            made = TogglesEditor if field.choices else WordsEditor
        case Form.REF:
            made = RefEditor
        case Form.REFS:
            made = RefsEditor
        case Form.DAY:
            made = DayEditor
        case Form.MOMENT:
            made = MomentEditor
        case Form.FLAG:
            made = FlagEditor
        case _:
            made = LineEditor
    return made(kind, field, source, parent)
