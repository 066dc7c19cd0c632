"""“This is somebody we know”: a proposed customer or person becomes a known one, picked from the likeliest or found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs

if TYPE_CHECKING:
    from desktop.widgets.popup import Option, Show


class SameAs:
    """Asks, and does it. `owner` is the screen's controller."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, owner: QObject) -> None:
        self.services, self.jobs, self.bus, self.owner = services, jobs, bus, owner

    def ask(self, anchor: QWidget, kind: str, record_id: str, name: str) -> None:
        """Opens the choices below `anchor` once the likeliest are known. `kind` is customer or contact."""
        from desktop.widgets.popup import ChoicePopup, Option  # Today stands at the start, long before this is asked

        icon = "customer" if kind == "customer" else "person"

        def options(rows: list[Any]) -> list[Option]:
            return [Option((row.id, row.name), row.name, icon) for row in rows if row.id != record_id]

        def find(text: str, show: Show) -> None:
            rows = self.services.pages.customers if kind == "customer" else self.services.pages.people
            self.jobs.read(lambda: options(rows(text=text)[:5]), then=show, failed=lambda _e: None, key="same-as.find")

        def show(rows: list[Any]) -> None:
            heading = translate("SameAs", "“{0}” is …").format(name)
            words = translate("SameAs", "Type a name that is known")
            ChoicePopup(
                anchor, heading, options(rows), lambda chosen: self._take(record_id, name, chosen), find, words
            ).open()

        self.jobs.read(self.services.pages.same_as, record_id, then=show, owner=self.owner, key="same-as")

    def _take(self, record_id: str, name: str, chosen: tuple[str, str]) -> None:
        said = translate("SameAs", "{0} is {1} from now on").format(name, label(chosen[1]))
        self.jobs.write(
            self.services.pages.merge,
            record_id,
            chosen[0],
            then=lambda _record: self.bus.toast.emit(Toast(said, "kept", undo=True)),
            owner=self.owner,
        )


def ask_for(screen: Any) -> None:
    """Of the one proposed row that is selected alone in the list of a record screen."""
    chosen = screen.proposals()
    if len(chosen) == 1:
        name = next(row.name for row in screen.pane.model.rows if row.id == chosen[0])
        asking = SameAs(screen.services, screen.jobs, screen.bus, screen)
        asking.ask(screen.pane.list, screen.kind_name, chosen[0], name)
