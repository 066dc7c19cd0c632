"""Who may read a record, shown on its page and changed there: of one record or of several at once, with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.bus import Bus, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.theme import current
from desktop.widgets.audience import AudiencePicker, audience_icon
from desktop.widgets.buttons import Button
from desktop.widgets.layout import row
from desktop.widgets.record_names import brief

KEY = Qt.Key.Key_W


class AudienceButton(Button):
    """The audience of the record on show, as a word; a press offers others. Hidden until a store is joined: before,
    everything stays here anyway."""

    def __init__(self, pressed: Callable[[], Any] | None = None) -> None:
        super().__init__("", "only-me", "link", pressed)
        self.audience = ""
        self.hide()

    def at_the_edge(self) -> QHBoxLayout:
        """Laid out so that its icon, not its frame, stands below what is above it."""
        line = row(None, 0)
        line.setContentsMargins(-current().px(4), 0, 0, 0)
        line.addWidget(self)
        line.addStretch(1)
        return line

    def show_audience(self, audience: str, words: str) -> None:
        """Shows who may read it; '' hides it."""
        self.audience = audience
        if audience:
            self.setText(words)
            self.set_icon(audience_icon(audience))
            self.setAccessibleName(translate("Audience", "Who may read it: {0}").format(words))
            self.setToolTip(translate("Audience", "Who may read it; a click changes it (W)"))
        self.setVisible(bool(audience))


class AudienceActs(QObject):
    """Asks for another audience and sets it."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs, self.bus = services, jobs, bus
        self.picker = AudiencePicker(services, jobs, self)

    def show(self, record: Any, button: AudienceButton) -> None:
        """Says on a button who may read a record."""
        services = self.services
        if not services.settings.store:
            button.show_audience("", "")
            return
        audience = record.audience

        def known(words: str) -> None:
            button.show_audience(audience, label(words))

        self.jobs.read(
            lambda: services.sync.audience_words(audience),
            then=known,
            failed=lambda _error: None,
            owner=button,
            key=f"audience.{id(button)}",
        )

    def ask(self, anchor: QWidget, ids: Sequence[str]) -> None:
        """Offers the audiences below a widget; the one that all of these have is ticked."""
        wanted = list(ids)
        if not wanted:
            return
        if not self.services.settings.store:
            said = translate("Audience", "No shared store is joined: nothing leaves this computer.")
            self.bus.toast.emit(Toast(said))
            return
        services = self.services

        def shared() -> tuple[str, bool]:
            """The one audience of them all, '' where they differ; whether the store has yet to hear of one."""
            found = {services.records.get(one).audience for one in wanted}
            return str(found.pop()) if len(found) == 1 else "", services.sync.unheard(wanted)

        heading = translate("Audience", "Who may read these %n?", None, len(wanted)) if len(wanted) > 1 else ""
        self.jobs.read(
            shared,
            then=lambda found: self.picker.ask(
                anchor, found[0], lambda audience, words: self.set(wanted, audience, words), heading, new=found[1]
            ),
            owner=self,
            key="audience.present",
        )

    def set(self, ids: Sequence[str], audience: str, words: str) -> None:
        """Writes it; what is refused says why."""

        def told(changed: Sequence[Any]) -> None:
            if not changed:
                return
            if len(ids) == 1:
                named = next((one.name for one in changed if one.id == ids[0]), changed[0].name)
                said = translate("Audience", "{0} may read “{1}” now").format(words, brief(label(named)))
            else:
                said = translate("Audience", "{0}: %n record(s)", None, len(ids)).format(words)
            if audience == "me":
                said = translate("Audience", "Only you may read it now")
            self.bus.toast.emit(Toast(said, undo=True))

        services = self.services
        self.jobs.write(lambda: services.sync.set_audience(list(ids), audience), then=told, owner=self)
