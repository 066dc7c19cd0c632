"""Editing an entry of a timeline where it stands; what is more than its words opens in the panel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.widgets.record_inline import InlineForm
from desktop.widgets.timeline import Entry

if TYPE_CHECKING:
    from desktop.widgets.record_screen import RecordScreen

#: What of a kind is edited within the timeline; other kinds open in the panel.
IN_PLACE: Mapping[str, tuple[str, ...]] = {
    "note": ("text", "topics", "polarity", "source", "confidence", "learnt_on"),
}


def edit_entry(screen: RecordScreen, entry: Entry) -> None:
    """Shows the editor in the entry's place, or the form of its record in the panel."""
    only = IN_PLACE.get(entry.kind)
    if only is None:
        screen.edit_record(entry.id)
        return
    screen.jobs.read(
        screen.services.records.get, entry.id, then=lambda record: _here(screen, entry, record, only), owner=screen
    )


def _here(screen: RecordScreen, entry: Entry, record: Any, only: tuple[str, ...]) -> None:
    one = screen.timeline.rows.get(entry.id)
    if one is None or one.editor is not None:
        return
    kind = screen.services.kinds.of(record)
    values = {name: getattr(record, name) for name in only}

    def whole() -> None:
        one.hide_editor()
        screen.forms.edit_all(record)

    form = InlineForm(kind, screen.source, values, only, partial(screen.forms.save, record), whole)
    form.closed.connect(one.hide_editor)
    one.show_editor(form)
    form.form.go_to(only[0])
