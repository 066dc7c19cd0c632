"""The rows and cards of Today, laid out. Apart from the view, which the first paint needs without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.i18n import label, say, translate
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Card, Flow, column, row
from desktop.widgets.rows import RowButton
from desktop.widgets.tag import Tag
from desktop.widgets.text import Elided, Icon, Snug, Text


def section(heading: str, note: str = "", link: str = "", run: Callable[[], Any] | None = None) -> QWidget:
    """A heading with a small note or a link at the right."""
    holder = QWidget()
    line = row(holder, 8)
    line.addWidget(Text(heading, "heading"))
    line.addStretch(1)
    if note:
        line.addWidget(Text(note, "small"))
    if link:
        line.addWidget(Button(link, kind="link", clicked=run))
    holder.setFixedHeight(current().px(28))
    return holder


def visit_row(card: Any, badge: Tag | None, open_: Callable[[], Any]) -> RowButton:
    """One visit: when, with whom, and three lines worth reading before going in."""
    px = current().px
    when = words.clock(card.starts) if card.starts else ""
    button = RowButton(f"{when} {say(card.customer.name)}".strip(), open_)
    side = column(None, 2)
    side.addWidget(Text(when, "large-strong"))
    if card.minutes:
        side.addWidget(Text(translate("Today", "%n min", None, card.minutes), "small"))
    side.addStretch(1)
    holder = QWidget()
    holder.setLayout(side)
    holder.setFixedWidth(px(48))
    holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    button.line.addWidget(holder)
    body = column(None, 0)
    top = row(None, 8, (0, 0, 0, 4))
    top.addWidget(Snug(say(card.customer.name), "large-strong"), 0)
    top.addWidget(Elided(label(card.people), "second"), 1)
    if badge is not None:
        top.addWidget(badge)
    body.addLayout(top)
    for word, line in (
        (translate("Today", "Know"), card.know),
        (translate("Today", "Happened"), card.happened),
        (translate("Today", "Next"), card.next),
    ):
        if line:
            body.addLayout(_fact(word, label(line)))
    button.line.addLayout(body, 1)
    return button


def _fact(word: str, line: str) -> Any:
    each = row(None, 8)
    name = Text(word, "small")
    name.setFixedSize(current().px(72), current().px(20))
    each.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    each.addWidget(Text(line, "body", wrap=True), 1)
    return each


def promise_row(
    title: str, who: str, direction: str, tag: Tag, open_: Callable[[], Any], keep: Callable[[], Any]
) -> QWidget:
    """One promise: what, who owes whom, when; a tick at the right keeps it."""
    button = RowButton(f"{title}, {who}, {tag.word}", open_, (16, 12, 8, 12), 8)
    body = column(None, 4)
    body.addWidget(Text(title, "medium", wrap=True))
    line = row(None, 6)
    line.addWidget(Icon(direction, 14, "second"))
    line.addWidget(Elided(who, "small-second"), 1)
    body.addLayout(line)
    tags = row(None, 8)
    tags.addWidget(tag)
    tags.addStretch(1)
    body.addLayout(tags)
    button.line.addLayout(body, 1)
    tick = IconButton("kept", translate("Today", "Mark as kept: {0}").format(title), keep)
    tick.setToolTip(translate("Today", "Mark as kept"))
    button.line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
    return button


def proposed_row(icon: str, name: str, buttons: list[Button]) -> QWidget:
    """Somebody read out of a capture, and what to do about it below: words of any length have room there."""
    holder = QWidget()
    box = column(holder, 0, (16, 8, 8, 4))
    line = row(None, 8)
    line.addWidget(Icon(icon, 16, "second"))
    line.addWidget(Elided(name, "medium"), 1)
    box.addLayout(line)
    hands = Flow(gap=4)
    hands.setContentsMargins(current().px(24), 0, 0, 0)
    for button in buttons:
        hands.addWidget(button)
    box.addLayout(hands)
    return holder


def note_row(icon: str, name: str, text: str, day: str, exact: str, open_: Callable[[], Any]) -> RowButton:
    """One line: about whom, what, when."""
    button = RowButton(f"{name}: {text}, {day}", open_, (16, 9), 8)
    button.line.addWidget(Icon(icon, 16, "second"))
    button.line.addWidget(Snug(name, "medium"))
    button.line.addWidget(Elided(text, "second"), 1)
    when = Text(day, "small")
    when.setToolTip(exact)
    button.line.addWidget(when)
    return button


def card_of(rows: list[QWidget]) -> Card:
    """A card of pressable rows."""
    card = Card()
    for each in rows:
        card.add(each, padded=False)
    return card
