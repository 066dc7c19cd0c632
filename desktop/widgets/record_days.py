"""Days and times as people type them: 'friday', 'in two weeks', '27.11.'. What was understood stands beside the field;
a calendar is one key away.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from db.records import Field, Kind
from desktop import words
from desktop.i18n import label, translate
from desktop.theme import current
from desktop.widgets.buttons import IconButton
from desktop.widgets.fields import Line
from desktop.widgets.layout import column, row
from desktop.widgets.record_editors import Editor
from desktop.widgets.record_source import RecordSource
from desktop.widgets.record_values import typed
from desktop.widgets.text import Text


class Calendar(QFrame):
    """A month to pick a day from; Esc closes, Enter and a click pick."""

    def __init__(self, anchor: QWidget, day: dt.date, pick: Any) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._pick = pick
        box = column(self, 0, (4,))
        self.month = QCalendarWidget()
        self.month.setAccessibleName(translate("Days", "Calendar"))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        box.addWidget(self.month)
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height()))
        room = anchor.screen().availableGeometry()
        self.move(min(at.x(), room.right() - self.width()), min(at.y(), room.bottom() - self.height()))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        pick = self._pick
        self.close()
        pick(dt.date(day.year(), day.month(), day.day()))


class DayLine(Line):
    """The line of a day: Down opens the calendar."""

    def __init__(self, name: str, open_calendar: Any) -> None:
        super().__init__(name, translate("Days", "friday, in two weeks, 27 November"))
        self._open = open_calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._open()
            return
        super().keyPressEvent(event)


class DayEditor(Editor):
    """A plain date."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self.line = DayLine(self.name, self.open_calendar)
        self.button = IconButton("calendar", translate("Days", "Open the calendar"), self.open_calendar)
        self.extra = row(None, 4)
        self.extra.addWidget(self.line, 1)
        self.extra.addWidget(self.button)
        self.box.addLayout(self.extra)
        self.read_as = Text("", "small-second")
        self.read_as.hide()
        self.box.addWidget(self.read_as)
        self.hands = self.line
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.entered)

    def set_value(self, value: Any) -> None:
        self.line.setText(typed(self.field, value, {}))
        self._explain()

    def value(self) -> Any:
        return self.source.parse(self.kind, self.field, self.line.text().strip())

    def raw(self) -> Any:
        return self.line.text()

    def set_raw(self, raw: Any) -> None:
        self.line.setText(raw)
        self._explain()

    def open_calendar(self) -> None:
        """Shows the month of the day typed, or this one."""
        day = self.understood()
        Calendar(self.line, day or self.source.today(), self._picked)

    def understood(self) -> dt.date | None:
        """The day that the words mean; None for no words and for words that mean none."""
        try:
            found = self.source.parse(self.kind, self.field, self.line.text().strip())
        except Exception as error:  # the services' own sentence is told when the form is saved
            if getattr(error, "sentence", None) is None:
                raise
            return None
        return found if isinstance(found, dt.date) else None

    def _picked(self, day: dt.date) -> None:
        self.line.setText(words.typed_day(day))
        self._explain()
        self.edited.emit()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._explain()
        self.edited.emit()

    def _explain(self) -> None:
        day = self.understood()
        text = self.line.text().strip()
        if day is not None:
            distance = words.distance((day - self.source.today()).days)
            self.read_as.setText(f"{words.exact_day(day)} · {distance}")
        elif text:
            self.read_as.setText(translate("Days", "not read as a day yet"))
        self.read_as.setVisible(bool(text))


class MomentEditor(DayEditor):
    """A day and a clock time, in this computer's zone; the zone of a moment that is there already is kept."""

    def __init__(self, kind: Kind, field: Field, source: RecordSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, field, source, parent)
        self.clock = Line(translate("Days", "{0}: time").format(label(field.label)), translate("Days", "09:30"))
        self.clock.setFixedWidth(current().px(88))
        self.clock.textEdited.connect(lambda _text: self.edited.emit())
        self.clock.returnPressed.connect(self.entered)
        self.extra.insertWidget(1, self.clock)
        self._was: Any = None

    def set_value(self, value: Any) -> None:
        self._was = value
        self.line.setText(words.typed_day(value.local.date()) if value else "")
        self.clock.setText(f"{value.local:%H:%M}" if value else "")
        self._explain()

    def understood(self) -> dt.date | None:
        text = self.line.text().strip()
        if not text:
            return None
        probe = next((one for one in _day_fields(self.source.kinds)), None)
        if probe is None:
            return None
        try:
            found = self.source.parse(*probe, text)
        except Exception as error:
            if getattr(error, "sentence", None) is None:
                raise
            return None
        return found if isinstance(found, dt.date) else None

    def value(self) -> Any:
        day, clock = self.understood(), self.clock.text().strip()
        if day is None:
            return self.source.parse(self.kind, self.field, self.line.text().strip())
        made = self.source.parse(self.kind, self.field, f"{day.isoformat()} {_clock(clock)}")
        if self._was is not None and made is not None:
            return type(made).said(dt.datetime.fromisoformat(f"{day.isoformat()} {_clock(clock)}"), self._was.zone)
        return made

    def raw(self) -> Any:
        return (self.line.text(), self.clock.text())

    def set_raw(self, raw: Any) -> None:
        self.line.setText(raw[0])
        self.clock.setText(raw[1])
        self._explain()


def _day_fields(kinds: Any) -> list[tuple[Kind, Field]]:
    from db.records import Form

    return [(kind, field) for kind in kinds for field in kind.form if field.form is Form.DAY]


def _clock(text: str) -> str:
    """'9', '9.30', '0930' and '09:30' as '09:30'; what is none of these stays, for the services to refuse."""
    digits = text.replace(".", ":").replace("h", ":").strip(":").strip() or "09:00"
    if digits.isdigit():
        digits = f"{digits[:-2]}:{digits[-2:]}" if len(digits) > 2 else f"{digits}:00"
    hours, _, minutes = digits.partition(":")
    if hours.isdigit() and minutes.isdigit():
        return f"{int(hours):02d}:{int(minutes):02d}"
    return text
