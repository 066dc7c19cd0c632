"""Another look while the window is open: quick, and afterwards everything stands where it would have stood."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.bus import Place
from desktop.theme import current
from desktop.widgets.toasts import ToastView

SCREENS = ("today", "customers", "people", "promises", "settings")


class Restyled(QObject):
    """How often each widget was told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def places(app: App) -> dict[str, QRect]:
    """Where every widget on show stands in the window."""
    QApplication.processEvents()
    found = {}
    toasts = app.window.findChildren(ToastView)
    for number, widget in enumerate(app.window.findChildren(QWidget)):
        passing = any(toast is widget or toast.isAncestorOf(widget) for toast in toasts)  # they go by themselves
        if widget.isVisible() and not passing:
            name = f"{number} {type(widget).__name__}"
            found[name] = QRect(widget.mapTo(app.window, widget.rect().topLeft()), widget.size())
    return found


def test_a_change_of_theme_styles_every_widget_once(app: App) -> None:
    for screen in SCREENS:
        app.bus.go.emit(Place(screen))
    watcher = Restyled()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watcher)
    current().set("dark")
    application.removeEventFilter(watcher)
    # Once without a sheet, once with the new one; without that step it is once for every ancestor.
    assert watcher.times
    assert max(watcher.times.values()) <= 3


@pytest.mark.parametrize("screen", SCREENS)
def test_a_size_and_back_leaves_everything_in_its_place(app: App, qtbot: QtBot, screen: str) -> None:
    app.bus.go.emit(Place(screen))
    before = places(app)
    for scale in (2.0, 1.1, 1.75, 1.0):
        current().set(scale=scale)
        QApplication.processEvents()

    def back() -> None:
        """A page in a scroll area takes its height one round of events after what stands in it."""
        after = places(app)
        assert {name: (was, after.get(name)) for name, was in before.items() if after.get(name) != was} == {}

    qtbot.waitUntil(back)


def test_where_the_data_lives_is_said_whole_on_a_low_screen_with_large_text(app: App) -> None:
    sidebar = app.window.sidebar
    sidebar.sync.show_sync("private", "Nur auf diesem Rechner gespeichert")
    current().set(scale=2.0)
    QApplication.processEvents()
    words = QRect(0, 0, sidebar.sync.width() - current().px(44), 4000)
    font = QFontMetrics(current().font("small"))
    needed = font.boundingRect(words, int(Qt.TextFlag.TextWordWrap), sidebar.sync.text()).height()
    assert needed > font.height()
    assert sidebar.sync.height() >= needed
