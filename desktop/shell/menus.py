"""Menus out of the registry: a menu bar where the platform has one at the top, one button elsewhere."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from desktop.actions import Actions
from desktop.shell.keys import menus
from desktop.theme import icons


def menu_bar(window: QMainWindow, actions: Actions) -> None:
    """The native menu bar of macOS; elsewhere nothing, the menu button has it all."""
    if sys.platform == "darwin":
        bar = window.menuBar()
        for prefix, title in menus():
            _fill(bar.addMenu(title), prefix, actions)


def button_menu(window: QWidget, anchor: QWidget, actions: Actions) -> QMenu:
    """The menu of the menu button, opened below it."""
    menu = QMenu(window)
    for prefix, title in menus():
        _fill(menu.addMenu(title), prefix, actions)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
    return menu


def _fill(menu: QMenu, prefix: str, actions: Actions) -> None:
    for action in actions.all():
        if action.keep or not action.name.startswith(prefix + "."):
            continue
        qaction = actions.qaction(action.name)
        if action.icon and sys.platform != "darwin":
            qaction.setIcon(icons.icon(action.icon))
        menu.addAction(qaction)
