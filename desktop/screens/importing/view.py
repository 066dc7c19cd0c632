"""Importing, laid out: a place to drop files, the files looked into, the run, the report; and beside it the export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import translate
from desktop.theme import current
from desktop.theme.tokens import RADIUS
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Aside, Page, column, row, rule
from desktop.widgets.states import ErrorLine, ProgressLine
from desktop.widgets.text import Icon, KeyCap, Text


class DropZone(QWidget):
    """A dashed place for files and folders."""

    dropped = Signal(list)

    def __init__(self, choose: Callable[[], Any], choose_folder: Callable[[], Any]) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        box = column(self, 8, (24, 40))
        box.addWidget(Icon("import", 20, "third"), 0, Qt.AlignmentFlag.AlignHCenter)
        heading = Text(translate("Import", "Drop files or a folder here"), "heading")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(heading)
        formats = translate(
            "Import",
            "Tables (CSV), contact cards (vCard), Evernote exports (ENEX), Markdown, mail, a Tacit export (JSON)",
        )
        words = Text(formats, "second", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(words)
        box.addSpacing(8)
        line = row(None, 8)
        line.addStretch(1)
        self.choose = Button(translate("Import", "Choose files"), "folder", "primary", choose)
        self.choose_folder = Button(translate("Import", "Choose a folder"), clicked=choose_folder)
        line.addWidget(self.choose)
        line.addWidget(self.choose_folder)
        line.addStretch(1)
        box.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._over else "border"), 2 if self._over else 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("tint" if self._over else "background"))
        radius = theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


class ImportView(QWidget):
    """Holds no decision: stages `drop`, `look`, `report`, `export` in one stack; progress and errors above the foot."""

    def __init__(self, choose: Callable[[], Any], choose_folder: Callable[[], Any]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        box = column(self, 0)
        self.stack = QStackedWidget()
        box.addWidget(self.stack, 1)
        self._drop_stage(choose, choose_folder)
        self.look = self._stage(translate("Import", "Look before it comes in"))
        self.looking = Text("", "second", wrap=True)
        self.look.content.addWidget(self.looking)
        self.cards = column(None, 12)
        self.look.content.addLayout(self.cards)
        self.look.content.addStretch(1)
        self.report = self._stage("")
        self.report_box = column(None, 16)
        self.report.content.addLayout(self.report_box)
        self.report.content.addStretch(1)
        self._foot()
        self.edge = rule()
        box.addWidget(self.edge)
        box.addWidget(self.foot)
        self.show_stage(self.drop)

    def _drop_stage(self, choose: Callable[[], Any], choose_folder: Callable[[], Any]) -> None:
        self.drop = self._stage(translate("Import", "Bring in what you have"))
        self.drop.content.addWidget(
            Text(
                translate(
                    "Import",
                    "You look at it first; nothing is written before you say so. The same file twice adds nothing. "
                    "Everything can be undone.",
                ),
                "second",
                wrap=True,
            )
        )
        self.zone = DropZone(choose, choose_folder)
        self.drop.content.addWidget(self.zone)
        self.to_export = Button(translate("Import", "Take everything out instead: export"), "export", "link")
        self.drop.content.addWidget(self.to_export, 0, Qt.AlignmentFlag.AlignLeft)
        self.drop.content.addStretch(1)

    def _foot(self) -> None:
        self.foot = QWidget()
        foot = column(self.foot, 8, (24, 12))
        self.error = ErrorLine()
        foot.addWidget(self.error)
        self.progress = ProgressLine()
        foot.addWidget(self.progress)
        line = QWidget()
        aside = Aside(line, least=10_000)  # below each other rather than cut, where text is large
        more, go = QWidget(), QWidget()
        left, right = row(more, 8), row(go, 8)
        self.add = Button(translate("Import", "Add files"), "add")
        self.hint = Text("", "small")
        left.addWidget(self.add)
        left.addWidget(self.hint)
        left.addStretch(1)
        self.cancel = Button(translate("Import", "Cancel"))
        self.run = Button("", "import", "primary")
        self.keycap = KeyCap(translate("Import", "Ctrl Enter"))
        for widget in (self.cancel, self.run, self.keycap):
            right.addWidget(widget)
        aside.addWidget(more)
        aside.addWidget(go)
        foot.addWidget(line)

    def _stage(self, heading: str) -> Page:
        page = Page(widest=860)
        self.report_heading = Text(heading, "display", wrap=True)
        page.content.addWidget(self.report_heading)
        self.stack.addWidget(page)
        return page

    def show_stage(self, stage: QWidget) -> None:
        """Shows one stage; the foot belongs to looking and running."""
        self.stack.setCurrentWidget(stage)
        looking = stage is self.look
        self.foot.setVisible(looking)
        self.edge.setVisible(looking)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.dropEvent(event)
