"""“You may know this already”: what is known about the same, beside the text one writes. Nothing of it takes the hands
out of the box: a card opens where it stands, and one key says that what it tells still holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.keycaps import native
from desktop.screens.capture import readings
from desktop.screens.capture.view import CaptureView, KnownCard
from desktop.widgets.states import sentence_of
from desktop.widgets.tag import Tag

KEY = "Ctrl+J"
SHORTEST = 12
"""Letters from which a text says something"""


class Known(QObject):
    """Looks for `text()`, begun for the customer `customer()` ('' for none); the note `editing()` is not told."""

    def __init__(
        self,
        services: Any,
        jobs: Jobs,
        bus: Bus,
        view: CaptureView,
        text: Callable[[], str],
        customer: Callable[[], str],
        editing: Callable[[], str],
    ) -> None:
        super().__init__()
        self.services, self.jobs, self.bus, self.view = services, jobs, bus, view
        self._text, self._customer, self._editing = text, customer, editing
        self.cards: list[KnownCard] = []
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(KEY), view, context=inside).activated.connect(self.still_true)

    def look(self) -> None:
        """Asks what is known; an older answer never comes after a newer one."""
        text, customer = self._text().strip(), self._customer() or None
        if len(text) < SHORTEST:
            self.clear()
            return
        self.jobs.read(
            lambda: self.services.captures.similar(text, customer=customer),
            then=self._show,
            failed=lambda _error: None,
            owner=self,
            key="capture.known",
        )

    def clear(self) -> None:
        """Nothing is known."""
        self.cards = []
        self.view.show_known([])

    def still_true(self, card: KnownCard | None = None) -> None:
        """What the first card tells (or this one) holds today as well: it is fresh again."""
        card = card or next((one for one in self.cards if not one.said), None)
        if card is None or card.said:
            return
        self.jobs.write(
            self.services.captures.still_true,
            card.hit.id,
            then=lambda _note: self._said(card),
            failed=lambda error: self.bus.toast.emit(Toast(sentence_of(error), "overdue")),
            owner=self,
        )

    def _said(self, card: KnownCard) -> None:
        card.show_said(translate("Capture", "Still true, said today"))
        text = translate("Capture", "Still true: it counts as fresh again. File what is new, or leave it.")
        self.bus.toast.emit(Toast(text, "kept", undo=True))
        self._keys()

    def _show(self, hits: list[Any]) -> None:
        shown = [hit for hit in hits if hit.id != self._editing()]
        if [hit.id for hit in shown] == [card.hit.id for card in self.cards]:
            return  # the same as before: an opened card stays open
        self.cards = [self._card(hit) for hit in shown]
        cards: list[QWidget] = [*self.cards]
        self.view.show_known(cards)
        self._keys()

    def _card(self, hit: Any) -> KnownCard:
        tags = [Tag(readings.topic_word(topic), "neutral", "topic") for topic in hit.topics[:2]]
        by = label(hit.who) or (hit.customer.name if hit.customer else "")
        card = KnownCard(hit, by, tags, self.services.today())
        card.clicked.connect(lambda _on=False: self._toggle(card))
        card.still.clicked.connect(lambda _on=False: self.still_true(card))
        card.page.clicked.connect(lambda _on=False: self.bus.open_record.emit("note", hit.id))
        return card

    def _keys(self) -> None:
        """The key stands on the card it means."""
        first = next((card for card in self.cards if not card.said), None)
        for card in self.cards:
            card.show_key(native(KEY) if card is first else "")

    def _toggle(self, card: KnownCard) -> None:
        if card.whole:
            card.show_text(card.hit.text, False)
        else:
            self.jobs.read(self.services.records.get, card.hit.id, then=partial(_open, card), owner=card)


def _open(card: KnownCard, note: Any) -> None:
    card.show_text(note.text, True)
