"""Today's behaviour: fills the view from `services.pages.today`, keeps promises with a tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.bus import Bus, CaptureRequest, Place, Toast
from desktop.i18n import label, say, translate
from desktop.jobs import Jobs
from desktop.screens.today import parts
from desktop.screens.today.view import TodayView
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Card, column, row
from desktop.widgets.promises import due_tag, who_owes
from desktop.widgets.record_names import brief
from desktop.widgets.same_as import SameAs
from desktop.widgets.states import EmptyState
from desktop.widgets.tag import Tag
from desktop.widgets.text import Elided, Icon, Text

SHOWN_PROMISES, SHOWN_NOTES, SHOWN_DRAFTS = 5, 6, 3
KEEP = 3_000
"""Milliseconds until the page is kept for the next start; it is kept when the profile closes, too."""


class Controller(QObject):
    """Screen 'today'. The view is the window's own: it was painted before there were services. It may also be filled
    before there are any (`glance`); what is done on it then waits until they `open`."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, view: TodayView) -> None:
        super().__init__()
        self.services, self.jobs, self.bus, self.view = services, jobs, bus, view
        self.clock: Any = services
        self._later: Callable[[Callable[[], Any]], Any] | None = None
        self.same_as = SameAs(services, jobs, bus, self)
        self._filled = False
        self._shown: Any = None
        self._drafts: tuple[Any, ...] = ()
        # The day changes while the window is open: look again shortly after midnight.
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.timeout.connect(self._fill)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP)
        self._keeping.timeout.connect(self._keep_page)

    def glance(self, glance: Any, later: Callable[[Callable[[], Any]], Any]) -> None:
        """Shows the page as it was kept; `later` takes what needs services."""
        self.clock, self._later = glance, later
        self._draw(glance.page)

    def open(self, services: Any) -> None:
        """The services are there."""
        self.services = self.clock = self.same_as.services = services
        self._later = None

    def arrive(self, place: Place) -> None:
        self._fill()
        now = self.view.window().focusWidget()
        if now is None or not self.view.isAncestorOf(now):
            self.view.head.setFocus()

    def refresh(self, changes: Any) -> None:
        self._fill()

    def leave(self) -> bool:
        return True

    def back(self) -> bool:
        return False

    def _fill(self) -> None:
        services = self.services
        self.jobs.read(lambda: _read(services), then=self._show, owner=self, key="today")

    def _show(self, read: tuple[Any, tuple[Any, ...]]) -> None:
        page, drafts = read
        if page != self._shown or drafts != self._drafts:
            self._drafts = drafts
            self._draw(page)
        if not self._keeping.isActive():
            self._keeping.start()
        now = self.clock.now()
        tomorrow = (now + dt.timedelta(days=1)).replace(hour=0, minute=0, second=5)
        self._midnight.start(int((tomorrow - now).total_seconds() * 1000))
        if not self._filled:
            self._filled = True
            QTimer.singleShot(0, self, self.bus.ready.emit)

    def _keep_page(self) -> None:
        services = self.services
        self.jobs.read(lambda: services.pages.keep_today(), failed=lambda _error: None, owner=self)

    def _draw(self, page: Any) -> None:
        if self._shown is None:
            QTimer.singleShot(0, self, self.bus.filled.emit)
        self._shown = page
        at = self.view.verticalScrollBar().value()
        self.view.setUpdatesEnabled(False)
        self.view.restart()
        self._left(page)
        self._right(page)
        self.view.setUpdatesEnabled(True)
        self.view.verticalScrollBar().setValue(at)

    # -- left: visits, recent captures --------------------------------------------------------------------------

    def _left(self, page: Any) -> None:
        today = self.clock.today()
        self.view.sub.setText(" · ".join([words.exact_day(today), *self._summary(page)]))
        box = self.view.left
        if page.visits:
            box.addWidget(parts.card_of([self._visit(card) for card in page.visits]))
        elif page.recent or page.promises or page.counts.get("customers"):
            box.addWidget(self._no_visits())
        else:
            box.addWidget(self._empty())
            return
        box.addSpacing(16)
        show_all = translate("Today", "Show all") if page.recent else ""
        box.addWidget(
            parts.section(
                translate("Today", "Recent captures"), "", show_all, lambda: self.bus.go.emit(Place("search"))
            )
        )
        box.addSpacing(8)
        if page.recent:
            box.addWidget(parts.card_of([self._note(each, today) for each in page.recent[:SHOWN_NOTES]]))
        else:
            box.addWidget(_quiet(translate("Today", "What you capture appears here, newest first.")))

    def _summary(self, page: Any) -> list[str]:
        if not page.visits:
            return [translate("Today", "no visits planned")]
        said = translate("Today", "%n visit(s)", None, len(page.visits))
        ahead = [card for card in page.visits if card.starts and card.starts > self.clock.now()]
        if not ahead:
            return [said]
        minutes = int((ahead[0].starts - self.clock.now()).total_seconds() // 60)
        if minutes < 60:
            soon = translate("Today", "the next in %n minute(s)", None, max(1, minutes))
        else:
            soon = translate("Today", "the next at {0}").format(words.clock(ahead[0].starts))
        return [f"{said}, {soon}"]

    def _visit(self, card: Any) -> QWidget:
        badge = None
        if card.badge:
            badge = Tag(_badge_words(card.badge), card.badge[0])
        return parts.visit_row(card, badge, lambda: self.bus.open_record.emit("customer", card.customer.id))

    def _no_visits(self) -> QWidget:
        card = Card()
        line = row(None, 12)
        line.addWidget(Icon("visit", 20, "third"))
        said = column(None, 2)
        said.addWidget(Text(translate("Today", "No visits today"), "medium"))
        said.addWidget(
            Text(
                translate("Today", "Plan one from a customer's page, or prepare for the next one."), "second", wrap=True
            )
        )
        line.addLayout(said, 1)
        line.addWidget(
            Button(translate("Today", "Customers"), "customers", clicked=lambda: self.bus.go.emit(Place("customers")))
        )
        card.add(line)
        return card

    def _empty(self) -> QWidget:
        state = EmptyState(
            "capture",
            translate("Today", "Write down your first visit"),
            translate(
                "Today",
                "Say in plain words whom you met and what you learnt. Tacit recognises customers, people and promises, "
                "and asks before it files anything. Or bring in the customers you have.",
            ),
            translate("Today", "New capture"),
            "Ctrl N",
            lambda: self.bus.capture.emit(CaptureRequest()),
        )
        card = Card()
        card.add(state)
        more = row(None, 8)
        more.addStretch(1)
        more.addWidget(
            Button(
                translate("Today", "Bring in customers and people"),
                "import",
                "quiet",
                lambda: self.bus.import_files.emit([]),
            )
        )
        more.addStretch(1)
        card.add(more)
        return card

    def _note(self, note: Any, today: dt.date) -> QWidget:
        name = say(note.customer.name) if note.customer else translate("Today", "No customer yet")
        day = words.short_day(note.date, today)
        return parts.note_row(
            "note",
            name,
            " ".join(note.text.split()),
            day,
            words.exact_day(note.date),
            lambda: self.bus.open_record.emit("note", note.id),
        )

    # -- right: promises, drafts, what waits to be confirmed ------------------------------------------------------

    def _right(self, page: Any) -> None:
        today = self.clock.today()
        box = self.view.right
        shown = page.promises[:SHOWN_PROMISES]
        said = translate("Today", "{0} of {1} open").format(len(shown), page.open_count) if page.open_count else ""
        box.addWidget(parts.section(translate("Today", "Promises"), said))
        if shown:
            box.addWidget(parts.card_of([self._promise(each, today) for each in shown]))
        else:
            box.addWidget(
                _quiet(translate("Today", "Nothing is due. Promises you capture appear here before they fall due."))
            )
        if page.drafts:
            box.addWidget(parts.section(translate("Today", "Drafts")))
            rows = [self._draft(each) for each in self._drafts]
            more = [self._kept(page.drafts)] if page.drafts > len(rows) else []
            box.addWidget(parts.card_of(rows + more))
        if page.proposed:
            box.addWidget(parts.section(translate("Today", "To confirm"), words.number(len(page.proposed))))
            box.addWidget(parts.card_of([self._proposed(each) for each in page.proposed[:4]]))

    def _draft(self, draft: Any) -> QWidget:
        words_ = brief(" ".join(draft.text.split()))
        return _link_row(words_, "draft", lambda: self.bus.capture.emit(CaptureRequest(draft=draft.id)))

    def _kept(self, count: int) -> QWidget:
        """How many there are: until they are read, and where more wait than are shown."""
        text = translate("Today", "%n draft(s) kept", None, count)
        return _link_row(text, "draft", lambda: self.bus.capture.emit(CaptureRequest()))

    def _promise(self, each: Any, today: dt.date) -> QWidget:
        record = each.record
        icon = "promise-us" if record.owed_by == "us" else "promise-them"
        return parts.promise_row(
            record.what,
            who_owes(each),
            icon,
            due_tag(each, today),
            lambda: self.bus.open_record.emit("promise", record.id),
            lambda: self._act(lambda: self._keep(record)),
        )

    def _act(self, act: Callable[[], Any]) -> None:
        """Does what needs services, now or when they are there."""
        if self._later is None:
            act()
        else:
            self._later(act)

    def _keep(self, record: Any) -> None:
        done = translate("Today", "Kept: {0}").format(brief(record.what))
        self.jobs.write(
            lambda: self.services.promises.keep(record.id),
            then=lambda _record: self.bus.toast.emit(Toast(done, "kept", undo=True)),
            owner=self,
        )

    def _proposed(self, each: Any) -> QWidget:
        yes = Button(translate("Today", "Confirm"), kind="link", clicked=lambda: self._settle(each, True))
        yes.setAccessibleName(translate("Today", "Confirm {0}").format(each.name))
        no = Button(translate("Today", "Dismiss"), kind="link", clicked=lambda: self._settle(each, False))
        no.setAccessibleName(translate("Today", "Dismiss {0}").format(each.name))
        known = Button(translate("Today", "Known …"), kind="link")
        known.clicked.connect(lambda: self._act(lambda: self.same_as.ask(known, each.kind, each.id, each.name)))
        known.setAccessibleName(translate("Today", "{0} is somebody known …").format(each.name))
        return parts.proposed_row("customer" if each.kind == "customer" else "person", each.name, [yes, known, no])

    def _settle(self, each: Any, yes: bool) -> None:
        self._act(lambda: self._settle_now(each, yes))

    def _settle_now(self, each: Any, yes: bool) -> None:
        work = self.services.pages.confirm if yes else self.services.pages.dismiss
        said = translate("Today", "Confirmed: {0}") if yes else translate("Today", "Dismissed: {0}")
        self.jobs.write(
            work,
            [each.id],
            then=lambda _done: self.bus.toast.emit(Toast(said.format(each.name), undo=True)),
            owner=self,
        )


def _read(services: Any) -> tuple[Any, tuple[Any, ...]]:
    """The page, and the last drafts where there are any. Pure, for the read pool."""
    page = services.pages.today()
    return page, tuple(services.captures.drafts()[:SHOWN_DRAFTS]) if page.drafts else ()


def _badge_words(badge: Any) -> str:
    return label(badge[1])


def _quiet(sentence: str) -> Card:
    card = Card()
    card.add(Text(sentence, "second", wrap=True))
    return card


def _link_row(text: str, icon: str, run: Any) -> QWidget:
    from desktop.widgets.rows import RowButton

    button = RowButton(text, run, (16, 10), 8)
    button.line.addWidget(Icon(icon, 16, "second"))
    button.line.addWidget(Elided(text, "body"), 1)
    button.line.addWidget(Icon("chevron-right", 16, "third"))
    return button
