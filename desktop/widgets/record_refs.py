"""Editors of what is named: one record, several, or a set of words. Type to find, Enter to take, create in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.records import Field, Kind
from desktop.i18n import label, translate
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Line
from desktop.widgets.layout import Flow
from desktop.widgets.popup import Option
from desktop.widgets.record_editors import Editor
from desktop.widgets.record_source import RecordSource, new_option
from desktop.widgets.record_suggest import Suggestions
from desktop.widgets.record_values import icon_of
from desktop.widgets.states import sentence_of
from desktop.widgets.text import Text

PAUSE_MS = 80


class NotChosen(Exception):
    """Words stand in a reference's field that name no record yet."""

    title = ""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PickLine(Line):
    """A line that suggests records. `picked(id, name)`; creating one is offered below what was found."""

    picked = Signal(str, str)
    failed = Signal(str)
    erased = Signal()
    """Backspace in the empty line"""

    def __init__(self, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(label(field.label), translate("Refs", "Type a name"), icon_of(field), parent)
        self.field, self.source = field, source
        self.suggestions = Suggestions(self, self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.ask)
        self.textEdited.connect(lambda _text: self._timer.start())

    def ask(self) -> None:
        """Looks for what is typed."""
        text = self.text().strip()
        self.source.find(self, self.field.target, text, lambda found: self._show(text, found), f"refs.{id(self)}")

    def _show(self, text: str, found: list[Option]) -> None:
        if self.text().strip() != text:
            return
        same = any(option.text.casefold() == text.casefold() for option in found)
        if text and not same and self.field.target:
            kind = self.source.kinds[self.field.target[0]]
            if [one for one in kind.form if one.required] == [kind.fields[kind.naming.title]]:
                found = [*found, new_option(self.source.kinds, kind.name, text)]
        self.suggestions.show_options(found)

    def _take(self, option: Option) -> None:
        if option.value is not None:
            self.picked.emit(option.value, option.text)
            return
        text = self.text().strip()
        self.source.make(
            self,
            self.field.target[0],
            text,
            lambda record: self.picked.emit(record.id, text),
            lambda error: self.failed.emit(sentence_of(error)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.suggestions.open():
            self.ask()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
            return
        super().keyPressEvent(event)


class RefEditor(Editor):
    """One record, by its name."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self.line = PickLine(field, source)
        self.hold(self.line)
        self._id: str | None = None
        self._text = ""
        self.line.picked.connect(self._picked)
        self.line.failed.connect(self._failed)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._returned)

    def set_value(self, value: Any) -> None:
        self._id, self._text = value or None, ""
        self.line.clear()
        if self._id:
            self.source.names(self, [self._id], self._named)

    def value(self) -> str | None:
        if self.line.text().strip() and self._id is None:
            raise NotChosen(translate("Refs", "Choose one of the names found, or create a new one."))
        return self._id

    def raw(self) -> Any:
        return (self._id, self.line.text())

    def set_raw(self, raw: Any) -> None:
        self._id, self._text = raw
        self.line.setText(self._text)

    def _named(self, names: dict[str, str]) -> None:
        if self._id in names and not self.line.isModified():
            self._text = names[self._id or ""]
            self.line.setText(self._text)
            self.line.setCursorPosition(0)

    def _picked(self, record: str, name: str) -> None:
        self._id, self._text = record, name
        self.line.setText(name)
        self.edited.emit()

    def _typed(self, text: str) -> None:
        if text != self._text:
            self._id = None
        self.edited.emit()

    def _failed(self, sentence: str) -> None:
        self.line.setToolTip(sentence)
        self.line.setProperty("wrong", True)

    def _returned(self) -> None:
        if not self.line.suggestions.open():
            self.entered.emit()


class ChipButton(Button):
    """A word of a set with a cross; Delete, Backspace and a click take it out."""

    dropped = Signal()

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon or "close", "toggle", None, parent)
        self.setAccessibleDescription(translate("Refs", "Delete takes it out"))
        self.setToolTip(translate("Refs", "Click takes it out"))
        self.clicked.connect(lambda _on=False: self.dropped.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
            return
        super().keyPressEvent(event)


class SetEditor(Editor):
    """What the editors of sets share: chips above, a line to add below. `_items` is value -> words shown."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self._items: dict[str, str] = {}
        self.holder = QWidget()
        self.flow = Flow(self.holder, 4)
        self.holder.hide()
        self.box.addWidget(self.holder)
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()

    def add_line(self, line: Line) -> None:
        """Puts the line below the chips."""
        self.line = line
        self.hold(line)
        self.box.addWidget(self.problem)
        line.textEdited.connect(lambda _text: self.edited.emit())

    def put(self, value: str, text: str) -> None:
        """Adds an item by hand."""
        self._items[value] = text
        self.line.clear()
        self.show_items()
        self.edited.emit()

    def drop(self, value: str) -> None:
        """Takes an item out by hand; the focus goes to the line."""
        self._items.pop(value, None)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_items()
        self.edited.emit()

    def drop_last(self) -> None:
        """Takes the last item out."""
        if self._items:
            self.drop(next(reversed(self._items)))

    def show_items(self) -> None:
        """Draws the chips anew."""
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            widget.hide()
            widget.deleteLater()
        for value, text in self._items.items():
            chip = ChipButton(text)
            chip.dropped.connect(lambda value=value: self.drop(value))
            self.flow.addWidget(chip)
        self.holder.setVisible(bool(self._items))
        self.holder.updateGeometry()

    def raw(self) -> Any:
        return (dict(self._items), self.line.text())

    def set_raw(self, raw: Any) -> None:
        self._items = dict(raw[0])
        self.line.setText(raw[1])
        self.show_items()


class RefsEditor(SetEditor):
    """Several records, by their names."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        line = PickLine(field, source)
        self.add_line(line)
        line.picked.connect(self.put)
        line.erased.connect(self.drop_last)
        line.failed.connect(self._failed)

    def set_value(self, value: Any) -> None:
        self._items = dict.fromkeys(value or (), "…")
        self.show_items()
        if self._items:
            self.source.names(self, list(self._items), self._named)

    def value(self) -> tuple[str, ...]:
        if self.line.text().strip():
            raise NotChosen(translate("Refs", "Choose one of the names found, or create a new one."))
        return tuple(self._items)

    def _named(self, names: dict[str, str]) -> None:
        self._items = {one: names.get(one, text) for one, text in self._items.items()}
        self.show_items()

    def _failed(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()


class WordLine(Line):
    """A line whose words become chips at Enter and comma."""

    word = Signal(str)
    erased = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() in (",", ";")
        if done and self.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.word.emit(self.text().strip())
            return
        if event.text() in (",", ";"):
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        if self.text().strip():
            self.word.emit(self.text().strip())
        super().focusOutEvent(event)


class WordsEditor(SetEditor):
    """A set of short texts: other names, e-mail addresses, phone numbers."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        line = WordLine(self.name, translate("Refs", "Type and press Enter"))
        self.add_line(line)
        line.word.connect(lambda text: self.put(text, text))
        line.erased.connect(self.drop_last)
        line.returnPressed.connect(self.entered)

    def set_value(self, value: Any) -> None:
        self._items = {one: one for one in value or ()}
        self.show_items()

    def value(self) -> tuple[str, ...]:
        left = self.line.text().strip()
        return tuple(dict.fromkeys([*self._items, *([left] if left else [])]))
