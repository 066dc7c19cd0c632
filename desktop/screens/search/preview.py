"""The record stood on, beside the results: read off the GUI thread, its fields edited in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.i18n import label
from desktop.jobs import Jobs
from desktop.screens.search.view import Preview
from desktop.widgets.layout import clear
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_loading import Loaded, load
from desktop.widgets.record_source import RecordSource

REST = 120
"""Milliseconds that a record is stood on before it is shown: laying out its fields would hold up the next key."""


class Previewing(QObject):
    """Shows one record in the preview."""

    def __init__(self, services: Any, jobs: Jobs, preview: Preview) -> None:
        super().__init__()
        self.services, self.jobs, self.preview = services, jobs, preview
        self.source = RecordSource(services, jobs, self)
        self.loaded: Loaded | None = None
        self.rows: FieldRows | None = None
        self._wanted = ""
        self._rest = QTimer(preview, singleShot=True, interval=REST)  # gone with what it fills
        self._rest.timeout.connect(lambda: self.read(self._wanted))

    def stand(self, record: str) -> None:
        """Shows this record once one rests on it; '' none. What is shown stays until then."""
        self._wanted = record
        if record and self.loaded is not None and self.loaded.page.record.id == record:
            self._rest.stop()
        else:
            self._rest.start()

    def hold(self) -> None:
        """A key was typed: what is stood on may be another soon."""
        self._rest.stop()

    def read(self, record: str) -> None:
        """Shows this record; '' none."""
        self._rest.stop()
        if not record:
            self.loaded = None
            self.preview.show_blank()
            return
        self.jobs.read(
            _load_any, self.services, record, then=self._show, failed=self._unread, owner=self, key="search.preview"
        )

    def refresh(self) -> None:
        """The same again, unless a field of it is being edited."""
        if self.loaded is not None and not (self.rows and self.rows.editing()):
            self.read(self.loaded.page.record.id)

    def settle(self) -> bool:
        """An open editor is saved; False where it says that it cannot be."""
        for one in self.rows.rows.values() if self.rows else ():
            if one.editor is not None:
                one.commit()
                if one.editor is not None and one.problem.isVisibleTo(one):
                    return False
        return True

    def _unread(self, error: BaseException) -> None:
        self.preview.show_blank()
        self.preview.error.show_error(error)

    def _show(self, loaded: Loaded) -> None:
        record = loaded.page.record
        kind = self.services.kinds.of(record)
        preview = self.preview
        another = self.loaded is None or self.loaded.page.record.id != record.id
        self.loaded = loaded
        preview.error.clear()
        preview.kind.setText(label(kind.label))
        preview.title.setText(getattr(record, kind.naming.title) or label(kind.label))
        preview.open.setEnabled(True)
        preview.like.setEnabled(True)
        if another or self.rows is None:
            clear(preview.fields)
            self.rows = FieldRows(kind, self.source, self._save, without=(kind.naming.title,))
            preview.fields.addWidget(self.rows)
            preview.verticalScrollBar().setValue(0)
        self.source.customer = getattr(record, "customer", "") or ""
        self.rows.show_record(record, loaded.names, self.services.today())

    def _save(self, changes: dict[str, Any], then: Any, failed: Any) -> None:
        if self.loaded is None:
            return
        record = self.loaded.page.record
        named = {name: (record.versions.get(name), value) for name, value in changes.items()}
        self.jobs.write(self.services.records.edit, record.id, named, then=then, failed=failed, owner=self)


class _Alone:
    """A record where a page is expected."""

    def __init__(self, record: Any) -> None:
        self.record = record


def _load_any(services: Any, record_id: str) -> Loaded:
    record = services.records.get(record_id)
    return load(services, lambda _id: _Alone(record), services.kinds.of(record), record_id)
