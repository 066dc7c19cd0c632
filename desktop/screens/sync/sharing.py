"""What only this person may read, looked through customer by customer, and shared: all of it, or some customers'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, Toast
from desktop.i18n import label, say, translate, within
from desktop.jobs import Jobs
from desktop.keycaps import native
from desktop.theme import current
from desktop.widgets.audience import AudiencePicker, audience_icon
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Check
from desktop.widgets.layout import Aside, Card, Flow, Page, clear, column, row
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Icon, Text

MOST = 60
"""Records of a customer that are shown; how many more there are is said"""
NAMED = 4
"""Records that go along and are named; how many more there are is said"""


def counts(kinds: Any, records: Sequence[tuple[Any, str]]) -> str:
    """'12 notes, 3 promises'."""
    numbers: dict[str, int] = {}
    for _ref, kind in records:
        numbers[kind] = numbers.get(kind, 0) + 1
    told = [(numbers[kind.name], kind) for kind in kinds if kind.name in numbers]
    return ", ".join(
        f"{number}\N{NO-BREAK SPACE}{within(label(kind.label if number == 1 else kind.plural))}"
        for number, kind in told
    )


class Group(QWidget):
    """One customer: a tick, how much there is, and on demand what."""

    def __init__(self, alone: Any, kinds: Any, ticked: Callable[[], Any]) -> None:
        super().__init__()
        self.alone, self._kinds = alone, kinds
        self.ids = [ref.id for ref, _kind in alone.records]
        name = say(alone.customer.name) if alone.customer else translate("Sync", "Without a customer")
        box = column(self, 4)
        line = QWidget()
        aside = Aside(line)
        said = QWidget()
        words = column(said, 2)
        self.tick = Check(name)
        self.tick.setAccessibleDescription(counts(kinds, alone.records))
        self.tick.toggled.connect(lambda _on: ticked())
        words.addWidget(self.tick)
        below = Text(counts(kinds, alone.records), "small", wrap=True)
        below.setContentsMargins(current().px(30), 0, 0, 0)
        words.addWidget(below)
        aside.addWidget(said)
        self.look = Button(translate("Sync", "Look at them"), "chevron-down", "quiet", self.show_records)
        self.look.setAccessibleName(f"{self.look.text()}: {name}")
        aside.addWidget(self.look)
        box.addWidget(line)
        self.list = QWidget()
        self._lines = column(self.list, 4, (30, 4, 0, 4))
        self.list.hide()
        box.addWidget(self.list)

    def show_records(self) -> None:
        """Shows what there is, or hides it again."""
        shown = self.list.isHidden()
        if shown and not self._lines.count():
            for ref, kind in self.alone.records[:MOST]:
                line = row(None, 8)
                line.addWidget(Icon(self._kinds[kind].icon, 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(Text(say(ref.name), "body", wrap=True), 1)
                self._lines.addLayout(line)
            more = len(self.alone.records) - MOST
            if more > 0:
                self._lines.addWidget(Text(translate("Sync", "and %n more", None, more), "small"))
        self.list.setVisible(shown)
        self.look.set_icon("chevron-up" if shown else "chevron-down")


class SharingPage(Page):
    """Laid out: whom for, the customers, the button."""

    def __init__(self, share: Callable[[], Any], away: Callable[[], Any], ask: Callable[[], Any]) -> None:
        super().__init__()
        self.content.setSpacing(current().px(12))
        self.content.addWidget(Text(translate("Sync", "Share what is only yours"), "display", wrap=True))
        self.sentence = Text("", "second", wrap=True)
        self.content.addWidget(self.sentence)
        whom = QWidget()
        flow = Flow(whom, 8)
        asks = Text(translate("Sync", "From now on for:"), "medium")
        asks.setMinimumHeight(current().px(32))
        flow.addWidget(asks)
        self.audience = Button("", "everyone", clicked=ask)
        flow.addWidget(self.audience)
        self.content.addWidget(whom)
        self.all = Check(translate("Sync", "All of it"))
        self.all.setTristate(True)
        self.content.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.card = Card(padding=(12, 8))
        self.content.addWidget(self.card)
        self.along = Text("", "second", wrap=True)
        self.content.addWidget(self.along)
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        foot = row(None, 8)
        self.cancel = Button(translate("Sync", "Cancel"), clicked=away)
        self.share = Button("", kind="primary", clicked=share)
        self.share.setToolTip(native("Ctrl+Enter"))
        foot.addWidget(self.share)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        self.content.addLayout(foot)
        self.content.addStretch(1)
        self.groups: list[Group] = []


class Sharing(QObject):
    """The behaviour: reads what there is, says what goes along, shares it in one step that undo takes back. `done` when
    the page is to go."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, done: Callable[[], Any]) -> None:
        super().__init__()
        self.services, self.jobs, self.bus, self._done = services, jobs, bus, done
        self.page = SharingPage(self.share, done, self._ask)
        self.picker = AudiencePicker(services, jobs, self)
        self.audience, self._words, self._busy = "everyone", "", False
        self._chosen: list[str] = []
        self.page.all.clicked.connect(self._all)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.page, self.share, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self) -> None:
        """Reads it anew, with nothing ticked: nothing is shared by one key too many."""
        services = self.services

        def work() -> tuple[list[Any], str, str]:
            audience = services.default_audience
            audience = "everyone" if audience == "me" else audience
            return services.sync.alone(), audience, label(services.sync.audience_words(audience))

        self.jobs.read(work, then=lambda found: self._show(*found), failed=self._failed, owner=self, key="sync.alone")

    def _show(self, found: list[Any], audience: str, words: str) -> None:
        page = self.page
        clear(page.card.box)
        page.groups = [Group(one, self.services.kinds, self._ticked) for one in found]
        for one in page.groups:
            page.card.add(one)
        page.sentence.setText(
            translate(
                "Sync",
                "Nobody else can read this: %n record(s), by customer. Look through them, tick what your colleagues "
                "should know, and share it. Later each can be changed by itself.",
                None,
                sum(len(one.ids) for one in page.groups),
            )
        )
        page.error.clear()
        self._take(audience, words)
        self._ticked()
        page.all.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- whom for -----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.picker.ask(self.page.audience, self.audience, self._take, new=True)

    def _take(self, audience: str, words: str) -> None:
        self.audience, self._words = audience, words
        button = self.page.audience
        button.setText(words)
        button.set_icon(audience_icon(audience))
        button.setAccessibleName(translate("Sync", "From now on for:") + f" {words}")
        self._say()

    # -- what ---------------------------------------------------------------------------------------------------

    def _all(self) -> None:
        on = self.page.all.checkState() != Qt.CheckState.Unchecked
        for one in self.page.groups:
            one.tick.blockSignals(True)
            one.tick.setChecked(on)
            one.tick.blockSignals(False)
        self._ticked()

    def _ticked(self) -> None:
        groups = self.page.groups
        ticked = [one for one in groups if one.tick.isChecked()]
        some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.page.all.setCheckState(Qt.CheckState.Checked if groups and len(ticked) == len(groups) else some)
        own = [one for group in ticked for one in group.ids]
        services = self.services

        def work() -> list[str]:
            return list(services.sync.linked(own))

        def known(ids: list[str]) -> None:
            self._chosen = ids
            self._along(set(ids) - set(own))

        self._chosen = []
        self._say()
        self.jobs.read(work, then=known, failed=self._failed, owner=self, key="sync.linked")

    def _along(self, ids: set[str]) -> None:
        """What is not ticked and goes along, as others would read “hidden” in its place."""
        names = [say(ref.name) for group in self.page.groups for ref, _kind in group.alone.records if ref.id in ids]
        named = "; ".join(names[:NAMED])
        if len(names) > NAMED:
            named += " " + translate("Sync", "and %n more", None, len(names) - NAMED)
        said = translate("Sync", "Along with them goes what they refer to: {0}")
        self.page.along.setText(said.format(named) if names else "")
        self.page.along.setVisible(bool(names))
        self._say()

    def _say(self) -> None:
        page = self.page
        said = translate("Sync", "Share %Ln record(s)", None, len(self._chosen))
        page.share.setText(translate("Sync", "Sharing …") if self._busy else said)
        page.share.setEnabled(bool(self._chosen) and not self._busy)
        for one in (page.all, page.card, page.audience):
            one.setEnabled(not self._busy)

    # -- done ---------------------------------------------------------------------------------------------------

    def share(self) -> None:
        """Shares what is ticked."""
        if not self.page.share.isEnabled():
            return
        ids, audience, words = list(self._chosen), self.audience, self._words
        services = self.services

        def done(_changed: Any) -> None:
            self._busy = False
            self.bus.toast.emit(
                Toast(translate("Audience", "{0}: %n record(s)", None, len(ids)).format(words), "kept", undo=True)
            )
            self._done()

        self._busy = True
        self.page.error.clear()
        self._say()
        self.jobs.write(services.sync.set_audience, ids, audience, then=done, failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._say()
        self.page.error.show_error(error)
