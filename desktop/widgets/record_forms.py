"""What a screen opens in its panel: forms for something new, for a whole record, for tags of several; a history.

What was typed into a form for something new is kept until it is saved, and comes back after it was discarded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from db.records import Kind
from desktop.bus import Bus, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.widgets.record_form import RecordForm
from desktop.widgets.record_history import HistoryView
from desktop.widgets.record_names import brief, named
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.record_source import RecordSource, new_words


class PanelForms(QObject):
    """The forms of one screen; each closes the panel when it is written."""

    def __init__(
        self, services: Any, jobs: Jobs, bus: Bus, source: RecordSource, panel: SidePanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.services, self.jobs, self.bus = services, jobs, bus
        self.source, self.panel = source, panel
        self._kept: dict[str, dict[str, Any]] = {}

    def new(
        self,
        kind: Kind,
        presets: Callable[[], dict[str, Any]],
        added: Callable[[Any], Any],
        fixed: Mapping[str, Any] | None = None,
    ) -> None:
        """A form for something new; what was typed into it before and not saved is there again. It begins with
        `presets()`, `fixed` values are not asked for; `added(record)` is told of what was written."""

        def save(values: dict[str, Any]) -> None:
            values.update(fixed or {})
            self.jobs.write(
                self.services.records.add, kind.name, values, then=saved, failed=self.panel.failed, owner=self
            )

        def saved(record: Any) -> None:
            self._kept.pop(kind.name, None)
            self.panel.close_now()
            self._tell_saved(record)
            added(record)

        def discarded(kept: dict[str, Any]) -> None:
            self._kept.pop(kind.name, None)
            if kept:
                self._offer_again(lambda: again(kept))

        def again(kept: dict[str, Any]) -> None:
            self._kept[kind.name] = kept
            self.new(kind, presets, added, fixed)

        form = self.panel.open_form(kind, self.source, new_words(kind), save, presets(), discarded)
        if kept := self._kept.get(kind.name):
            form.put_back(kept)
        form.touched.connect(lambda: self._kept.__setitem__(kind.name, form.keep()))

    def _offer_again(self, again: Callable[[], Any]) -> None:
        said = translate("Records", "Discarded")
        self.bus.toast.emit(Toast(said, action=translate("Records", "Get it back"), run=again))

    def edit(self, record_id: str) -> None:
        """The whole form of a record, as it stands now."""
        self.jobs.read(self.services.records.get, record_id, then=self.edit_all, owner=self)

    def edit_all(self, record: Any) -> None:
        """The whole form of a record that was read."""
        kind = self.services.kinds.of(record)
        values = {field.name: getattr(record, field.name) for field in kind.form}

        def save(_values: dict[str, Any]) -> None:
            changes = form.changes() or {}
            if changes:
                self.save(record, changes, lambda _r: self.panel.close_now(), self.panel.failed)
            else:
                self.panel.close_now()

        form: RecordForm = self.panel.open_form(kind, self.source, kind.title(record), save, values)
        form.go_to(next(iter(form.editors)))  # not the first blank one: that may be a drop-down far below

    def save(
        self,
        record: Any,
        changes: dict[str, Any],
        then: Callable[[Any], Any],
        failed: Callable[[BaseException], Any],
    ) -> None:
        """Writes fields of a record, from the versions that were read, and tells it with Undo."""

        def saved(written: Any) -> None:
            then(written)
            self._tell_saved(written)

        versions = {name: (record.versions.get(name), value) for name, value in changes.items()}
        self.jobs.write(self.services.records.edit, record.id, versions, then=saved, failed=failed, owner=self)

    def _tell_saved(self, record: Any) -> None:
        title = brief(self.services.kinds.of(record).title(record))
        self.bus.toast.emit(Toast(translate("Records", "Saved: {0}").format(title), "kept", undo=True))

    def history(self, record_id: str) -> None:
        """What happened to a record."""

        def show(changes: list[Any]) -> None:
            heading = translate("Records", "History")
            self.panel.open(heading, HistoryView(changes, self.services.today()))

        self.jobs.read(self.services.records.history, record_id, then=show, owner=self)

    def tag(self, kind: Kind, ids: Sequence[str]) -> None:
        """Tags for several records of a kind at once."""
        panel = self.panel

        def save(values: dict[str, Any]) -> None:
            def saved(records: Sequence[Any]) -> None:
                panel.close_now()
                if records:
                    said = translate("Records", "Tagged: {0}").format(named(self.services.kinds, records))
                    self.bus.toast.emit(Toast(said, undo=True))

            act = self.services.records.tag
            self.jobs.write(act, list(ids), values["tags"], then=saved, failed=panel.failed, owner=self)

        heading = translate("Records", "Tag %n record(s)", n=len(ids))
        panel.open_form(kind, self.source, heading, save, only=("tags",))
