"""The look in force: which palette, how large, whether things may move. Widgets ask it and follow `changed`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.theme import fonts, sheet
from desktop.theme.palette import palette
from desktop.theme.tokens import LIGHT, PALETTES, SIZES, Colours


class Theme(QObject):
    """One per application. `mode` is 'system', 'light' or 'dark'; `scale` 1.0 to 2.0 multiplies the system's own."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = "system"
        self.scale = 1.0
        self.motion = True
        self.colours: Colours = LIGHT
        self._system = 1.0
        self._applied: tuple[str, float] | None = None

    def start(self, app: QApplication, styled: bool = False) -> None:
        """Sets style, palette, font and sheet once, and follows the system from now on. `styled`: Fusion was asked for
        on the application's command line, which spares the first paint the making of QStyle's Python side."""
        screen = app.primaryScreen()
        if screen is not None:
            self._system = max(1.0, min(2.0, screen.logicalDotsPerInch() / _base_dpi()))
        if not styled:
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply()

    def set(self, mode: str | None = None, scale: float | None = None, motion: bool | None = None) -> None:
        """Changes what is given; tells everybody when something differs."""
        self.mode = self.mode if mode is None else mode
        self.scale = self.scale if scale is None else max(0.8, min(2.0, scale))
        self.motion = self.motion if motion is None else motion
        self.apply()

    def apply(self) -> None:
        """Brings the application to the present mode and scale."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.colours = PALETTES[self._scheme()]
        wanted = (self.colours.name, self.factor)
        if wanted == self._applied:
            return
        before, self._applied = self._applied, wanted
        # When one sheet takes another's place, Qt styles every widget once for each of its ancestors; with no sheet in
        # between, once. Nothing is painted before both are done.
        app.setStyleSheet("")
        if before is not None and before[1] != self.factor:
            from desktop.theme.rescale import rescale

            rescale(before[1], self.factor)
        app.setPalette(palette(self.colours))
        app.setFont(self.font("body"))
        app.setStyleSheet(sheet.make(self.colours, self.factor, fonts.family()))
        self.changed.emit()

    @property
    def factor(self) -> float:
        """What a logical pixel of the tokens is multiplied by."""
        return min(2.0, self._system * self.scale)

    def px(self, value: float) -> int:
        """A length of the tokens at the present size; a hairline stays one pixel."""
        return int(value) if value <= 1 else max(1, round(value * self.factor))

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """A font of the type scale: small, body, large, title, display; weight 400, 500, 600."""
        return fonts.font(self.px(SIZES[size]), weight)

    def colour(self, name: str) -> QColor:
        """A colour of the palette in force by its token's name."""
        return QColor(self.colours.of(name))

    def milliseconds(self, value: int) -> int:
        """How long a motion of `value` may last: nothing when motion is off."""
        return value if self.motion else 0

    def _scheme(self) -> str:
        if self.mode in PALETTES:
            return self.mode
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _follow_system(self) -> None:
        if self.mode == "system":
            self.apply()


def _base_dpi() -> float:
    import sys

    return 72.0 if sys.platform == "darwin" else 96.0


_current: list[Theme] = []


def current() -> Theme:
    """The application's theme, made on first use."""
    if not _current:
        _current.append(Theme())
    return _current[0]
