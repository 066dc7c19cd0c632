"""Icons: SVGs of one set in `resources/icons`, drawn with `currentColor` and tinted from the palette, cached."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from desktop import resources
from desktop.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}


_held: list[Callable[[], Any]] | None = None


def hold() -> None:
    """Until `release` nothing is drawn: loading Qt's SVG would cost the first paint a tenth of its time. The icons
    follow one frame later, in the places kept for them."""
    global _held
    _held = []


def release() -> None:
    """From now on icons are drawn; whoever waited for that is told."""
    global _held
    waiting, _held = _held or [], None
    for then in waiting:
        then()


def when_drawn(then: Callable[[], Any]) -> None:
    """Calls `then` as soon as icons can be drawn, which is at once except before the first paint."""
    if _held is None:
        then()
    else:
        _held.append(then)


@lru_cache(maxsize=256)
def _source(name: str) -> str | None:
    path = resources.path("icons", name + ".svg")
    if not os.path.exists(path):
        import logging

        logging.getLogger(__name__).warning("no icon named %s", name)
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


def _renderer(name: str, colour: str) -> QSvgRenderer | None:
    source = _source(name)
    if source is None:
        return None
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


def pixmap(name: str, size: int = 16, colour: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon at `size` logical pixels (before text scaling) in a palette colour, sharp at `ratio`."""
    theme = current()
    tint = colour if colour.startswith("#") else theme.colours.of(colour)
    side = theme.px(size)
    key = (name, side, tint, ratio)
    made = _pixmaps.get(key)
    if made is None:
        made = _draw(name, side, tint, ratio)
        _pixmaps[key] = made
    return made


def _draw(name: str, side: int, tint: str, ratio: float) -> QPixmap:
    pixels = max(1, round(side * ratio))
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    renderer = _renderer(name, QColor(tint).name())
    if renderer is not None:
        painter = QPainter(made)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def paint(painter: QPainter, name: str, x: int, y: int, size: int = 16, colour: str = "text") -> None:
    """Draws the icon with its top left at (x, y), sharp on the painter's device."""
    if _held is not None:
        return
    device = painter.device()
    painter.drawPixmap(x, y, pixmap(name, size, colour, device.devicePixelRatioF() if device else 1.0))


def icon(name: str, colour: str = "second", size: int = 16, gap: int = 0) -> QIcon:
    """A QIcon for buttons and menus, with `gap` empty pixels at its right. Ask again when the theme changes."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(_widened(pixmap(name, size, colour, ratio), gap))
        made.addPixmap(_widened(pixmap(name, size, "third", ratio), gap), QIcon.Mode.Disabled)
    return made


def _widened(source: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return source
    ratio = source.devicePixelRatio()
    made = QPixmap(source.width() + round(gap * ratio), source.height())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    plain = QPixmap(source)
    plain.setDevicePixelRatio(1.0)
    painter.drawPixmap(0, 0, plain)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def exists(name: str) -> bool:
    """Whether the set has an icon of this name."""
    return os.path.exists(resources.path("icons", name + ".svg"))
