"""Promises, laid out: filters and kept-rate above, the ledger at the left, the promise stood on at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import say, translate
from desktop.screens.promises.ledger import SETTLED, Ledger
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton, Toggle
from desktop.widgets.layout import Flow, Page, column, row, rule
from desktop.widgets.promises import due_words, who_owes
from desktop.widgets.record_audience import AudienceButton
from desktop.widgets.record_editors import Growing
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.record_view import PlaceOfPage
from desktop.widgets.states import EmptyState, ErrorLine
from desktop.widgets.tag import Tag
from desktop.widgets.text import Icon, Text


class PromisesView(QWidget):
    """Holds no decision."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.ledger = ledger
        box = column(self, 0)
        box.addWidget(self._head())
        box.addWidget(rule())
        body = row(None, 0)
        self.stack = PlaceOfPage(ledger, ledger)
        body.addWidget(self.stack, 1)
        self.edge = rule(vertical=True)
        body.addWidget(self.edge)
        self.detail = PromiseDetail()
        body.addWidget(self.detail)
        box.addLayout(body, 1)
        self.panel = SidePanel(self)
        self.panel.shown.connect(self.fit)

    def _head(self) -> QWidget:
        holder = QWidget()
        head = column(holder, 8, (24, 20, 24, 12))
        top = row(None, 12)
        self.title = Text(translate("Promises", "Promises"), "display")
        top.addWidget(self.title)
        top.addStretch(1)
        self.rate = Text("", "second")
        top.addWidget(self.rate, 0, Qt.AlignmentFlag.AlignVCenter)
        self.new = Button(translate("New", "New promise"), "add")
        top.addWidget(self.new)
        head.addLayout(top)
        chips = QWidget()
        flow = Flow(chips, 8)
        self.mine = Toggle(translate("Promises", "Mine"), "person")
        self.mine.setToolTip(translate("Promises", "What I owe and what is owed to me; off: everyone's"))
        self.states = {
            "open": Toggle(translate("Promises", "Open"), "promises"),
            "settled": Toggle(translate("Promises", "Settled"), "kept"),
        }
        self.sides = {
            "us": Toggle(translate("Promises", "We owe"), "promise-us"),
            "them": Toggle(translate("Promises", "They owe"), "promise-them"),
        }
        self.customer = Toggle(translate("Promises", "Customer"), "customer")
        for chip in (self.mine, *self.states.values(), *self.sides.values(), self.customer):
            flow.addWidget(chip)
        head.addWidget(chips)
        self.error = ErrorLine()
        head.addWidget(self.error)
        return holder

    def fit(self) -> None:
        """The detail steps aside where there is no room for it."""
        px = current().px
        room = self.width() >= px(720)
        # A panel lies over the detail; wider than that it would cut the days in the list.
        self.detail.setFixedWidth(max(px(336), self.panel.width() if self.panel.isVisible() else 0))
        self.detail.setVisible(room)
        self.edge.setVisible(room and not self.panel.isVisible())  # the panel has an edge of its own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class PromiseDetail(Page):
    """The promise stood on, and what can be done about it."""

    def __init__(self) -> None:
        super().__init__(margins=(20, 20, 20, 24))
        self.what = Text("", "title", wrap=True)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content.addWidget(self.what)
        line = row(None, 6)
        self.side = Icon("promise-us", 14, "second")
        self.who = Text("", "second", wrap=True)
        line.addWidget(self.side, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.who, 1)
        self.content.addLayout(line)
        self.tag = Tag("", "neutral")
        self.content.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts()
        self.content.addWidget(self.buttons)
        self.keys = Text("", "small", wrap=True)
        self.content.addWidget(self.keys)
        self.mover = column(None, 4)
        self.content.addLayout(self.mover)
        self.proof_holder = QWidget()
        proof = column(self.proof_holder, 4)
        words = Text(translate("Promises", "Proof"), "medium")
        proof.addWidget(words)
        self.proof = Growing(translate("Promises", "Proof"), 2, 6)
        self.proof.setPlaceholderText(translate("Promises", "What shows it: a mail, a delivery note, their word"))
        words.setBuddy(self.proof)
        proof.addWidget(self.proof)
        self.content.addWidget(self.proof_holder)
        self.content.addWidget(self._links())
        self.readers = AudienceButton()
        self.content.addLayout(self.readers.at_the_edge())
        self.fields = column(None, 0)
        self.content.addLayout(self.fields)
        self.content.addStretch(1)

    def _acts(self) -> None:
        """What ends it, or puts it off."""
        self.buttons = QWidget()
        flow = Flow(self.buttons, 8)
        self.keep = Button(translate("Promises", "Kept"), "kept", "primary")
        self.broken = Button(translate("Promises", "Broken"), "broken")
        self.move_ = Button(translate("Promises", "Move"), "calendar")
        self.drop = Button(translate("Promises", "Drop"), "dropped", "quiet")
        self.reopen = Button(translate("Promises", "Open again"), "undo")
        for button in (self.keep, self.broken, self.move_, self.drop, self.reopen):
            flow.addWidget(button)

    def _links(self) -> QWidget:
        """Whom it is about, where it was said, and what is done less often."""
        links = QWidget()
        around = Flow(links, 8)
        self.customer = Button("", "customer")
        self.person = Button("", "person")
        self.note = Button(translate("Promises", "From this note"), "note", "quiet")
        self.like = IconButton("search", translate("Promises", "More like this (L)"))
        self.history = IconButton("history", translate("Promises", "History (H)"))
        self.delete = IconButton("delete", translate("Promises", "Delete (Del)"))
        for widget in (self.customer, self.person, self.note, self.like, self.history, self.delete):
            around.addWidget(widget)
        return links

    def begin(self, record: Any) -> None:
        """Another promise than before: from the top, with the proof it has."""
        self.proof.setPlainText(record.proof)
        self.verticalScrollBar().setValue(0)

    def show_promise(self, promise: Any, today: dt.date) -> None:
        """What it is, whose, and what can be done; fields and a proof being typed are left alone."""
        record = promise.record
        settled = record.status in SETTLED
        self.what.setText(record.what)
        self.side.show_icon("promise-them" if record.owed_by == "them" else "promise-us")
        self.who.setText(who_owes(promise))
        self.tag.show_state(*due_words(record.due, record.status, record.settled_on, today))
        for button in (self.keep, self.broken, self.move_, self.drop):
            button.setVisible(not settled)
        self.reopen.setVisible(settled)
        keys = translate("Promises", "K kept · B broken · M move · D drop")
        # A line breaks between two keys, never between a key and what it does.
        keys = " · ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in keys.split(" · "))
        self.keys.setText(translate("Promises", "O opens it again") if settled else keys)
        self.buttons.updateGeometry()
        self.customer.setText(say(promise.customer.name) if promise.customer else "")
        self.customer.setVisible(promise.customer is not None)
        self.person.setText(say(promise.contact.name) if promise.contact else "")
        self.person.setVisible(promise.contact is not None)
        self.note.setVisible(bool(record.note))


def nothing_fits() -> EmptyState:
    """In the ledger's place when the filters leave nothing."""
    return EmptyState(
        "filter",
        translate("Promises", "Nothing fits these filters"),
        translate("Promises", "Esc shows your open promises again."),
    )


def nothing_of_mine(all_: Callable[[], Any]) -> EmptyState:
    """In the ledger's place when I owe nothing and nothing is owed to me."""
    return EmptyState(
        "promises",
        translate("Promises", "You owe nothing, and nothing is owed to you"),
        translate("Promises", "Write “I promised her the report by Friday” into a capture, and it appears here."),
        translate("Promises", "Show everyone's"),
        run=all_,
    )


def nothing_owed(new: Callable[[], Any]) -> EmptyState:
    """In the ledger's place when there is no promise at all: how they come."""
    return EmptyState(
        "promises",
        translate("Promises", "Nothing is owed, either way"),
        translate("Promises", "Write “I promised her the report by Friday” into a capture, and it appears here."),
        translate("New", "New promise"),
        run=new,
    )
