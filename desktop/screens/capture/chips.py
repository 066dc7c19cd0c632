"""Chips: each says one thing that was understood. Tab walks them, Enter or Down opens the choices, Delete drops one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.i18n import translate
from desktop.theme import current, icons
from desktop.theme.tokens import RADIUS
from desktop.widgets.layout import Flow


class Turn(NamedTuple):
    """The other reading that one key brings: an option's value, and what it is called."""

    value: tuple[str, Any]
    text: str


class Hands(NamedTuple):
    """What a chip asks for: its choices, to be dropped, its other reading, to go back to the text (with a key that was
    typed, or none)."""

    opened: Callable[[Chip], Any]
    dropped: Callable[[Chip], Any]
    turned: Callable[[Chip], Any]
    back: Callable[[QKeyEvent | None], Any]


@dataclass(frozen=True)
class ChipData:
    """What a chip shows. `key` tells it from all others while the text grows; `unsure` is worth a look; `quiet` is an
    offer ('Add a topic'); `fixed` cannot be dropped. `turn` is what Space makes of it, `why` is said on hovering."""

    key: str
    icon: str
    text: str
    unsure: bool = False
    quiet: bool = False
    fixed: bool = False
    about: Any = None
    turn: Turn | None = None
    why: str = ""


def _looks(data: ChipData) -> tuple[Any, ...]:
    """All that is seen or heard of a chip; what it is about may move in the text meanwhile."""
    turn = data.turn.text if data.turn else ""
    return data.key, data.icon, data.text, data.unsure, data.quiet, data.fixed, data.why, turn


def _kept_as(key: str, chips: Mapping[str, Chip]) -> str:
    """The key under which a chip was on show until now: that of a promise grows with its words."""
    kind = key.partition(":")[0]
    if key in chips or kind not in ("promise", "due"):
        return key
    grown = (old for old in chips if old.startswith(kind) and (key.startswith(old) or old.startswith(key)))
    return next(grown, key)


class Chip(QPushButton):
    """28 high: icon, reading, and what says that there are choices."""

    def __init__(self, data: ChipData, hands: Hands, entered: Callable[[Chip | None], Any]) -> None:
        super().__init__()
        self.data = data
        self._hands, self._entered = hands, entered
        self.setProperty("kind", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on=False: self._hands.opened(self))
        self.show_data(data)

    def show_data(self, data: ChipData) -> None:
        """Shows another reading."""
        same, self.data = _looks(self.data) == _looks(data) and bool(self.accessibleName()), data
        if same:
            return
        self.setAccessibleName(data.text)
        look = translate("Capture", "Worth a look: Tacit is not sure.") if data.unsure else ""
        keys = "" if data.fixed else translate("Capture", "Enter for choices, Delete to drop.")
        turn = translate("Capture", "Space: {0}.").format(data.turn.text) if data.turn else ""
        self.setAccessibleDescription(" ".join(part for part in (look, data.why, turn, keys) if part))
        self.setToolTip("\n".join(part for part in (look, data.why) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = current().px
        wide = QFontMetrics(current().font("body")).horizontalAdvance(self.data.text)
        return QSize(wide + px(32 + 12 if self.data.key == "add" else 32 + 8 + 14 + 8), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(60), current().px(28))

    def event(self, event: QEvent) -> bool:
        # Esc goes one step back, to the text; only from there it leaves the capture.
        over = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if over and (event.key() == Qt.Key.Key_Escape or _types(event)):  # type: ignore[attr-defined, arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space and self.data.turn is not None:
            self._hands.turned(self)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self._hands.opened(self)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.data.fixed:
            self._hands.dropped(self)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self._hands.back(None)
        elif key == Qt.Key.Key_Right:
            self.focusNextChild()
        elif key == Qt.Key.Key_Left:
            self.focusPreviousChild()
        elif _types(event):
            self._hands.back(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entered(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._entered(None)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:  # a button is pressed by its release; ours acted already
            super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        px = theme.px
        data = self.data
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        wide = 2.0 if focus else 1.0
        pen = QPen(theme.colour("accent" if focus else "due" if data.unsure else "hairline"), wide)
        if data.unsure and not focus:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        surface = "background" if focus or data.quiet else "sunk" if self.underMouse() else "sidebar"
        painter.setBrush(theme.colour(surface))
        box = self.rect().toRectF().adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, px(RADIUS), px(RADIUS))
        top = (self.height() - px(16)) // 2
        colour = "second" if data.quiet else "text"
        icons.paint(painter, data.icon, px(9), top, 16, colour)
        right = self.width() - (px(8) if data.key == "add" else px(8 + 14))
        if data.unsure and not focus:
            icons.paint(painter, "question", right, (self.height() - px(14)) // 2, 14, "due")
        elif data.key != "add":
            icons.paint(
                painter, "chevron-down", right, (self.height() - px(14)) // 2, 14, "second" if focus else "third"
            )
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        room = QRect(px(32), 0, right - px(32) - px(2), self.height())
        text = QFontMetrics(font).elidedText(data.text, Qt.TextElideMode.ElideRight, room.width() + px(2))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes a letter."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return held == Qt.KeyboardModifier.NoModifier and event.text().strip().isprintable() and bool(event.text().strip())


class ChipRow(QWidget):
    """The chips in their order. A chip whose key stays keeps its widget and the focus; nothing jumps while typing.
    `changed` when other chips are there, or in another order; `entered(chip)` with the one that has the focus, or
    None."""

    changed = Signal()
    entered = Signal(object)

    def __init__(self, hands: Hands) -> None:
        super().__init__()
        self._hands = hands
        self.flow = Flow(self, 8)
        self.chips: list[Chip] = []
        self.setAccessibleName(translate("Capture", "Read as"))

    def show_chips(self, wanted: list[ChipData]) -> None:
        """Brings the row to these chips. What looks as before is not laid out or painted again."""
        if [_looks(chip.data) for chip in self.chips] == [_looks(data) for data in wanted]:
            for chip, data in zip(self.chips, wanted, strict=True):
                chip.show_data(data)
            return
        before = {chip.data.key: chip for chip in self.chips}
        focused = next((number for number, chip in enumerate(self.chips) if chip.hasFocus()), None)
        shown, made = self.chips, []
        for data in wanted:
            kept = _kept_as(data.key, before)
            if kept in before:
                chip = before.pop(kept)
                chip.show_data(data)
            else:
                chip = Chip(data, self._hands, self.entered.emit)
            made.append(chip)
        if made != self.chips:
            self._lay(made)
        if focused is not None and before and not any(chip.hasFocus() for chip in made):
            made[min(focused, len(made) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        for gone in shown:  # not what is left of `before`: two chips may have one key
            if gone in made:
                continue
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()

    def _lay(self, chips: list[Chip]) -> None:
        """These chips, in this order, for the eye and for Tab."""
        while self.flow.takeAt(0) is not None:
            pass
        for chip in chips:
            self.flow.addWidget(chip)
            chip.show()
        self.chips = chips
        self.flow.invalidate()
        self.updateGeometry()
        self.changed.emit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.flow.heightForWidth(width)
