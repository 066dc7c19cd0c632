"""The button at the foot of the sidebar: in an icon, words and colour, how it stands with the shared store.

It is painted with the window's first picture, so it knows words and states only; what they are is `syncing.py`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.shell.place_row import PlaceRow
from desktop.theme import current, icons
from desktop.theme.tokens import SYNC


class SyncButton(PlaceRow):
    """As wide as the places above it; its words wrap rather than end in dots."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.state, self._wide = "private", 0
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._stay)
        self._here = False
        self.show_sync("private", words)

    def show_sync(self, state: str, words: str, hover: str = "") -> None:
        """Shows a state; nothing is painted anew where nothing differs. `hover` says more."""
        if hover != self.toolTip():
            self.setToolTip(hover)
            self.setAccessibleDescription(hover)
        if (state, words) == (self.state, self.text()):
            return
        self.state = state
        self.setText(words)
        self.setAccessibleName(words)
        self.fit(self._wide)
        self.update()

    def show_here(self, here: bool) -> None:
        """Whether what it leads to is on show."""
        self._here = here
        self.setChecked(here)

    def _stay(self) -> None:
        # Pressed again it leads there again; whether one is there the shell says.
        self.setChecked(self._here)

    def fit(self, wide: int) -> None:
        """Takes the height that its words need in this width."""
        self._wide = wide
        px = current().px
        self.setFixedHeight(max(px(32), self._words_high(wide) + px(12)))

    def _words_high(self, wide: int) -> int:
        if wide <= 0:
            return 0
        room = QRect(0, 0, wide - current().px(44), 4000)
        return QFontMetrics(self._font()).boundingRect(room, _WRAP, self.text()).height()

    def _font(self) -> QFont:
        return current().font("small", 600 if self.state in ("attention", "choose") or self._here else 400)

    def sizeHint(self) -> QSize:
        return QSize(current().px(100), current().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, current().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, self._here)
        icon, colour, said = SYNC[self.state]
        if self._here and said == "second":
            said = "accent"
        font = self._font()
        line = QFontMetrics(font).height()
        high = self._words_high(self.width())
        top = (self.height() - high) // 2
        icons.paint(painter, icon, px(10), top + (line - px(16)) // 2, 16, colour)
        painter.setPen(theme.colour(said))
        painter.setFont(font)
        painter.drawText(QRect(px(36), top, self.width() - px(44), high), _WRAP, self.text())


_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
