"""The sync screen, laid out: how it stands, what needs a person, what waits; at the right the store itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import translate
from desktop.keycaps import native
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.kept_rows import keep_rows
from desktop.widgets.layout import Aside, Card, Columns, Page, clear, column, row
from desktop.widgets.states import EmptyState, ErrorLine, ProgressLine
from desktop.widgets.text import Icon, Text


class Section(QWidget):
    """A heading, a sentence, and rows that stay where nothing about them differs. Hidden while it is empty."""

    def __init__(self, heading: str, sentence: str) -> None:
        super().__init__()
        box = column(self, 4)
        self.heading = Text(heading, "heading")
        box.addWidget(self.heading)
        self.sentence = Text(sentence, "second", wrap=True)
        box.addWidget(self.sentence)
        box.addSpacing(current().px(4))
        self.card = Card(padding=(0, 0))
        box.addWidget(self.card)
        self.more = Text("", "small")
        box.addWidget(self.more)
        self.rows: dict[str, Any] = {}
        self.hide()

    def show_items(self, items: Sequence[Any], make: Callable[[Any], Any], more: str = "") -> None:
        """A row for each item, by its key or id, and those being edited: what is typed there goes nowhere by itself;
        `more` says what is not shown."""
        wanted = {getattr(item, "key", item.id): item for item in items}
        wanted |= {key: row.item for key, row in self.rows.items() if key not in wanted and _edited(row)}
        self.rows = keep_rows(self.card, self.rows, wanted, make, _same)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setVisible(bool(wanted))


def _edited(row: Any) -> bool:
    return getattr(row, "editor", None) is not None


def _same(row: Any, item: Any) -> bool:
    """Whether a row still shows what it is about; one that is being edited stays as it is."""
    return row.item == item or _edited(row)


class SyncView(QWidget):
    """Two pages: of a profile that is on this computer only, and of one that shares."""

    def __init__(
        self,
        sync: Callable[[], Any],
        settings: Callable[[], Any],
        mend: Callable[[], Any],
        share: Callable[[], Any],
    ) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(translate("Sync", "Sync"))
        self.pages = QStackedWidget()
        row(self, 0).addWidget(self.pages)
        self.private = EmptyState(
            "device",
            translate("Sync", "On this computer only"),
            translate(
                "Sync",
                "Nothing you write leaves this computer. Join the shared store of your company to work on the same "
                "customers as your colleagues: you decide note by note who may see it, and everything goes on working "
                "offline.",
            ),
            translate("Sync", "Join a shared store …"),
            run=settings,
        )
        self.pages.addWidget(self.private)
        self.page = Page()
        self.pages.addWidget(self.page)
        self.page.content.setSpacing(current().px(16))
        self.sync = Button(translate("Sync", "Sync now"), "sync", "primary", sync)
        self.sync.setToolTip(f"{translate('Sync', 'Sync now')} ({native('F5')})")
        self.mend = Button(translate("Sync", "New password …"), "key", "primary", mend)
        self.mend.hide()
        self.page.content.addWidget(self._head())
        self.progress = ProgressLine()
        self.page.content.addWidget(self.progress)
        self.error = ErrorLine()
        self.page.content.addWidget(self.error)
        self.columns = Columns(264, 680)
        self.page.content.addWidget(self.columns)
        self.page.content.addStretch(1)
        self._sections(share)
        self.columns.right_box.setSpacing(current().px(8))
        self.columns.right_box.addWidget(Text(translate("Sync", "Shared store"), "heading"))
        self.store = Card(padding=(12, 8))
        self.columns.right_box.addWidget(self.store)
        self.settings = Button(translate("Sync", "Settings of the shared store"), "settings", "link", settings)
        self.columns.right_box.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        self.columns.right_box.addStretch(1)

    def _head(self) -> QWidget:
        holder = QWidget()
        line = Aside(holder, least=320)
        said = QWidget()
        words = column(said, 2)
        top = row(None, 8)
        self.icon = Icon("online", 20, "kept")
        self.heading = Text("", "display", wrap=True)
        sign = QWidget()  # beside the first line, however many there are
        column(sign, 0, (0, 8, 0, 0)).addWidget(self.icon)
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.heading, 1)
        words.addLayout(top)
        self.sentence = Text("", "second", wrap=True)
        words.addWidget(self.sentence)
        line.addWidget(said)
        acts = QWidget()
        beside = row(acts, 8)
        beside.addWidget(self.sync)
        beside.addWidget(self.mend)
        line.addWidget(acts)
        return holder

    def _sections(self, share: Callable[[], Any]) -> None:
        left = self.columns.left_box
        left.setSpacing(current().px(24))
        self.conflicts = Section(
            translate("Sync", "Two versions met"),
            translate("Sync", "Nothing is lost: one is shown, the other is kept here until you choose."),
        )
        self.refused = Section(
            translate("Sync", "Not taken by the store"), translate("Sync", "What you wrote is still here.")
        )
        self.waiting = Section(translate("Sync", "Waiting to be sent"), "")
        for section in (self.conflicts, self.refused, self.waiting):
            left.addWidget(section)
        self.nothing = Text(translate("Sync", "Nothing waits, and nothing needs you."), "second", wrap=True)
        self.nothing.hide()
        left.addWidget(self.nothing)
        self.alone = Card(padding=(16, 10))
        line = QWidget()
        both = Aside(line)
        said = QWidget()
        words = row(said, 8, (0, 6))
        words.addWidget(Icon("only-me", 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        self.alone_words = Text("", "body", wrap=True)
        words.addWidget(self.alone_words, 1)
        both.addWidget(said)
        self.share = Button(translate("Sync", "Look through and share …"), "everyone", clicked=share)
        both.addWidget(self.share)
        self.alone.add(line)
        self.alone.hide()
        left.addWidget(self.alone)
        left.addStretch(1)

    def show_alone(self, number: int) -> None:
        """How much there is that nobody else can read."""
        said = translate("Sync", "%Ln record(s) are only yours: nobody else can read them.", None, number)
        self.alone_words.setText(said)
        self.alone.setVisible(number > 0)

    def show_store(self, lines: Sequence[QWidget]) -> None:
        """The facts at the right."""
        clear(self.store.box)
        for one in lines:
            self.store.add(one)

    def rows(self) -> list[Any]:
        """All rows, from top to bottom."""
        found: list[Any] = []
        for section in (self.conflicts, self.refused, self.waiting):
            if not section.isHidden():
                found += section.rows.values()
        return found
